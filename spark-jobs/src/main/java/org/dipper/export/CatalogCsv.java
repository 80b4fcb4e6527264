package org.dipper.export;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.dipper.catalog.DiseaseGroup;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.table.Field;

/**
 * A catalog as cities exchange it: the columns of the national grouping scheme, then what a region adds to them. One line a
 * group in the order of layers, rows of the scheme and group codes; after RFC 4180, lines end with CRLF.
 */
public final class CatalogCsv {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";

    private record Column(String english, String chinese, Field field) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("category", "类别", DiseaseGroupTable.LAYER),
            new Column("seq", "序号", DiseaseGroupTable.SCHEME_RULE),
            new Column("principal_diag", "主要诊断编码", DiseaseGroupTable.DIAGNOSIS_CODE),
            new Column("diag_name", "病种名称", DiseaseGroupTable.GROUP_NAME),
            new Column("principal_procedure", "主要手术操作编码", DiseaseGroupTable.PROCEDURE_CODE),
            new Column("related_procedure", "相关手术操作编码", DiseaseGroupTable.RELATED_PROCEDURES),
            new Column("group_code", "病种编码", DiseaseGroupTable.GROUP_CODE),
            new Column("group_type", "病种类型", DiseaseGroupTable.GROUP_TYPE),
            new Column("procedure_attribute", "手术操作属性", DiseaseGroupTable.PROCEDURE_ATTRIBUTE),
            new Column("score", "病种分值", DiseaseGroupTable.RW),
            new Column("cv", "变异系数", DiseaseGroupTable.CV),
            new Column("case_count", "病例数", DiseaseGroupTable.CASE_COUNT),
            new Column("is_basic_level", "基层病种", DiseaseGroupTable.IS_BASIC_LEVEL));

    private CatalogCsv() {}

    /**
     * The file of an edition.
     *
     * @param groups its rows of {@code disease_group}
     * @param isChinese whether the header is Chinese
     * @param hasByteOrderMark whether a spreadsheet is to know that it is UTF-8
     */
    public static String of(final List<Row> groups, final boolean isChinese, final boolean hasByteOrderMark) {
        final String header = COLUMNS.stream()
                .map(column -> isChinese ? column.chinese() : column.english())
                .collect(Collectors.joining(","));
        return groups.stream()
                .sorted(order())
                .map(group -> COLUMNS.stream()
                        .map(column ->
                                cell(column.field(), group.getAs(column.field().name())))
                        .collect(Collectors.joining(",", "", LINE_END)))
                .collect(Collectors.joining("", (hasByteOrderMark ? BYTE_ORDER_MARK : "") + header + LINE_END, ""));
    }

    private static Comparator<Row> order() {
        return Comparator.comparingInt(CatalogCsv::layer)
                .thenComparingInt(
                        row -> Objects.requireNonNullElse(row.<Integer>getAs(DiseaseGroupTable.SCHEME_RULE.name()), 0))
                .thenComparing(row -> row.<String>getAs(DiseaseGroupTable.GROUP_CODE.name()));
    }

    /** Editions of older warehouses name no layer: they stand last, in the order of codes. */
    private static int layer(final Row row) {
        final String layer = row.getAs(DiseaseGroupTable.LAYER.name());
        return layer == null
                ? DiseaseGroup.Layer.values().length
                : DiseaseGroup.Layer.of(layer).ordinal();
    }

    private static String cell(final Field field, final Object value) {
        final boolean isOutsideTheScheme = field.equals(DiseaseGroupTable.SCHEME_RULE)
                && Integer.valueOf(0).equals(value);
        if (value == null || isOutsideTheScheme) {
            return "";
        }
        final String text = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
