package org.dipper.grouping;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.grouping.scheme.Band;
import org.dipper.grouping.scheme.Conditions;
import org.dipper.grouping.scheme.SchemeRule;

/**
 * Which cases can meet a row that looks at their other diagnoses: those of some categories and those of some ages. For all
 * others they need not be read.
 *
 * @param isAlways whether it may be any case
 * @param categories the categories of their principal diagnoses
 * @param youngest their lowest age in days, whatever the principal diagnosis
 * @param oldest their highest age in days; below the lowest where no age matters
 */
record OtherDiagnosesGate(boolean isAlways, Set<String> categories, int youngest, int oldest) implements Serializable {
    static OtherDiagnosesGate of(final List<SchemeRule> rules) {
        final Set<String> categories = new TreeSet<>();
        boolean isAlways = false;
        int youngest = Band.OPEN;
        int oldest = -1;
        for (final SchemeRule rule : rules) {
            final Conditions conditions = rule.conditions();
            if (!conditions.secondaryDiagnosis().isEmpty()
                    || !conditions.anyDiagnosis().isEmpty()) {
                final Optional<Set<String>> principal = RuleIndex.categories(conditions.principalDiagnosis());
                principal.ifPresent(categories::addAll);
                if (principal.isEmpty()) {
                    isAlways |= conditions.ageDays().isEmpty();
                    youngest = Math.min(
                            youngest, conditions.ageDays().map(Band::from).orElse(Band.OPEN));
                    oldest = Math.max(oldest, conditions.ageDays().map(Band::to).orElse(-1));
                }
            }
        }
        return new OtherDiagnosesGate(isAlways, Set.copyOf(categories), youngest, oldest);
    }

    boolean looksAtAge() {
        return youngest <= oldest;
    }
}
