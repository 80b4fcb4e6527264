package org.dipper.catalog.auxiliary;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.errors.DipperException;

/**
 * Chooses the one open subtype that corrects a case: of those that fit, the one with the highest trigger; equal triggers by
 * type, then subtype.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), a case matching several subtypes takes the one with the highest trigger.
 */
public final class SubtypeChoice implements Serializable {
    private static final long serialVersionUID = 1;

    /** An open subtype as bits of a case's number. */
    private record Candidate(long mask, long bits, OpenSubtype open) implements Serializable {}

    private final CaseSubtypes subtypes;
    private final HashMap<String, Candidate[]> byGroup = new HashMap<>();

    /**
     * Chooses among open subtypes.
     *
     * @param subtypes the subtypes of a case
     * @param open the open subtypes of an edition
     * @throws DipperException refused, where an open subtype is none of these subtypes
     */
    public SubtypeChoice(final CaseSubtypes subtypes, final List<OpenSubtype> open) {
        this.subtypes = subtypes;
        final Map<String, List<OpenSubtype>> grouped = new HashMap<>();
        open.forEach(each -> grouped.computeIfAbsent(each.groupCode(), group -> new ArrayList<>())
                .add(each));
        grouped.forEach((group, each) -> byGroup.put(
                group,
                each.stream()
                        .sorted(Comparator.comparing(OpenSubtype::trigger)
                                .reversed()
                                .thenComparing(OpenSubtype::type)
                                .thenComparing(OpenSubtype::subtype))
                        .map(this::candidate)
                        .toArray(Candidate[]::new)));
    }

    /** Whether a group has an open subtype. */
    public boolean hasOpen(final String groupCode) {
        return byGroup.containsKey(groupCode);
    }

    /** The open subtype that corrects a case of a group; empty where none fits. */
    public Optional<OpenSubtype> choose(final String groupCode, final AuxiliaryCase settled) {
        final Candidate[] candidates = byGroup.get(groupCode);
        if (candidates == null) {
            return Optional.empty();
        }
        final long code = subtypes.code(settled);
        for (final Candidate candidate : candidates) {
            if ((code & candidate.mask()) == candidate.bits()) {
                return Optional.of(candidate.open());
            }
        }
        return Optional.empty();
    }

    private Candidate candidate(final OpenSubtype open) {
        for (final AuxiliaryType type : subtypes.types()) {
            final int place = subtypes.names(type).indexOf(open.subtype()) + 1;
            if (type.id().equals(open.type()) && place > 0) {
                final int shift = CaseSubtypes.shift(type);
                return new Candidate(((1L << CaseSubtypes.BITS) - 1) << shift, (long) place << shift, open);
            }
        }
        throw DipperException.refused(
                "The edition has open the subtype " + open.type() + " " + open.subtype()
                        + ", which cannot be told here.",
                "The policy does not have it, or its code lists are not loaded.",
                "Use the auxiliary part that the edition was built with, and load its code tables.");
    }
}
