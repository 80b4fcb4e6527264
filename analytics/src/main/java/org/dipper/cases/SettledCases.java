package org.dipper.cases;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;
import static org.dipper.table.Columns.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.dipper.coding.CodeColumns;
import org.dipper.coding.CodeTableKind;
import org.dipper.coding.CodesSource;
import org.dipper.coding.PackedColumns;
import org.dipper.coding.ProcedureAttribute;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * Accepted settlement lists as settled cases: persons under pseudonyms, grouping keys computed once.
 *
 * <p>Yields {@link SettledCaseTable}, one row a settlement list, key {@code settlement_id}; money in fen. Expects rows that
 * passed every rejecting rule. The first procedure present is the main one. Where a map of codes is there, diagnoses and
 * procedures become those of the medical-insurance editions, a code without a counterpart staying as received. The procedure
 * attribute is 1 without a procedure, else what the attribute table says of the main one, and 4 where no table has it.
 */
public final class SettledCases {
    private final PersonPseudonym pseudonym;
    private final CodesSource codes;
    private final Set<CodeTableKind> tables;

    /** Cases without code tables. */
    public SettledCases(final PersonPseudonym pseudonym) {
        this(pseudonym, CodesSource.NONE);
    }

    /** Cases by these code tables. */
    public SettledCases(final PersonPseudonym pseudonym, final CodesSource codes) {
        this.pseudonym = requireNonNull(pseudonym, "pseudonym");
        this.codes = requireNonNull(codes, "codes");
        this.tables = Set.copyOf(codes.get().kinds());
    }

    /** The settled cases of accepted rows of {@link SettlementListTable}. */
    public Dataset<Row> apply(final Dataset<Row> acceptedLists) {
        return acceptedLists
                .select(columns(SettledCaseTable.CONTRACT.fields()).toArray(Column[]::new))
                .select(Columns.select(SettledCaseTable.CONTRACT));
    }

    /** The columns of a settled case, computed from those of a settlement list. */
    List<Column> columns(final List<Field> fields) {
        final Map<Field, Column> computed = new HashMap<>(copied());
        computed.putAll(keys());
        return fields.stream()
                .map(field ->
                        computed.get(field).cast(Columns.type(field.type())).as(field.name()))
                .toList();
    }

    private static Map<Field, Column> copied() {
        return Map.ofEntries(
                Map.entry(SettledCaseTable.SETTLEMENT_ID, col(SettlementListTable.SETL_ID)),
                Map.entry(SettledCaseTable.STAY_ID, col(SettlementListTable.MDTRT_ID)),
                Map.entry(SettledCaseTable.INSTITUTION_CODE, col(SettlementListTable.FIXMEDINS_CODE)),
                Map.entry(SettledCaseTable.HOSPITAL_LEVEL, col(SettlementListTable.HOSP_LV)),
                Map.entry(SettledCaseTable.INSURANCE_POOL, col(SettlementListTable.INSUTYPE)),
                Map.entry(SettledCaseTable.INSURED_AREA, col(SettlementListTable.INSU_ADMDVS)),
                Map.entry(SettledCaseTable.MEDICAL_TYPE, col(SettlementListTable.MED_TYPE)),
                Map.entry(SettledCaseTable.SEX, col(SettlementListTable.GEND)),
                Map.entry(SettledCaseTable.BIRTH_DATE, col(SettlementListTable.BRDY)),
                Map.entry(SettledCaseTable.AGE_YEARS, col(SettlementListTable.AGE)),
                Map.entry(SettledCaseTable.AGE_DAYS, col(SettlementListTable.NWB_AGE)),
                Map.entry(SettledCaseTable.ADMISSION_DATE, col(SettlementListTable.ADM_TIME)),
                Map.entry(SettledCaseTable.DISCHARGE_DATE, col(SettlementListTable.DSCG_TIME)),
                Map.entry(SettledCaseTable.ADMISSION_WAY, col(SettlementListTable.ADM_WAY)),
                Map.entry(SettledCaseTable.DISCHARGE_WAY, col(SettlementListTable.DSCG_WAY)),
                Map.entry(SettledCaseTable.DISCHARGE_DEPARTMENT, col(SettlementListTable.DSCG_CATY)),
                Map.entry(SettledCaseTable.TOTAL_COST_FEN, col(SettlementListTable.MEDFEE_SUMAMT_FEN)),
                Map.entry(SettledCaseTable.FUND_PAY_FEN, col(SettlementListTable.FUND_PAY_SUMAMT_FEN)),
                Map.entry(SettledCaseTable.PERSON_PAY_FEN, col(SettlementListTable.PSN_PART_AMT_FEN)),
                Map.entry(SettledCaseTable.DRUG_COST_FEN, col(SettlementListTable.DRUG_AMT_FEN)),
                Map.entry(SettledCaseTable.CONSUMABLE_COST_FEN, col(SettlementListTable.MATERIAL_AMT_FEN)),
                Map.entry(SettledCaseTable.TREATMENT_COST_FEN, col(SettlementListTable.TREATMENT_AMT_FEN)),
                Map.entry(SettledCaseTable.SURGERY_COST_FEN, col(SettlementListTable.SURGERY_AMT_FEN)),
                Map.entry(SettledCaseTable.BIRTH_WEIGHT_GRAMS, col(SettlementListTable.NWB_BIR_WT)),
                Map.entry(SettledCaseTable.ICU_DAYS, col(SettlementListTable.SCS_CUTD_DAYS)),
                Map.entry(SettledCaseTable.INGEST_ID, col(SettlementListTable.INGEST_ID)));
    }

    private Map<Field, Column> keys() {
        final Column procedures = procedures();
        final Column hasProcedure = size(procedures).gt(0);
        final Column mainProcedure = when(hasProcedure, procedures.getItem(0));
        final Column otherProcedures = when(size(procedures).gt(1), slice(procedures, lit(2), size(procedures)))
                .otherwise(none());
        final Column diagnosis = diagnosis();
        final Column discharge = col(SettlementListTable.DSCG_TIME);
        final Column nights = datediff(discharge, col(SettlementListTable.ADM_TIME));
        final Column returnFlag = col(SettlementListTable.DAYS_RINP_FLAG_31);
        final Column person = pseudonym.of(col(SettlementListTable.PSN_NO));
        return Map.ofEntries(
                Map.entry(SettledCaseTable.PERSON_KEY_HIGH, person.getItem(0)),
                Map.entry(SettledCaseTable.PERSON_KEY_LOW, person.getItem(1)),
                Map.entry(
                        SettledCaseTable.INSTITUTION_KEY, PackedColumns.pack(col(SettlementListTable.FIXMEDINS_CODE))),
                Map.entry(SettledCaseTable.STAY_DAYS, greatest(lit(1), nights)),
                Map.entry(
                        SettledCaseTable.IS_RETURN_PLANNED,
                        when(returnFlag.equalTo("1"), lit(true)).when(returnFlag.equalTo("0"), lit(false))),
                Map.entry(SettledCaseTable.OTHER_DIAGNOSES, coalesce(otherDiagnoses(), none())),
                Map.entry(SettledCaseTable.PRINCIPAL_DIAGNOSIS, diagnosis),
                Map.entry(SettledCaseTable.MAIN_PROCEDURE, mainProcedure),
                Map.entry(SettledCaseTable.OTHER_PROCEDURES, otherProcedures),
                Map.entry(
                        SettledCaseTable.DIAGNOSIS_CATEGORY_KEY,
                        PackedColumns.packInt(CodeColumns.category(diagnosis))),
                Map.entry(
                        SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY,
                        PackedColumns.packInt(CodeColumns.subcategory(diagnosis))),
                Map.entry(SettledCaseTable.MAIN_PROCEDURE_KEY, PackedColumns.pack(mainProcedure)),
                Map.entry(
                        SettledCaseTable.PROCEDURE_ATTRIBUTE,
                        when(hasProcedure, attribute(mainProcedure))
                                .otherwise(lit(ProcedureAttribute.WITHOUT_PROCEDURE))),
                Map.entry(
                        SettledCaseTable.DISCHARGE_MONTH,
                        year(discharge).multiply(100).plus(month(discharge))),
                Map.entry(SettledCaseTable.DISCHARGE_YEAR, year(discharge)));
    }

    // User-defined functions, here and below: a look-up in a table of codes that stands ready on every machine. A join
    // would
    // put an exchange of all cases in its place for each of these columns.
    private Column attribute(final Column mainProcedure) {
        final CodesSource source = codes;
        return tables.contains(CodeTableKind.PROCEDURE_ATTRIBUTE)
                ? udf((UDF1<String, Integer>) code -> source.get().caseAttribute(code), DataTypes.IntegerType)
                        .apply(mainProcedure)
                : lit(ProcedureAttribute.UNKNOWN_PROCEDURE);
    }

    private Column diagnosis() {
        final Column received = col(SettlementListTable.DIAG_CODE);
        return tables.contains(CodeTableKind.DIAGNOSIS_MAP) ? insuredDiagnosis().apply(received) : received;
    }

    private Column otherDiagnoses() {
        final Column received = col(SettlementListTable.OTHER_DIAG_CODES);
        final UserDefinedFunction insured = insuredDiagnosis();
        return tables.contains(CodeTableKind.DIAGNOSIS_MAP)
                ? transform(received, code -> insured.apply(code))
                : received;
    }

    private Column procedures() {
        final Column received = col(SettlementListTable.OPRN_OPRT_CODES);
        final CodesSource source = codes;
        final UserDefinedFunction insured = udf(
                (UDF1<String, String>)
                        code -> code == null ? null : source.get().procedure(code),
                DataTypes.StringType);
        return tables.contains(CodeTableKind.PROCEDURE_MAP)
                ? transform(received, code -> insured.apply(code))
                : received;
    }

    private UserDefinedFunction insuredDiagnosis() {
        final CodesSource source = codes;
        return udf(
                (UDF1<String, String>)
                        code -> code == null ? null : source.get().diagnosis(code),
                DataTypes.StringType);
    }

    private static Column none() {
        return array().cast("array<string>");
    }
}
