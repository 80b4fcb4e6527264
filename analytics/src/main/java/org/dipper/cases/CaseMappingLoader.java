package org.dipper.cases;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dipper.coding.CodeTableKind;
import org.dipper.errors.DipperException;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.yaml.StrictYaml;

/** Reads a mapping file into records, refusing what it does not understand by file, line and key. */
public final class CaseMappingLoader {
    private static final Set<Field> BOOKKEEPING = Set.of(
            SettlementListTable.INGEST_ID,
            SettlementListTable.SOURCE_FILE,
            SettlementListTable.SOURCE_LINE,
            SettlementListTable.FAILED_RULES,
            SettlementListTable.WARNINGS,
            SettlementListTable.RAW_ROW);
    private static final List<Field> NEEDED = List.of(
            SettlementListTable.SETL_ID,
            SettlementListTable.MDTRT_ID,
            SettlementListTable.PSN_NO,
            SettlementListTable.FIXMEDINS_CODE,
            SettlementListTable.HOSP_LV,
            SettlementListTable.INSUTYPE,
            SettlementListTable.ADM_TIME,
            SettlementListTable.DSCG_TIME,
            SettlementListTable.MEDFEE_SUMAMT_FEN,
            SettlementListTable.FUND_PAY_SUMAMT_FEN,
            SettlementListTable.DIAG_CODE);

    private CaseMappingLoader() {}

    /**
     * Reads a mapping file.
     *
     * @throws DipperException usage where the file is absent, refused where it is wrong
     */
    public static CaseMapping load(final Path file) {
        return load(StrictYaml.read(file));
    }

    /** Reads a mapping from a text; {@code name} stands in refusals. */
    public static CaseMapping parse(final String name, final String text) {
        return load(StrictYaml.parse(name, text));
    }

    private static CaseMapping load(final StrictYaml yaml) {
        yaml.only("name", "title", "format", "delimiter", "encoding", "dates", "filter", "codes", "fields");
        final String name = yaml.text("name");
        final SourceFormat format = yaml.has("format") ? yaml.choice("format", SourceFormat.class) : SourceFormat.AUTO;
        final char delimiter = delimiter(yaml);
        final SourceEncoding encoding = encoding(yaml);
        final List<String> dates = dates(yaml);
        final List<RowFilter> filters = filters(yaml);
        final Map<String, FieldMapping> fields = fields(yaml.part("fields"));
        final Set<CodeTableKind> codeMaps = codeMaps(yaml);
        final String content = List.of(name, format, delimiter, encoding, dates, sorted(filters), fields.toString())
                + (codeMaps.isEmpty() ? "" : new TreeSet<>(codeMaps).toString());
        return new CaseMapping(name, format, delimiter, encoding, dates, filters, fields, codeMaps, sha256(content));
    }

    private static char delimiter(final StrictYaml yaml) {
        final String written = yaml.optionalText("delimiter").orElse(",");
        final String meant = "tab".equals(written) ? "\t" : written;
        final char first = meant.isEmpty() ? '"' : meant.charAt(0);
        if (meant.length() != 1 || first == '"' || first == '\n' || first == '\r') {
            throw yaml.refusal(
                    "delimiter", "must be one character other than a quote.", "Write \",\", \";\", \"|\" or tab.");
        }
        return first;
    }

    private static SourceEncoding encoding(final StrictYaml yaml) {
        return switch (yaml.optionalText("encoding").orElse("auto").toLowerCase(Locale.ROOT)) {
            case "auto" -> SourceEncoding.AUTO;
            case "utf-8", "utf8" -> SourceEncoding.UTF8;
            case "gb18030", "gbk", "gb2312" -> SourceEncoding.GB18030;
            default -> throw yaml.refusal("encoding", "is not known.", "Choose one of: auto, utf-8, gb18030.");
        };
    }

    private static List<String> dates(final StrictYaml yaml) {
        final List<String> patterns = yaml.texts("dates");
        if (patterns.isEmpty()) {
            throw yaml.refusal("dates", "is missing.", "List the date patterns, such as [yyyy-MM-dd].");
        }
        for (final String pattern : patterns) {
            if (!DatePattern.isKnown(pattern)) {
                throw yaml.refusal(
                        "dates",
                        "holds the pattern " + pattern + ", which is not understood.",
                        "Build it of yyyy, MM, dd, HH, mm, ss and the characters between them.");
            }
        }
        return patterns;
    }

    private static List<RowFilter> filters(final StrictYaml yaml) {
        final List<RowFilter> filters = new ArrayList<>();
        for (final StrictYaml part : yaml.parts("filter")) {
            part.only("column", "equals", "in");
            if (part.has("equals") == part.has("in")) {
                throw part.refusal(
                        "column", "needs either equals or in.", "Write equals: \"1\" or in: [\"1\", \"2\"].");
            }
            final List<String> values = part.has("equals") ? List.of(part.text("equals")) : part.texts("in");
            if (values.isEmpty()) {
                throw part.refusal("in", "is empty, so no row would be read.", "List the values to keep.");
            }
            filters.add(new RowFilter(part.text("column"), Set.copyOf(values)));
        }
        return filters;
    }

    /** The edition that the source writes its codes in. */
    private enum Edition {
        CLINICAL,
        INSURANCE
    }

    private static Set<CodeTableKind> codeMaps(final StrictYaml yaml) {
        final Set<CodeTableKind> maps = EnumSet.noneOf(CodeTableKind.class);
        yaml.optionalPart("codes").ifPresent(codes -> {
            codes.only("diagnosis", "procedure");
            if (codes.has("diagnosis") && codes.choice("diagnosis", Edition.class) == Edition.CLINICAL) {
                maps.add(CodeTableKind.DIAGNOSIS_MAP);
            }
            if (codes.has("procedure") && codes.choice("procedure", Edition.class) == Edition.CLINICAL) {
                maps.add(CodeTableKind.PROCEDURE_MAP);
            }
        });
        return maps;
    }

    private static Map<String, FieldMapping> fields(final StrictYaml yaml) {
        final List<Field> targets = SettlementListTable.CONTRACT.fields().stream()
                .filter(field -> !BOOKKEEPING.contains(field))
                .toList();
        yaml.only(targets.stream().map(Field::name).toArray(String[]::new));
        final Map<String, FieldMapping> fields = new LinkedHashMap<>();
        for (final Field target : targets) {
            if (yaml.has(target.name())) {
                fields.put(target.name(), field(target, yaml));
            }
        }
        for (final Field needed : NEEDED) {
            if (!fields.containsKey(needed.name())) {
                throw yaml.refusal(
                        needed.name(),
                        "(" + needed.labelEn() + ") is not mapped.",
                        "Name its source column, or give a constant.");
            }
        }
        return fields;
    }

    private static FieldMapping field(final Field target, final StrictYaml fields) {
        if (fields.isText(target.name())) {
            return new FieldMapping(
                    target.name(),
                    List.of(fields.text(target.name())),
                    List.of(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
        }
        final StrictYaml yaml = fields.part(target.name());
        yaml.only("column", "constant", "sum", "minus", "collect", "split", "values", "otherwise", "optional");
        final boolean isMoney = target.type().equals(FieldType.FEN);
        final boolean isList = target.type().equals(FieldType.STRING_ARRAY);
        refuseUnless(isMoney, yaml, "sum", "is for money fields.");
        refuseUnless(isMoney, yaml, "minus", "is for money fields.");
        refuseUnless(isList, yaml, "collect", "is for fields that hold several codes.");
        refuseUnless(isList, yaml, "split", "is for fields that hold several codes.");
        refuseUnless(target.type().equals(FieldType.STRING), yaml, "values", "is for text fields.");
        refuseUnless(yaml.has("values"), yaml, "otherwise", "stands without values.");
        refuseUnless(
                yaml.has("column") && !NEEDED.contains(target),
                yaml,
                "optional",
                "is for fields of one column that may be left out.");
        final List<String> ways = List.of("column", "constant", "sum", "collect").stream()
                .filter(yaml::has)
                .toList();
        if (ways.size() != 1) {
            throw fields.refusal(
                    target.name(),
                    "names " + (ways.isEmpty() ? "no source." : "more than one source: " + ways + "."),
                    "Use one of column, constant, sum, collect.");
        }
        if (yaml.has("constant") && isList) {
            throw yaml.refusal("constant", "cannot fill a list.", "Leave the field out instead.");
        }
        final List<String> columns = yaml.has("constant") ? List.of() : yaml.texts(ways.get(0));
        if (columns.isEmpty() && !yaml.has("constant")) {
            throw yaml.refusal(ways.get(0), "is empty.", "Name the source columns.");
        }
        return new FieldMapping(
                target.name(),
                columns,
                yaml.texts("minus"),
                yaml.optionalText("constant"),
                yaml.textByKey("values"),
                yaml.optionalText("otherwise"),
                yaml.optionalText("split"),
                yaml.flag("optional", false));
    }

    private static void refuseUnless(final boolean allowed, final StrictYaml yaml, final String key, final String why) {
        if (yaml.has(key) && !allowed) {
            throw yaml.refusal(key, why, "Take it out, or map another field with it.");
        }
    }

    private static List<String> sorted(final List<RowFilter> filters) {
        return filters.stream()
                .map(filter -> filter.column() + " in " + new TreeSet<>(filter.values()))
                .collect(Collectors.toList());
    }

    private static String sha256(final String content) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
