package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.CaseRule;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * Identical bills (雷同): different persons in one institution, disease group and month of discharge whose bills agree in
 * every part that the settlement list has.
 *
 * <p>The settlement list has no fee lines, so a bill is its total, drugs, consumables, treatment, surgery, what the fund and
 * the person paid, days of stay, and all codes. A lead is one such bill, {@code identical_bills:H1:202401:} and the beginning
 * of its fingerprint, a SHA-256 of nothing but those parts. A bill of a round sum speaks less: a package price is round, too.
 */
public final class IdenticalBills implements CaseRule {
    static final String RULE = "identical_bills";

    private static final String SUBJECT_TYPE = "identical_bill";
    private static final String STRENGTH = "0.9";
    private static final String ROUND_STRENGTH = "0.4";
    private static final int FINGERPRINT_BITS = 256;
    private static final int SHOWN = 16;
    private static final String FINGERPRINT = "fingerprint";
    private static final String PARTS_TEXT = "parts_text";
    private static final String PARTS_HASH = "parts_hash";
    private static final String PERSONS = "persons";
    private static final String BILLS = "bills";
    private static final String SEPARATOR = "|";

    private static final List<Field> PARTS = List.of(
            SettledCaseTable.DRUG_COST_FEN,
            SettledCaseTable.CONSUMABLE_COST_FEN,
            SettledCaseTable.TREATMENT_COST_FEN,
            SettledCaseTable.SURGERY_COST_FEN,
            SettledCaseTable.PERSON_PAY_FEN);

    private final BehaviourPolicy.IdenticalBills policy;

    /** Bills under this policy. */
    public IdenticalBills(final BehaviourPolicy.IdenticalBills policy) {
        this.policy = policy;
    }

    @Override
    public LeadRule definition() {
        return new LeadRule(
                RULE,
                "1",
                "Identical bills",
                "雷同病例",
                "default of this tool",
                Map.of(
                        "least_persons", String.valueOf(policy.leastPersons()),
                        "least_known_parts", String.valueOf(policy.leastKnownParts()),
                        "round_yuan", String.valueOf(policy.roundFen() / 100)),
                new LeadRule.Text(
                        "several bills of one person; bills that know too few parts of the cost",
                        "同一人的多份结算；费用构成缺失过多的结算"),
                new LeadRule.Text(
                        "fee lines (item, quantity, price): the settlement list has none, so near duplicates are not"
                                + " evaluable; package prices",
                        "费用明细（项目、数量、单价）：结算清单无明细，近似雷同无法评价；是否套餐价"));
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final WindowSpec ofBill = Window.partitionBy(col(SettledCaseTable.INSTITUTION_CODE), col(FINGERPRINT));
        final Column person = struct(col(SettledCaseTable.PERSON_KEY_HIGH), col(SettledCaseTable.PERSON_KEY_LOW));
        final Column month = col(SettledCaseTable.DISCHARGE_MONTH).cast("string");
        final Column subject =
                concat_ws(":", col(SettledCaseTable.INSTITUTION_CODE), month, substring(col(FINGERPRINT), 1, SHOWN));
        final Column isRound =
                col(SettledCaseTable.TOTAL_COST_FEN).mod(lit(policy.roundFen())).equalTo(0L);
        return Repeated.only(
                        narrow(cases),
                        List.of(SettledCaseTable.INSTITUTION_CODE.name(), PARTS_HASH),
                        policy.leastPersons())
                .withColumn(FINGERPRINT, sha2(col(PARTS_TEXT).cast("binary"), FINGERPRINT_BITS))
                .withColumn(PERSONS, size(collect_set(person).over(ofBill)))
                .where(col(PERSONS).geq(policy.leastPersons()))
                .withColumn(BILLS, count(lit(1)).over(ofBill))
                .withColumn(FlaggedCaseTable.RULE.name(), lit(RULE))
                .withColumn(FlaggedCaseTable.LEAD_ID.name(), concat(lit(RULE + ":"), subject))
                .withColumn(FlaggedCaseTable.SUBJECT_TYPE.name(), lit(SUBJECT_TYPE))
                .withColumn(FlaggedCaseTable.SUBJECT.name(), subject)
                .withColumn(FlaggedCaseTable.LEAD_INSTITUTION.name(), col(SettledCaseTable.INSTITUTION_CODE))
                .withColumn(
                        FlaggedCaseTable.SEQUENCE.name(),
                        row_number().over(ofBill.orderBy(col(SettledCaseTable.SETTLEMENT_ID))))
                .withColumn(
                        FlaggedCaseTable.STRENGTH.name(),
                        when(isRound, lit(ROUND_STRENGTH)).otherwise(lit(STRENGTH)))
                .withColumn(FlaggedCaseTable.EXCESS_POINTS.name(), lit(null))
                .withColumn(FlaggedCaseTable.FUND_AT_STAKE_FEN.name(), lit(null))
                .withColumn(FlaggedCaseTable.FINDING.name(), lit("Bill agrees with the others in every known part."))
                .withColumn(FlaggedCaseTable.FINDING_ZH.name(), lit("结算各项构成与其他病例完全一致。"))
                .withColumn(FlaggedCaseTable.SUMMARY.name(), summary(isRound))
                .withColumn(FlaggedCaseTable.SUMMARY_ZH.name(), summaryZh(isRound))
                .select(select(FlaggedCaseTable.CONTRACT));
    }

    private Dataset<Row> narrow(final Dataset<Row> cases) {
        Column known = lit(0);
        for (final Field part : PARTS) {
            known = known.plus(when(col(part).isNotNull(), lit(1)).otherwise(lit(0)));
        }
        final List<Column> columns = new ArrayList<>(List.of(Columns.cols(
                SettledCaseTable.SETTLEMENT_ID,
                SettledCaseTable.PERSON_KEY_HIGH,
                SettledCaseTable.PERSON_KEY_LOW,
                SettledCaseTable.INSTITUTION_CODE,
                SettledCaseTable.DISCHARGE_MONTH,
                SettledCaseTable.ADMISSION_DATE,
                SettledCaseTable.DISCHARGE_DATE,
                SettledCaseTable.PRINCIPAL_DIAGNOSIS,
                SettledCaseTable.TOTAL_COST_FEN,
                SettledCaseTable.FUND_PAY_FEN,
                SupervisedCaseTable.GROUP_CODE)));
        columns.add(parts().as(PARTS_TEXT));
        // A short hash finds the bills that may be alike; the long one of those says which are.
        return cases.where(known.geq(policy.leastKnownParts()))
                .select(columns.toArray(Column[]::new))
                .withColumn(PARTS_HASH, xxhash64(col(PARTS_TEXT)));
    }

    /** A part that is unknown is written as such, so that it agrees with nothing but another unknown one. */
    private static Column parts() {
        final List<Column> parts = new ArrayList<>();
        for (final Field field : List.of(
                SettledCaseTable.DISCHARGE_MONTH,
                SupervisedCaseTable.GROUP_CODE,
                SettledCaseTable.PRINCIPAL_DIAGNOSIS,
                SettledCaseTable.MAIN_PROCEDURE,
                SettledCaseTable.STAY_DAYS,
                SettledCaseTable.TOTAL_COST_FEN,
                SettledCaseTable.FUND_PAY_FEN)) {
            parts.add(text(col(field).cast("string")));
        }
        PARTS.forEach(field -> parts.add(text(col(field).cast("string"))));
        parts.add(codes(SettledCaseTable.OTHER_DIAGNOSES));
        parts.add(codes(SettledCaseTable.OTHER_PROCEDURES));
        return concat_ws(SEPARATOR, parts.toArray(Column[]::new));
    }

    private static Column text(final Column part) {
        return coalesce(part, lit("?"));
    }

    /** Codes in any order are the same codes. */
    private static Column codes(final Field field) {
        return text(array_join(sort_array(col(field)), ","));
    }

    private static Column summary(final Column isRound) {
        return concat(
                col(BILLS).cast("string"),
                lit(" bills of "),
                col(PERSONS).cast("string"),
                lit(" persons agree in total, parts, payments, days and codes"),
                when(isRound, lit("; the total is a round sum")).otherwise(lit("")),
                lit("."));
    }

    private static Column summaryZh(final Column isRound) {
        return concat(
                col(PERSONS).cast("string"),
                lit("人的"),
                col(BILLS).cast("string"),
                lit("份结算在总额、构成、支付、天数与编码上完全一致"),
                when(isRound, lit("；总额为整数金额")).otherwise(lit("")),
                lit("。"));
    }
}
