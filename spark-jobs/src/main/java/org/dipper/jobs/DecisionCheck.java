package org.dipper.jobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.dipper.settlement.decision.DecisionFile;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.DecisionProblem;
import org.dipper.settlement.decision.SettlementDecision;

/** Holds the decisions of a file against the cases and institutions of the year. */
final class DecisionCheck {
    private final DecisionFile file;
    private final int year;
    private final List<DecisionProblem> problems = new ArrayList<>();

    DecisionCheck(final DecisionFile file, final int year) {
        this.file = file;
        this.year = year;
    }

    /** Notes decisions on cases that are not of the year, or not of the institution that the decision names. */
    void cases(final List<Row> cases) {
        final Map<String, String> institutionOf = new HashMap<>();
        cases.forEach(row -> institutionOf.put(row.getString(0), row.getString(1)));
        for (final SettlementDecision decision : file.decisions()) {
            decision.settlementId().ifPresent(id -> {
                final Optional<String> owner = Optional.ofNullable(institutionOf.get(id));
                if (owner.isEmpty()) {
                    problem(decision, "settlement_id", "\"" + id + "\" is no settled case of " + year);
                } else if (decision.institutionCode().isPresent()
                        && !decision.institutionCode().equals(owner)) {
                    problem(
                            decision,
                            "settlement_id",
                            "\"" + id + "\" is a case of " + owner.get() + ", not of "
                                    + decision.institutionCode().get());
                }
            });
        }
    }

    /** The institutions that decisions name. */
    List<String> institutionsAsked() {
        return file.decisions().stream()
                .map(SettlementDecision::institutionCode)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /**
     * Notes decisions on institutions that are not known.
     *
     * @return codes of assessments that are no institution and must be communities, which policies name
     */
    Set<String> institutions(final List<String> known) {
        final Set<String> communities = new TreeSet<>();
        final Set<String> codes = Set.copyOf(known);
        for (final SettlementDecision decision : file.decisions()) {
            decision.institutionCode().filter(code -> !codes.contains(code)).ifPresent(code -> {
                if (file.kind() == DecisionKind.ASSESSMENT) {
                    communities.add(code);
                } else {
                    problem(
                            decision,
                            "institution_code",
                            "\"" + code + "\" is no institution that ingested lists name");
                }
            });
        }
        return communities;
    }

    /**
     * Refuses the file, where anything was noted.
     *
     * @throws org.dipper.errors.DipperException refused, naming every line
     */
    void requireNoProblem() {
        new DecisionFile(file.kind(), file.file(), List.of(), problems).requireLoadable();
    }

    private void problem(final SettlementDecision decision, final String column, final String why) {
        problems.add(new DecisionProblem(decision.line(), column, why));
    }
}
