package org.dipper.settlement.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dipper.coding.CsvText;
import org.dipper.coding.CsvText.CsvLine;
import org.dipper.errors.DipperException;
import org.dipper.settlement.clearing.OtherPayment;
import org.dipper.table.Field;

/** Reads a file of decisions: every line becomes a decision, or is told with its column and the reason. */
public final class DecisionReader {
    private final DecisionKind kind;
    private final int year;
    private final List<SettlementDecision> decisions = new ArrayList<>();
    private final List<DecisionProblem> problems = new ArrayList<>();
    private final Map<List<Object>, Integer> lineOfKey = new HashMap<>();

    private DecisionReader(final DecisionKind kind, final int year) {
        this.kind = kind;
        this.year = year;
    }

    /**
     * Reads a file.
     *
     * @param kind what it decides
     * @param year the settlement year it is for
     * @param file its name, for refusals
     * @param text its text
     * @throws DipperException refused where its headers are not those of the kind
     */
    public static DecisionFile read(final DecisionKind kind, final int year, final String file, final String text) {
        final List<CsvLine> lines = CsvText.read(text);
        final List<DecisionColumn> columns = columns(kind, file, lines);
        final DecisionReader reader = new DecisionReader(kind, year);
        lines.subList(1, lines.size()).forEach(line -> reader.line(line, columns));
        return new DecisionFile(kind, file, reader.decisions, reader.problems);
    }

    private static List<DecisionColumn> columns(final DecisionKind kind, final String file, final List<CsvLine> lines) {
        if (lines.isEmpty()) {
            throw refusedHeader(kind, file, 1, "It is empty.");
        }
        final CsvLine header = lines.get(0);
        if (header.broken().isPresent()) {
            throw refusedHeader(
                    kind,
                    file,
                    header.line(),
                    "Its first line " + header.broken().get() + ".");
        }
        final List<String> names = header.cells();
        final List<String> known = kind.columnNames();
        final List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw refusedHeader(
                    kind,
                    file,
                    header.line(),
                    "It has columns that are not known: " + String.join(", ", unknown) + ".");
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw refusedHeader(kind, file, header.line(), "A column stands there twice.");
        }
        final List<String> absent = kind.requiredColumns().stream()
                .filter(name -> !names.contains(name))
                .toList();
        if (!absent.isEmpty()) {
            throw refusedHeader(kind, file, header.line(), "It lacks the columns " + String.join(", ", absent) + ".");
        }
        return names.stream()
                .map(name -> kind.columns().get(known.indexOf(name)))
                .toList();
    }

    private static DipperException refusedHeader(
            final DecisionKind kind, final String file, final int line, final String why) {
        return DipperException.refused(
                "The file " + file + " is refused at line " + line + ".",
                why,
                "A file of " + kind.id() + " begins with: " + String.join(",", kind.columnNames()) + ".");
    }

    private void line(final CsvLine line, final List<DecisionColumn> columns) {
        final int before = problems.size();
        if (line.broken().isPresent()) {
            problem(line.line(), "", line.broken().get());
            return;
        }
        if (line.cells().size() > columns.size()) {
            problem(line.line(), "", "it has " + line.cells().size() + " cells for " + columns.size() + " columns");
            return;
        }
        final Map<Field, Object> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            cell(line, i, columns.get(i)).ifPresent(value -> values.put(value.getKey(), value.getValue()));
        }
        if (problems.size() > before) {
            return;
        }
        final SettlementDecision decision = new SettlementDecision(kind, line.line(), values);
        rules(decision);
        if (problems.size() == before && isFirst(decision)) {
            decisions.add(decision);
        }
    }

    private Optional<Map.Entry<Field, Object>> cell(final CsvLine line, final int place, final DecisionColumn column) {
        final String cell = line.cell(place);
        if (cell.isBlank()) {
            if (column.isRequired()) {
                problem(line.line(), column.name(), "it is empty");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(Map.entry(column.field(), column.form().read(cell)));
        } catch (IllegalArgumentException wrong) {
            problem(line.line(), column.name(), "\"" + cell + "\" " + wrong.getMessage());
            return Optional.empty();
        }
    }

    /** What the cells of a line must be together. */
    private void rules(final SettlementDecision decision) {
        switch (kind) {
            case SPECIAL_REVIEW -> reviewRules(decision);
            case AUDIT_DEDUCTION ->
                decision.month()
                        .filter(month -> month / 100 != year)
                        .ifPresent(month -> problem(decision, "month", month + " is no month of " + year));
            case ASSESSMENT -> {
                if (decision.score().isEmpty() && decision.coefficient().isEmpty()) {
                    problem(decision, "score", "neither score nor coefficient is given");
                }
            }
            case OTHER_PAYMENT -> paymentRules(decision);
            case OBJECTION -> {
                if (!decision.state().equals(Optional.of("open"))) {
                    requireWith(decision, decision.reason(), "answer", "an objection that is no longer open");
                    requireWith(decision, decision.decidedBy(), "answered_by", "an objection that is no longer open");
                }
            }
            case EXIT, REFUND -> {}
        }
    }

    private void reviewRules(final SettlementDecision decision) {
        if (decision.outcome().equals(Optional.of("rejected"))) {
            refuseWith(decision, decision.method(), "method", "a rejected case");
            refuseWith(decision, decision.score(), "score", "a rejected case");
            return;
        }
        requireWith(decision, decision.method(), "method", "an approved case");
        if (decision.method().equals(Optional.of("score"))) {
            requireWith(decision, decision.score(), "score", "the method score");
        } else if (decision.method().isPresent()) {
            refuseWith(decision, decision.score(), "score", "the method itemised");
        }
    }

    private void paymentRules(final SettlementDecision decision) {
        final String method = decision.method().orElseThrow();
        final boolean isSingle =
                method.equals(OtherPayment.Kind.ITEM.text()) || method.equals(OtherPayment.Kind.COMMUNITY.text());
        if (isSingle && decision.quantity() != 1) {
            problem(decision, "quantity", "the kind " + method + " counts once, not " + decision.quantity() + " times");
        }
        if (!method.equals(OtherPayment.Kind.CAPITATION.text())
                && decision.riskAdjustment().compareTo(BigDecimal.ZERO) != 0) {
            problem(decision, "risk_adjustment", "only a capitation has one");
        }
    }

    private boolean isFirst(final SettlementDecision decision) {
        final List<Object> key = new ArrayList<>();
        kind.key()
                .forEach(field -> key.add(Optional.ofNullable(decision.values().get(field))));
        final Integer first = lineOfKey.putIfAbsent(key, decision.line());
        if (first != null) {
            final String names = kind.columns().stream()
                    .filter(column -> kind.key().contains(column.field()))
                    .map(DecisionColumn::name)
                    .collect(Collectors.joining(", "));
            problem(
                    decision.line(),
                    names,
                    key.stream()
                                    .map(value -> ((Optional<?>) value)
                                            .map(Object::toString)
                                            .orElse("-"))
                                    .collect(Collectors.joining(", "))
                            + " stands in line " + first + " already");
        }
        return first == null;
    }

    private void requireWith(
            final SettlementDecision decision, final Optional<?> value, final String column, final String with) {
        if (value.isEmpty()) {
            problem(decision, column, with + " needs it");
        }
    }

    private void refuseWith(
            final SettlementDecision decision, final Optional<?> value, final String column, final String with) {
        value.ifPresent(given -> problem(decision, column, with + " has none"));
    }

    private void problem(final SettlementDecision decision, final String column, final String why) {
        problem(decision.line(), column, why);
    }

    private void problem(final int line, final String column, final String why) {
        problems.add(new DecisionProblem(line, column, why));
    }
}
