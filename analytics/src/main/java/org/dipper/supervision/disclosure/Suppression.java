package org.dipper.supervision.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses the cells that an export hides: the small ones, and with them as many others as it takes that no hidden number of
 * cases follows from told ones by adding and subtracting, within an indicator, over subjects and over periods.
 *
 * <p>A total that is told hides at least two of its parts or none, and those it hides have at least the limit together: what
 * they sum to follows, and must not be small itself. The next to be hidden is the smallest told part that is not 0, the first
 * by name among equals; the total itself where no part is left. A cell of the same subject, period and number of cases in
 * another indicator is hidden too: the number is the same.
 *
 * <p>Zeros are told and hide nothing. Hiding is against exact computation; a reader may still narrow a hidden number down.
 */
public final class Suppression {
    private final List<Cell> cells;
    private final long limit;
    private final Map<String, List<Total>> totals = new TreeMap<>();
    private final Map<Integer, List<Total>> totalsOfCell = new HashMap<>();
    private final Map<String, List<Integer>> alike = new HashMap<>();
    private final BitSet hidden = new BitSet();

    private Suppression(final List<Cell> cells, final Map<String, String> levels, final long limit) {
        this.cells = cells;
        this.limit = limit;
        final Map<String, List<Integer>> byIndicator = new TreeMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byIndicator
                    .computeIfAbsent(cells.get(i).indicator(), unused -> new ArrayList<>())
                    .add(i);
            alike.computeIfAbsent(sameNumber(cells.get(i)), unused -> new ArrayList<>())
                    .add(i);
        }
        byIndicator.forEach((indicator, places) -> totals.put(indicator, Totals.of(cells, places, levels)));
        totals.values()
                .forEach(list -> list.forEach(total -> {
                    totalsOfCell
                            .computeIfAbsent(total.whole(), unused -> new ArrayList<>())
                            .add(total);
                    for (final int part : total.parts()) {
                        totalsOfCell
                                .computeIfAbsent(part, unused -> new ArrayList<>())
                                .add(total);
                    }
                }));
    }

    /**
     * The places of the cells to hide.
     *
     * @param cells the cells, in any order
     * @param levels the level of each institution
     * @param limit the number of cases from which on a cell may be told
     */
    public static BitSet of(final List<Cell> cells, final Map<String, String> levels, final long limit) {
        final Suppression suppression = new Suppression(List.copyOf(cells), levels, limit);
        suppression.choose();
        return suppression.hidden;
    }

    private void choose() {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isSmall() && cells.get(i).count() > 0) {
                hide(i);
            }
        }
        boolean isDone = false;
        while (!isDone) {
            coverTotals();
            isDone = !coverRecoverable();
        }
    }

    /** Until every total by itself tells nothing. */
    private void coverTotals() {
        boolean hasChanged = true;
        while (hasChanged) {
            hasChanged = false;
            for (final List<Total> ofIndicator : totals.values()) {
                for (final Total total : ofIndicator) {
                    while (tells(total)) {
                        hasChanged = true;
                        hide(next(total).orElse(total.whole()));
                    }
                }
            }
        }
    }

    private boolean tells(final Total total) {
        int parts = 0;
        long sum = 0;
        boolean hasMore = false;
        for (final int part : total.parts()) {
            if (hidden.get(part)) {
                parts++;
                sum += cells.get(part).count();
            } else {
                hasMore |= cells.get(part).count() > 0;
            }
        }
        return hidden.get(total.whole()) ? parts == 0 && hasMore : parts == 1 || parts > 1 && sum < limit;
    }

    /** Covers what several totals tell together; whether there was anything. */
    private boolean coverRecoverable() {
        boolean hasChanged = false;
        for (final List<Total> ofIndicator : totals.values()) {
            final BitSet open = Recoverable.of(ofIndicator, hidden);
            for (int cell = open.nextSetBit(0); cell >= 0; cell = open.nextSetBit(cell + 1)) {
                final Optional<Integer> cover = told(totalsOfCell.get(cell)).or(() -> told(ofIndicator));
                cover.ifPresent(this::hide);
                hasChanged |= cover.isPresent();
            }
        }
        return hasChanged;
    }

    /** The smallest told cell of totals that have a hidden one; parts come before sums. */
    private Optional<Integer> told(final List<Total> around) {
        return around.stream()
                .flatMap(total -> next(total).stream())
                .min(order())
                .or(() -> around.stream()
                        .map(Total::whole)
                        .filter(whole -> !hidden.get(whole) && cells.get(whole).count() > 0)
                        .min(order()));
    }

    private Optional<Integer> next(final Total total) {
        return Arrays.stream(total.parts())
                .boxed()
                .filter(part -> !hidden.get(part) && cells.get(part).count() > 0)
                .min(order());
    }

    private Comparator<Integer> order() {
        return Comparator.comparingLong((Integer place) -> cells.get(place).count())
                .thenComparing(place -> cells.get(place).subjectType())
                .thenComparing(place -> cells.get(place).subject())
                .thenComparing(place -> cells.get(place).period());
    }

    private void hide(final int place) {
        if (cells.get(place).count() == 0) {
            hidden.set(place);
            return;
        }
        alike.get(sameNumber(cells.get(place))).forEach(hidden::set);
    }

    private static String sameNumber(final Cell cell) {
        return String.join("\u0000", cell.subjectType(), cell.subject(), cell.period(), String.valueOf(cell.count()));
    }
}
