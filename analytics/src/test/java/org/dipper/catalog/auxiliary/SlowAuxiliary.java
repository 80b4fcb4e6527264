package org.dipper.catalog.auxiliary;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Auxiliary typing written to be read: every rule as a sentence, every mean and variance from its definition. Slow. */
final class SlowAuxiliary {
    private static final MathContext EXACT = new MathContext(80);

    /** A case of a group in a year. */
    record Case(String group, int year, AuxiliaryCase settled) {}

    /** The subtype of a case by type. */
    Map<String, String> subtypes(final AuxiliaryCase settled) {
        final Map<String, String> subtypes = new TreeMap<>();
        subtypes.put("cci", cci(settled));
        final String severity =
                settled.principalDiagnosis().matches("C([0-8]\\d|9[0-7]).*") ? tumour(settled) : severity(settled);
        final boolean isTumour = settled.principalDiagnosis().matches("C([0-8]\\d|9[0-7]).*");
        subtypes.put(isTumour ? "tumour_severity" : "severity", severity);
        final int years = settled.ageYears().orElse(0);
        if (years >= 65) {
            subtypes.put("age", "65y+_" + (isTumour ? "tumour_" : "") + severity);
        } else if (years >= 7 && years <= 17) {
            subtypes.put("age", "7-17y");
        } else if (years >= 1 && years <= 6) {
            subtypes.put("age", "1-6y");
        } else if (years == 0 && settled.ageDays().isPresent()) {
            subtypes.put("age", settled.ageDays().get() <= 28 ? "0-28d" : "29d-1y");
        }
        final int icu = settled.icuDays().orElse(0);
        if (icu >= 2) {
            subtypes.put("icu_days", icu <= 7 ? "2-7d" : icu <= 14 ? "8-14d" : icu <= 30 ? "15-30d" : "31d+");
        }
        return subtypes;
    }

    private String cci(final AuxiliaryCase settled) {
        int sum = 0;
        for (final String category : new TreeSet<>(settled.otherDiagnoses().stream()
                .map(code -> code.substring(0, 3))
                .toList())) {
            int highest = 0;
            for (final String code : settled.otherDiagnoses()) {
                if (code.startsWith(category)) {
                    highest = Math.max(highest, weight(code));
                }
            }
            sum += highest;
        }
        return sum >= 5 ? "very_severe" : sum >= 3 ? "severe" : sum >= 1 ? "general" : "none";
    }

    private static int weight(final String code) {
        int highest = 0;
        for (final Map.Entry<String, Integer> entry : Rules.WEIGHTS.entrySet()) {
            if (code.startsWith(entry.getKey())) {
                highest = Math.max(highest, entry.getValue());
            }
        }
        return highest;
    }

    private String severity(final AuxiliaryCase settled) {
        if (settled.isDeath()) {
            return "death";
        }
        if (has(settled, Rules.FAILURE)) {
            return "severe";
        }
        return has(settled, Rules.DAMAGE) ? "moderate" : "mild";
    }

    private String tumour(final AuxiliaryCase settled) {
        final BigDecimal cost = BigDecimal.valueOf(settled.costFen());
        final boolean isThrice = settled.groupMeanFen().isPresent()
                && cost.compareTo(
                                BigDecimal.valueOf(settled.groupMeanFen().get()).multiply(BigDecimal.valueOf(3)))
                        >= 0;
        final BigDecimal half = cost.divide(BigDecimal.valueOf(2));
        if (settled.isDeath()) {
            return "death";
        }
        if (isThrice
                && settled.treatmentFen().isPresent()
                && BigDecimal.valueOf(settled.treatmentFen().get()).compareTo(half) >= 0) {
            return "high_cost_treatment";
        }
        if (isThrice
                && settled.drugFen().isPresent()
                && BigDecimal.valueOf(settled.drugFen().get()).compareTo(half) >= 0) {
            return "high_cost_drugs";
        }
        final String own = settled.principalDiagnosis().substring(0, 3);
        for (final String other : settled.otherDiagnoses()) {
            if (settled.stayDays() >= 3 && other.matches("C([0-8]\\d|9[0-7]).*") && !other.startsWith(own)) {
                return "metastasis";
            }
        }
        if (has(settled, Rules.FAILURE)) {
            return "organ_failure";
        }
        return has(settled, Rules.DAMAGE) ? "organ_damage" : "other";
    }

    private static boolean has(final AuxiliaryCase settled, final Iterable<String> list) {
        for (final String entry : list) {
            if (settled.stayDays() >= 3 && settled.otherDiagnoses().stream().anyMatch(code -> code.startsWith(entry))) {
                return true;
            }
        }
        return false;
    }

    /** The open subtypes with trigger and coefficient, as {@code group type subtype trigger coefficient}. */
    List<String> open(final List<Case> cases, final List<Integer> years, final List<Integer> weights) {
        final List<String> open = new ArrayList<>();
        final int last = years.get(years.size() - 1);
        for (final String group : new TreeSet<>(cases.stream().map(Case::group).toList())) {
            final List<Case> all =
                    cases.stream().filter(each -> each.group().equals(group)).toList();
            final List<Case> now =
                    all.stream().filter(each -> each.year() == last).toList();
            for (final String type : List.of("age", "cci", "icu_days", "severity", "tumour_severity")) {
                final Map<String, List<Case>> cells = new TreeMap<>();
                for (final Case each : now) {
                    cells.computeIfAbsent(subtypes(each.settled()).getOrDefault(type, ""), name -> new ArrayList<>())
                            .add(each);
                }
                final List<List<Case>> split = new ArrayList<>();
                final List<Case> rest = new ArrayList<>();
                cells.forEach((name, cell) -> {
                    if (!name.isEmpty() && cell.size() > 5) {
                        split.add(cell);
                    } else {
                        rest.addAll(cell);
                    }
                });
                split.add(rest);
                if (now.size() > 10 && isHigh(now) && drops(now, split, type.equals("icu_days") ? "0.1" : "0.2")) {
                    cells.forEach((name, cell) -> {
                        if (!name.isEmpty() && cell.size() > 5) {
                            final List<Case> ever = all.stream()
                                    .filter(each ->
                                            name.equals(subtypes(each.settled()).get(type)))
                                    .toList();
                            open.add(group + " " + type + " " + name + " "
                                    + mean(cell).divide(mean(now), 6, RoundingMode.HALF_UP) + " "
                                    + weighted(ever, years, weights)
                                            .divide(weighted(all, years, weights), 4, RoundingMode.HALF_UP));
                        }
                    });
                }
            }
        }
        return open;
    }

    private static boolean isHigh(final List<Case> cases) {
        return variance(cases).sqrt(EXACT).divide(mean(cases), EXACT).compareTo(new BigDecimal("0.7")) > 0;
    }

    private static boolean drops(final List<Case> all, final List<List<Case>> split, final String drop) {
        BigDecimal within = BigDecimal.ZERO;
        for (final List<Case> cell : split) {
            if (!cell.isEmpty()) {
                within = within.add(variance(cell).multiply(BigDecimal.valueOf(cell.size())));
            }
        }
        final BigDecimal after =
                within.divide(BigDecimal.valueOf(all.size()), EXACT).sqrt(EXACT);
        final BigDecimal before = variance(all).sqrt(EXACT);
        return BigDecimal.ONE.subtract(after.divide(before, EXACT)).compareTo(new BigDecimal(drop)) >= 0;
    }

    private static BigDecimal mean(final List<Case> cases) {
        return cases.stream()
                .map(each -> BigDecimal.valueOf(each.settled().costFen()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(cases.size()), EXACT);
    }

    private static BigDecimal variance(final List<Case> cases) {
        final BigDecimal mean = mean(cases);
        return cases.stream()
                .map(each -> BigDecimal.valueOf(each.settled().costFen())
                        .subtract(mean)
                        .pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(cases.size()), EXACT);
    }

    private static BigDecimal weighted(final List<Case> cases, final List<Integer> years, final List<Integer> weights) {
        BigDecimal sum = BigDecimal.ZERO;
        int weight = 0;
        for (int i = 0; i < years.size(); i++) {
            final int year = years.get(i);
            final List<Case> ofYear =
                    cases.stream().filter(each -> each.year() == year).toList();
            if (!ofYear.isEmpty()) {
                sum = sum.add(mean(ofYear).multiply(BigDecimal.valueOf(weights.get(i))));
                weight += weights.get(i);
            }
        }
        return sum.divide(BigDecimal.valueOf(weight), EXACT);
    }
}
