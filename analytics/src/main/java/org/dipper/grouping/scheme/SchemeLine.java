package org.dipper.grouping.scheme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.dipper.coding.CodeNormaliser;

/** One record of a scheme's file on its way to a row. */
final class SchemeLine {
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,9}");
    private static final String SEE = "Correct the row; docs/grouping.md shows how expressions are written.";

    private final String file;
    private final int line;
    private final SchemeLayout layout;
    private final Map<String, String> cells;

    SchemeLine(final String file, final int line, final SchemeLayout layout, final Map<String, String> cells) {
        this.file = file;
        this.line = line;
        this.layout = layout;
        this.cells = cells;
    }

    SchemeRule rule() {
        final Layer layer = layer();
        final int sequence = sequence();
        final Conditions conditions = layout == SchemeLayout.PRE_GROUPING ? preGrouping() : columns();
        if (conditions.asksForNoCode()) {
            throw problem(
                    "principal_diag", "The row asks for no diagnosis and no procedure: it would take every case.");
        }
        if (layer != Layer.PRE_GROUPING
                && conditions.principalDiagnosis().isEmpty()
                && conditions.anyDiagnosis().isEmpty()
                && conditions.secondaryDiagnosis().isEmpty()) {
            throw problem("principal_diag", "The row asks for no diagnosis; only pre-grouping rows (XQ) may.");
        }
        return new SchemeRule(sequence, layer, name(), conditions);
    }

    private Layer layer() {
        final String written = CodeNormaliser.normalise(cell("category"));
        final Layer layer = Layer.of(written)
                .orElseThrow(() -> problem(
                        "category", ConditionText.quoted(cell("category")) + " is no category: XQ, BX, FZ or JC."));
        if (layout.layer().isPresent() && layout.layer().get() != layer) {
            throw problem(
                    "category",
                    "This layout is for " + layout.layer().get().code() + ", the row says " + layer.code() + ".");
        }
        return layer;
    }

    private int sequence() {
        final String written = CodeNormaliser.halfWidth(cell("seq"));
        if (!SEQUENCE.matcher(written).matches() || Integer.parseInt(written) < 1) {
            throw problem("seq", ConditionText.quoted(written) + " is no sequence number from 1.");
        }
        return Integer.parseInt(written);
    }

    private String name() {
        return switch (layout) {
            case PRE_GROUPING, GENERAL -> cell("name");
            case BURN -> (cell("burn_degree") + " " + cell("burn_area")).strip();
            default -> cell("diag_name");
        };
    }

    private Conditions columns() {
        if (layout != SchemeLayout.GENERAL && cell("principal_diag").isEmpty()) {
            throw problem("principal_diag", "The principal diagnosis is missing.");
        }
        if (layout == SchemeLayout.BURN && cell("secondary_diag").isEmpty()) {
            throw problem("secondary_diag", "The burned area is missing.");
        }
        return new Conditions(
                principal(),
                read("secondary_diag", ConditionText::diagnoses),
                read("any_diag", ConditionText::diagnoses),
                read("age_days", ConditionText::band),
                read("age_years", ConditionText::band),
                read("birth_weight", ConditionText::band),
                read("principal_procedure", ConditionText::procedures),
                read("any_procedure", ConditionText::procedures),
                read("related_procedure", ConditionText::procedures));
    }

    /** The pre-grouping list: its column of procedures may hold an age in days, its note holds conditions. */
    private Conditions preGrouping() {
        if (cell("principal_diag").isEmpty()) {
            throw problem(
                    "principal_diag",
                    "The principal diagnosis is missing; " + ConditionText.ALL_DIAGNOSES + " is all.");
        }
        final List<String> principal = principal();
        final PreGroupingNote note = read("note", PreGroupingNote::parse);
        final Optional<Band> ageInDays = read("procedure_expr", PreGroupingNote::ageInDays);
        final List<List<String>> procedures =
                ageInDays.isPresent() ? List.of() : read("procedure_expr", ConditionText::procedures);
        if (!note.anyDiagnosis().isEmpty() && !note.anyDiagnosis().equals(principal)) {
            throw problem("note", "The note names other diagnoses than the column principal_diag.");
        }
        if (!note.anyProcedure().isEmpty() && !PreGroupingNote.isSame(note.anyProcedure(), procedures)) {
            throw problem("note", "The note names other procedures than the column procedure_expr.");
        }
        final boolean isAnywhere = !note.anyProcedure().isEmpty();
        return new Conditions(
                note.anyDiagnosis().isEmpty() ? principal : List.of(),
                List.of(),
                note.anyDiagnosis(),
                ageInDays,
                Optional.empty(),
                note.birthWeight(),
                isAnywhere ? List.of() : procedures,
                isAnywhere ? procedures : List.of(),
                List.of());
    }

    private List<String> principal() {
        final String written = cell("principal_diag");
        return written.equals(ConditionText.ALL_DIAGNOSES)
                ? List.of()
                : read("principal_diag", ConditionText::diagnoses);
    }

    private <T> T read(final String column, final Function<String, T> parser) {
        try {
            return parser.apply(cell(column));
        } catch (IllegalArgumentException refused) {
            throw problem(column, refused.getMessage());
        }
    }

    private String cell(final String column) {
        return cells.getOrDefault(column, "");
    }

    private SchemeProblem problem(final String column, final String why) {
        return new SchemeProblem(file, line, column, why, SEE);
    }
}
