package org.dipper.coding;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dipper.coding.CsvText.CsvLine;

/** The cells of one kind of file as an entry. */
final class CodeRow {
    // As in the national editions: B37.600I39.8 and C22.101M81600/3 are codes too.
    private static final Pattern DIAGNOSIS =
            Pattern.compile("^[A-Z][0-9]{2}([.][0-9A-Zx][0-9A-Zx.+*/]*|[+*][0-9A-Zx.+*]*)?$");
    private static final Pattern PROCEDURE = Pattern.compile("^[0-9]{2}([.][0-9A-Zx]{1,10})?$");
    private static final Pattern WEIGHT = Pattern.compile("^[0-9]{1,2}$");
    private static final String LEVELS = "一二三四";
    private static final int HIGHEST_LEVEL = 4;
    /** Charlson ME et al., J Chronic Dis 1987;40:373-83. */
    private static final Map<String, Integer> CHARLSON = Map.ofEntries(
            Map.entry("ami", 1),
            Map.entry("chf", 1),
            Map.entry("pvd", 1),
            Map.entry("cevd", 1),
            Map.entry("dementia", 1),
            Map.entry("copd", 1),
            Map.entry("rheumd", 1),
            Map.entry("pud", 1),
            Map.entry("mld", 1),
            Map.entry("diab", 1),
            Map.entry("diabwc", 2),
            Map.entry("hp", 2),
            Map.entry("rend", 2),
            Map.entry("canc", 2),
            Map.entry("msld", 3),
            Map.entry("metacanc", 6),
            Map.entry("aids", 6));

    private final CodeTableKind kind;
    private final CsvLine header;
    private final Map<String, Integer> places;
    private final Map<String, String> chapterNames = new HashMap<>();

    CodeRow(final CodeTableKind kind, final CsvLine header, final Map<String, Integer> places) {
        this.kind = kind;
        this.header = header;
        this.places = places;
    }

    /** A cell that cannot be taken; caught where the row is counted. */
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RefusedCodeRow row;

        private Refusal(final RefusedCodeRow row) {
            super(row.toString(), null, false, false);
            this.row = row;
        }

        RefusedCodeRow row() {
            return row;
        }
    }

    /**
     * The entry of a row.
     *
     * @throws Refusal naming the column and what is wrong with it
     */
    CodeEntry entry(final CsvLine row) {
        return switch (kind) {
            case DIAGNOSIS -> named(row, diagnosis(row, "code"), true);
            case PROCEDURE -> named(row, procedure(row, "code"), true);
            case DIAGNOSIS_MAP -> of(row, diagnosis(row, "clinical_code")).to(diagnosis(row, "code"));
            case PROCEDURE_MAP -> of(row, procedure(row, "clinical_code")).to(procedure(row, "code"));
            case PROCEDURE_ATTRIBUTE ->
                named(row, procedure(row, "code"), false).with(attribute(row), level(row));
            case EXCLUDED_DIAGNOSIS, SEVERITY_FAILURE, SEVERITY_DAMAGE -> {
                final CodeRanges ranges = ranges(row, "code");
                yield named(row, ranges.toString(), false).within(ranges);
            }
            case EXCLUDED_PROCEDURE -> excludedProcedure(row);
            case SECTION -> section(row);
            case COMORBIDITY -> comorbidity(row);
            case BASIC_LEVEL ->
                of(row, diagnosis(row, "principal_diag"))
                        .named(cell(row, "diag_name"))
                        .to(procedures(row, "principal_procedure"));
        };
    }

    /** The names of the chapters that sections named so far. */
    Map<String, String> chapterNames() {
        return chapterNames;
    }

    private CodeEntry of(final CsvLine row, final String code) {
        return CodeEntry.of(kind, code, row.line());
    }

    private CodeEntry named(final CsvLine row, final String code, final boolean isNeeded) {
        final String name = cell(row, "name");
        if (isNeeded && name.isEmpty()) {
            throw refusal(row, "name", "is empty");
        }
        return of(row, code).named(name);
    }

    private CodeEntry excludedProcedure(final CsvLine row) {
        final CodeEntry entry = named(row, procedure(row, "code"), false);
        final String written = cell(row, "rule");
        final String range = cell(row, "diagnosis_range");
        // Lists in circulation write the diagnosis range where others write the rule.
        final boolean isRange =
                range.isEmpty() && DIAGNOSIS.matcher(first(written)).find();
        final ExclusionRule rule = isRange
                ? ExclusionRule.ONLY_WITHIN
                : ExclusionRule.read(written).orElseThrow(() -> refusal(row, "rule", "is no known kind of exclusion"));
        if (rule != ExclusionRule.ONLY_WITHIN) {
            if (!range.isEmpty()) {
                throw refusal(row, "diagnosis_range", "stands beside a rule that has no range");
            }
            return entry.ruled(rule.written());
        }
        return entry.ruled(rule.written()).within(ranges(row, isRange ? "rule" : "diagnosis_range"));
    }

    private static String first(final String expression) {
        final String code = CodeNormaliser.normalise(expression);
        int end = 0;
        while (end < code.length() && "|-｜".indexOf(code.charAt(end)) < 0) {
            end++;
        }
        return code.substring(0, end);
    }

    private CodeEntry section(final CsvLine row) {
        final String chapter = needed(row, "chapter_code");
        final CodeRanges ranges = ranges(row, "category_range");
        final String section = CodeNormaliser.normalise(cell(row, "section_code"));
        final CodeEntry chapterEntry = of(row, chapter)
                .named(cell(row, "chapter_name"))
                .ruled(CodeEntry.CHAPTER)
                .within(ranges);
        if (section.isEmpty()) {
            return chapterEntry;
        }
        chapterNames.putIfAbsent(chapter, cell(row, "chapter_name"));
        return of(row, section)
                .named(needed(row, "section_name"))
                .to(chapter)
                .ruled(CodeEntry.SECTION)
                .within(ranges);
    }

    private CodeEntry comorbidity(final CsvLine row) {
        final CodeRanges ranges = ranges(row, "code");
        final String condition = cell(row, "condition");
        final String written = cell(row, "weight");
        final Optional<Integer> weight = written.isEmpty()
                ? Optional.ofNullable(CHARLSON.get(condition.toLowerCase(Locale.ROOT)))
                : Optional.of(written)
                        .filter(text -> WEIGHT.matcher(text).find())
                        .map(Integer::valueOf);
        if (weight.isEmpty() || weight.get() == 0) {
            throw written.isEmpty()
                    ? refusal(
                            row,
                            places.containsKey("weight") ? "weight" : "condition",
                            "gives no weight and names no condition of Charlson's index")
                    : refusal(row, "weight", "is no whole number from 1 to 99");
        }
        final CodeEntry entry =
                named(row, ranges.toString(), false).within(ranges).weighing(weight.get());
        return condition.isEmpty() ? entry : entry.ruled(condition);
    }

    private ProcedureAttribute attribute(final CsvLine row) {
        return ProcedureAttribute.read(cell(row, "attribute"))
                .orElseThrow(() -> refusal(
                        row,
                        "attribute",
                        "is none of 手术, 介入治疗, 治疗性操作, 诊断性操作 (surgery, interventional, therapeutic, diagnostic)"));
    }

    private Optional<Integer> level(final CsvLine row) {
        final String written = CodeNormaliser.halfWidth(cell(row, "level"));
        if (written.isEmpty()) {
            return Optional.empty();
        }
        final String plain = written.endsWith("级") ? written.substring(0, written.length() - 1) : written;
        final int level = plain.length() != 1
                ? 0
                : LEVELS.contains(plain) ? LEVELS.indexOf(plain) + 1 : Character.digit(plain.charAt(0), 10);
        if (level < 1 || level > HIGHEST_LEVEL) {
            throw refusal(row, "level", "is none of 1 to 4 (一级 to 四级)");
        }
        return Optional.of(level);
    }

    private String diagnosis(final CsvLine row, final String column) {
        final String code = CodeNormaliser.normalise(needed(row, column));
        if (!DIAGNOSIS.matcher(code).find()) {
            throw refusal(row, column, "is no ICD-10 code");
        }
        return code;
    }

    private String procedure(final CsvLine row, final String column) {
        final String code = CodeNormaliser.normalise(needed(row, column));
        if (!PROCEDURE.matcher(code).find()) {
            throw refusal(row, column, "is no ICD-9-CM-3 code");
        }
        return code;
    }

    /** Procedures parted by {@code |}, any of them; empty for none. */
    private String procedures(final CsvLine row, final String column) {
        final String written = CodeNormaliser.normalise(cell(row, column));
        if (!written.isEmpty()) {
            for (final String part : written.split("[|]", -1)) {
                if (!PROCEDURE.matcher(part).find()) {
                    throw refusal(row, column, "holds \"" + part + "\", which is no ICD-9-CM-3 code");
                }
            }
        }
        return written;
    }

    private CodeRanges ranges(final CsvLine row, final String column) {
        final String written = needed(row, column);
        try {
            final CodeRanges ranges = CodeRanges.parse(written);
            for (final String part : ranges.toString().split("[|-]", -1)) {
                if (!DIAGNOSIS.matcher(part).find()) {
                    throw refusal(row, column, "holds \"" + part + "\", which does not begin with a category");
                }
            }
            return ranges;
        } catch (IllegalArgumentException unreadable) {
            throw refusal(row, column, unreadable.getMessage());
        }
    }

    private String needed(final CsvLine row, final String column) {
        final String written = cell(row, column);
        if (written.isEmpty()) {
            throw refusal(row, column, "is empty");
        }
        return written;
    }

    private String cell(final CsvLine row, final String column) {
        return row.cell(places.getOrDefault(column, -1));
    }

    private Refusal refusal(final CsvLine row, final String column, final String why) {
        final Integer place = places.get(column);
        final String heading = place == null ? column : header.cell(place);
        return new Refusal(new RefusedCodeRow(row.line(), heading, cell(row, column), why));
    }
}
