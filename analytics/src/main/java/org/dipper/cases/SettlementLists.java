package org.dipper.cases;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.dipper.table.Columns;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/**
 * Source rows as settlement lists: cells read as the types of the fields, and every rule that looks at one row alone.
 *
 * <p>Yields {@link SettlementListTable}, one row a source row; key {@code ingest_id, source_file, source_line}; money in
 * fen. A value that cannot be read is null and names its rule. A row that the mapping filters out has no failed rule and
 * the one warning {@link QualityRules#FILTERED}. {@code raw_row} is null where no rejecting rule failed.
 */
public final class SettlementLists {
    private static final Column NO_RULES = array().cast("array<string>");
    private static final String IS_FILTERED = "is_filtered";
    private static final String LIST_SEPARATOR = ",";

    private final CaseMapping mapping;
    private final String ingestId;
    private final List<String> cells;
    private final ReadableText readable;

    public SettlementLists(final CaseMapping mapping, final String ingestId) {
        this.mapping = requireNonNull(mapping, "mapping");
        this.ingestId = requireNonNull(ingestId, "ingestId");
        this.cells = mapping.sourceColumns();
        this.readable = new ReadableText(mapping.dateFormats());
    }

    /** The settlement lists of source rows shaped like {@link SourceRows}. */
    public Dataset<Row> apply(final Dataset<Row> sourceRows) {
        final Dataset<Row> texts = sourceRows.select(
                with(bookkeeping(), cells.stream().map(this::text).toList()));
        final Dataset<Row> values = texts.select(with(bookkeeping(), cellValues()));
        final Dataset<Row> fields = values.select(with(bookkeeping(), fieldsAndFlags()));
        final Column failed = names(QualityRule.Severity.REJECT);
        final Column warnings = names(QualityRule.Severity.WARN);
        final Column isFiltered = col(IS_FILTERED);
        final Dataset<Row> judged = fields.withColumn(
                        SettlementListTable.FAILED_RULES.name(),
                        when(isFiltered, NO_RULES).otherwise(failed))
                .withColumn(
                        SettlementListTable.WARNINGS.name(),
                        when(isFiltered, array(lit(QualityRules.FILTERED))).otherwise(warnings));
        final Column isHeldBack =
                not(Columns.col(SettlementListTable.FAILED_RULES).equalTo(NO_RULES));
        // A reader of typed files hands the row over as a structure: writing every row as JSON would cost more than
        // reading.
        final Column received = Columns.col(SettlementListTable.RAW_ROW);
        final boolean isText = sourceRows
                .schema()
                .apply(SettlementListTable.RAW_ROW.name())
                .dataType()
                .equals(DataTypes.StringType);
        return judged.withColumn(SettlementListTable.INGEST_ID.name(), lit(ingestId))
                .withColumn(SettlementListTable.RAW_ROW.name(), when(isHeldBack, isText ? received : to_json(received)))
                .select(Columns.select(SettlementListTable.CONTRACT));
    }

    private static List<Column> bookkeeping() {
        return List.of(
                Columns.col(SettlementListTable.SOURCE_FILE),
                Columns.col(SettlementListTable.SOURCE_LINE),
                Columns.col(SettlementListTable.RAW_ROW),
                col(SourceRows.BROKEN));
    }

    private Column text(final String sourceColumn) {
        final int place = cells.indexOf(sourceColumn);
        return ReadableText.tidy(SourceRows.cell(place)).as(SourceRows.cellName(place));
    }

    /** The texts again, and beside each what it reads as: every cell is read once however many fields use it. */
    private List<Column> cellValues() {
        final Map<String, Column> values = new LinkedHashMap<>();
        cells.forEach(cell -> values.put(cell, textOf(cell)));
        for (final FieldMapping field : mapping.fields().values()) {
            final FieldType type = typeOf(field);
            if (type.equals(FieldType.STRING) || type.equals(FieldType.STRING_ARRAY)) {
                continue;
            }
            sourcesOf(field)
                    .forEach(cell -> values.put(
                            valueName(cell, type),
                            readable.read(type, textOf(cell)).as(valueName(cell, type))));
        }
        return new ArrayList<>(values.values());
    }

    private List<Column> fieldsAndFlags() {
        final List<Column> columns = new ArrayList<>();
        final List<Column> unknown = new ArrayList<>();
        for (final Field field : SettlementListTable.CONTRACT.fields()) {
            final Optional<FieldMapping> source = mapping.field(field.name());
            if (source.isPresent()) {
                final Column value = value(field.type(), source.get());
                columns.add(value.as(field.name()));
                if (!source.get().values().isEmpty() && source.get().otherwise().isEmpty()) {
                    unknown.add(
                            textOf(source.get().columns().get(0)).isNotNull().and(value.isNull()));
                }
            } else if (isInput(field)) {
                final Column absent = lit(null).cast(Columns.type(field.type()));
                final boolean isList = field.type().equals(FieldType.STRING_ARRAY);
                columns.add((isList ? NO_RULES : absent).as(field.name()));
            }
        }
        columns.add(isUnreadable(FieldType.DATE).as(QualityRules.UNREADABLE_DATE));
        columns.add(isUnreadable(FieldType.FEN).as(QualityRules.UNREADABLE_MONEY));
        columns.add(isUnreadable(FieldType.INT).as(QualityRules.UNREADABLE_NUMBER));
        columns.add(anyOf(unknown).as(QualityRules.UNKNOWN_VALUE));
        columns.add(isFiltered().as(IS_FILTERED));
        return columns;
    }

    private static boolean isInput(final Field field) {
        return !field.equals(SettlementListTable.INGEST_ID)
                && !field.equals(SettlementListTable.SOURCE_FILE)
                && !field.equals(SettlementListTable.SOURCE_LINE)
                && !field.equals(SettlementListTable.RAW_ROW)
                && !field.equals(SettlementListTable.FAILED_RULES)
                && !field.equals(SettlementListTable.WARNINGS);
    }

    private Column value(final FieldType type, final FieldMapping field) {
        if (field.constant().isPresent()) {
            return readable.read(type, lit(field.constant().get()));
        }
        if (type.equals(FieldType.STRING_ARRAY)) {
            return codes(field);
        }
        if (type.equals(FieldType.FEN)) {
            return sum(field);
        }
        final String cell = field.columns().get(0);
        if (!type.equals(FieldType.STRING)) {
            return col(valueName(cell, type));
        }
        if (field.field().equals(SettlementListTable.DIAG_CODE.name())) {
            return ReadableText.code(textOf(cell));
        }
        return field.values().isEmpty() ? textOf(cell) : lookedUp(field, textOf(cell));
    }

    private static Column lookedUp(final FieldMapping field, final Column text) {
        final Column[] pairs = field.values().entrySet().stream()
                .flatMap(entry -> Stream.of(lit(entry.getKey()), lit(entry.getValue())))
                .toArray(Column[]::new);
        final Column known = try_element_at(map(pairs), text);
        return when(
                text.isNotNull(),
                field.otherwise().map(other -> coalesce(known, lit(other))).orElse(known));
    }

    /** A blank addend counts 0 where another is present: exports leave cells blank that do not apply. */
    private Column sum(final FieldMapping field) {
        final List<Column> isPresent =
                sourcesOf(field).stream().map(cell -> textOf(cell).isNotNull()).toList();
        final List<Column> isUnreadable = sourcesOf(field).stream()
                .map(cell -> isUnreadable(cell, FieldType.FEN))
                .toList();
        Column sum = lit(0L);
        for (final String cell : field.columns()) {
            sum = sum.plus(coalesce(col(valueName(cell, FieldType.FEN)), lit(0L)));
        }
        for (final String cell : field.minus()) {
            sum = sum.minus(coalesce(col(valueName(cell, FieldType.FEN)), lit(0L)));
        }
        return when(anyOf(isPresent).and(not(anyOf(isUnreadable))), sum);
    }

    private Column codes(final FieldMapping field) {
        final List<Column> normalised = field.columns().stream()
                .map(cell -> ReadableText.codeList(textOf(cell), field.separator(), LIST_SEPARATOR))
                .toList();
        final Column joined = concat_ws(LIST_SEPARATOR, normalised.toArray(Column[]::new));
        return when(joined.equalTo(""), NO_RULES).otherwise(split(joined, LIST_SEPARATOR));
    }

    private Column isUnreadable(final FieldType type) {
        final Set<String> used = new LinkedHashSet<>();
        for (final FieldMapping field : mapping.fields().values()) {
            if (typeOf(field).equals(type)) {
                used.addAll(sourcesOf(field));
            }
        }
        return anyOf(used.stream().map(cell -> isUnreadable(cell, type)).toList());
    }

    private Column isUnreadable(final String cell, final FieldType type) {
        return textOf(cell).isNotNull().and(col(valueName(cell, type)).isNull());
    }

    private Column isFiltered() {
        final List<Column> fails = mapping.filters().stream()
                .map(filter -> coalesce(
                        not(textOf(filter.column()).isin(filter.values().toArray())), lit(true)))
                .toList();
        return anyOf(fails).and(not(coalesce(SourceRows.isUnparsed(), lit(false))));
    }

    /** The ids of the failing rules. An unparsed row fails the rule that says so and no other: it has no cells. */
    private Column names(final QualityRule.Severity severity) {
        final List<Column> failing = QualityRules.all().stream()
                .filter(rule -> rule.severity() == severity && rule.fails().isPresent())
                .filter(rule -> rule.whyNotEvaluable(mapping).isEmpty())
                .map(rule -> when(rule.fails().get(), lit(rule.id())))
                .toList();
        final Column joined = concat_ws(LIST_SEPARATOR, failing.toArray(Column[]::new));
        final Column unparsed = severity == QualityRule.Severity.REJECT ? array(col(SourceRows.BROKEN)) : NO_RULES;
        return when(coalesce(SourceRows.isUnparsed(), lit(false)), unparsed)
                .when(joined.equalTo(""), NO_RULES)
                .otherwise(split(joined, LIST_SEPARATOR));
    }

    private Column textOf(final String cell) {
        return SourceRows.cell(cells.indexOf(cell));
    }

    private String valueName(final String cell, final FieldType type) {
        final String kind = type.equals(FieldType.FEN) ? "fen" : type.sql().toLowerCase(java.util.Locale.ROOT);
        return SourceRows.cellName(cells.indexOf(cell)) + "_" + kind;
    }

    private static FieldType typeOf(final FieldMapping field) {
        return SettlementListTable.CONTRACT.field(field.field()).orElseThrow().type();
    }

    private static List<String> sourcesOf(final FieldMapping field) {
        return Stream.concat(field.columns().stream(), field.minus().stream()).toList();
    }

    private static Column anyOf(final List<Column> conditions) {
        return conditions.stream().reduce(Column::or).orElse(lit(false));
    }

    private static Column[] with(final List<Column> first, final List<Column> then) {
        return Stream.concat(first.stream(), then.stream()).toArray(Column[]::new);
    }
}
