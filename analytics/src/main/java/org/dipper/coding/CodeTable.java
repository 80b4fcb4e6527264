package org.dipper.coding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.dipper.errors.DipperException;

/**
 * A file of codes as read.
 *
 * @param kind the table
 * @param file the name of the file
 * @param entries the entries that can be taken, in the order of the file
 * @param rowsRead rows of the file, header and blank lines aside
 * @param rowsRepeated rows that say what an earlier one says
 * @param rowsPassedOver rows of another variant than the one asked for
 * @param refused what cannot be taken, by line
 * @param ignoredColumns columns of the file that the table does not know
 */
public record CodeTable(
        CodeTableKind kind,
        String file,
        List<CodeEntry> entries,
        int rowsRead,
        int rowsRepeated,
        int rowsPassedOver,
        List<RefusedCodeRow> refused,
        List<String> ignoredColumns) {
    private static final int MOST_SHOWN = 100;

    public CodeTable {
        entries = List.copyOf(entries);
        refused = List.copyOf(refused);
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    /** How many rows are refused; a row may be refused for several reasons. */
    public long rowsRefused() {
        return refused.stream().mapToInt(RefusedCodeRow::line).distinct().count();
    }

    /**
     * The same table, once it may be loaded.
     *
     * @param skipsRefused whether the sound rows may be loaded without the refused ones
     * @throws DipperException refused, naming every refused row up to a limit and how many there are
     */
    public CodeTable requireLoadable(final boolean skipsRefused) {
        if (!refused.isEmpty() && !skipsRefused) {
            final String shown = refused.stream()
                    .limit(MOST_SHOWN)
                    .map(RefusedCodeRow::toString)
                    .collect(Collectors.joining("; "));
            final int more = refused.size() - MOST_SHOWN;
            throw DipperException.refused(
                    "The file " + file + " is refused: " + rowsRefused() + " of " + rowsRead
                            + " rows cannot be taken, and nothing was loaded.",
                    shown + (more > 0 ? "; and " + more + " more" : "") + ".",
                    "Correct these rows, or load the others with --skip-refused.");
        }
        if (entries.isEmpty()) {
            throw DipperException.refused(
                    "The file " + file + " is refused.",
                    "It has no row that can be loaded" + (rowsRead == 0 ? ": there is only a header." : "."),
                    "See how it should look: dipper codes template --kind " + kind.id());
        }
        return this;
    }

    /** SHA-256 of what the entries say, wherever they stand in the file. */
    public String contentHash() {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (final CodeEntry entry : entries) {
                final List<Object> content = List.of(
                        entry.code(),
                        entry.name(),
                        entry.targetCode(),
                        entry.attribute(),
                        entry.level(),
                        entry.rule(),
                        entry.codeRange(),
                        entry.weight());
                digest.update((content + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
