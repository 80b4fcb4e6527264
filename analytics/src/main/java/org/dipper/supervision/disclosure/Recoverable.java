package org.dipper.supervision.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Tells which hidden cells follow from the told ones by adding and subtracting.
 *
 * <p>Every total is an equation in its hidden cells. A cell follows from them if it is the same in all solutions, which is so
 * if it is 0 in all solutions of the same equations with nothing told. One such solution at random, modulo a prime, has 0 there and
 * nowhere else, but for a chance of one in two thousand million. The seed is fixed: same cells, same answer.
 */
final class Recoverable {
    private static final long PRIME = 2_147_483_647L;
    private static final long SEED = 20_250_301L;

    private record Pivot(int cell, Map<Integer, Long> equation) {}

    private final List<Pivot> pivots = new ArrayList<>();
    private final Map<Integer, Integer> pivotOfCell = new HashMap<>();

    private Recoverable() {}

    /** The hidden cells that follow from the told ones. */
    static BitSet of(final List<Total> totals, final BitSet hidden) {
        final List<Map<Integer, Long>> equations = new ArrayList<>();
        final Map<Integer, Integer> uses = new HashMap<>();
        for (final Total total : totals) {
            final Map<Integer, Long> equation = new HashMap<>();
            for (final int part : total.parts()) {
                if (hidden.get(part)) {
                    equation.put(part, 1L);
                }
            }
            if (hidden.get(total.whole())) {
                equation.put(total.whole(), PRIME - 1);
            }
            if (!equation.isEmpty()) {
                equations.add(equation);
                equation.keySet().forEach(cell -> uses.merge(cell, 1, Integer::sum));
            }
        }
        // Short equations first: what they put in for a cell is short too.
        equations.sort(Comparator.comparingInt(Map::size));
        final Recoverable solver = new Recoverable();
        equations.forEach(equation -> solver.add(equation, uses));
        return solver.fixed(uses.keySet().stream().sorted().toList());
    }

    private void add(final Map<Integer, Long> equation, final Map<Integer, Integer> uses) {
        final PriorityQueue<Integer> toPutIn = new PriorityQueue<>();
        equation.keySet().stream()
                .filter(pivotOfCell::containsKey)
                .map(pivotOfCell::get)
                .forEach(toPutIn::add);
        while (!toPutIn.isEmpty()) {
            final Pivot pivot = pivots.get(toPutIn.poll());
            final Long factor = equation.get(pivot.cell());
            if (factor == null) {
                continue;
            }
            pivot.equation().forEach((cell, times) -> {
                final long rest = Math.floorMod(equation.getOrDefault(cell, 0L) - factor * times % PRIME, PRIME);
                if (rest == 0) {
                    equation.remove(cell);
                } else if (equation.put(cell, rest) == null && pivotOfCell.containsKey(cell)) {
                    toPutIn.add(pivotOfCell.get(cell));
                }
            });
        }
        equation.keySet().stream()
                .min(Comparator.comparing((Integer cell) -> uses.get(cell)).thenComparing(Comparator.naturalOrder()))
                .ifPresent(cell -> {
                    final long inverse = power(equation.get(cell), PRIME - 2);
                    equation.replaceAll((unused, times) -> times * inverse % PRIME);
                    pivotOfCell.put(cell, pivots.size());
                    pivots.add(new Pivot(cell, equation));
                });
    }

    private BitSet fixed(final List<Integer> cells) {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Map<Integer, Long> solution = new HashMap<>();
        cells.stream()
                .filter(cell -> !pivotOfCell.containsKey(cell))
                .forEach(cell -> solution.put(cell, random.nextLong(1, PRIME)));
        for (int i = pivots.size() - 1; i >= 0; i--) {
            final Pivot pivot = pivots.get(i);
            long sum = 0;
            for (final Map.Entry<Integer, Long> entry : pivot.equation().entrySet()) {
                if (entry.getKey() != pivot.cell()) {
                    sum = (sum + entry.getValue() * solution.get(entry.getKey())) % PRIME;
                }
            }
            solution.put(pivot.cell(), Math.floorMod(-sum, PRIME));
        }
        final BitSet fixed = new BitSet();
        solution.forEach((cell, value) -> fixed.set(cell, value == 0));
        return fixed;
    }

    private static long power(final long base, final long exponent) {
        long result = 1;
        long square = base % PRIME;
        for (long rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = result * square % PRIME;
            }
            square = square * square % PRIME;
        }
        return result;
    }
}
