package org.dipper.supervision.split;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.CareStay;
import org.dipper.table.Field;

/** Chains written a second time, without Spark and without haste, with the numbers of the guide in place of a policy. */
final class SlowChains {
    private static final Comparator<CareStay> ORDER = Comparator.comparing(CareStay::admission)
            .thenComparing(CareStay::discharge)
            .thenComparing(CareStay::id);

    record Chain(List<String> stays, String gaps, BigDecimal strength) {}

    private SlowChains() {}

    static Set<Chain> of(final List<CareStay> stays, final List<Set<String>> communities) {
        final Map<Long, List<CareStay>> byPerson = stays.stream().collect(Collectors.groupingBy(CareStay::person));
        final Set<Chain> chains = new HashSet<>();
        byPerson.values().forEach(own -> chains.addAll(ofPerson(own, communities)));
        return chains;
    }

    private static List<Chain> ofPerson(final List<CareStay> own, final List<Set<String>> communities) {
        final List<CareStay> ordered = own.stream().sorted(ORDER).toList();
        final List<CareStay> line = new ArrayList<>();
        for (final CareStay stay : ordered) {
            final boolean isContained = ordered.subList(0, ordered.indexOf(stay)).stream()
                    .anyMatch(other -> stay.admission().isBefore(other.discharge())
                            && !stay.discharge().isAfter(other.discharge()));
            if (!isContained) {
                line.add(stay);
            }
        }
        final List<Chain> chains = new ArrayList<>();
        List<CareStay> chain = new ArrayList<>();
        List<BigDecimal> weights = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            final BigDecimal weight = i == 0 ? BigDecimal.ZERO : weight(line.get(i - 1), line.get(i), communities);
            if (weight.signum() == 0) {
                add(chains, chain, weights);
                chain = new ArrayList<>();
                weights = new ArrayList<>();
            } else {
                weights.add(weight);
            }
            chain.add(line.get(i));
        }
        add(chains, chain, weights);
        return chains;
    }

    private static void add(final List<Chain> chains, final List<CareStay> stays, final List<BigDecimal> weights) {
        if (weights.isEmpty()) {
            return;
        }
        boolean isLong = false;
        for (int i = 0; i + 3 < stays.size(); i++) {
            isLong |= gap(stays.get(i), stays.get(i + 3)) <= 90;
        }
        BigDecimal none = BigDecimal.ONE;
        for (final BigDecimal weight : weights) {
            none = none.multiply(BigDecimal.ONE.subtract(weight));
        }
        final BigDecimal strength = isLong
                ? BigDecimal.ONE.subtract(none)
                : weights.stream().max(Comparator.naturalOrder()).orElseThrow();
        final List<String> gaps = new ArrayList<>();
        for (int i = 1; i < stays.size(); i++) {
            gaps.add(String.valueOf(gap(stays.get(i - 1), stays.get(i))));
        }
        chains.add(new Chain(
                stays.stream().map(CareStay::id).toList(),
                String.join(", ", gaps),
                strength.setScale(6, RoundingMode.HALF_UP)));
    }

    /** The weight of a link, 0 for none or where something speaks for it. */
    private static BigDecimal weight(final CareStay index, final CareStay next, final List<Set<String>> communities) {
        final long gap = gap(index, next);
        if (gap < 0 || gap > 15 || isExcluded(index, next)) {
            return BigDecimal.ZERO;
        }
        final String from = text(index, SettledCaseTable.INSTITUTION_CODE);
        final String to = text(next, SettledCaseTable.INSTITUTION_CODE);
        final String first = text(index, SettledCaseTable.PRINCIPAL_DIAGNOSIS);
        final String second = text(next, SettledCaseTable.PRINCIPAL_DIAGNOSIS);
        final String ward = text(index, SettledCaseTable.DISCHARGE_DEPARTMENT);
        final String otherWard = text(next, SettledCaseTable.DISCHARGE_DEPARTMENT);
        final boolean isOtherWard = ward != null && otherWard != null && !ward.equals(otherWard);
        final boolean isFree = !"1".equals(text(next, SettledCaseTable.ADMISSION_WAY)) && !isPlanned(index);
        final boolean isSameDisease = first.substring(0, 3).equals(second.substring(0, 3));
        if (from.equals(to)) {
            if (gap <= 1 && isOtherWard) {
                return BigDecimal.ONE;
            }
            if (gap <= 3
                    && !isOtherWard
                    && !first.equals(second)
                    && (others(next).contains(first) || others(index).contains(second))) {
                return new BigDecimal("0.9");
            }
            return isSameDisease && isFree ? new BigDecimal("0.7") : BigDecimal.ZERO;
        }
        final boolean isNear = communities.stream().anyMatch(all -> all.contains(from) && all.contains(to));
        return isNear && isSameDisease && isFree ? new BigDecimal("0.6") : BigDecimal.ZERO;
    }

    private static boolean isExcluded(final CareStay index, final CareStay next) {
        final String first = text(index, SettledCaseTable.PRINCIPAL_DIAGNOSIS);
        final String second = text(next, SettledCaseTable.PRINCIPAL_DIAGNOSIS);
        final String procedure = text(next, SettledCaseTable.MAIN_PROCEDURE);
        final boolean isEmergency = "1".equals(text(next, SettledCaseTable.ADMISSION_WAY));
        final boolean isCycle = second.startsWith("Z51")
                || !isEmergency
                        && procedure != null
                        && (procedure.startsWith("39.95") || procedure.startsWith("99.25"));
        final String way = text(index, SettledCaseTable.DISCHARGE_WAY);
        final boolean isHigher = "2".equals(way)
                && !text(index, SettledCaseTable.INSTITUTION_CODE).equals(text(next, SettledCaseTable.INSTITUTION_CODE))
                && text(next, SettledCaseTable.HOSPITAL_LEVEL).compareTo(text(index, SettledCaseTable.HOSPITAL_LEVEL))
                        > 0;
        return "5".equals(way)
                || isHigher
                || isCycle
                || first.startsWith("O")
                || second.startsWith("O")
                || Stream.of(index, next).anyMatch(stay -> "2105".equals(text(stay, SettledCaseTable.MEDICAL_TYPE)))
                || Boolean.TRUE.equals(index.get(SettledCaseTable.IS_RETURN_PLANNED)) && procedure != null
                || isEmergency && first.charAt(0) != second.charAt(0);
    }

    /** As the pairs tell it; the kinds that exclusions take out anyway are left out here. */
    private static boolean isPlanned(final CareStay index) {
        return Boolean.TRUE.equals(index.get(SettledCaseTable.IS_RETURN_PLANNED));
    }

    private static List<String> others(final CareStay stay) {
        return Arrays.asList(Objects.requireNonNull(stay.<String[]>get(SettledCaseTable.OTHER_DIAGNOSES)));
    }

    private static String text(final CareStay stay, final Field field) {
        return stay.get(field);
    }

    private static long gap(final CareStay index, final CareStay next) {
        return ChronoUnit.DAYS.between(index.discharge(), next.admission());
    }
}
