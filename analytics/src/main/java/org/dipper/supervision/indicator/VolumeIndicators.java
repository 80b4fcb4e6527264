package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.table.FieldType;

/**
 * The share of a subject in the region's fund payments, and growth of mean cost, total cost and fund payments against the
 * same months of the year before, for the region, counties, levels and institutions.
 *
 * <p>Takes settled cases of the period and, for growth, of the year before it; yields {@code indicator_value}. Growth is over
 * the months that the region has cases of in both years, so half a year is compared with half a year. The subject of an
 * earlier case is the institution's level of today; an institution that has closed keeps its own.
 */
final class VolumeIndicators {
    /** What needs the year before. */
    static final List<String> GROWTH =
            List.of(FundIndicators.MEAN_COST_GROWTH, FundIndicators.TOTAL_COST_GROWTH, FundIndicators.FUND_GROWTH);

    private static final Set<Grain> GRAINS = Set.of(Grain.REGION, Grain.COUNTY, Grain.LEVEL, Grain.INSTITUTION);
    private static final int A_YEAR = 100;
    private static final String MEAN = FieldType.decimal(28, 6).sql();
    private static final String AMOUNT = FieldType.decimal(20, 0).sql();
    private static final String COUNT = FieldType.decimal(12, 0).sql();

    private static final String AREA = "subject_area";
    private static final String IS_EARLIER = "is_earlier";
    private static final String CASES = "cases";
    private static final String COST = "cost";
    private static final String FUND = "fund";
    private static final String EARLIER = "earlier_";
    private static final String COMPARED = "compared_";
    private static final List<String> AMOUNTS = List.of(CASES, COST, FUND);
    private static final String REGIONAL_FUND = "regional_fund";

    private final PeriodScope scope;
    private final IndicatorPolicy policy;

    VolumeIndicators(final PeriodScope scope, final IndicatorPolicy policy) {
        this.scope = scope;
        this.policy = policy;
    }

    /**
     * The rows of these cases.
     *
     * @param yearBefore the cases of the year before, where the period is one year and there are any
     */
    Dataset<Row> apply(final Dataset<Row> cases, final Optional<Dataset<Row>> yearBefore) {
        final Dataset<Row> wide = subjects(compared(months(cases, yearBefore)));
        final List<LongForm.Entry> entries = new ArrayList<>();
        entries.add(new LongForm.Entry(
                FundIndicators.FUND_SHARE_OF_REGION, GRAINS, col(FUND), col(REGIONAL_FUND), col(CASES), lit(null)));
        if (yearBefore.isPresent()) {
            entries.add(growth(FundIndicators.MEAN_COST_GROWTH, mean(COMPARED), mean(EARLIER)));
            entries.add(growth(FundIndicators.TOTAL_COST_GROWTH, col(COMPARED + COST), col(EARLIER + COST)));
            entries.add(growth(FundIndicators.FUND_GROWTH, col(COMPARED + FUND), col(EARLIER + FUND)));
        }
        return new LongForm(scope, policy)
                .of(wide.where(col(CASES).gt(0)), entries)
                .select(select(IndicatorValueTable.CONTRACT));
    }

    /** A subject without cases in the year before has no growth: nothing stands below. */
    private static LongForm.Entry growth(final String id, final Column now, final Column before) {
        final Column below = coalesce(before, lit(0)).cast(MEAN);
        return new LongForm.Entry(
                id, GRAINS, coalesce(now, lit(0)).cast(MEAN).minus(below), below, col(CASES), lit(null));
    }

    private static Column mean(final String which) {
        return when(
                col(which + CASES).gt(0),
                col(which + COST)
                        .cast(AMOUNT)
                        .divide(col(which + CASES).cast(COUNT))
                        .cast(MEAN));
    }

    private static Dataset<Row> months(final Dataset<Row> cases, final Optional<Dataset<Row>> yearBefore) {
        final Dataset<Row> now = months(cases, col(SettledCaseTable.DISCHARGE_MONTH), false);
        return yearBefore
                .map(before -> now.unionByName(
                        months(before, col(SettledCaseTable.DISCHARGE_MONTH).plus(A_YEAR), true)))
                .orElse(now);
    }

    private static Dataset<Row> months(final Dataset<Row> cases, final Column month, final boolean isEarlier) {
        return cases.groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(Subjects.INSTITUTION),
                        col(SettledCaseTable.HOSPITAL_LEVEL).as(Subjects.LEVEL),
                        col(SettledCaseTable.INSURED_AREA).as(AREA),
                        month.as(Subjects.MONTH))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(col(SettledCaseTable.TOTAL_COST_FEN)).as(COST),
                        sum(col(SettledCaseTable.FUND_PAY_FEN)).as(FUND))
                .withColumn(IS_EARLIER, lit(isEarlier));
    }

    /** Earlier amounts beside those of now, and of these once more what may be compared. */
    private static Dataset<Row> compared(final Dataset<Row> months) {
        final Column isEarlier = col(IS_EARLIER);
        final WindowSpec ofInstitution = Window.partitionBy(col(Subjects.INSTITUTION));
        final WindowSpec ofMonth = Window.partitionBy(col(Subjects.MONTH));
        final Column isInBoth =
                max(isEarlier).over(ofMonth).and(max(isEarlier.equalTo(false)).over(ofMonth));
        final Column level = coalesce(
                max(when(isEarlier.equalTo(false), col(Subjects.LEVEL))).over(ofInstitution),
                max(col(Subjects.LEVEL)).over(ofInstitution));
        final List<Column> columns = new ArrayList<>(
                List.of(col(Subjects.INSTITUTION), level.as(Subjects.LEVEL), col(AREA), col(Subjects.MONTH)));
        for (final String amount : AMOUNTS) {
            final Column zero = lit(0L);
            columns.add(when(isEarlier, zero).otherwise(col(amount)).as(amount));
            columns.add(
                    when(isEarlier.and(isInBoth), col(amount)).otherwise(zero).as(EARLIER + amount));
            columns.add(when(isEarlier.equalTo(false).and(isInBoth), col(amount))
                    .otherwise(zero)
                    .as(COMPARED + amount));
        }
        return months.select(columns.toArray(Column[]::new));
    }

    private Dataset<Row> subjects(final Dataset<Row> months) {
        final List<Column> sums = new ArrayList<>();
        for (final String amount : AMOUNTS) {
            sums.add(sum(col(amount)).as(amount));
            sums.add(sum(col(EARLIER + amount)).as(EARLIER + amount));
            sums.add(sum(col(COMPARED + amount)).as(COMPARED + amount));
        }
        final WindowSpec ofPeriod = Window.partitionBy(col(IndicatorValueTable.PERIOD));
        return new Subjects(scope)
                .spreadOverPeriods(
                        months,
                        Subjects.region(),
                        Subjects.level(),
                        Subjects.institution(),
                        Subjects.subject(Grain.COUNTY, col(AREA)))
                .groupBy(
                        col(IndicatorValueTable.SUBJECT_TYPE),
                        col(IndicatorValueTable.SUBJECT),
                        col(IndicatorValueTable.PERIOD))
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
                .withColumn(
                        REGIONAL_FUND,
                        max(when(Subjects.isGrain(Grain.REGION), col(FUND))).over(ofPeriod));
    }
}
