package org.dipper.grouping;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The groups of an edition that a related procedure (相关手术操作) sets apart, by diagnosis and main procedure.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), matching history: the group with the most matching related procedures;
 * none matches, the group of diagnosis and main procedure. Where as many match, the group whose procedures sort first.
 */
public final class RelatedGroups implements Serializable {
    private static final long serialVersionUID = 1L;
    public static final RelatedGroups NONE = new RelatedGroups(Map.of());
    /** Between the codes of related procedures. */
    public static final String JOINT = "+";

    private final Map<Pair, List<Needed>> groups;

    private RelatedGroups(final Map<Pair, List<Needed>> groups) {
        this.groups = groups;
    }

    /** Diagnosis and main procedure, packed. */
    private record Pair(int diagnosis, long procedure) implements Serializable {}

    private record Needed(String text, List<String> codes) implements Serializable {}

    /** Collects the groups. */
    public static final class Builder {
        private final Map<Pair, List<Needed>> groups = new HashMap<>();

        /** Adds a group. */
        public Builder add(final int diagnosisKey, final long procedureKey, final String related) {
            groups.computeIfAbsent(new Pair(diagnosisKey, procedureKey), pair -> new ArrayList<>())
                    .add(new Needed(related, codes(related)));
            return this;
        }

        /** The finished groups. */
        public RelatedGroups build() {
            groups.values()
                    .forEach(list -> list.sort(Comparator.comparingInt(
                                    (Needed needed) -> -needed.codes().size())
                            .thenComparing(Needed::text)));
            return groups.isEmpty() ? NONE : new RelatedGroups(new HashMap<>(groups));
        }
    }

    /** Whether no group asks for a related procedure. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /**
     * The related procedures of the group that a case belongs to; empty for the group of diagnosis and main procedure.
     *
     * @param related the related procedures of the case, joined
     */
    public String choose(final int diagnosisKey, final long procedureKey, final String related) {
        if (related.isEmpty() || groups.isEmpty()) {
            return "";
        }
        final List<Needed> known = groups.get(new Pair(diagnosisKey, procedureKey));
        if (known == null) {
            return "";
        }
        final Set<String> present = Set.copyOf(codes(related));
        return known.stream()
                .filter(needed -> present.containsAll(needed.codes()))
                .findFirst()
                .map(Needed::text)
                .orElse("");
    }

    private static List<String> codes(final String joined) {
        return Arrays.asList(joined.split("\\+"));
    }
}
