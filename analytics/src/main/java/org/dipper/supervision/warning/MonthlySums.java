package org.dipper.supervision.warning;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.CommunityPolicy;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.OutsideCare;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * All that early warning counts, in one pass over the cases: one row an institution, level, pool, community of the resident,
 * month of discharge and month of settlement. Few rows; a job may take them to the driver.
 *
 * <p>{@code community} is null for a resident of none; {@code settled_month} is the first month that settled the case, null
 * where none has. Sums of amounts that a case may lack stand beside the count, or the cost, of the cases that carry them.
 */
public final class MonthlySums {
    public static final String COMMUNITY = "community";
    public static final String IS_OUTSIDE = "is_outside";
    public static final String SETTLED_MONTH = "settled_month";
    public static final String CASES = "cases";
    public static final String COST_FEN = "cost_fen";
    public static final String FUND_FEN = "fund_fen";
    public static final String STAY_DAYS = "days";
    public static final String DRUG_FEN = "drug_fen";
    public static final String DRUG_CASES = "drug_cases";
    public static final String CONSUMABLE_FEN = "consumable_fen";
    public static final String CONSUMABLE_CASES = "consumable_cases";
    public static final String PERSON_FEN = "person_fen";
    public static final String PERSON_COST_FEN = "person_cost_fen";

    /** Every sum, in the order of {@link InstitutionMonth}. */
    public static final List<String> SUMS = List.of(
            CASES,
            COST_FEN,
            FUND_FEN,
            STAY_DAYS,
            DRUG_FEN,
            DRUG_CASES,
            CONSUMABLE_FEN,
            CONSUMABLE_CASES,
            PERSON_FEN,
            PERSON_COST_FEN);

    private final List<CommunityPolicy> communities;

    /** Sums that tell the residents of these communities apart. */
    public MonthlySums(final List<CommunityPolicy> communities) {
        this.communities = List.copyOf(communities);
    }

    /**
     * The sums.
     *
     * @param cases rows of {@code settled_case}
     * @param settled rows of {@code monthly_settlement_case} of the months in force; none where no month is settled
     */
    public Dataset<Row> apply(final Dataset<Row> cases, final Dataset<Row> settled) {
        final Dataset<Row> firstMonths = settled.groupBy(Columns.col(MonthlySettlementCaseTable.SETTLEMENT_ID))
                .agg(min(Columns.col(MonthlySettlementCaseTable.SETTLEMENT_MONTH))
                        .as(SETTLED_MONTH));
        return cases.join(firstMonths, SettledCaseTable.SETTLEMENT_ID.name(), "left")
                .withColumn(COMMUNITY, community())
                .withColumn(IS_OUTSIDE, isOutside())
                .groupBy(
                        Columns.col(SettledCaseTable.INSTITUTION_CODE),
                        Columns.col(SettledCaseTable.HOSPITAL_LEVEL),
                        Columns.col(SettledCaseTable.INSURANCE_POOL),
                        col(COMMUNITY),
                        col(IS_OUTSIDE),
                        Columns.col(SettledCaseTable.DISCHARGE_MONTH),
                        col(SETTLED_MONTH))
                .agg(
                        count(lit(1)).as(CASES),
                        total(SettledCaseTable.TOTAL_COST_FEN).as(COST_FEN),
                        total(SettledCaseTable.FUND_PAY_FEN).as(FUND_FEN),
                        sum(Columns.col(SettledCaseTable.STAY_DAYS).cast("long"))
                                .as(STAY_DAYS),
                        total(SettledCaseTable.DRUG_COST_FEN).as(DRUG_FEN),
                        count(Columns.col(SettledCaseTable.DRUG_COST_FEN)).as(DRUG_CASES),
                        total(SettledCaseTable.CONSUMABLE_COST_FEN).as(CONSUMABLE_FEN),
                        count(Columns.col(SettledCaseTable.CONSUMABLE_COST_FEN)).as(CONSUMABLE_CASES),
                        total(SettledCaseTable.PERSON_PAY_FEN).as(PERSON_FEN),
                        coalesce(sum(when(hasPersonPay(), Columns.col(SettledCaseTable.TOTAL_COST_FEN))), lit(0L))
                                .as(PERSON_COST_FEN));
    }

    private Column community() {
        Column community = lit(null).cast("string");
        for (final CommunityPolicy each : communities) {
            community = when(OutsideCare.isResident(each), lit(each.code())).otherwise(community);
        }
        return community;
    }

    private Column isOutside() {
        Column isOutside = lit(false);
        for (final CommunityPolicy each : communities) {
            final Column isMember =
                    Columns.col(SettledCaseTable.INSTITUTION_CODE).isInCollection(new TreeSet<>(each.members()));
            isOutside = when(col(COMMUNITY).equalTo(each.code()), isMember.equalTo(false))
                    .otherwise(isOutside);
        }
        return isOutside;
    }

    private static Column hasPersonPay() {
        return Columns.col(SettledCaseTable.PERSON_PAY_FEN).isNotNull();
    }

    private static Column total(final Field field) {
        return coalesce(sum(Columns.col(field)), lit(0L));
    }
}
