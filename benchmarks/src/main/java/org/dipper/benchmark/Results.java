package org.dipper.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What an engine found.
 *
 * @param groups catalog groups by code
 * @param paymentFen payments by pool and institution
 * @param readmissions counts by indicator and subject
 */
record Results(Map<String, GroupFigures> groups, Map<String, Long> paymentFen, Map<String, Long> readmissions) {
    private static final int SHOWN = 5;

    /** Where two engines differ, in words; empty where they agree. Money and counts must be equal. */
    List<String> differencesFrom(final Results other) {
        final List<String> differences = new ArrayList<>();
        compare("group", groups, other.groups, GroupFigures::agreesWith, differences);
        compare("payment", paymentFen, other.paymentFen, Objects::equals, differences);
        compare("readmission", readmissions, other.readmissions, Objects::equals, differences);
        return differences;
    }

    private static <V> void compare(
            final String what,
            final Map<String, V> left,
            final Map<String, V> right,
            final BiPredicate<V, V> agrees,
            final List<String> differences) {
        final Set<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        final List<String> differing = keys.stream()
                .filter(key -> !left.containsKey(key)
                        || !right.containsKey(key)
                        || !agrees.test(left.get(key), right.get(key)))
                .toList();
        differing.stream()
                .limit(SHOWN)
                .forEach(
                        key -> differences.add(what + " " + key + ": " + left.get(key) + " against " + right.get(key)));
        if (differing.size() > SHOWN) {
            differences.add("and " + (differing.size() - SHOWN) + " more of " + what);
        }
    }
}
