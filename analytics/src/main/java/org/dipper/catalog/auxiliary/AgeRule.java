package org.dipper.catalog.auxiliary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.policy.AuxiliaryPolicy;
import org.dipper.policy.AuxiliaryPolicy.AgeBand;

/**
 * Age bands: children below one year by days, others by years; the elderly only together with the severity of their case,
 * and not at all where severity cannot be found. An age between the bands, or not known, is no subtype.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), age.
 */
final class AgeRule implements SubtypeRule {
    private static final long serialVersionUID = 1;

    private final List<String> names;
    private final int[] bands;
    private final int elderlyFrom;
    private final SubtypeRule[] severities;

    /**
     * The rule.
     *
     * @param policy the bands
     * @param severities the rules that type the elderly; a case fits at most one
     */
    AgeRule(final AuxiliaryPolicy.Age policy, final List<SubtypeRule> severities) {
        final Optional<Integer> elderly = severities.isEmpty() ? Optional.empty() : policy.elderlyFromYears();
        final List<String> all = new ArrayList<>();
        final List<Integer> limits = new ArrayList<>();
        for (final AgeBand band : policy.bands()) {
            all.add(band.name());
            limits.addAll(List.of(band.isInDays() ? 1 : 0, band.from(), band.to()));
        }
        elderly.ifPresent(from ->
                severities.forEach(rule -> rule.names().forEach(name -> all.add(from + "y+_" + nameOf(rule, name)))));
        this.names = List.copyOf(all);
        this.bands = limits.stream().mapToInt(Integer::intValue).toArray();
        this.elderlyFrom = elderly.orElse(Integer.MAX_VALUE);
        this.severities = severities.toArray(SubtypeRule[]::new);
    }

    @Override
    public AuxiliaryType type() {
        return AuxiliaryType.AGE;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public int place(final AuxiliaryCase settled) {
        final Optional<Integer> years = settled.ageYears();
        if (years.isPresent() && years.get() >= elderlyFrom) {
            return elderly(settled);
        }
        final boolean isInfant = years.map(number -> number == 0).orElse(true);
        final Optional<Integer> age = isInfant ? settled.ageDays() : years;
        return age.map(number -> band(isInfant, number)).orElse(NONE);
    }

    private int band(final boolean isInDays, final int age) {
        for (int at = 0; at < bands.length; at += 3) {
            if ((bands[at] == 1) == isInDays && age >= bands[at + 1] && age <= bands[at + 2]) {
                return at / 3 + 1;
            }
        }
        return NONE;
    }

    private int elderly(final AuxiliaryCase settled) {
        int before = bands.length / 3;
        for (final SubtypeRule rule : severities) {
            final int place = rule.place(settled);
            if (place != NONE) {
                return before + place;
            }
            before += rule.names().size();
        }
        return NONE;
    }

    private static String nameOf(final SubtypeRule rule, final String name) {
        return rule.type() == AuxiliaryType.TUMOUR_SEVERITY ? "tumour_" + name : name;
    }
}
