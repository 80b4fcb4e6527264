package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.dipper.policy.ClearingPolicy;
import org.dipper.policy.ClearingPolicy.Band;
import org.dipper.policy.ClearingPolicy.Grade;

/** Random policies and cities: large and tiny amounts, ties, bands of any border, negative deposits and booked funds. */
final class RandomPools {
    private final Random random;

    RandomPools(final long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    ClearingPolicy policy() {
        final boolean hasBands = random.nextInt(6) > 0;
        return new ClearingPolicy(
                random.nextInt(3) == 0 ? List.of() : grades(12_000),
                random.nextInt(3) == 0 ? List.of() : grades(10_000),
                hasBands ? bands(false) : List.of(),
                hasBands && random.nextInt(3) == 0
                        ? Optional.of(BigDecimal.valueOf(1 + random.nextInt(2_000), 4))
                        : Optional.empty());
    }

    /** Bands that cover everything once, with a border at 1; above 1 the shares fall where that is asked for. */
    List<Band> bands(final boolean isFalling) {
        final TreeSet<BigDecimal> borders = new TreeSet<>(List.of(BigDecimal.ZERO, BigDecimal.ONE));
        final int decimals = 1 + random.nextInt(4);
        final int one = BigDecimal.ONE.movePointRight(decimals).intValueExact();
        for (int i = random.nextInt(5); i > 0; i--) {
            borders.add(
                    BigDecimal.valueOf(1 + random.nextInt(2 * one), decimals).stripTrailingZeros());
        }
        final List<BigDecimal> from = new ArrayList<>(borders);
        final List<Band> bands = new ArrayList<>();
        BigDecimal least = BigDecimal.ONE;
        for (int i = 0; i < from.size(); i++) {
            final boolean isOverspend = from.get(i).compareTo(BigDecimal.ONE) >= 0;
            BigDecimal share = share();
            if (isFalling && isOverspend) {
                least = least.min(share);
                share = least;
            }
            bands.add(new Band(
                    from.get(i), i + 1 < from.size() ? Optional.of(from.get(i + 1)) : Optional.empty(), share));
        }
        return bands;
    }

    ClearingPool pool() {
        final long size = random.nextInt(3) == 0 ? 40 : 1_000_000_000_000L;
        final List<ClearingInstitution> institutions = new ArrayList<>();
        long payable = 0;
        for (int i = random.nextInt(12); i >= 0; i--) {
            final ClearingInstitution institution = institution("H" + i, size);
            institutions.add(institution);
            payable += institution.payableFen();
        }
        final long residue = random.nextInt(3) == 0 ? 0 : between(-size, size);
        final long fund = payable + residue;
        final long adjustment = random.nextInt(3) == 0 ? 0 : between(0, 2 * size);
        final long crossRegion = between(0, size);
        final long nonDip = between(0, size);
        return new ClearingPool(
                "310",
                fund,
                adjustment,
                new ClearingPool.Budget(fund + adjustment + crossRegion + nonDip, adjustment, crossRegion, nonDip),
                institutions);
    }

    private ClearingInstitution institution(final String code, final long size) {
        final long payable = random.nextInt(8) == 0 ? 0 : between(0, size);
        return new ClearingInstitution(
                code,
                "3",
                payable,
                booked(payable, size),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(random.nextInt(1_001), 1)),
                random.nextInt(3) == 0 ? Optional.of(BigDecimal.valueOf(random.nextInt(13_000), 4)) : Optional.empty(),
                random.nextInt(3) == 0 ? between(0, size / 10) : 0,
                random.nextInt(10) == 0 ? between(-size / 20, 0) : between(0, size / 20),
                between(0, size),
                random.nextInt(3) == 0 ? between(0, size / 12) : 0);
    }

    private long booked(final long payable, final long size) {
        return switch (random.nextInt(8)) {
            case 0 -> payable;
            case 1 -> 0;
            case 2 -> between(-size / 10, size);
            default -> payable + between(-payable / 2, payable / 2);
        };
    }

    private List<Grade> grades(final int highest) {
        final TreeSet<Integer> from = new TreeSet<>(List.of(0));
        for (int i = random.nextInt(5); i > 0; i--) {
            from.add(1 + random.nextInt(100));
        }
        final List<Grade> grades = new ArrayList<>();
        from.descendingSet()
                .forEach(score -> grades.add(
                        new Grade(BigDecimal.valueOf(score), BigDecimal.valueOf(random.nextInt(highest + 1), 4))));
        return grades;
    }

    private BigDecimal share() {
        return switch (random.nextInt(4)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.ONE;
            case 2 -> new BigDecimal("0.5");
            default -> BigDecimal.valueOf(random.nextInt(1_000_001), 6);
        };
    }

    long between(final long least, final long most) {
        return least + (long) (random.nextDouble() * (most - least + 1));
    }
}
