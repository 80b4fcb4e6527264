package org.dipper.grouping.scheme;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The layouts a scheme's files come in, known by their headers. */
enum SchemeLayout {
    PRE_GROUPING(Optional.of(Layer.PRE_GROUPING), "category,seq,name,principal_diag,procedure_expr,note", ""),
    MERGE(Optional.of(Layer.MERGE), "category,seq,principal_diag,diag_name,principal_procedure,related_procedure", ""),
    BURN(
            Optional.of(Layer.SUBDIVISION),
            "category,seq,principal_diag,burn_degree,secondary_diag,burn_area,principal_procedure",
            "age_years,age_days"),
    BASIC(Optional.of(Layer.BASIC), "category,seq,principal_diag,diag_name,principal_procedure", ""),
    GENERAL(
            Optional.empty(),
            "category,seq,name",
            "principal_diag,secondary_diag,any_diag,age_days,age_years,birth_weight,principal_procedure,any_procedure,"
                    + "related_procedure"),
    /** Excluded procedures: a code table, no rows of a scheme. */
    EXCLUDED_PROCEDURES(Optional.empty(), "oprn_code,name,note", ""),
    /** Excluded diagnoses: a code table too. */
    EXCLUDED_DIAGNOSES(Optional.empty(), "diag_code,name,note", ""),
    /** The basic-level list: a code table too. */
    BASIC_LEVEL(Optional.empty(), "seq,principal_diag,diag_name,principal_procedure", "");

    private final Optional<Layer> layer;
    private final Set<String> required;
    private final Set<String> optional;

    SchemeLayout(final Optional<Layer> layer, final String required, final String optional) {
        this.layer = layer;
        this.required = Set.of(required.split(","));
        this.optional = optional.isEmpty() ? Set.of() : Set.of(optional.split(","));
    }

    /** The layout of a header. */
    static Optional<SchemeLayout> of(final List<String> header) {
        for (final SchemeLayout layout : values()) {
            if (header.containsAll(layout.required)
                    && header.stream()
                            .allMatch(column -> layout.required.contains(column) || layout.optional.contains(column))) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    /** The columns of a header that no layout with rows knows. */
    static List<String> unknown(final List<String> header) {
        final Set<String> known = new TreeSet<>();
        for (final SchemeLayout layout : List.of(PRE_GROUPING, MERGE, BURN, BASIC, GENERAL)) {
            known.addAll(layout.required);
            known.addAll(layout.optional);
        }
        return header.stream().filter(column -> !known.contains(column)).toList();
    }

    /** The layer that all rows of this layout belong to; empty where each row says it. */
    Optional<Layer> layer() {
        return layer;
    }

    boolean hasRows() {
        return this != EXCLUDED_PROCEDURES && this != EXCLUDED_DIAGNOSES && this != BASIC_LEVEL;
    }
}
