package org.dipper.supervision;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.cols;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * Pairs each stay with the next stay of the same person.
 *
 * <p>Takes {@code settled_case} rows of one period, with {@code group_code} where cases are grouped; yields
 * {@code readmission_pair}, one row an index stay that has a partner, so the index stay names the row. Stays of a person
 * stand in order of admission, discharge and settlement. A stay that begins before the latest discharge so far and ends no
 * later is contained: it is the index stay of one overlap row whose next stay is the one that contains it. All other stays
 * form a line, each paired with its follower. {@code gap_days} counts calendar days from the discharge of the index stay to
 * the admission of the next stay and is negative where they overlap; stays that touch on a day do not overlap. Nothing is
 * dropped: an index stay that ended in death or against advice, or that overlaps, is kept as not eligible with the reason.
 * {@code index_exclusion} is null for an eligible index stay.
 *
 * <p>The columns after it say what the unplanned rates ask for ({@link org.dipper.policy.ReadmissionPolicy}): transfers,
 * planned returns with the rule that fired, follow-up, and why an index stay does not count there. Transfers tie stays of
 * the line to spells; only the last stay of a spell is an index stay of the unplanned rates.
 */
public final class ReadmissionPairs {
    /** The index stay ended in death (discharge way 5). */
    public static final String DIED = "died";
    /** The person left against medical advice (discharge way 4). */
    public static final String AGAINST_ADVICE = "against_advice";
    /** The index stay overlaps its partner. */
    public static final String OVERLAP = "overlap";
    /** The next stay continues the index stay in another institution. */
    public static final String TRANSFERRED = "transferred";
    /** The index stay began within the wash-out of the stay before it. */
    public static final String WASHED_OUT = "washed_out";
    /** The planned rule of a stay that recorded a plan to return. */
    public static final String RECORDED_PLAN = "recorded_plan";

    static final String WAY_AGAINST_ADVICE = "4";
    static final String WAY_DIED = "5";

    private static final List<Integer> USUAL_WINDOWS_DAYS = List.of(31);
    private static final int USUAL_GAP_DAYS = 15;

    private final String period;
    private final StayMarks marks;
    private final PairFacts facts;

    /** Pairs of this period, such as {@code 2010} or {@code 2008-2010}, by the defaults. */
    public ReadmissionPairs(final String period) {
        this(period, new SupervisionPolicy(USUAL_WINDOWS_DAYS, false, USUAL_GAP_DAYS));
    }

    /** Pairs of this period, with transfers and planned returns as the policy tells them. */
    public ReadmissionPairs(final String period, final SupervisionPolicy policy) {
        this.period = requireNonNull(period, "period");
        this.marks = new StayMarks(policy);
        this.facts = new PairFacts(policy.readmission(), marks);
    }

    /** Whether a stay by its discharge way may be an index stay; a missing way excludes nothing. */
    public static Column isEligibleByDischargeWay(final Column dischargeWay) {
        return coalesce(dischargeWay.isin(WAY_AGAINST_ADVICE, WAY_DIED), lit(false))
                .equalTo(false);
    }

    /** The {@code readmission_pair} rows of these {@code settled_case} rows. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Column isContained = coalesce(
                col(SettledCaseTable.ADMISSION_DATE)
                        .lt(col(PairFacts.LATEST_DISCHARGE))
                        .and(col(SettledCaseTable.DISCHARGE_DATE).leq(col(PairFacts.LATEST_DISCHARGE))),
                lit(false));
        return facing(ordered(cases, isContained), isContained)
                .withColumn(ReadmissionPairTable.PERIOD.name(), lit(period))
                .select(select(ReadmissionPairTable.CONTRACT));
    }

    /** Stays with what the line before and after them tells; all windows share one shuffle and one sort. */
    private Dataset<Row> ordered(final Dataset<Row> cases, final Column isContained) {
        final WindowSpec stays = Window.partitionBy(
                        cols(SettledCaseTable.PERSON_KEY_HIGH, SettledCaseTable.PERSON_KEY_LOW))
                .orderBy(cols(
                        SettledCaseTable.ADMISSION_DATE,
                        SettledCaseTable.DISCHARGE_DATE,
                        SettledCaseTable.SETTLEMENT_ID));
        final WindowSpec earlierStays = stays.rowsBetween(Window.unboundedPreceding(), -1);
        final WindowSpec fromHere = stays.rowsBetween(Window.currentRow(), Window.unboundedFollowing());
        // The last stay that is not contained is always the one with the latest discharge so far.
        final Column previous = last(when(isContained, lit(null)).otherwise(struct(stayColumns())), true);
        final Column previousMore = last(when(isContained, lit(null)).otherwise(struct(moreColumns())), true);
        final Column spell = last(
                when(isContained.or(col(PairFacts.TRANSFER_RULE).isNotNull()), lit(null))
                        .otherwise(struct(cols(SettledCaseTable.SETTLEMENT_ID, SettledCaseTable.INSTITUTION_CODE))),
                true);
        final Column unplanned = when(
                isContained.equalTo(false).and(PairFacts.isUnplannedReturn()), col(SettledCaseTable.ADMISSION_DATE));

        // Only what a pair needs travels; what nobody asks for afterwards is pruned, so a bare count stays as narrow.
        return narrow(cases)
                .withColumn(
                        PairFacts.LATEST_DISCHARGE,
                        max(col(SettledCaseTable.DISCHARGE_DATE)).over(earlierStays))
                .withColumn(PairFacts.PREVIOUS, previous.over(earlierStays))
                .withColumn(PairFacts.PREVIOUS_MORE, previousMore.over(earlierStays))
                .withColumn(PairFacts.TRANSFER_RULE, facts.transferRule())
                .withColumn(PairFacts.PLANNED_RULE, facts.plannedRule())
                .withColumn(PairFacts.SPELL, spell.over(earlierStays))
                .withColumn(PairFacts.FIRST_UNPLANNED, min(unplanned).over(fromHere))
                .where(col(PairFacts.PREVIOUS).isNotNull());
    }

    private Dataset<Row> narrow(final Dataset<Row> cases) {
        final List<Field> mayLack = List.of(
                SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY,
                SettledCaseTable.DISCHARGE_DEPARTMENT,
                SupervisedCaseTable.GROUP_CODE);
        return Columns.withAbsent(mayLack, marks.apply(cases))
                .select(
                        col(SettledCaseTable.PERSON_KEY_HIGH),
                        col(SettledCaseTable.PERSON_KEY_LOW),
                        col(SettledCaseTable.SETTLEMENT_ID),
                        col(SettledCaseTable.INSTITUTION_CODE),
                        col(SettledCaseTable.ADMISSION_DATE),
                        col(SettledCaseTable.DISCHARGE_DATE),
                        col(SettledCaseTable.DISCHARGE_WAY),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY),
                        col(SettledCaseTable.DISCHARGE_DEPARTMENT),
                        col(SupervisedCaseTable.GROUP_CODE),
                        col(StayMarks.MARKS));
    }

    private Dataset<Row> facing(final Dataset<Row> ordered, final Column isContained) {
        final Column gapDays =
                datediff(col(ReadmissionPairTable.NEXT_ADMISSION_DATE), col(ReadmissionPairTable.INDEX_DISCHARGE_DATE));
        final Column isOverlap = gapDays.lt(0);
        final Column isSameInstitution = col(ReadmissionPairTable.INDEX_INSTITUTION_CODE)
                .equalTo(col(ReadmissionPairTable.NEXT_INSTITUTION_CODE));
        final Column exclusion = when(col(SettledCaseTable.DISCHARGE_WAY).equalTo(WAY_DIED), lit(DIED))
                .when(col(SettledCaseTable.DISCHARGE_WAY).equalTo(WAY_AGAINST_ADVICE), lit(AGAINST_ADVICE))
                .when(isOverlap, lit(OVERLAP));
        final List<Column> columns = new ArrayList<>(List.of(
                index(SettledCaseTable.SETTLEMENT_ID, isContained).as(name(ReadmissionPairTable.INDEX_SETTLEMENT_ID)),
                next(SettledCaseTable.SETTLEMENT_ID, isContained).as(name(ReadmissionPairTable.NEXT_SETTLEMENT_ID)),
                index(SettledCaseTable.INSTITUTION_CODE, isContained)
                        .as(name(ReadmissionPairTable.INDEX_INSTITUTION_CODE)),
                next(SettledCaseTable.INSTITUTION_CODE, isContained)
                        .as(name(ReadmissionPairTable.NEXT_INSTITUTION_CODE)),
                index(SettledCaseTable.DISCHARGE_DATE, isContained).as(name(ReadmissionPairTable.INDEX_DISCHARGE_DATE)),
                next(SettledCaseTable.ADMISSION_DATE, isContained).as(name(ReadmissionPairTable.NEXT_ADMISSION_DATE)),
                index(SettledCaseTable.DISCHARGE_WAY, isContained).as(name(SettledCaseTable.DISCHARGE_WAY)),
                col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY)
                        .equalTo(PairFacts.ofPrevious(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY))
                        .as(name(ReadmissionPairTable.IS_SAME_CATEGORY))));
        columns.addAll(facts.columns(isContained));
        return ordered.select(columns.toArray(Column[]::new))
                .withColumn(name(ReadmissionPairTable.GAP_DAYS), gapDays)
                .withColumn(name(ReadmissionPairTable.IS_SAME_INSTITUTION), isSameInstitution)
                .withColumn(name(ReadmissionPairTable.IS_OVERLAP), isOverlap)
                .withColumn(name(ReadmissionPairTable.INDEX_EXCLUSION), exclusion)
                .withColumn(
                        name(ReadmissionPairTable.IS_INDEX_ELIGIBLE),
                        col(ReadmissionPairTable.INDEX_EXCLUSION).isNull());
    }

    private static Column index(final Field field, final Column isContained) {
        return when(isContained, col(field)).otherwise(PairFacts.ofPrevious(field));
    }

    private static Column next(final Field field, final Column isContained) {
        return when(isContained, PairFacts.ofPrevious(field)).otherwise(col(field));
    }

    private static Column[] stayColumns() {
        return cols(
                SettledCaseTable.SETTLEMENT_ID,
                SettledCaseTable.INSTITUTION_CODE,
                SettledCaseTable.ADMISSION_DATE,
                SettledCaseTable.DISCHARGE_DATE,
                SettledCaseTable.DISCHARGE_WAY,
                SettledCaseTable.DIAGNOSIS_CATEGORY_KEY);
    }

    private static Column[] moreColumns() {
        return new Column[] {
            col(SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY),
            col(SettledCaseTable.DISCHARGE_DEPARTMENT),
            col(SupervisedCaseTable.GROUP_CODE),
            col(StayMarks.MARKS),
            col(PairFacts.LATEST_DISCHARGE)
        };
    }

    private static String name(final Field field) {
        return field.name();
    }
}
