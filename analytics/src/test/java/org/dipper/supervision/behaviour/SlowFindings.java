package org.dipper.supervision.behaviour;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The rules that judge one case at a time, in plain Java, case by case and without a thought for speed; default limits. */
final class SlowFindings {
    private static final String[] RULES = {
        "low_standard_admission", "over_long_stay", "abnormal_low_cost", "abnormal_high_cost", "insufficient_service"
    };

    private final List<CaseRow> cases;
    private final Map<String, Integer> returnDays;

    /** Cases, and the days until the next admission of those that have one within a month. */
    SlowFindings(final List<CaseRow> cases, final Map<String, Integer> returnDays) {
        this.cases = cases;
        this.returnDays = returnDays;
    }

    /** Lines of lead, sequence, settlement, strength, excess points and fund at stake. */
    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        for (final String rule : RULES) {
            final Map<String, List<CaseRow>> evaluable = new TreeMap<>();
            final Map<String, List<CaseRow>> flagged = new TreeMap<>();
            for (final CaseRow row : cases) {
                final String place = row.get("institution_code") + ":" + quarter(row);
                if (isEvaluable(rule, row)) {
                    evaluable
                            .computeIfAbsent(place, unused -> new ArrayList<>())
                            .add(row);
                    if (strength(rule, row).signum() > 0) {
                        flagged.computeIfAbsent(place, unused -> new ArrayList<>())
                                .add(row);
                    }
                }
            }
            flagged.forEach((place, rows) -> {
                if (passes(rule, place, evaluable, flagged)) {
                    lines.addAll(lines(rule, place, rows));
                }
            });
        }
        return lines;
    }

    private List<String> lines(final String rule, final String place, final List<CaseRow> rows) {
        final List<CaseRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing((CaseRow row) -> strength(rule, row))
                .reversed()
                .thenComparing(row -> row.<String>get("settlement_id")));
        final List<String> lines = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            final Optional<BigDecimal> excess = excess(rule, sorted.get(i));
            final BigDecimal value = number(sorted.get(i), "point_value_fen");
            lines.add(String.join(
                    " ",
                    rule + ":" + place,
                    String.valueOf(i + 1),
                    sorted.get(i).get("settlement_id"),
                    strength(rule, sorted.get(i)).setScale(6).toPlainString(),
                    excess.map(points ->
                                    points.setScale(4, RoundingMode.HALF_UP).toPlainString())
                            .orElse("-"),
                    excess.isPresent() && value != null
                            ? excess.get()
                                    .multiply(value)
                                    .setScale(0, RoundingMode.HALF_UP)
                                    .toPlainString()
                            : "-"));
        }
        return lines;
    }

    private static boolean passes(
            final String rule,
            final String place,
            final Map<String, List<CaseRow>> evaluable,
            final Map<String, List<CaseRow>> flagged) {
        final double share = Map.of(RULES[0], 0.1, RULES[1], 0.1, RULES[2], 0.2, RULES[3], 0.2, RULES[4], 0.05)
                .get(rule);
        final double times = Map.of(RULES[0], 1.5, RULES[1], 1.5, RULES[2], 2.0, RULES[3], 2.0, RULES[4], 2.0)
                .get(rule);
        final int least = Map.of(RULES[0], 5, RULES[1], 3, RULES[2], 5, RULES[3], 5, RULES[4], 3)
                .get(rule);
        final int own = flagged.get(place).size();
        final int all = evaluable.get(place).size();
        int otherFlagged = 0;
        int otherAll = 0;
        for (final Map.Entry<String, List<CaseRow>> other : evaluable.entrySet()) {
            if (!other.getKey().equals(place) && other.getKey().endsWith(place.substring(place.indexOf(':')))) {
                otherAll += other.getValue().size();
                otherFlagged += flagged.getOrDefault(other.getKey(), List.of()).size();
            }
        }
        final boolean isHigh = own >= share * all - 1e-9;
        final boolean isHigher = otherAll > 0 && (double) own / all >= times * otherFlagged / otherAll - 1e-12;
        return own >= least && (isHigh || isHigher);
    }

    private boolean isEvaluable(final String rule, final CaseRow row) {
        final String way = String.valueOf(row.<String>get("discharge_way"));
        final String path = String.valueOf(row.<String>get("payment_path"));
        if (path.equals("bed_day") || path.equals("acute_and_bed_day")) {
            return false;
        }
        final boolean isEarly = Set.of("2", "4", "5").contains(way);
        return switch (rule) {
            case "low_standard_admission" ->
                costRatio(row) != null
                        && !isEarly
                        && !path.equals("day_surgery")
                        && !row.<String>get("principal_diagnosis").startsWith("T4")
                        && !(row.<Integer>get("age_years") == null
                                ? row.get("age_days") != null
                                : row.<Integer>get("age_years") < 1);
            case "over_long_stay" -> true;
            case "abnormal_low_cost" -> costRatio(row) != null && !isEarly;
            case "abnormal_high_cost" -> costRatio(row) != null;
            default ->
                costRatio(row) != null
                        && stayRatio(row) != null
                        && !Set.of("2", "4").contains(way)
                        && !Boolean.TRUE.equals(row.get("is_return_planned"));
        };
    }

    private BigDecimal strength(final String rule, final CaseRow row) {
        final double ratio =
                costRatio(row) == null ? Double.NaN : costRatio(row).doubleValue();
        final double stay = stayRatio(row) == null ? Double.NaN : stayRatio(row).doubleValue();
        return switch (rule) {
            case "low_standard_admission" -> lowStandard(row, ratio);
            case "over_long_stay" -> overLong(row.get("stay_days"), stay);
            case "abnormal_low_cost" -> byRatioAndDistance(ratio < 0.5, robustZ(row) != null && robustZ(row) < -3.5);
            case "abnormal_high_cost" -> byRatioAndDistance(ratio > 2, robustZ(row) != null && robustZ(row) > 3.5);
            default -> insufficient(row, ratio, stay);
        };
    }

    private BigDecimal lowStandard(final CaseRow row, final double ratio) {
        double sum = 0;
        double known = 0.32 + 0.44;
        if (row.<Integer>get("stay_days") <= 3
                && row.<Integer>get("procedure_attribute") == 1
                && row.<Long>get("main_procedure_key") == 0) {
            sum += 0.32;
        }
        sum += 0.44 * (ratio < 0.3 ? 1 : ratio < 0.5 ? 0.7 : ratio < 0.7 ? 0.3 : 0);
        if (row.get("surgery_cost_fen") != null) {
            known += 0.06;
            sum += row.<Long>get("surgery_cost_fen") == 0 ? 0.06 : 0;
        }
        final double[] group = group(row);
        known += group[0] >= 20 ? 0.06 : 0;
        sum += group[0] >= 20 && Math.round(group[3] / group[0] * 1e6) <= 5000 ? 0.06 : 0;
        if (row.get("admission_way") != null) {
            known += 0.06;
            sum += row.get("admission_way").equals("1") ? 0 : 0.06;
        }
        final BigDecimal score = BigDecimal.valueOf(Math.round(sum / known * 10_000), 4);
        return score.compareTo(new BigDecimal("0.7")) >= 0 ? score : BigDecimal.ZERO;
    }

    private static BigDecimal overLong(final int days, final double stay) {
        if (days > 60 || (days >= 8 && stay > 3)) {
            return BigDecimal.ONE;
        }
        return days > 30 || (days >= 8 && stay > 2) ? new BigDecimal("0.7") : BigDecimal.ZERO;
    }

    private static BigDecimal byRatioAndDistance(final boolean isByRatio, final boolean isByDistance) {
        if (isByDistance) {
            return isByRatio ? BigDecimal.ONE : new BigDecimal("0.8");
        }
        return isByRatio ? new BigDecimal("0.5") : BigDecimal.ZERO;
    }

    private BigDecimal insufficient(final CaseRow row, final double ratio, final double stay) {
        if (!(ratio < 0.7 && stay < 0.7)) {
            return BigDecimal.ZERO;
        }
        final Integer back = returnDays.get(row.<String>get("settlement_id"));
        if (back != null && back <= 15) {
            return new BigDecimal("0.8");
        }
        return "5".equals(row.get("discharge_way")) ? new BigDecimal("0.5") : BigDecimal.ZERO;
    }

    private Optional<BigDecimal> excess(final String rule, final CaseRow row) {
        final BigDecimal score = number(row, "case_score");
        if (rule.equals("low_standard_admission")) {
            return Optional.ofNullable(score);
        }
        final BigDecimal weight = number(row, "rw");
        final BigDecimal coefficient = number(row, "institution_coefficient");
        if (!rule.equals("abnormal_low_cost") || score == null || weight == null || coefficient == null) {
            return Optional.empty();
        }
        final BigDecimal auxiliary =
                Optional.ofNullable(number(row, "auxiliary_coefficient")).orElse(BigDecimal.ONE);
        final BigDecimal full = weight.multiply(auxiliary).multiply(coefficient).setScale(4, RoundingMode.HALF_UP);
        final BigDecimal deserved =
                full.multiply(costRatio(row).min(BigDecimal.ONE)).setScale(4, RoundingMode.HALF_UP);
        return Optional.of(score.subtract(deserved).max(BigDecimal.ZERO));
    }

    private BigDecimal costRatio(final CaseRow row) {
        long cases = 0;
        long cost = 0;
        for (final CaseRow other : ofGroup(row)) {
            if (other.get("hospital_level").equals(row.get("hospital_level"))) {
                cases++;
                cost += other.<Long>get("total_cost_fen");
            }
        }
        if (cases < 20) {
            cases = (long) group(row)[0];
            cost = (long) group(row)[1];
        }
        return cases < 20 ? null : ratio(row.<Long>get("total_cost_fen"), cost, cases);
    }

    private BigDecimal stayRatio(final CaseRow row) {
        final double[] group = group(row);
        return group[0] < 20 ? null : ratio(row.<Integer>get("stay_days"), (long) group[2], (long) group[0]);
    }

    private Double robustZ(final CaseRow row) {
        final List<Integer> classes = new ArrayList<>();
        ofGroup(row).forEach(other -> classes.add(costClass(other)));
        if (classes.size() < 20) {
            return null;
        }
        final int median = lowerMedian(classes);
        final List<Integer> distances = new ArrayList<>();
        classes.forEach(each -> distances.add(Math.abs(each - median)));
        final int spread = lowerMedian(distances);
        return spread == 0 ? null : (costClass(row) - median) / (spread * 1.4826);
    }

    private static int costClass(final CaseRow row) {
        return (int) Math.floor(StrictMath.log(row.<Long>get("total_cost_fen")) * 100);
    }

    private static int lowerMedian(final List<Integer> numbers) {
        Collections.sort(numbers);
        return numbers.get((numbers.size() - 1) / 2);
    }

    private List<CaseRow> ofGroup(final CaseRow row) {
        final List<CaseRow> same = new ArrayList<>();
        if (row.get("group_code") != null) {
            for (final CaseRow other : cases) {
                if (row.get("group_code").equals(other.get("group_code"))
                        && !"bed_day".equals(other.get("payment_path"))) {
                    same.add(other);
                }
            }
        }
        return same;
    }

    /** Cases, cost, days and deaths of the case's group. */
    private double[] group(final CaseRow row) {
        final double[] sums = new double[4];
        for (final CaseRow other : ofGroup(row)) {
            sums[0]++;
            sums[1] += other.<Long>get("total_cost_fen");
            sums[2] += other.<Integer>get("stay_days");
            sums[3] += "5".equals(other.get("discharge_way")) ? 1 : 0;
        }
        return sums;
    }

    private static BigDecimal ratio(final long amount, final long sum, final long count) {
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(count))
                .divide(BigDecimal.valueOf(sum), 6, RoundingMode.HALF_UP);
    }

    private static String quarter(final CaseRow row) {
        final int month = row.<Integer>get("discharge_month");
        return month / 100 + "-Q" + new HashMap<>(Map.of(1, 1, 2, 1, 3, 1, 4, 2, 5, 2, 6, 2)).get(month % 100);
    }

    private static BigDecimal number(final CaseRow row, final String column) {
        return row.get(column) == null ? null : new BigDecimal(row.<String>get(column));
    }
}
