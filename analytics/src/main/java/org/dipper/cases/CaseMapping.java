package org.dipper.cases;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.coding.CodeTableKind;

/**
 * How a source layout becomes settlement lists: the mapping file as a record.
 *
 * @param name the mapping's name
 * @param format the file format
 * @param delimiter what parts the cells of a CSV line
 * @param encoding how CSV text is encoded
 * @param dateFormats the date patterns, tried in order
 * @param filters what a row must fulfil to be read as a settlement list
 * @param fields the mapping of each field the source carries, by field name
 * @param codeMaps the code tables that bring the source's codes to the medical-insurance editions; empty where they are
 *     in them already
 * @param hash identifies the content of the mapping, not its comments
 */
public record CaseMapping(
        String name,
        SourceFormat format,
        char delimiter,
        SourceEncoding encoding,
        List<String> dateFormats,
        List<RowFilter> filters,
        Map<String, FieldMapping> fields,
        Set<CodeTableKind> codeMaps,
        String hash) {

    public CaseMapping {
        requireNonNull(name, "name");
        requireNonNull(format, "format");
        requireNonNull(encoding, "encoding");
        dateFormats = List.copyOf(dateFormats);
        filters = List.copyOf(filters);
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        codeMaps = Set.copyOf(codeMaps);
        requireNonNull(hash, "hash");
    }

    /** Whether the source carries a field. */
    public boolean carries(final String field) {
        return fields.containsKey(field);
    }

    /** The mapping of a field, if the source carries it. */
    public Optional<FieldMapping> field(final String field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** The source columns that a file may lack: every use of them says so. */
    public Set<String> optionalColumns() {
        final Set<String> columns = new LinkedHashSet<>();
        fields.values().stream().filter(FieldMapping::isOptional).forEach(field -> columns.addAll(field.columns()));
        filters.forEach(filter -> columns.remove(filter.column()));
        fields.values().stream().filter(field -> !field.isOptional()).forEach(field -> {
            columns.removeAll(field.columns());
            columns.removeAll(field.minus());
        });
        return columns;
    }

    /** The source columns that this mapping names, in the order it names them. */
    public List<String> sourceColumns() {
        final Set<String> columns = new LinkedHashSet<>();
        filters.forEach(filter -> columns.add(filter.column()));
        for (final FieldMapping mapping : fields.values()) {
            columns.addAll(mapping.columns());
            columns.addAll(mapping.minus());
        }
        return List.copyOf(columns);
    }
}
