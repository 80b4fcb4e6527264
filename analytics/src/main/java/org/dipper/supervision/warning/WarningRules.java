package org.dipper.supervision.warning;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules of early warning of a region.
 *
 * @param title what people call them
 * @param all every rule in every version, in the order of the file
 * @param episodes when alerts open, escalate and close
 * @param progress how budget progress is measured
 * @param hash SHA-256 of the rules in force and before; comments and layout do not change it
 */
public record WarningRules(
        String title, List<WarningRule> all, EpisodeRules episodes, ProgressRules progress, String hash) {
    public WarningRules {
        all = List.copyOf(all);
    }

    /** The newest version of every rule, in the order of their ids. */
    public List<WarningRule> inForce() {
        final Map<String, WarningRule> newest = new TreeMap<>();
        all.forEach(
                rule -> newest.merge(rule.id(), rule, (one, other) -> one.version() > other.version() ? one : other));
        return List.copyOf(newest.values());
    }

    /** A rule in one version, or its newest. */
    public Optional<WarningRule> find(final String id, final Optional<Integer> version) {
        return all.stream()
                .filter(rule -> rule.id().equals(id))
                .filter(rule -> version.map(number -> number == rule.version()).orElse(true))
                .max(Comparator.comparingInt(WarningRule::version));
    }

    /** How budget progress is banded, where a rule in force does. */
    public Optional<BudgetProgress> budget() {
        return inForce().stream()
                .map(WarningRule::kind)
                .filter(BudgetProgress.class::isInstance)
                .map(BudgetProgress.class::cast)
                .findFirst();
    }
}
