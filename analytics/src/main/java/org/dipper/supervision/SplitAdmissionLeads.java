package org.dipper.supervision;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedColumns;
import org.dipper.table.Columns;

/**
 * Leads for split admission (分解住院): one lead a qualifying pair, with its two stays.
 *
 * <p>Takes the {@code readmission_pair} rows that {@link SplitAdmission} lets through and the {@code settled_case} rows
 * of the period; yields {@code lead} and {@code lead_case}. A stay in the middle of a chain stands in two leads. A lead
 * says what was found, what speaks against it, and what the inputs could not tell; it names no person.
 */
public final class SplitAdmissionLeads {
    private static final String RULE_VERSION = "1";
    private static final String OPEN = "open";
    private static final String WAY_EMERGENCY = "1";
    private static final int INDEX = 1;
    private static final int NEXT = 2;

    private static final String STAY = "stay";
    private static final String CATEGORY_KEY = "category_key";
    private static final String IS_PLANNED = "is_planned";
    private static final String ADMISSION_WAY = "next_admission_way";

    private final String period;

    /** Leads of this period. */
    public SplitAdmissionLeads(final String period) {
        this.period = requireNonNull(period, "period");
    }

    /**
     * What the rule found.
     *
     * @param leads {@code lead} rows
     * @param cases {@code lead_case} rows, two a lead
     */
    public record Found(Dataset<Row> leads, Dataset<Row> cases) {}

    /** The leads of these qualifying pairs; each of their stays must be among the cases. */
    public Found apply(final Dataset<Row> qualifyingPairs, final Dataset<Row> cases) {
        final Dataset<Row> stays = stays(qualifyingPairs, cases);
        return new Found(leads(stays), leadCases(stays));
    }

    private Dataset<Row> stays(final Dataset<Row> pairs, final Dataset<Row> cases) {
        final Column ends = explode(array(
                end(INDEX, ReadmissionPairTable.INDEX_SETTLEMENT_ID.name()),
                end(NEXT, ReadmissionPairTable.NEXT_SETTLEMENT_ID.name())));
        final Column leadId = concat(lit(SplitAdmission.RULE + ":"), col(ReadmissionPairTable.INDEX_SETTLEMENT_ID));
        final Dataset<Row> wanted = pairs.select(
                        leadId.as(LeadTable.LEAD_ID.name()), col(ReadmissionPairTable.GAP_DAYS), ends.as(STAY))
                .select(col(LeadTable.LEAD_ID), col(ReadmissionPairTable.GAP_DAYS), col(STAY + ".*"));
        final Dataset<Row> narrow = cases.select(
                col(SettledCaseTable.SETTLEMENT_ID),
                col(SettledCaseTable.INSTITUTION_CODE),
                col(SettledCaseTable.ADMISSION_DATE),
                col(SettledCaseTable.DISCHARGE_DATE),
                col(SettledCaseTable.PRINCIPAL_DIAGNOSIS),
                col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                col(SettledCaseTable.ADMISSION_WAY),
                col(SettledCaseTable.IS_RETURN_PLANNED),
                col(SettledCaseTable.TOTAL_COST_FEN),
                col(SettledCaseTable.FUND_PAY_FEN));
        return wanted.join(narrow, SettledCaseTable.SETTLEMENT_ID.name())
                .withColumn(LeadTable.PERIOD.name(), lit(period));
    }

    private Dataset<Row> leads(final Dataset<Row> stays) {
        final Column isIndex = col(LeadCaseTable.SEQUENCE).equalTo(INDEX);
        final Column isPlanned = col(IS_PLANNED);
        final Column category = PackedColumns.unpack(col(CATEGORY_KEY));
        final Column evidence = concat_ws(
                " ",
                concat(
                        lit("Admitted again to the same institution "),
                        daysAfter(col(ReadmissionPairTable.GAP_DAYS)),
                        lit(", with the same 3-character principal diagnosis "),
                        category,
                        lit(".")),
                when(isPlanned, lit("The earlier stay records a planned return within 31 days.")),
                when(col(ADMISSION_WAY).equalTo(WAY_EMERGENCY), lit("The later admission came by emergency.")));
        final Column notChecked = concat_ws(
                "; ",
                when(isPlanned.isNull(), lit("planned return")),
                when(col(ADMISSION_WAY).isNull(), lit("emergency route")),
                lit("treatment cycles such as chemotherapy or dialysis"),
                lit("change of department"),
                lit("medical need"));
        final Dataset<Row> leads = stays.groupBy(
                        col(LeadTable.LEAD_ID), col(LeadTable.PERIOD), col(ReadmissionPairTable.GAP_DAYS))
                .agg(
                        max(col(SettledCaseTable.INSTITUTION_CODE)).as(LeadTable.INSTITUTION_CODE.name()),
                        sum(lit(1L)).as(LeadTable.CASE_COUNT.name()),
                        sum(col(SettledCaseTable.TOTAL_COST_FEN)).as(LeadTable.TOTAL_COST_FEN.name()),
                        sum(col(SettledCaseTable.FUND_PAY_FEN)).as(LeadTable.FUND_PAY_FEN.name()),
                        max(col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY)).as(CATEGORY_KEY),
                        max(when(isIndex, col(SettledCaseTable.IS_RETURN_PLANNED)))
                                .as(IS_PLANNED),
                        max(when(isIndex.equalTo(false), col(SettledCaseTable.ADMISSION_WAY)))
                                .as(ADMISSION_WAY))
                .withColumn(LeadTable.RULE.name(), lit(SplitAdmission.RULE))
                .withColumn(LeadTable.RULE_VERSION.name(), lit(RULE_VERSION))
                .withColumn(LeadTable.EVIDENCE.name(), evidence)
                .withColumn(LeadTable.NOT_CHECKED.name(), notChecked)
                .withColumn(LeadTable.STATE.name(), lit(OPEN));
        return Columns.withAbsent(LeadTable.CONTRACT.fields(), leads).select(select(LeadTable.CONTRACT));
    }

    private static Dataset<Row> leadCases(final Dataset<Row> stays) {
        return Columns.withAbsent(LeadCaseTable.CONTRACT.fields(), stays).select(select(LeadCaseTable.CONTRACT));
    }

    private static Column end(final int sequence, final String settlementId) {
        return struct(
                lit(sequence).as(LeadCaseTable.SEQUENCE.name()),
                col(settlementId).as(LeadCaseTable.SETTLEMENT_ID.name()));
    }

    private static Column daysAfter(final Column gapDays) {
        return when(gapDays.equalTo(0), lit("on the day of discharge"))
                .when(gapDays.equalTo(1), lit("1 day after discharge"))
                .otherwise(concat(gapDays.cast("string"), lit(" days after discharge")));
    }
}
