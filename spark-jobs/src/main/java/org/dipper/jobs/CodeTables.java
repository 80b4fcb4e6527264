package org.dipper.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.dipper.coding.CodeDictionaryRows;
import org.dipper.coding.CodeDictionaryTable;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** The code tables in force, as a run sees them. They are small: entries come to the driver. */
public final class CodeTables {
    /** The member of a load's answer that identifies what the entries say. */
    static final String CONTENT = "content_hash";

    private CodeTables() {}

    /** The entries in force of a kind, in the order of the file; empty where it was never loaded. */
    public static Optional<List<CodeEntry>> entries(final Run run, final CodeTableKind kind) {
        return run.inForce(kind.subject()).map(publication -> run
                .input(CodeDictionaryTable.CONTRACT, kind.subject())
                .where(CodeDictionaryRows.isRevision(kind, publication.revision()))
                .orderBy(CodeDictionaryTable.ENTRY_NUMBER.name())
                .collectAsList()
                .stream()
                .map(CodeDictionaryRows::entry)
                .toList());
    }

    /**
     * What identifies the tables in force of these kinds, as part of a run's claim: kind, revision and content of each that
     * is loaded; empty where none is.
     */
    public static String claim(final Function<String, Optional<Publication>> inForce, final Set<CodeTableKind> kinds) {
        final TreeMap<String, String> loaded = new TreeMap<>();
        for (final CodeTableKind kind : kinds) {
            inForce.apply(kind.subject())
                    .ifPresent(publication -> loaded.put(
                            kind.id(),
                            publication.revision() + " "
                                    + contentOf(publication).orElse("")));
        }
        return loaded.isEmpty() ? "" : loaded.toString();
    }

    /** What identifies the entries that a publication put in force. */
    static Optional<String> contentOf(final Publication publication) {
        try {
            return publication.answer().isEmpty()
                    ? Optional.empty()
                    : Optional.ofNullable(new ObjectMapper()
                                    .readTree(publication.answer().get())
                                    .get(CONTENT))
                            .map(content -> content.asText());
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("The publication table holds an unreadable answer", damaged);
        }
    }
}
