package org.dipper.grouping;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftrightunsigned;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataTypes;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedCode;
import org.dipper.coding.PackedColumns;
import org.dipper.table.Columns;

/**
 * Adds to each case what the grouping engine says of it.
 *
 * <p>Yields every row once, all its columns and {@code scheme_rule} INT (a row's sequence number, 0 the basic rule, -1 not
 * groupable), {@code combination_diagnosis_key} INT (the packed subcategory), {@code combination_procedure_key} LONG (the
 * packed main procedure, 0 for none), {@code combination_attribute} INT (1 conservative to 4 surgery) and
 * {@code grouping_reason_code} INT ({@link GroupingReason}). A pure function of the case, the scheme, the code tables and the
 * policy.
 */
public final class CombinationColumns {
    public static final String SCHEME_RULE = "scheme_rule";
    public static final String DIAGNOSIS_KEY = "combination_diagnosis_key";
    public static final String PROCEDURE_KEY = "combination_procedure_key";
    public static final String ATTRIBUTE = "combination_attribute";
    public static final String REASON_CODE = "grouping_reason_code";

    private static final String PLACEMENT = "packed_placement";
    private static final String SEPARATOR = String.valueOf(CaseCodes.SEPARATOR);
    private static final String DIVIDER = String.valueOf(CaseCodes.DIVIDER);
    private static final String BIRTH_WEIGHT = "birth_weight_grams";

    private final GroupingEngine engine;

    public CombinationColumns(final GroupingEngine engine) {
        this.engine = requireNonNull(engine, "engine");
    }

    /** The cases of {@link SettledCaseTable} with their combinations. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Column diagnosisKey = Columns.col(SettledCaseTable.DIAGNOSIS_SUBCATEGORY_KEY);
        if (engine.isPlain()) {
            return with(
                    cases,
                    lit(Placement.BASIC),
                    diagnosisKey,
                    Columns.col(SettledCaseTable.MAIN_PROCEDURE_KEY),
                    Columns.col(SettledCaseTable.PROCEDURE_ATTRIBUTE),
                    lit(GroupingReason.BASIC_KEY.code()));
        }
        final Dataset<Row> placed = cases.withColumn(PLACEMENT, placement(List.of(cases.columns())));
        final Column mainProcedure =
                bits(Placement.MAIN_SHIFT, Placement.MAIN_BITS).minus(1);
        final Column isListed = mainProcedure.equalTo(0);
        final Column isAnother = mainProcedure.gt(0);
        final Column another = element_at(Columns.col(SettledCaseTable.OTHER_PROCEDURES), mainProcedure);
        return with(
                        placed,
                        shiftrightunsigned(col(PLACEMENT), Placement.RULE_SHIFT)
                                .minus(1)
                                .cast("int"),
                        diagnosisKey,
                        when(isListed, Columns.col(SettledCaseTable.MAIN_PROCEDURE_KEY))
                                .when(isAnother, PackedColumns.pack(another))
                                .otherwise(0L),
                        bits(Placement.ATTRIBUTE_SHIFT, Placement.ATTRIBUTE_BITS),
                        bits(0, Placement.REASON_BITS))
                .drop(PLACEMENT);
    }

    private static Dataset<Row> with(
            final Dataset<Row> cases,
            final Column schemeRule,
            final Column diagnosisKey,
            final Column procedureKey,
            final Column attribute,
            final Column reasonCode) {
        final List<Column> columns = new ArrayList<>();
        columns.add(col("*"));
        columns.add(schemeRule.as(SCHEME_RULE));
        columns.add(diagnosisKey.as(DIAGNOSIS_KEY));
        columns.add(procedureKey.as(PROCEDURE_KEY));
        columns.add(attribute.as(ATTRIBUTE));
        columns.add(reasonCode.as(REASON_CODE));
        return cases.select(columns.toArray(Column[]::new));
    }

    private static Column bits(final int shift, final int width) {
        return shiftrightunsigned(col(PLACEMENT), shift)
                .bitwiseAND(lit((1L << width) - 1))
                .cast("int");
    }

    /**
     * The packed placement. A user-defined function, since looking rows up by several codes of a case has no expression in
     * columns. The codes go in as one text of bytes: turning arrays of texts into Java's costs several times the lookup.
     * Columns that no row of the scheme asks for are not read.
     */
    private Column placement(final List<String> present) {
        return udf(new PlaceCase(engine), DataTypes.LongType)
                .apply(
                        codes().cast("binary"),
                        number(engine.readsAgeYears(), SettledCaseTable.AGE_YEARS.name(), "int", present),
                        number(engine.readsAgeDays(), SettledCaseTable.AGE_DAYS.name(), "int", present),
                        number(engine.readsBirthWeight(), BIRTH_WEIGHT, "int", present),
                        number(engine.readsTotalCost(), SettledCaseTable.TOTAL_COST_FEN.name(), "bigint", present));
    }

    private Column codes() {
        final List<Column> parts = new ArrayList<>();
        parts.add(Columns.col(SettledCaseTable.PRINCIPAL_DIAGNOSIS));
        parts.add(coalesce(Columns.col(SettledCaseTable.MAIN_PROCEDURE), lit("")));
        if (engine.readsOtherProcedures()) {
            parts.add(Columns.col(SettledCaseTable.OTHER_PROCEDURES));
        }
        final Column withoutDiagnoses = concat_ws(SEPARATOR, parts.toArray(Column[]::new));
        if (!engine.readsOtherDiagnoses()) {
            return withoutDiagnoses;
        }
        parts.add(lit(DIVIDER));
        parts.add(Columns.col(SettledCaseTable.OTHER_DIAGNOSES));
        final Column withDiagnoses = concat_ws(SEPARATOR, parts.toArray(Column[]::new));
        return engine.otherDiagnosesGate().isAlways()
                ? withDiagnoses
                : when(otherDiagnosesMatter(), withDiagnoses).otherwise(withoutDiagnoses);
    }

    /** Joining the other diagnoses costs as much as grouping; few cases can meet a row that looks at them. */
    private Column otherDiagnosesMatter() {
        final OtherDiagnosesGate gate = engine.otherDiagnosesGate();
        final List<Integer> categories = gate.categories().stream()
                .map(category -> PackedCode.packInt(category).orElseThrow())
                .toList();
        final Column ageDays = Columns.col(SettledCaseTable.AGE_DAYS);
        final Column hasCategory =
                Columns.col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY).isInCollection(categories);
        final Column isOfAge = coalesce(ageDays.between(gate.youngest(), gate.oldest()), lit(false));
        return gate.looksAtAge() ? hasCategory.or(isOfAge) : hasCategory;
    }

    private static Column number(
            final boolean isRead, final String column, final String type, final List<String> present) {
        return isRead && present.contains(column)
                ? col(column).cast(type)
                : lit(null).cast(type);
    }

    /** Places one case after another; each thread has its own buffer. */
    private static final class PlaceCase implements UDF5<byte[], Integer, Integer, Integer, Long, Long> {
        private static final long serialVersionUID = 1L;
        private static final ThreadLocal<CaseCodes> BUFFER = ThreadLocal.withInitial(CaseCodes::new);

        private final GroupingEngine engine;

        PlaceCase(final GroupingEngine engine) {
            this.engine = engine;
        }

        @Override
        public Long call(
                final byte[] codes,
                final Integer ageYears,
                final Integer ageDays,
                final Integer birthWeightGrams,
                final Long totalCostFen) {
            final CaseCodes buffer = BUFFER.get();
            buffer.fill(codes);
            buffer.ageYears = ageYears == null ? CaseCodes.UNKNOWN : ageYears;
            buffer.ageDays = ageDays == null ? CaseCodes.UNKNOWN : ageDays;
            buffer.birthWeightGrams = birthWeightGrams == null ? CaseCodes.UNKNOWN : birthWeightGrams;
            buffer.totalCostFen = totalCostFen == null ? CaseCodes.UNKNOWN : totalCostFen;
            return engine.place(buffer);
        }
    }
}
