package org.dipper.supervision;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
 *
 * <p>The unplanned rates have index stays of their own: none that ended by transfer, none of bed-day or treatment cycles,
 * none without follow-up, as {@link org.dipper.policy.ReadmissionPolicy} says. A return that nothing shows as planned counts
 * as unplanned.
 */
public final class ReadmissionIndicators {
    private static final String ELIGIBLE_BY_WAY = "eligible_by_way";
    private static final String OVERLAPPING = "overlapping";
    private static final String ELIGIBLE = "eligible";
    private static final String CANDIDATES = "unplanned_candidates";
    private static final String TAKEN_OUT = "unplanned_taken_out";
    private static final String WASHED_OUT = "unplanned_washed_out";
    private static final String UNPLANNED_ELIGIBLE = "unplanned_eligible";
    private static final String INSTITUTION = "institution";
    private static final String LEVEL = "level";
    private static final String PAIRS = "pairs";
    private static final String GAP = "gap";
    private static final String UNPLANNED_GAP = "unplanned_gap";
    private static final String SAME_INSTITUTION = "same_institution";
    private static final String SAME_CATEGORY = "same_category";
    private static final String SAME_GROUP = "same_group";
    private static final String IS_OVERLAP = "overlap";
    private static final String IS_ELIGIBLE = "index_eligible";
    private static final String IS_UNPLANNED_INDEX = "unplanned_index";
    private static final String IS_TAKEN_OUT = "taken_out";
    private static final String IS_PLANNED = "planned";
    private static final int NEVER = -1;

    private final String period;
    private final SupervisionPolicy policy;
    private final List<ReadmissionRule> rules;
    private final boolean hasUnplanned;

    /** Rates of this period by the windows of the policy that need no disease group. */
    public ReadmissionIndicators(final String period, final SupervisionPolicy policy) {
        this(period, policy, ReadmissionRule.WITHOUT_GROUP);
    }

    private ReadmissionIndicators(
            final String period, final SupervisionPolicy policy, final List<ReadmissionRule> rules) {
        this.period = requireNonNull(period, "period");
        this.policy = requireNonNull(policy, "policy");
        this.rules = List.copyOf(rules);
        this.hasUnplanned = rules.stream().anyMatch(ReadmissionRule::isUnplanned);
    }

    /** Every rate, of cases that are grouped. */
    public static ReadmissionIndicators ofGroupedCases(final String period, final SupervisionPolicy policy) {
        return new ReadmissionIndicators(period, policy, ReadmissionRule.ALL);
    }

    /** The rates of all returns alone, planned or not; they read the first columns of the pairs only. */
    public static ReadmissionIndicators ofAllReturns(final String period, final SupervisionPolicy policy) {
        return new ReadmissionIndicators(period, policy, ReadmissionRule.ALL_RETURNS);
    }

    /** The {@code indicator_value} rows of these cases and their pairs. */
    public Dataset<Row> apply(final Dataset<Row> cases, final Dataset<Row> pairs) {
        final List<Counted> counted = counted();
        Dataset<Row> institutions =
                stays(cases).join(returns(pairs, counted), new String[] {INSTITUTION}, "left_outer");
        institutions = washesOut()
                ? institutions.join(washedOutWithoutReturn(pairs), new String[] {INSTITUTION}, "left_outer")
                : institutions.withColumn(WASHED_OUT, lit(0L));

        final Column eligible = col(ELIGIBLE_BY_WAY).minus(coalesce(col(OVERLAPPING), lit(0L)));
        final Column unplannedEligible =
                col(CANDIDATES).minus(coalesce(col(TAKEN_OUT), lit(0L))).minus(coalesce(col(WASHED_OUT), lit(0L)));
        final Column[] sums = Stream.concat(
                        Stream.of(sum(unplannedEligible).as(UNPLANNED_ELIGIBLE)),
                        counted.stream().map(ratio -> coalesce(sum(col(ratio.indicator())), lit(0L))
                                .as(ratio.indicator())))
                .toArray(Column[]::new);
        final Dataset<Row> subjects = IndicatorRows.spread(institutions, INSTITUTION, LEVEL)
                .groupBy(col(IndicatorValueTable.SUBJECT_TYPE), col(IndicatorValueTable.SUBJECT))
                .agg(sum(eligible).as(ELIGIBLE), sums);

        final List<IndicatorRows.Ratio> ratios = counted.stream()
                .map(ratio -> new IndicatorRows.Ratio(
                        ratio.indicator(),
                        col(ratio.indicator()),
                        col(ratio.isUnplanned() ? UNPLANNED_ELIGIBLE : ELIGIBLE)))
                .toList();
        return new IndicatorRows(period).of(subjects, ratios).select(select(IndicatorValueTable.CONTRACT));
    }

    private record Counted(String indicator, boolean isUnplanned, Column isCounted) {}

    private List<Counted> counted() {
        final List<Counted> counted = new ArrayList<>();
        for (final int windowDays : policy.readmissionWindowsDays()) {
            for (final ReadmissionRule rule : rules) {
                counted.add(
                        new Counted(rule.indicator(windowDays), rule.isUnplanned(), isReadmission(windowDays, rule)));
            }
        }
        final Column isCandidate = col(IS_ELIGIBLE)
                .and(col(GAP).between(0, policy.splitGapDays()))
                .and(col(SAME_INSTITUTION))
                .and(col(SAME_CATEGORY));
        counted.add(new Counted(SplitAdmission.INDICATOR, false, isCandidate));
        return counted;
    }

    private Column isReadmission(final int windowDays, final ReadmissionRule rule) {
        final Column isContinuation =
                col(GAP).equalTo(0).and(col(SAME_INSTITUTION)).and(col(SAME_CATEGORY));
        final Column isReturn = Stream.of(
                        col(GAP).between(0, windowDays),
                        rule.needsSameInstitution() ? col(SAME_INSTITUTION) : lit(true),
                        rule.needsSameCategory() ? col(SAME_CATEGORY) : lit(true),
                        rule.needsSameGroup() ? col(SAME_GROUP) : lit(true),
                        policy.countsSameDayReturn() ? lit(true) : not(isContinuation))
                .reduce(Column::and)
                .orElseThrow();
        if (!rule.isUnplanned()) {
            return col(IS_ELIGIBLE).and(isReturn);
        }
        final boolean looksFurther = policy.readmission().countsUnplannedAfterPlanned()
                && !rule.needsSameInstitution()
                && !rule.needsSameCategory()
                && !rule.needsSameGroup();
        final Column isUnplanned = isReturn.and(not(col(IS_PLANNED)));
        return col(IS_UNPLANNED_INDEX)
                .and(
                        looksFurther
                                ? isUnplanned.or(
                                        col(IS_PLANNED).and(col(UNPLANNED_GAP).between(0, windowDays)))
                                : isUnplanned);
    }

    private Dataset<Row> stays(final Dataset<Row> cases) {
        final Column isCandidate = hasUnplanned ? StayMarks.isCandidate(col(StayMarks.MARKS)) : lit(false);
        // Grouped by level first and narrowed to the highest after: a maximum over text would leave the fast
        // aggregation.
        return (hasUnplanned ? new StayMarks(policy).apply(cases) : cases)
                .groupBy(col(SettledCaseTable.INSTITUTION_CODE), col(SettledCaseTable.HOSPITAL_LEVEL))
                .agg(
                        count_if(ReadmissionPairs.isEligibleByDischargeWay(col(SettledCaseTable.DISCHARGE_WAY)))
                                .as(ELIGIBLE_BY_WAY),
                        count_if(isCandidate).as(CANDIDATES))
                .groupBy(col(SettledCaseTable.INSTITUTION_CODE).as(INSTITUTION))
                .agg(
                        max(col(SettledCaseTable.HOSPITAL_LEVEL)).as(LEVEL),
                        sum(col(ELIGIBLE_BY_WAY)).as(ELIGIBLE_BY_WAY),
                        sum(col(CANDIDATES)).as(CANDIDATES));
    }

    private Dataset<Row> returns(final Dataset<Row> pairs, final List<Counted> counted) {
        return kinds(pairs)
                .groupBy(col(INSTITUTION))
                .agg(
                        sum(when(col(IS_OVERLAP), col(PAIRS)).otherwise(0L)).as(OVERLAPPING),
                        Stream.concat(
                                        Stream.of(sum(when(col(IS_TAKEN_OUT), col(PAIRS))
                                                        .otherwise(0L))
                                                .as(TAKEN_OUT)),
                                        counted.stream().map(ratio -> sum(when(ratio.isCounted(), col(PAIRS))
                                                        .otherwise(0L))
                                                .as(ratio.indicator())))
                                .toArray(Column[]::new));
    }

    /** Equal pairs are counted first: a row a kind of pair, so that many rates cost as little as one. */
    private Dataset<Row> kinds(final Dataset<Row> pairs) {
        final int longest = Math.max(policy.longestWindowDays(), policy.splitGapDays());
        final Column exclusion = col(ReadmissionPairTable.UNPLANNED_INDEX_EXCLUSION);
        // Stays that ended in death or against advice are out already, so only what the pair tells is left to take off.
        final Column isOverlapping =
                is(col(ReadmissionPairTable.INDEX_EXCLUSION).equalTo(ReadmissionPairs.OVERLAP));
        final Column isTakenOut =
                is(exclusion.isin(ReadmissionPairs.OVERLAP, ReadmissionPairs.TRANSFERRED, ReadmissionPairs.WASHED_OUT));
        final boolean hasGroups = rules.stream().anyMatch(ReadmissionRule::needsSameGroup);
        return pairs.groupBy(
                        col(ReadmissionPairTable.INDEX_INSTITUTION_CODE).as(INSTITUTION),
                        within(col(ReadmissionPairTable.GAP_DAYS), longest).as(GAP),
                        is(col(ReadmissionPairTable.IS_SAME_INSTITUTION)).as(SAME_INSTITUTION),
                        is(col(ReadmissionPairTable.IS_SAME_CATEGORY)).as(SAME_CATEGORY),
                        only(hasGroups, is(col(ReadmissionPairTable.IS_SAME_GROUP)))
                                .as(SAME_GROUP),
                        isOverlapping.as(IS_OVERLAP),
                        col(ReadmissionPairTable.IS_INDEX_ELIGIBLE).as(IS_ELIGIBLE),
                        only(hasUnplanned, isTakenOut).as(IS_TAKEN_OUT),
                        only(hasUnplanned, exclusion.isNull()).as(IS_UNPLANNED_INDEX),
                        only(hasUnplanned, is(col(ReadmissionPairTable.IS_PLANNED)))
                                .as(IS_PLANNED),
                        (policy.readmission().countsUnplannedAfterPlanned()
                                        ? within(col(ReadmissionPairTable.DAYS_TO_UNPLANNED_RETURN), longest)
                                        : lit(NEVER))
                                .as(UNPLANNED_GAP))
                .agg(count(lit(1)).as(PAIRS));
    }

    private boolean washesOut() {
        return hasUnplanned && policy.readmission().indexWashoutDays() > 0;
    }

    /** Stays that the wash-out takes out and that no later stay follows, so that no pair has them as index stay. */
    private Dataset<Row> washedOutWithoutReturn(final Dataset<Row> pairs) {
        final String followed = "followed_settlement_id";
        final Column isWashedOut = col(ReadmissionPairTable.GAP_DAYS)
                .between(0, policy.readmission().indexWashoutDays())
                .and(col(ReadmissionPairTable.NEXT_CASE_EXCLUSION).isNull());
        final Dataset<Row> index =
                pairs.select(col(ReadmissionPairTable.INDEX_SETTLEMENT_ID).as(followed));
        return pairs.where(isWashedOut)
                .join(index, col(ReadmissionPairTable.NEXT_SETTLEMENT_ID).equalTo(col(followed)), "left_anti")
                .groupBy(col(ReadmissionPairTable.NEXT_INSTITUTION_CODE).as(INSTITUTION))
                .agg(count(lit(1)).as(WASHED_OUT));
    }

    private static Column within(final Column days, final int longest) {
        return when(days.between(0, longest), days).otherwise(NEVER);
    }

    private static Column only(final boolean isAsked, final Column flag) {
        return isAsked ? flag : lit(false);
    }

    private static Column is(final Column condition) {
        return coalesce(condition, lit(false));
    }
}
