package org.dipper.supervision.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets of persons who came and went together, from their links: of each institution the components of the core in which
 * everybody is linked with at least k others.
 *
 * <p>It runs in memory: links passed the filter of several occasions, so they are few beside cases, and whoever calls it
 * bounds them. Components are checked each time (see {@link Graph#check}). Persons are keys that no table may show.
 */
public final class CoAdmissionSets {
    private final int core;

    /** Sets in which everybody is linked with at least this many others. */
    public CoAdmissionSets(final int core) {
        this.core = core;
    }

    /**
     * A person in an institution.
     *
     * @param keyHigh high half of the pseudonym
     * @param keyLow low half of the pseudonym
     */
    public record Person(String institution, long keyHigh, long keyLow) {}

    /**
     * Two persons of one institution.
     *
     * @param occasions on how many they met
     */
    public record Link(Person lower, Person upper, int occasions) {}

    /**
     * A person of a set.
     *
     * @param set number of the set, the same for all its members; it means nothing else
     * @param persons how many are in the set
     * @param mostOccasions the most occasions on which two of them met
     */
    public record Member(Person person, int set, int persons, int mostOccasions) {}

    /** The members of all sets; each pair of persons stands in the links once at most. */
    public List<Member> of(final List<Link> links) {
        final Map<Person, Integer> numbers = new LinkedHashMap<>();
        final int[] ends = new int[links.size() * 2];
        for (int i = 0; i < links.size(); i++) {
            ends[2 * i] = number(numbers, links.get(i).lower());
            ends[2 * i + 1] = number(numbers, links.get(i).upper());
        }
        final Graph graph = new Graph(numbers.size(), ends);
        final int[] sets = graph.components(graph.core(core));
        final Map<Integer, Integer> persons = new HashMap<>();
        for (final int set : sets) {
            persons.merge(set, 1, Integer::sum);
        }
        final Map<Integer, Integer> most = new HashMap<>();
        for (int i = 0; i < links.size(); i++) {
            final int lower = sets[ends[2 * i]];
            if (lower >= 0 && lower == sets[ends[2 * i + 1]]) {
                most.merge(lower, links.get(i).occasions(), Math::max);
            }
        }
        final List<Member> members = new ArrayList<>();
        numbers.forEach((person, number) -> {
            final int set = sets[number];
            if (set >= 0) {
                members.add(new Member(person, set, persons.get(set), most.getOrDefault(set, 0)));
            }
        });
        return members;
    }

    private static int number(final Map<Person, Integer> numbers, final Person person) {
        final Integer known = numbers.get(person);
        if (known != null) {
            return known;
        }
        numbers.put(person, numbers.size());
        return numbers.size() - 1;
    }
}
