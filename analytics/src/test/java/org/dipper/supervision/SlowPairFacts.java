package org.dipper.supervision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;

/** What pairs of the line tell beyond their dates, written a second time without Spark, by the defaults of the guide. */
final class SlowPairFacts {
    private static final Comparator<CareStay> ORDER = Comparator.comparing(CareStay::admission)
            .thenComparing(CareStay::discharge)
            .thenComparing(CareStay::id);

    private final Map<String, LocalDate> dataEnds;
    private final Set<String> facts = new HashSet<>();

    private SlowPairFacts(final Map<String, LocalDate> dataEnds) {
        this.dataEnds = dataEnds;
    }

    /** The facts of these stays, a text a pair that is no overlap of a contained stay. */
    static Set<String> of(final List<CareStay> stays) {
        final Map<String, LocalDate> ends = new HashMap<>();
        stays.forEach(stay -> ends.merge(institution(stay), stay.discharge(), (a, b) -> a.isAfter(b) ? a : b));
        ends.replaceAll((institution, day) -> day.withDayOfMonth(day.lengthOfMonth()));
        final SlowPairFacts slow = new SlowPairFacts(ends);
        stays.stream().collect(Collectors.groupingBy(CareStay::person)).values().forEach(slow::add);
        return slow.facts;
    }

    /** The same text of a row of {@code readmission_pair}. */
    static String text(final Row row) {
        return String.join(
                " ",
                row.getAs("index_settlement_id"),
                row.getAs("next_settlement_id"),
                String.valueOf(row.<String>getAs("transfer_rule")),
                String.valueOf(row.<String>getAs("planned_rule")),
                String.valueOf(row.<Boolean>getAs("is_planned")),
                String.valueOf(row.<Integer>getAs("days_to_unplanned_return")),
                String.valueOf(row.<Boolean>getAs("is_followup_complete")),
                String.valueOf(row.<String>getAs("unplanned_index_exclusion")),
                row.getAs("spell_settlement_id"));
    }

    private void add(final List<CareStay> own) {
        final List<CareStay> line = new ArrayList<>();
        final List<CareStay> before = new ArrayList<>();
        for (final CareStay stay : own.stream().sorted(ORDER).toList()) {
            if (before.stream()
                    .noneMatch(other -> stay.admission().isBefore(other.discharge())
                            && !stay.discharge().isAfter(other.discharge()))) {
                line.add(stay);
            }
            before.add(stay);
        }
        CareStay opener = line.get(0);
        for (int i = 1; i < line.size(); i++) {
            final CareStay index = line.get(i - 1);
            final CareStay next = line.get(i);
            final Optional<String> transfer = transfer(index, next);
            final Optional<String> planned = planned(index, next);
            Long unplanned = null;
            for (int j = i; j < line.size() && unplanned == null && gap(index, next) >= 0; j++) {
                final boolean isUnplanned = gap(line.get(j - 1), line.get(j)) >= 0
                        && transfer(line.get(j - 1), line.get(j)).isEmpty()
                        && planned(line.get(j - 1), line.get(j)).isEmpty();
                unplanned = isUnplanned ? gap(index, line.get(j)) : null;
            }
            final Boolean flag = index.get(SettledCaseTable.IS_RETURN_PLANNED);
            final Boolean isPlanned =
                    planned.isPresent() ? Boolean.TRUE : flag == null || gap(index, next) < 0 ? null : false;
            final boolean isFollowed = !index.discharge().plusDays(31).isAfter(dataEnds.get(institution(index)));
            facts.add(String.join(
                    " ",
                    index.id(),
                    next.id(),
                    transfer.orElse("null"),
                    planned.orElse("null"),
                    String.valueOf(isPlanned),
                    String.valueOf(unplanned),
                    String.valueOf(isFollowed),
                    exclusion(index, next, isFollowed),
                    opener.id()));
            opener = transfer.isPresent() ? opener : next;
        }
    }

    private static String exclusion(final CareStay index, final CareStay next, final boolean isFollowed) {
        final String way = index.get(SettledCaseTable.DISCHARGE_WAY);
        if ("5".equals(way) || "4".equals(way)) {
            return "5".equals(way) ? "died" : "against_advice";
        }
        if ("2105".equals(index.get(SettledCaseTable.MEDICAL_TYPE))) {
            return "bed_day";
        }
        if (isTumour(index)) {
            return "treatment_cycle";
        }
        if (!isFollowed) {
            return "follow_up_incomplete";
        }
        return gap(index, next) < 0 ? "overlap" : transfer(index, next).isPresent() ? "transferred" : "null";
    }

    private static Optional<String> transfer(final CareStay index, final CareStay next) {
        final long gap = gap(index, next);
        final String way = index.get(SettledCaseTable.DISCHARGE_WAY);
        if (gap < 0 || institution(index).equals(institution(next)) || "5".equals(way)) {
            return Optional.empty();
        }
        if ("2".equals(way) && gap <= 3) {
            return Optional.of(gap <= 1 ? "discharge_way_and_dates" : "discharge_way");
        }
        return gap <= 1 ? Optional.of("dates") : Optional.empty();
    }

    private static Optional<String> planned(final CareStay index, final CareStay next) {
        final long gap = gap(index, next);
        if (gap < 0) {
            return Optional.empty();
        }
        if (isTumour(next)) {
            return Optional.of("tumour_treatment");
        }
        if (diagnosis(next).startsWith("Z49") || isBy(next, "39.95")) {
            return Optional.of("dialysis");
        }
        if (diagnosis(index).startsWith("O") && diagnosis(next).startsWith("O")) {
            return Optional.of("obstetric_sequence");
        }
        final boolean hasPlan = Boolean.TRUE.equals(index.get(SettledCaseTable.IS_RETURN_PLANNED));
        return hasPlan && gap <= 31 ? Optional.of("recorded_plan") : Optional.empty();
    }

    private static boolean isTumour(final CareStay stay) {
        return diagnosis(stay).startsWith("Z51") || isBy(stay, "99.25");
    }

    private static boolean isBy(final CareStay stay, final String prefix) {
        final String procedure = stay.get(SettledCaseTable.MAIN_PROCEDURE);
        return procedure != null
                && procedure.startsWith(prefix)
                && !"1".equals(stay.get(SettledCaseTable.ADMISSION_WAY));
    }

    private static String diagnosis(final CareStay stay) {
        return stay.get(SettledCaseTable.PRINCIPAL_DIAGNOSIS);
    }

    private static String institution(final CareStay stay) {
        return stay.get(SettledCaseTable.INSTITUTION_CODE);
    }

    private static long gap(final CareStay index, final CareStay next) {
        return ChronoUnit.DAYS.between(index.discharge(), next.admission());
    }
}
