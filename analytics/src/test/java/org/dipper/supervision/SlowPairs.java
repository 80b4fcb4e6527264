package org.dipper.supervision;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The readmission pairs written a second time, without Spark and without haste, as the yardstick of the quick one. */
final class SlowPairs {
    private static final Comparator<Stay> ORDER =
            Comparator.comparing(Stay::admission).thenComparing(Stay::discharge).thenComparing(Stay::id);

    record Pair(
            String index,
            String next,
            int gapDays,
            boolean isSameInstitution,
            boolean isSameCategory,
            boolean isOverlap,
            String exclusion) {}

    private SlowPairs() {}

    static Set<Pair> of(final List<Stay> stays) {
        final Map<Long, List<Stay>> byPerson = stays.stream().collect(Collectors.groupingBy(Stay::person));
        final Set<Pair> pairs = new HashSet<>();
        byPerson.values().forEach(own -> pairs.addAll(ofPerson(own)));
        return pairs;
    }

    private static List<Pair> ofPerson(final List<Stay> own) {
        final List<Stay> ordered = own.stream().sorted(ORDER).toList();
        final List<Pair> pairs = new ArrayList<>();
        final List<Stay> line = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            final Stay stay = ordered.get(i);
            final List<Stay> containers = ordered.subList(0, i).stream()
                    .filter(other -> stay.admission().isBefore(other.discharge())
                            && !stay.discharge().isAfter(other.discharge()))
                    .toList();
            if (containers.isEmpty()) {
                line.add(stay);
            } else {
                pairs.add(pair(stay, line.get(line.size() - 1)));
            }
        }
        for (int i = 1; i < line.size(); i++) {
            pairs.add(pair(line.get(i - 1), line.get(i)));
        }
        return pairs;
    }

    private static Pair pair(final Stay index, final Stay next) {
        final int gapDays = (int) ChronoUnit.DAYS.between(index.discharge(), next.admission());
        final boolean isOverlap = gapDays < 0;
        final String exclusion;
        if ("5".equals(index.dischargeWay())) {
            exclusion = "died";
        } else if ("4".equals(index.dischargeWay())) {
            exclusion = "against_advice";
        } else {
            exclusion = isOverlap ? "overlap" : null;
        }
        return new Pair(
                index.id(),
                next.id(),
                gapDays,
                index.institution().equals(next.institution()),
                index.diagnosis().substring(0, 3).equals(next.diagnosis().substring(0, 3)),
                isOverlap,
                exclusion);
    }
}
