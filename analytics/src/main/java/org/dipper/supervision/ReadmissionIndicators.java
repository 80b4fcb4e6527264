package org.dipper.supervision;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.SupervisionPolicy;

/**
 * Readmission rates by window and rule, and the rate of split-admission candidates, for the region, each hospital level
 * and each institution of the index stay.
 *
 * <p>Takes the {@code settled_case} rows of a period and their {@code readmission_pair} rows; yields
 * {@code indicator_value}. The denominator counts eligible index stays, with or without a later stay; the numerator those
 * whose next stay begins within the window and fulfils the rule, each once. Unless the policy counts it, a return on the
 * day of discharge to the same institution with the same category is no readmission: it is a split-admission candidate.
 * An institution stands under the highest level that its cases of the period show, so institutions sum to levels and to
 * the region.
 */
public final class ReadmissionIndicators {
    private static final String ELIGIBLE_BY_WAY = "eligible_by_way";
    private static final String OVERLAPPING = "overlapping";
    private static final String ELIGIBLE = "eligible";
    private static final String INSTITUTION = "institution";
    private static final String LEVEL = "level";

    private final String period;
    private final SupervisionPolicy policy;
    private final SplitAdmission splitAdmission;

    /** Rates of this period by the windows and rules of the policy. */
    public ReadmissionIndicators(final String period, final SupervisionPolicy policy) {
        this.period = requireNonNull(period, "period");
        this.policy = requireNonNull(policy, "policy");
        this.splitAdmission = new SplitAdmission(policy.splitGapDays());
    }

    /** The {@code indicator_value} rows of these cases and their pairs. */
    public Dataset<Row> apply(final Dataset<Row> cases, final Dataset<Row> pairs) {
        final List<Counted> counted = counted();
        final Dataset<Row> institutions =
                stays(cases).join(returns(pairs, counted), new String[] {INSTITUTION}, "left_outer");

        final Column eligible = col(ELIGIBLE_BY_WAY).minus(coalesce(col(OVERLAPPING), lit(0L)));
        final Column[] sums = counted.stream()
                .map(ratio -> coalesce(sum(col(ratio.indicator())), lit(0L)).as(ratio.indicator()))
                .toArray(Column[]::new);
        final Dataset<Row> subjects = IndicatorRows.spread(institutions, INSTITUTION, LEVEL)
                .groupBy(col(IndicatorValueTable.SUBJECT_TYPE), col(IndicatorValueTable.SUBJECT))
                .agg(sum(eligible).as(ELIGIBLE), sums);

        final List<IndicatorRows.Ratio> ratios = counted.stream()
                .map(ratio -> new IndicatorRows.Ratio(ratio.indicator(), col(ratio.indicator()), col(ELIGIBLE)))
                .toList();
        return new IndicatorRows(period).of(subjects, ratios).select(select(IndicatorValueTable.CONTRACT));
    }

    private record Counted(String indicator, Column isCounted) {}

    private List<Counted> counted() {
        final List<Counted> counted = new ArrayList<>();
        for (final int windowDays : policy.readmissionWindowsDays()) {
            for (final ReadmissionRule rule : ReadmissionRule.ALL) {
                counted.add(new Counted(rule.indicator(windowDays), rule.isReadmission(windowDays, policy.countsSameDayReturn())));
            }
        }
        counted.add(new Counted(SplitAdmission.INDICATOR, splitAdmission.isCandidate()));
        return counted;
    }

    private static Dataset<Row> stays(final Dataset<Row> cases) {
        // Grouped by level first and narrowed to the highest after: a maximum over text would leave the fast
        // aggregation.
        return cases.groupBy(col(SettledCaseTable.INSTITUTION_CODE), col(SettledCaseTable.HOSPITAL_LEVEL))
                .agg(count_if(ReadmissionPairs.isEligibleByDischargeWay(col(SettledCaseTable.DISCHARGE_WAY)))
                        .as(ELIGIBLE_BY_WAY))
                .groupBy(col(SettledCaseTable.INSTITUTION_CODE).as(INSTITUTION))
                .agg(
                        max(col(SettledCaseTable.HOSPITAL_LEVEL)).as(LEVEL),
                        sum(col(ELIGIBLE_BY_WAY)).as(ELIGIBLE_BY_WAY));
    }

    private static Dataset<Row> returns(final Dataset<Row> pairs, final List<Counted> counted) {
        final Column isEligible = col(ReadmissionPairTable.IS_INDEX_ELIGIBLE);
        // Stays that ended in death or against advice are out already, so only overlaps are left to take off.
        final Column isOverlapping =
                coalesce(col(ReadmissionPairTable.INDEX_EXCLUSION).equalTo(ReadmissionPairs.OVERLAP), lit(false));
        return pairs.groupBy(col(ReadmissionPairTable.INDEX_INSTITUTION_CODE).as(INSTITUTION))
                .agg(
                        count_if(isOverlapping).as(OVERLAPPING),
                        counted.stream()
                                .map(ratio -> count_if(isEligible.and(ratio.isCounted()))
                                        .as(ratio.indicator()))
                                .toArray(Column[]::new));
    }
}
