package org.dipper.supervision.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("which cells an export hides")
class SuppressionTest {
    private static final Map<String, String> LEVELS = Map.of("A", "3", "B", "3", "C", "3", "D", "2", "E", "2");

    @Test
    void aSmallInstitutionTakesTheNextSmallestOfItsLevelWithIt() {
        final List<Cell> cells = List.of(
                region(400),
                level("3", 300),
                level("2", 100),
                institution("A", 4),
                institution("B", 90),
                institution("C", 206),
                institution("D", 50),
                institution("E", 50));
        assertThat(hidden(cells)).containsExactly("institution A 2025", "institution B 2025");
    }

    @Test
    void whatHiddenPartsSumToIsNotSmallEither() {
        // A and B have 7 together: whoever subtracts C from the level would know it.
        final List<Cell> cells =
                List.of(region(307), level("3", 307), institution("A", 4), institution("B", 3), institution("C", 300));
        assertThat(hidden(cells)).containsExactly("institution A 2025", "institution B 2025", "institution C 2025");
    }

    @Test
    void theOnlyInstitutionOfALevelTakesTheLevelAndAnotherOneWithIt() {
        final List<Cell> cells = List.of(
                region(108),
                level("3", 100),
                level("2", 8),
                institution("A", 60),
                institution("B", 40),
                institution("D", 8));
        assertThat(hidden(cells))
                .containsExactly("institution B 2025", "institution D 2025", "level 2 2025", "level 3 2025");
    }

    @Test
    void zerosAreToldAndHideNothing() {
        final List<Cell> cells =
                List.of(region(54), level("3", 54), institution("A", 4), institution("B", 0), institution("C", 50));
        assertThat(hidden(cells)).containsExactly("institution A 2025", "institution C 2025");
    }

    @Test
    void aSmallMonthTakesAnotherMonthAndAnotherInstitutionWithIt() {
        final List<Cell> cells = new ArrayList<>();
        for (final String month : List.of("2025-01", "2025-02", "2025-03")) {
            final boolean isSmall = month.equals("2025-02");
            cells.add(cell("region", "all", month, isSmall ? 64 : 80));
            cells.add(cell("institution", "A", month, isSmall ? 4 : 20));
            cells.add(cell("institution", "B", month, 25));
            cells.add(cell("institution", "C", month, 35));
        }
        cells.add(cell("region", "all", "2025-Q1", 224));
        cells.add(cell("institution", "A", "2025-Q1", 44));
        cells.add(cell("institution", "B", "2025-Q1", 75));
        cells.add(cell("institution", "C", "2025-Q1", 105));
        assertThat(hidden(cells))
                .containsExactly(
                        "institution A 2025-01",
                        "institution A 2025-02",
                        "institution B 2025-01",
                        "institution B 2025-02");
    }

    @Test
    void theSameNumberInAnotherIndicatorIsHiddenToo() {
        final List<Cell> cells =
                new ArrayList<>(List.of(region(100), institution("A", 4), institution("B", 40), institution("C", 56)));
        cells.add(new Cell("other", "institution", "B", "2025", 40, false));
        cells.add(new Cell("other", "institution", "C", "2025", 56, false));
        cells.add(new Cell("other", "institution", "A", "2025", 30, false));
        assertThat(hidden(cells))
                .containsExactly("institution A 2025", "institution B 2025", "other institution B 2025");
    }

    @Test
    void nothingSmallHidesNothing() {
        assertThat(hidden(List.of(region(100), institution("A", 10), institution("B", 90))))
                .isEmpty();
    }

    @Test
    void noHiddenNumberFollowsFromTheToldOnesInFourHundredRandomRegions() {
        int wouldHaveFollowed = 0;
        int hiddenCells = 0;
        for (int seed = 1; seed <= 400; seed++) {
            final RandomRegion region = new RandomRegion(new Random(seed));
            final BitSet small = new BitSet();
            for (int i = 0; i < region.cells.size(); i++) {
                small.set(i, region.cells.get(i).isSmall());
            }
            wouldHaveFollowed += region.followingFrom(small).isEmpty() ? 0 : 1;
            final BitSet hidden = Suppression.of(region.cells, region.levels, 10);
            hiddenCells += hidden.cardinality();
            assertThat(region.followingFrom(hidden)).as("seed " + seed).isEqualTo(new BitSet());
            for (int i = small.nextSetBit(0); i >= 0; i = small.nextSetBit(i + 1)) {
                assertThat(hidden.get(i)).isTrue();
            }
        }
        assertThat(wouldHaveFollowed)
                .as("regions where hiding the small ones alone tells them")
                .isGreaterThan(100);
        assertThat(hiddenCells).isGreaterThan(1000);
    }

    @Test
    void theOrderOfTheCellsDoesNotMatter() {
        for (int seed = 1; seed <= 50; seed++) {
            final RandomRegion region = new RandomRegion(new Random(seed));
            final List<Cell> shuffled = new ArrayList<>(region.cells);
            Collections.shuffle(shuffled, new Random(seed + 1000));
            assertThat(names(shuffled, Suppression.of(shuffled, region.levels, 10)))
                    .as("seed " + seed)
                    .isEqualTo(names(region.cells, Suppression.of(region.cells, region.levels, 10)));
        }
    }

    private static Cell region(final long count) {
        return cell("region", "all", "2025", count);
    }

    private static Cell level(final String level, final long count) {
        return cell("level", level, "2025", count);
    }

    private static Cell institution(final String code, final long count) {
        return cell("institution", code, "2025", count);
    }

    private static Cell cell(final String type, final String subject, final String period, final long count) {
        return new Cell("mean_cost", type, subject, period, count, count > 0 && count < 10);
    }

    private static TreeSet<String> hidden(final List<Cell> cells) {
        return names(cells, Suppression.of(cells, LEVELS, 10));
    }

    private static TreeSet<String> names(final List<Cell> cells, final BitSet hidden) {
        final TreeSet<String> names = new TreeSet<>();
        hidden.stream()
                .mapToObj(cells::get)
                .forEach(cell -> names.add((cell.indicator().equals("mean_cost") ? "" : cell.indicator() + " ")
                        + cell.subjectType() + " " + cell.subject() + " " + cell.period()));
        return names;
    }

    /** Two levels, a few institutions with departments, counties; a quarter or two of months. Sums are made by hand here. */
    private static final class RandomRegion {
        private final List<Cell> cells = new ArrayList<>();
        private final Map<String, String> levels = new TreeMap<>();
        private final Map<String, Integer> places = new TreeMap<>();
        private final Map<String, Long> counts = new TreeMap<>();
        /** Whole, then the parts. */
        private final Map<String, TreeSet<String>> sums = new TreeMap<>();

        RandomRegion(final Random random) {
            final int institutions = 1 + random.nextInt(5);
            final int months = 1 + random.nextInt(6);
            final int size = 3 + random.nextInt(40);
            for (int i = 0; i < institutions; i++) {
                final String code = "H" + i;
                levels.put(code, random.nextBoolean() ? "3" : "2");
                for (int department = 0; department < 1 + random.nextInt(3); department++) {
                    for (int month = 1; month <= months; month++) {
                        final long count = random.nextInt(5) == 0 ? 0 : random.nextInt(size);
                        if (count > 0) {
                            put(code, code + "/D" + department, "2025-0" + month, "2025-Q" + (month + 2) / 3, count);
                        }
                    }
                }
            }
            counts.forEach((name, count) -> {
                final String[] parts = name.split(" ", -1);
                places.put(name, cells.size());
                cells.add(new Cell("mean_cost", parts[0], parts[1], parts[2], count, count < 10));
            });
        }

        private void put(
                final String code,
                final String department,
                final String month,
                final String quarter,
                final long count) {
            final String level = "level " + levels.get(code);
            for (final String period : List.of(month, quarter, "2025")) {
                add("region all " + period, count, level + " " + period);
                add(level + " " + period, count, "institution " + code + " " + period);
                add("institution " + code + " " + period, count, "department " + department + " " + period);
                add("department " + department + " " + period, count, null);
            }
            for (final String subject :
                    List.of("region all", level, "institution " + code, "department " + department)) {
                sums.computeIfAbsent("t " + subject + " 2025", unused -> new TreeSet<>())
                        .add(subject + " " + quarter);
                sums.computeIfAbsent("t " + subject + " " + quarter, unused -> new TreeSet<>())
                        .add(subject + " " + month);
            }
        }

        private void add(final String name, final long count, final String part) {
            counts.merge(name, count, Long::sum);
            if (part != null) {
                sums.computeIfAbsent("s " + name, unused -> new TreeSet<>()).add(part);
            }
        }

        /** The slow way: all equations in exact fractions, brought to the form where each line has one leading cell. */
        BitSet followingFrom(final BitSet hidden) {
            final List<Integer> unknown = hidden.stream().boxed().toList();
            final List<BigInteger[]> lines = new ArrayList<>();
            sums.forEach((whole, parts) -> {
                final BigInteger[] line = new BigInteger[unknown.size()];
                java.util.Arrays.fill(line, BigInteger.ZERO);
                parts.forEach(part -> put(line, unknown.indexOf(places.get(part)), BigInteger.ONE));
                put(line, unknown.indexOf(places.get(whole.substring(2))), BigInteger.ONE.negate());
                lines.add(line);
            });
            int done = 0;
            for (int column = 0; column < unknown.size(); column++) {
                int lead = done;
                while (lead < lines.size() && lines.get(lead)[column].signum() == 0) {
                    lead++;
                }
                if (lead == lines.size()) {
                    continue;
                }
                Collections.swap(lines, done, lead);
                final BigInteger[] pivot = lines.get(done);
                for (int i = 0; i < lines.size(); i++) {
                    final BigInteger[] line = lines.get(i);
                    if (i != done && line[column].signum() != 0) {
                        final BigInteger times = line[column];
                        BigInteger common = BigInteger.ZERO;
                        for (int j = 0; j < line.length; j++) {
                            line[j] = line[j].multiply(pivot[column]).subtract(pivot[j].multiply(times));
                            common = common.gcd(line[j]);
                        }
                        for (int j = 0; j < line.length && common.signum() != 0; j++) {
                            line[j] = line[j].divide(common);
                        }
                    }
                }
                done++;
            }
            final BitSet following = new BitSet();
            for (final BigInteger[] line : lines) {
                int last = -1;
                int count = 0;
                for (int j = 0; j < line.length; j++) {
                    if (line[j].signum() != 0) {
                        last = j;
                        count++;
                    }
                }
                if (count == 1) {
                    following.set(unknown.get(last));
                }
            }
            return following;
        }

        private static void put(final BigInteger[] line, final int place, final BigInteger value) {
            if (place >= 0) {
                line[place] = value;
            }
        }
    }
}
