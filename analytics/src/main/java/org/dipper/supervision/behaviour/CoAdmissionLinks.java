package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;

/**
 * Which persons came and went together in an institution on several occasions: one row an institution and pair of persons.
 *
 * <p>Takes supervised cases; yields the institution, both persons' keys, the lower first, and the number of occasions. Two
 * stays meet where admissions and discharges lie at most the tolerance apart. Meetings of a pair stand in order of their
 * earlier admission; a run of them, each at most the tolerance after the one before, is one occasion: so two occasions never
 * share a stay. A pair is linked where the least number of occasions lies within the window.
 *
 * <p>Only persons with as many stays in the institution as a link needs occasions are compared, which leaves a tenth of them;
 * stays meet by institution, admission and discharge, so no bucket is compared with itself as a whole. Where more of them
 * are admitted on a day of an institution than the policy allows, all its stays must share the department as well, and one
 * without a department meets nobody. The rows name persons: they go to the graph and never into a table.
 */
public final class CoAdmissionLinks {
    public static final String INSTITUTION = "link_institution";
    public static final String LOWER_HIGH = "lower_key_high";
    public static final String LOWER_LOW = "lower_key_low";
    public static final String UPPER_HIGH = "upper_key_high";
    public static final String UPPER_LOW = "upper_key_low";
    public static final String OCCASIONS = "occasions";

    private static final String HIGH = "key_high";
    private static final String LOW = "key_low";
    private static final String ADMISSION = "admission";
    private static final String DISCHARGE = "discharge";
    private static final String DEPARTMENT = "department";
    private static final String STAYS = "stays";
    private static final String DAY_STAYS = "day_stays";
    private static final String BUSIEST = "busiest_day";
    private static final String SHIFT = "shift";
    private static final String UPPER_ADMISSION = "upper_admission";
    private static final String MEETING = "meeting";
    private static final String BEFORE = "meeting_before";
    private static final String FIRST_OF_LEAST = "first_of_least";
    private static final String IS_NEAR = "is_near";

    private final BehaviourPolicy.BulkAdmission policy;

    /** Links under this policy. */
    public CoAdmissionLinks(final BehaviourPolicy.BulkAdmission policy) {
        this.policy = policy;
    }

    /** The linked pairs. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> stays = candidates(cases);
        return occasions(meetings(stays));
    }

    private Column leastOccasions(final Column institution) {
        return when(Exact.isOneOf(institution, policy.cyclicInstitutions()), lit(policy.leastCyclicOccasions()))
                .otherwise(lit(policy.leastOccasions()));
    }

    private Dataset<Row> candidates(final Dataset<Row> cases) {
        final WindowSpec ofPerson = Window.partitionBy(col(INSTITUTION), col(HIGH), col(LOW));
        final WindowSpec ofDay = Window.partitionBy(col(INSTITUTION), col(ADMISSION));
        final WindowSpec ofInstitution = Window.partitionBy(col(INSTITUTION));
        return cases.where(CoAdmissionStays.isTaken(policy))
                .select(
                        col(SettledCaseTable.INSTITUTION_CODE).as(INSTITUTION),
                        col(SettledCaseTable.PERSON_KEY_HIGH).as(HIGH),
                        col(SettledCaseTable.PERSON_KEY_LOW).as(LOW),
                        col(SettledCaseTable.ADMISSION_DATE).as(ADMISSION),
                        col(SettledCaseTable.DISCHARGE_DATE).as(DISCHARGE),
                        col(SettledCaseTable.DISCHARGE_DEPARTMENT).as(DEPARTMENT))
                .withColumn(STAYS, count(lit(1)).over(ofPerson))
                .where(col(STAYS).geq(leastOccasions(col(INSTITUTION))))
                .withColumn(DAY_STAYS, count(lit(1)).over(ofDay))
                .withColumn(BUSIEST, max(col(DAY_STAYS)).over(ofInstitution))
                // In a quiet institution every stay has the same empty department, which joins all of them.
                .withColumn(
                        DEPARTMENT,
                        when(col(BUSIEST).gt(policy.mostPerDay()), col(DEPARTMENT))
                                .otherwise(lit("")))
                .where(col(DEPARTMENT).isNotNull())
                .select(col(INSTITUTION), col(HIGH), col(LOW), col(ADMISSION), col(DISCHARGE), col(DEPARTMENT));
    }

    /** One row a pair of persons and day on which stays of theirs meet. */
    private Dataset<Row> meetings(final Dataset<Row> stays) {
        final Dataset<Row> lower = stays.select(
                col(INSTITUTION),
                col(DEPARTMENT),
                col(ADMISSION),
                col(DISCHARGE),
                col(HIGH).as(LOWER_HIGH),
                col(LOW).as(LOWER_LOW));
        final Dataset<Row> upper = stays.select(
                        col(INSTITUTION),
                        col(DEPARTMENT),
                        col(ADMISSION).as(UPPER_ADMISSION),
                        col(DISCHARGE),
                        col(HIGH).as(UPPER_HIGH),
                        col(LOW).as(UPPER_LOW),
                        explode(array(shifts())).as(SHIFT))
                .select(
                        col(INSTITUTION),
                        col(DEPARTMENT),
                        date_add(col(UPPER_ADMISSION), col(SHIFT + "." + ADMISSION))
                                .as(ADMISSION),
                        date_add(col(DISCHARGE), col(SHIFT + "." + DISCHARGE)).as(DISCHARGE),
                        col(UPPER_ADMISSION),
                        col(UPPER_HIGH),
                        col(UPPER_LOW));
        final Column isOrdered = col(LOWER_HIGH)
                .lt(col(UPPER_HIGH))
                .or(col(LOWER_HIGH).equalTo(col(UPPER_HIGH)).and(col(LOWER_LOW).lt(col(UPPER_LOW))));
        return lower.join(upper, new String[] {INSTITUTION, DEPARTMENT, ADMISSION, DISCHARGE}, "inner")
                .where(isOrdered)
                .select(
                        col(INSTITUTION),
                        col(LOWER_HIGH),
                        col(LOWER_LOW),
                        col(UPPER_HIGH),
                        col(UPPER_LOW),
                        least(col(ADMISSION), col(UPPER_ADMISSION)).as(MEETING))
                .distinct();
    }

    private Column[] shifts() {
        final List<Column> shifts = new ArrayList<>();
        for (int admission = -policy.toleranceDays(); admission <= policy.toleranceDays(); admission++) {
            for (int discharge = -policy.toleranceDays(); discharge <= policy.toleranceDays(); discharge++) {
                shifts.add(struct(lit(admission).as(ADMISSION), lit(discharge).as(DISCHARGE)));
            }
        }
        return shifts.toArray(Column[]::new);
    }

    private Dataset<Row> occasions(final Dataset<Row> meetings) {
        final WindowSpec inOrder = Window.partitionBy(
                        col(INSTITUTION), col(LOWER_HIGH), col(LOWER_LOW), col(UPPER_HIGH), col(UPPER_LOW))
                .orderBy(col(MEETING));
        final Column isNewOccasion =
                coalesce(datediff(col(MEETING), col(BEFORE)).gt(policy.toleranceDays()), lit(true));
        final Column firstOfLeast = when(
                        Exact.isOneOf(col(INSTITUTION), policy.cyclicInstitutions()),
                        lag(col(MEETING), policy.leastCyclicOccasions() - 1).over(inOrder))
                .otherwise(lag(col(MEETING), policy.leastOccasions() - 1).over(inOrder));
        return meetings.withColumn(BEFORE, lag(col(MEETING), 1).over(inOrder))
                .where(isNewOccasion)
                .withColumn(FIRST_OF_LEAST, firstOfLeast)
                .withColumn(
                        IS_NEAR,
                        coalesce(datediff(col(MEETING), col(FIRST_OF_LEAST)).leq(policy.windowDays()), lit(false)))
                .groupBy(col(INSTITUTION), col(LOWER_HIGH), col(LOWER_LOW), col(UPPER_HIGH), col(UPPER_LOW))
                .agg(count(lit(1)).as(OCCASIONS), max(col(IS_NEAR)).as(IS_NEAR))
                .where(col(IS_NEAR))
                .select(
                        col(INSTITUTION),
                        col(LOWER_HIGH),
                        col(LOWER_LOW),
                        col(UPPER_HIGH),
                        col(UPPER_LOW),
                        col(OCCASIONS));
    }
}
