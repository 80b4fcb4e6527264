package org.dipper.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.coding.CsvText.CsvLine;
import org.dipper.errors.DipperException;

/** Reads a CSV file of codes: every row becomes an entry or is refused with its line and the reason. */
public final class CodeTableReader {
    private static final String VARIANT = "mapping";

    private final CodeTableKind kind;
    private final Optional<String> variant;
    private final List<RefusedCodeRow> refused = new ArrayList<>();
    private final Map<String, CodeEntry> taken = new LinkedHashMap<>();
    private final Set<String> contested = new HashSet<>();
    private int repeated;

    private CodeTableReader(final CodeTableKind kind, final Optional<String> variant) {
        this.kind = kind;
        this.variant = variant;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for refusals
     * @param text its text
     * @param variant which of several tables in the file is meant, by the column {@code mapping}
     * @throws DipperException refused where it has no usable header; usage where a variant must be chosen
     */
    public static CodeTable read(
            final CodeTableKind kind, final String file, final String text, final Optional<String> variant) {
        return new CodeTableReader(kind, variant).read(file, CsvText.read(text));
    }

    private CodeTable read(final String file, final List<CsvLine> lines) {
        if (lines.isEmpty()) {
            throw refusal(file, "It is empty.", "Its first line must name the columns");
        }
        final CsvLine header = lines.get(0);
        final Map<String, Integer> places = places(file, header);
        final List<CsvLine> rows = lines.subList(1, lines.size());
        chooseVariant(file, rows, places);
        final CodeRow cells = new CodeRow(kind, header, places);
        int passedOver = 0;
        for (final CsvLine row : rows) {
            if (isOtherVariant(row, places)) {
                passedOver++;
            } else {
                read(row, header, cells);
            }
        }
        contested.forEach(taken::remove);
        final List<CodeEntry> entries = new ArrayList<>(taken.values());
        if (kind == CodeTableKind.SECTION) {
            Chapters.complete(entries, cells.chapterNames(), refused);
        }
        refused.sort(Comparator.comparingInt(RefusedCodeRow::line));
        final List<String> ignored = header.cells().stream()
                .filter(heading ->
                        !heading.isEmpty() && kind.columns().stream().noneMatch(column -> column.isNamed(heading)))
                .toList();
        return new CodeTable(kind, file, entries, rows.size(), repeated, passedOver, refused, ignored);
    }

    private void read(final CsvLine row, final CsvLine header, final CodeRow cells) {
        if (row.broken().isPresent()) {
            refused.add(new RefusedCodeRow(row.line(), "", "", row.broken().get()));
            return;
        }
        if (row.cells().size() > header.cells().size()) {
            refused.add(new RefusedCodeRow(
                    row.line(),
                    "",
                    "",
                    "has " + row.cells().size() + " cells, the header "
                            + header.cells().size()));
            return;
        }
        try {
            take(cells.entry(row));
        } catch (CodeRow.Refusal refusal) {
            refused.add(refusal.row());
        }
    }

    private void take(final CodeEntry entry) {
        final String key =
                switch (kind) {
                    case BASIC_LEVEL -> entry.code() + " " + entry.targetCode().orElse("");
                    case SECTION -> entry.rule().orElse("") + " " + entry.code();
                    default -> entry.code();
                };
        final CodeEntry before = taken.putIfAbsent(key, entry);
        if (before == null) {
            return;
        }
        if (before.saysTheSame(entry)) {
            repeated++;
            return;
        }
        if (contested.add(key)) {
            refuse(before, "says otherwise than line " + entry.sourceLine());
        }
        refuse(entry, "says otherwise than line " + before.sourceLine());
    }

    private void refuse(final CodeEntry entry, final String why) {
        refused.add(new RefusedCodeRow(entry.sourceLine(), kind.columns().get(0).name(), entry.code(), why));
    }

    private Map<String, Integer> places(final String file, final CsvLine header) {
        if (header.broken().isPresent()) {
            throw refusal(file, "Its header " + header.broken().get() + ".", "Its first line must name the columns");
        }
        final Map<String, Integer> places = new LinkedHashMap<>();
        for (final CodeTableColumn column : kind.columns()) {
            final List<Integer> found = new ArrayList<>();
            for (int i = 0; i < header.cells().size(); i++) {
                if (column.isNamed(header.cell(i)) && !isBetterNamed(column, header.cell(i), header)) {
                    found.add(i);
                }
            }
            if (found.size() > 1) {
                throw refusal(
                        file,
                        "Its header names the column " + column.name() + " twice: " + header.cell(found.get(0))
                                + " and " + header.cell(found.get(1)) + ".",
                        "Leave one of them out");
            }
            if (found.isEmpty() && column.isRequired()) {
                throw refusal(
                        file,
                        "The header on line " + header.line() + " lacks the column " + column.name() + "; it has: "
                                + String.join(", ", header.cells()) + ".",
                        "Name the column " + column.name());
            }
            if (!found.isEmpty()) {
                places.put(column.name(), found.get(0));
            }
        }
        return places;
    }

    /** An alias that is the very name of another column belongs to that one. */
    private boolean isBetterNamed(final CodeTableColumn column, final String heading, final CsvLine header) {
        final boolean isOwnName = column.name().equalsIgnoreCase(heading);
        return !isOwnName
                && (kind.columns().stream()
                                .anyMatch(other ->
                                        !other.equals(column) && other.name().equalsIgnoreCase(heading))
                        || header.cells().stream()
                                .anyMatch(other -> column.name().equalsIgnoreCase(other)));
    }

    private void chooseVariant(final String file, final List<CsvLine> rows, final Map<String, Integer> places) {
        final Set<String> variants = new LinkedHashSet<>();
        if (places.containsKey(VARIANT)) {
            rows.forEach(row -> variants.add(row.cell(places.get(VARIANT))));
            variants.remove("");
        }
        final boolean isUnknown = variant.isPresent() && !variants.contains(variant.get());
        if (isUnknown || (variant.isEmpty() && variants.size() > 1)) {
            throw DipperException.usage(
                    isUnknown
                            ? "The file " + file + " has no variant \"" + variant.get() + "\"."
                            : "The file " + file + " holds several tables.",
                    variants.isEmpty()
                            ? "It has no column " + VARIANT + " that would part variants."
                            : "Its column " + VARIANT + " names: " + String.join(", ", variants) + ".",
                    variants.isEmpty() ? "Leave out --variant." : "Choose one with --variant NAME.");
        }
    }

    private boolean isOtherVariant(final CsvLine row, final Map<String, Integer> places) {
        return variant.isPresent() && row.broken().isEmpty() && !variant.get().equals(row.cell(places.get(VARIANT)));
    }

    private DipperException refusal(final String file, final String why, final String fix) {
        return DipperException.refused(
                "The file " + file + " is refused.",
                why,
                fix + "; see dipper codes template --kind " + kind.id() + ".");
    }
}
