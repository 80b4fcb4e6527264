package org.dipper.supervision;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.cols;
import static org.dipper.table.Columns.select;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.Field;

/**
 * Pairs each stay with the next stay of the same person.
 *
 * <p>Takes {@code settled_case} rows of one period; yields {@code readmission_pair}, one row an index stay that has a
 * partner, so the index stay names the row. Stays of a person stand in order of admission, discharge and settlement.
 * A stay that begins before the latest discharge so far and ends no later is contained: it is the index stay of one
 * overlap row whose next stay is the one that contains it. All other stays form a line, each paired with its follower.
 * {@code gap_days} counts calendar days from the discharge of the index stay to the admission of the next stay and is
 * negative where they overlap; stays that touch on a day do not overlap. Nothing is dropped: an index stay that ended
 * in death or against advice, or that overlaps, is kept as not eligible with the reason. {@code index_exclusion} is
 * null for an eligible index stay.
 */
public final class ReadmissionPairs {
    /** The index stay ended in death (discharge way 5). */
    public static final String DIED = "died";
    /** The person left against medical advice (discharge way 4). */
    public static final String AGAINST_ADVICE = "against_advice";
    /** The index stay overlaps its partner. */
    public static final String OVERLAP = "overlap";

    private static final String WAY_AGAINST_ADVICE = "4";
    private static final String WAY_DIED = "5";
    private static final String LATEST_DISCHARGE = "latest_discharge";
    private static final String PREVIOUS = "previous";

    private final String period;

    /** Pairs of this period, such as {@code 2010} or {@code 2008-2010}. */
    public ReadmissionPairs(final String period) {
        this.period = requireNonNull(period, "period");
    }

    /** Whether a stay by its discharge way may be an index stay; a missing way excludes nothing. */
    public static Column isEligibleByDischargeWay(final Column dischargeWay) {
        return coalesce(dischargeWay.isin(WAY_AGAINST_ADVICE, WAY_DIED), lit(false))
                .equalTo(false);
    }

    /** The {@code readmission_pair} rows of these {@code settled_case} rows. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final WindowSpec earlierStays = Window.partitionBy(
                        cols(SettledCaseTable.PERSON_KEY_HIGH, SettledCaseTable.PERSON_KEY_LOW))
                .orderBy(cols(
                        SettledCaseTable.ADMISSION_DATE,
                        SettledCaseTable.DISCHARGE_DATE,
                        SettledCaseTable.SETTLEMENT_ID))
                .rowsBetween(Window.unboundedPreceding(), -1);
        final Column isContained = coalesce(
                col(SettledCaseTable.ADMISSION_DATE)
                        .lt(col(LATEST_DISCHARGE))
                        .and(col(SettledCaseTable.DISCHARGE_DATE).leq(col(LATEST_DISCHARGE))),
                lit(false));
        // The last stay that is not contained is always the one with the latest discharge so far.
        final Column previous = last(when(isContained, lit(null)).otherwise(struct(stayColumns())), true);

        // Both windows share one shuffle and one sort, so only what a pair needs travels through them.
        final Dataset<Row> ordered = cases.select(personAndStayColumns())
                .withColumn(
                        LATEST_DISCHARGE,
                        max(col(SettledCaseTable.DISCHARGE_DATE)).over(earlierStays))
                .withColumn(PREVIOUS, previous.over(earlierStays))
                .where(col(PREVIOUS).isNotNull());
        return pairs(ordered, isContained);
    }

    private Dataset<Row> pairs(final Dataset<Row> ordered, final Column isContained) {
        final Dataset<Row> facing = ordered.select(
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
                        .equalTo(ofPrevious(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY))
                        .as(name(ReadmissionPairTable.IS_SAME_CATEGORY)));

        final Column gapDays =
                datediff(col(ReadmissionPairTable.NEXT_ADMISSION_DATE), col(ReadmissionPairTable.INDEX_DISCHARGE_DATE));
        final Column isOverlap = gapDays.lt(0);
        final Column isSameInstitution = col(ReadmissionPairTable.INDEX_INSTITUTION_CODE)
                .equalTo(col(ReadmissionPairTable.NEXT_INSTITUTION_CODE));
        final Column exclusion = when(col(SettledCaseTable.DISCHARGE_WAY).equalTo(WAY_DIED), lit(DIED))
                .when(col(SettledCaseTable.DISCHARGE_WAY).equalTo(WAY_AGAINST_ADVICE), lit(AGAINST_ADVICE))
                .when(isOverlap, lit(OVERLAP));
        return facing.withColumn(name(ReadmissionPairTable.PERIOD), lit(period))
                .withColumn(name(ReadmissionPairTable.GAP_DAYS), gapDays)
                .withColumn(name(ReadmissionPairTable.IS_SAME_INSTITUTION), isSameInstitution)
                .withColumn(name(ReadmissionPairTable.IS_OVERLAP), isOverlap)
                .withColumn(name(ReadmissionPairTable.INDEX_EXCLUSION), exclusion)
                .withColumn(
                        name(ReadmissionPairTable.IS_INDEX_ELIGIBLE),
                        col(ReadmissionPairTable.INDEX_EXCLUSION).isNull())
                .select(select(ReadmissionPairTable.CONTRACT));
    }

    private static Column index(final Field field, final Column isContained) {
        return when(isContained, col(field)).otherwise(ofPrevious(field));
    }

    private static Column next(final Field field, final Column isContained) {
        return when(isContained, ofPrevious(field)).otherwise(col(field));
    }

    private static Column ofPrevious(final Field field) {
        return col(PREVIOUS).getField(field.name());
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

    private static Column[] personAndStayColumns() {
        return cols(
                SettledCaseTable.PERSON_KEY_HIGH,
                SettledCaseTable.PERSON_KEY_LOW,
                SettledCaseTable.SETTLEMENT_ID,
                SettledCaseTable.INSTITUTION_CODE,
                SettledCaseTable.ADMISSION_DATE,
                SettledCaseTable.DISCHARGE_DATE,
                SettledCaseTable.DISCHARGE_WAY,
                SettledCaseTable.DIAGNOSIS_CATEGORY_KEY);
    }

    private static String name(final Field field) {
        return field.name();
    }
}
