package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.SupervisedCaseTable;

/**
 * All ratio indicators for every subject and period, from one aggregation of cases to institution, level, department and
 * month with all sums; what is small is then summed up to levels, the region, quarters and the year. Counties and disease
 * groups, which would multiply those rows, have an aggregation of their own with the few sums they need.
 *
 * <p>Takes {@link SupervisedCaseTable} rows; yields {@code indicator_value}. Sums of institutions are those of levels and of
 * the region, sums of months those of quarters and of the year, but for the rounding of relative cost and stay. An
 * institution stands under the highest level that its cases of the period show; a case without a department or insured area
 * counts everywhere but there.
 */
public final class RatioIndicators {
    // Spark compiles an aggregation of up to a hundred columns as a whole; beyond that it is far slower.
    private static final int MOST_SUMS = 90;
    // The long form of more indicators becomes a method beyond what Java can load.
    private static final int MOST_INDICATORS = 24;

    private static final Set<Grain> OF_INSTITUTIONS =
            Set.of(Grain.REGION, Grain.LEVEL, Grain.INSTITUTION, Grain.DEPARTMENT);

    private final PeriodScope scope;
    private final IndicatorPolicy policy;
    private final List<RatioIndicator> indicators;

    /** These indicators of this period. */
    public RatioIndicators(
            final PeriodScope scope, final IndicatorPolicy policy, final List<RatioIndicator> indicators) {
        this.scope = scope;
        this.policy = policy;
        this.indicators = List.copyOf(indicators);
    }

    /**
     * The rows of supervised cases.
     *
     * @param groups rows of {@link GroupReference}, where there is an edition
     */
    Dataset<Row> apply(final Dataset<Row> cases, final Optional<Dataset<Row>> groups) {
        final CaseColumns columns = new CaseColumns(groups);
        final List<Dataset<Row>> parts = new ArrayList<>();
        for (final MeasureSums sums : batches(OF_INSTITUTIONS)) {
            parts.add(ofInstitutions(columns, cases, sums));
        }
        for (final MeasureSums sums : batches(Set.of(Grain.COUNTY))) {
            parts.add(ofKey(columns, cases, sums, Grain.COUNTY, SettledCaseTable.INSURED_AREA.name()));
        }
        for (final MeasureSums sums : batches(Set.of(Grain.DISEASE_GROUP))) {
            parts.add(ofKey(columns, cases, sums, Grain.DISEASE_GROUP, SupervisedCaseTable.GROUP_CODE.name()));
        }
        return parts.stream()
                .reduce(Dataset::unionByName)
                .orElseThrow(() -> new IllegalStateException("no ratio indicator"))
                .where(not(isOfGroupMix()))
                .select(select(IndicatorValueTable.CONTRACT));
    }

    /** The indices of the whole period are computed from exact sums of groups elsewhere. */
    private Column isOfGroupMix() {
        return col(IndicatorValueTable.INDICATOR)
                .isin(GroupMixIndicators.EXACT.toArray())
                .and(col(IndicatorValueTable.PERIOD).equalTo(scope.label()))
                .and(col(IndicatorValueTable.SUBJECT_TYPE)
                        .isin(IndicatorEntry.USUAL.stream().map(Grain::written).toArray()));
    }

    private Dataset<Row> ofInstitutions(final CaseColumns columns, final Dataset<Row> cases, final MeasureSums sums) {
        final boolean hasDepartments = sums.indicators().stream()
                .anyMatch(indicator -> indicator.entry().grains().contains(Grain.DEPARTMENT));
        final Column department = hasDepartments
                ? col(SettledCaseTable.DISCHARGE_DEPARTMENT)
                : lit(null).cast("string");
        final Dataset<Row> institutions = Subjects.withHighestLevel(columns.apply(cases, sums.columns())
                .groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(Subjects.INSTITUTION),
                        col(SettledCaseTable.HOSPITAL_LEVEL).as(Subjects.LEVEL),
                        department.as(Subjects.DEPARTMENT),
                        col(SettledCaseTable.DISCHARGE_MONTH).as(Subjects.MONTH))
                .agg(sums.ofCases()[0], rest(sums.ofCases())));
        final Column[] subjects = Stream.of(
                        Subjects.region(), Subjects.level(), Subjects.institution(), Subjects.department())
                .limit(hasDepartments ? OF_INSTITUTIONS.size() : OF_INSTITUTIONS.size() - 1)
                .toArray(Column[]::new);
        return summed(new Subjects(scope).spreadOverPeriods(institutions, subjects), sums);
    }

    private Dataset<Row> ofKey(
            final CaseColumns columns,
            final Dataset<Row> cases,
            final MeasureSums sums,
            final Grain grain,
            final String key) {
        final Dataset<Row> months = columns.apply(cases, sums.columns())
                .where(col(key).isNotNull())
                .groupBy(col(key), col(SettledCaseTable.DISCHARGE_MONTH).as(Subjects.MONTH))
                .agg(sums.ofCases()[0], rest(sums.ofCases()));
        return summed(new Subjects(scope).spreadOverPeriods(months, Subjects.subject(grain, col(key))), sums);
    }

    private Dataset<Row> summed(final Dataset<Row> spread, final MeasureSums sums) {
        final Dataset<Row> wide = spread.groupBy(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        col(IndicatorValueTable.PERIOD))
                .agg(sums.ofSums()[0], rest(sums.ofSums()));
        return new LongForm(scope, policy).of(wide, sums.entries());
    }

    private List<MeasureSums> batches(final Set<Grain> grains) {
        final List<MeasureSums> batches = new ArrayList<>();
        MeasureSums batch = new MeasureSums();
        for (final RatioIndicator indicator : indicators) {
            if (indicator.entry().grains().stream().anyMatch(grains::contains)) {
                if (batch.indicators().size() == MOST_INDICATORS
                        || !batch.indicators().isEmpty() && batch.sizeWith(indicator) > MOST_SUMS) {
                    batches.add(batch);
                    batch = new MeasureSums();
                }
                batch.add(indicator);
            }
        }
        if (!batch.indicators().isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private static Column[] rest(final Column[] columns) {
        return java.util.Arrays.copyOfRange(columns, 1, columns.length);
    }
}
