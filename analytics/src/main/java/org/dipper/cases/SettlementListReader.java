package org.dipper.cases;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.coding.CodeTableKind;
import org.dipper.coding.CodesSource;
import org.dipper.coding.LoadedCodes;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/**
 * Reads one source row as one settlement list: cells as the types of the fields, and every rule that looks at one row
 * alone. Plain Java, since the same in Spark columns made code too large to compile, and each text was walked many times.
 *
 * <p>Gives rows of {@link SettlementListTable}, money in fen. A value that cannot be read is null and names its rule. A row
 * that the mapping filters out has no failed rule and the one warning {@link QualityRules#FILTERED}. {@code raw_row} is what
 * was received, text or structure, and null where no rejecting rule failed.
 */
public final class SettlementListReader implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Stands in a cell whose column the file does not have; allowed for optional columns only. */
    public static final Object NO_COLUMN = NoColumn.INSTANCE;

    private static final String[] NONE = {};
    private static final char LIST_SEPARATOR = ',';
    private static final int INGEST_ID = ReadList.place(SettlementListTable.INGEST_ID);
    private static final int SOURCE_FILE = ReadList.place(SettlementListTable.SOURCE_FILE);
    private static final int SOURCE_LINE = ReadList.place(SettlementListTable.SOURCE_LINE);
    private static final int FAILED_RULES = ReadList.place(SettlementListTable.FAILED_RULES);
    private static final int WARNINGS = ReadList.place(SettlementListTable.WARNINGS);
    private static final int RAW_ROW = ReadList.place(SettlementListTable.RAW_ROW);

    private final String ingestId;
    private final ReadableText readable;
    private final List<Filter> filters;
    private final List<Target> targets;
    private final List<NamedCheck> rejecting;
    private final List<NamedCheck> warning;
    private final CodesSource codes;
    private transient LoadedCodes codesAtHand;

    /** Reads without code tables. */
    public SettlementListReader(final CaseMapping mapping, final String ingestId) {
        this(mapping, ingestId, CodesSource.NONE);
    }

    /** Reads with code tables, for the rules that look into them. */
    public SettlementListReader(final CaseMapping mapping, final String ingestId, final CodesSource codes) {
        this.codes = requireNonNull(codes, "codes");
        this.ingestId = requireNonNull(ingestId, "ingestId");
        this.readable = new ReadableText(mapping.dateFormats());
        final List<String> cells = mapping.sourceColumns();
        this.filters = mapping.filters().stream()
                .map(filter -> new Filter(cells.indexOf(filter.column()), filter.values()))
                .toList();
        this.targets = targets(mapping, cells);
        this.rejecting =
                checks(mapping, QualityRule.Severity.REJECT, codes.get().kinds());
        this.warning = checks(mapping, QualityRule.Severity.WARN, codes.get().kinds());
    }

    private enum NoColumn {
        INSTANCE
    }

    /** How a cell is read where its type alone does not say so. */
    private enum Reading {
        BY_TYPE,
        CODE,
        GRAMS,
        CARE_DAYS;

        static Reading of(final Field field) {
            if (field.equals(SettlementListTable.DIAG_CODE)) {
                return CODE;
            }
            if (field.equals(SettlementListTable.NWB_BIR_WT)) {
                return GRAMS;
            }
            return field.equals(SettlementListTable.SCS_CUTD_DAYS) ? CARE_DAYS : BY_TYPE;
        }
    }

    /** Keeps the rows whose cell has one of these values. */
    private record Filter(int cell, Set<String> values) implements Serializable {}

    private record NamedCheck(String rule, QualityRule.Check check) implements Serializable {}

    /** A field and the cells that fill it; {@code constant}, {@code otherwise} and {@code separator} may be null. */
    private record Target(
            int place,
            FieldType.Kind kind,
            Reading reading,
            int[] cells,
            int[] minus,
            String constant,
            Map<String, String> values,
            String otherwise,
            String separator)
            implements Serializable {}

    /**
     * The settlement list of a source row.
     *
     * @param file the file it stands in
     * @param line its line or place in the file
     * @param received the row as received
     * @param broken the rule that it fails as text, or null
     * @param cells the cells of {@link CaseMapping#sourceColumns()} in that order: texts, whole numbers, decimals or null;
     *     tidied in place
     */
    public Row read(
            final String file, final long line, final Object received, final String broken, final Object[] cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = ReadableText.tidy(cells[i]);
        }
        final ReadList list = new ReadList(broken, codes());
        list.set(INGEST_ID, ingestId);
        list.set(SOURCE_FILE, file);
        list.set(SOURCE_LINE, line);
        for (final Target target : targets) {
            list.set(target.place(), value(target, cells, list));
        }
        final boolean isFiltered = !list.isUnparsed() && isFiltered(cells);
        final String[] failed = isFiltered ? NONE : failed(list);
        list.set(FAILED_RULES, failed);
        list.set(WARNINGS, isFiltered ? new String[] {QualityRules.FILTERED} : warnings(list));
        list.set(RAW_ROW, failed.length == 0 ? null : received);
        return RowFactory.create(list.values());
    }

    private LoadedCodes codes() {
        if (codesAtHand == null) {
            codesAtHand = codes.get();
        }
        return codesAtHand;
    }

    private static List<Target> targets(final CaseMapping mapping, final List<String> cells) {
        final List<Target> targets = new ArrayList<>();
        for (final Field field : SettlementListTable.CONTRACT.fields()) {
            mapping.field(field.name())
                    .ifPresent(source -> targets.add(new Target(
                            ReadList.place(field),
                            field.type().kind(),
                            Reading.of(field),
                            source.columns().stream().mapToInt(cells::indexOf).toArray(),
                            source.minus().stream().mapToInt(cells::indexOf).toArray(),
                            source.constant().orElse(null),
                            source.values(),
                            source.otherwise().orElse(null),
                            source.separator().orElse(null))));
            if (field.type().equals(FieldType.STRING_ARRAY) && !mapping.carries(field.name())) {
                targets.add(new Target(
                        ReadList.place(field),
                        field.type().kind(),
                        Reading.BY_TYPE,
                        new int[0],
                        new int[0],
                        null,
                        Map.of(),
                        null,
                        null));
            }
        }
        return List.copyOf(targets);
    }

    private static List<NamedCheck> checks(
            final CaseMapping mapping, final QualityRule.Severity severity, final Set<CodeTableKind> loaded) {
        return QualityRules.all().stream()
                .filter(rule -> rule.severity() == severity && rule.fails().isPresent())
                .filter(rule -> rule.whyNotEvaluable(mapping, loaded).isEmpty())
                .map(rule -> new NamedCheck(rule.id(), rule.fails().get()))
                .toList();
    }

    private Object value(final Target target, final Object[] cells, final ReadList list) {
        if (target.constant() != null) {
            return single(target, target.constant());
        }
        if (target.cells().length == 1 && cells[target.cells()[0]] == NO_COLUMN) {
            list.lacks(target.place());
            return target.kind() == FieldType.Kind.STRING_ARRAY ? NONE : null;
        }
        return switch (target.kind()) {
            case STRING_ARRAY -> codes(target, cells);
            case LONG -> sum(target, cells, list);
            case STRING -> text(target, cells, list);
            default -> typed(target, cells, list);
        };
    }

    private Object single(final Target target, final Object cell) {
        return switch (target.kind()) {
            case DATE -> readable.date(cell);
            case LONG -> ReadableText.fen(cell);
            case INT -> number(target.reading(), cell);
            default -> cell;
        };
    }

    private static Integer number(final Reading reading, final Object cell) {
        return switch (reading) {
            case GRAMS -> ReadableText.rounded(cell);
            case CARE_DAYS -> CareDays.read(cell);
            default -> ReadableText.wholeNumber(cell);
        };
    }

    private Object typed(final Target target, final Object[] cells, final ReadList list) {
        final Object cell = cells[target.cells()[0]];
        final Object value = single(target, cell);
        if (cell != null && value == null) {
            list.foundUnreadable(target.kind());
        }
        return value;
    }

    private static String text(final Target target, final Object[] cells, final ReadList list) {
        final String text = ReadableText.text(cells[target.cells()[0]]);
        if (text == null) {
            return null;
        }
        if (target.reading() == Reading.CODE) {
            return ReadableText.code(text);
        }
        if (target.values().isEmpty()) {
            return text;
        }
        final String known = target.values().getOrDefault(text, target.otherwise());
        if (known == null) {
            list.foundUnknownValue();
        }
        return known;
    }

    /** A blank addend counts 0 where another is present: exports leave cells blank that do not apply. */
    private static Long sum(final Target target, final Object[] cells, final ReadList list) {
        long sum = 0;
        boolean isPresent = false;
        boolean isReadable = true;
        for (int i = 0; i < target.cells().length + target.minus().length; i++) {
            final boolean isAddend = i < target.cells().length;
            final Object cell = cells[isAddend ? target.cells()[i] : target.minus()[i - target.cells().length]];
            final Long fen = ReadableText.fen(cell);
            if (fen != null) {
                sum += isAddend ? fen : -fen;
                isPresent = true;
            } else if (cell != null) {
                isReadable = false;
            }
        }
        if (!isReadable) {
            list.foundUnreadable(target.kind());
        }
        return isPresent && isReadable ? Long.valueOf(sum) : null;
    }

    private static String[] codes(final Target target, final Object[] cells) {
        List<String> codes = List.of();
        for (final int cell : target.cells()) {
            final String text = ReadableText.text(cells[cell]);
            if (text != null) {
                codes = codes.isEmpty() ? new ArrayList<>() : codes;
                addCodes(text, target.separator(), codes);
            }
        }
        return codes.isEmpty() ? NONE : codes.toArray(String[]::new);
    }

    private static void addCodes(final String text, final String separator, final List<String> codes) {
        final String parted = separator == null
                ? text.replace(String.valueOf(LIST_SEPARATOR), "")
                : text.replace(separator, String.valueOf(LIST_SEPARATOR));
        int from = 0;
        while (from <= parted.length()) {
            final int next = parted.indexOf(LIST_SEPARATOR, from);
            final int to = next < 0 ? parted.length() : next;
            final String code = ReadableText.code(parted.substring(from, to));
            if (code != null) {
                codes.add(code);
            }
            from = to + 1;
        }
    }

    private boolean isFiltered(final Object[] cells) {
        for (final Filter filter : filters) {
            final String text = ReadableText.text(cells[filter.cell()]);
            if (text == null || !filter.values().contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** An unparsed row fails the rule that says so and no other: it has no cells. */
    private String[] failed(final ReadList list) {
        return names(rejecting, list, list.isUnparsed());
    }

    private String[] warnings(final ReadList list) {
        return list.isUnparsed() ? NONE : names(warning, list, false);
    }

    private static String[] names(final List<NamedCheck> checks, final ReadList list, final boolean isFirstEnough) {
        String[] names = NONE;
        for (final NamedCheck check : checks) {
            if (check.check().fails(list) && !(isFirstEnough && names.length > 0)) {
                names = Arrays.copyOf(names, names.length + 1);
                names[names.length - 1] = check.rule();
            }
        }
        return names;
    }
}
