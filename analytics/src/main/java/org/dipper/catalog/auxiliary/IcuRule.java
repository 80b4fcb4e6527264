package org.dipper.catalog.auxiliary;

import java.util.ArrayList;
import java.util.List;
import org.dipper.policy.AuxiliaryPolicy;

/**
 * Days in intensive care, in bands; days below the first band, or not known, are no subtype.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), days in intensive care.
 */
final class IcuRule implements SubtypeRule {
    private static final long serialVersionUID = 1;

    private final int[] bandsFrom;
    private final List<String> names;

    IcuRule(final AuxiliaryPolicy.Icu policy) {
        this.bandsFrom = policy.bandsFrom().stream().mapToInt(Integer::intValue).toArray();
        final List<String> all = new ArrayList<>();
        for (int i = 0; i < bandsFrom.length; i++) {
            all.add(i + 1 < bandsFrom.length ? bandsFrom[i] + "-" + (bandsFrom[i + 1] - 1) + "d" : bandsFrom[i] + "d+");
        }
        this.names = List.copyOf(all);
    }

    @Override
    public AuxiliaryType type() {
        return AuxiliaryType.ICU_DAYS;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public int place(final AuxiliaryCase settled) {
        final int days = settled.icuDays().orElse(0);
        int place = NONE;
        while (place < bandsFrom.length && days >= bandsFrom[place]) {
            place++;
        }
        return place;
    }
}
