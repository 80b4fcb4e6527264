package org.dipper.settlement.decision;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.errors.DipperException;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.table.Field;

/**
 * A file of decisions as it was read.
 *
 * @param kind what it decides
 * @param file its name
 * @param decisions its lines that can be used, in order
 * @param problems what is wrong with the others, in order
 */
public record DecisionFile(
        DecisionKind kind, String file, List<SettlementDecision> decisions, List<DecisionProblem> problems) {
    private static final int MOST_TOLD = 100;

    public DecisionFile {
        decisions = List.copyOf(decisions);
        problems = List.copyOf(problems);
    }

    /**
     * The same file, once every line can be used.
     *
     * @throws DipperException refused, naming file, line, column and reason of each that cannot
     */
    public DecisionFile requireLoadable() {
        if (problems.isEmpty()) {
            return this;
        }
        final List<String> told = problems.stream()
                .limit(MOST_TOLD)
                .map(DecisionProblem::toString)
                .toList();
        final int more = problems.size() - told.size();
        throw DipperException.refused(
                "The file " + file + " is refused at " + problems.size()
                        + (problems.size() == 1 ? " place." : " places."),
                String.join("; ", told) + (more > 0 ? "; and " + more + " more." : "."),
                "Mend these lines and give the file again; nothing was changed.");
    }

    /** What the decisions say, whatever their order and lines, as 64 hexadecimal digits. */
    public String contentHash() {
        return PolicyFingerprint.of(
                kind.id(),
                decisions.stream().map(DecisionFile::content).sorted().toList());
    }

    private static String content(final SettlementDecision decision) {
        final Map<String, String> values = new TreeMap<>();
        for (final Map.Entry<Field, Object> value : decision.values().entrySet()) {
            final String text = value.getValue().toString();
            values.put(value.getKey().name(), text.length() + ":" + text);
        }
        return values.toString();
    }
}
