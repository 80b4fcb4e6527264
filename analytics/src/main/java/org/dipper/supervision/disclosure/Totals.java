package org.dipper.supervision.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.dipper.supervision.indicator.Grain;

/**
 * Finds what sums to what among the cells of one indicator: departments to institutions, institutions to levels, levels,
 * counties and disease groups to the region, months to quarters, quarters to the year. A part that has no cell counts as a
 * known 0, which is the careful way: it helps whoever would compute a hidden cell.
 */
final class Totals {
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern QUARTER = Pattern.compile("\\d{4}-Q[1-4]");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int MONTHS_OF_QUARTER = 3;

    private final List<Cell> cells;
    private final Map<String, String> levels;
    private final List<Total> found = new ArrayList<>();

    private Totals(final List<Cell> cells, final Map<String, String> levels) {
        this.cells = cells;
        this.levels = levels;
    }

    /**
     * The totals of an indicator.
     *
     * @param cells all cells
     * @param places those of the indicator
     * @param levels the level of each institution
     */
    static List<Total> of(final List<Cell> cells, final Collection<Integer> places, final Map<String, String> levels) {
        final Totals totals = new Totals(cells, levels);
        totals.by(places, Cell::period).values().forEach(totals::overSubjects);
        totals.by(places, cell -> cell.subjectType() + "\u0000" + cell.subject())
                .values()
                .forEach(totals::overPeriods);
        return totals.found;
    }

    private void overSubjects(final List<Integer> places) {
        final Map<String, List<Integer>> byType = by(places, Cell::subjectType);
        final List<Integer> institutions = of(byType, Grain.INSTITUTION);
        final List<Integer> ofLevels = of(byType, Grain.LEVEL);
        final Map<String, List<Integer>> byLevel = by(institutions, cell -> levels.getOrDefault(cell.subject(), ""));
        for (final int level : ofLevels) {
            add(level, byLevel.getOrDefault(cells.get(level).subject(), List.of()));
        }
        final Map<String, List<Integer>> byInstitution = by(of(byType, Grain.DEPARTMENT), Totals::institution);
        for (final int institution : institutions) {
            add(institution, byInstitution.getOrDefault(cells.get(institution).subject(), List.of()));
        }
        final boolean hasLevelOfEach = byLevel.keySet().stream().allMatch(level -> ofLevels.stream()
                .anyMatch(place -> cells.get(place).subject().equals(level)));
        for (final int region : of(byType, Grain.REGION)) {
            add(region, ofLevels);
            add(region, of(byType, Grain.COUNTY));
            add(region, of(byType, Grain.DISEASE_GROUP));
            if (!hasLevelOfEach) {
                add(region, institutions);
            }
        }
    }

    private void overPeriods(final List<Integer> places) {
        final List<Integer> months =
                where(places, period -> MONTH.matcher(period).matches());
        final List<Integer> quarters =
                where(places, period -> QUARTER.matcher(period).matches());
        for (final int quarter : quarters) {
            final String name = cells.get(quarter).period();
            add(quarter, where(months, month -> quarterOf(month).equals(name)));
        }
        for (final int year : where(places, period -> YEAR.matcher(period).matches())) {
            final String name = cells.get(year).period() + "-";
            final List<Integer> ofYear = where(quarters, period -> period.startsWith(name));
            add(year, ofYear.isEmpty() ? where(months, period -> period.startsWith(name)) : ofYear);
        }
    }

    private void add(final int whole, final List<Integer> parts) {
        if (!parts.isEmpty()) {
            found.add(
                    new Total(whole, parts.stream().mapToInt(Integer::intValue).toArray()));
        }
    }

    private List<Integer> where(final List<Integer> places, final Predicate<String> period) {
        return places.stream()
                .filter(place -> period.test(cells.get(place).period()))
                .toList();
    }

    private Map<String, List<Integer>> by(
            final Collection<Integer> places, final java.util.function.Function<Cell, String> key) {
        final Map<String, List<Integer>> groups = new LinkedHashMap<>();
        places.forEach(place -> groups.computeIfAbsent(key.apply(cells.get(place)), unused -> new ArrayList<>())
                .add(place));
        return groups;
    }

    private static List<Integer> of(final Map<String, List<Integer>> byType, final Grain grain) {
        return byType.getOrDefault(grain.written(), List.of());
    }

    private static String institution(final Cell department) {
        final int slash = department.subject().indexOf('/');
        return slash < 0 ? department.subject() : department.subject().substring(0, slash);
    }

    private static String quarterOf(final String month) {
        final int dash = month.indexOf('-');
        final int number = Integer.parseInt(month.substring(dash + 1));
        return month.substring(0, dash) + "-Q" + (number + MONTHS_OF_QUARTER - 1) / MONTHS_OF_QUARTER;
    }
}
