package org.dipper.reference;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.Policy;

/**
 * Catalog, grouping and annual settlement once more, slowly and from the rules alone: maps of texts, big decimals of sixty
 * digits, one loop a rule. Shares no code with what it checks but the policy records.
 */
public final class ReferenceChain {
    private static final MathContext WIDE = new MathContext(60, RoundingMode.HALF_UP);

    /** A group with its numbers. */
    public record Group(String code, String type, long cases, BigDecimal mean, BigDecimal rw, BigDecimal cv) {}

    /** A case's way: group, deviation, score and payment. */
    public record Paid(String group, String deviation, BigDecimal score, long payment) {}

    private final Policy policy;
    private final List<Integer> years;
    private final Map<String, Group> groups = new TreeMap<>();
    private final List<ReferenceCase> history;
    private BigDecimal meanOfAll;

    /** Derives the catalog of a history. */
    public ReferenceChain(final Policy policy, final List<Integer> years, final List<ReferenceCase> cases) {
        this.policy = policy;
        this.years = years;
        this.history =
                cases.stream().filter(each -> years.contains(each.year())).toList();
        this.meanOfAll = weightedMean(history);
        final int threshold = policy.catalog().threshold();
        final List<ReferenceCase> rest = new ArrayList<>();
        by(history, ReferenceChain::coreCode).forEach((code, members) -> {
            if (members.size() >= threshold) {
                groups.put(code, group(code, "core", members));
            } else {
                rest.addAll(members);
            }
        });
        by(rest, ReferenceChain::comprehensiveCode).forEach((code, members) -> {
            if (members.size() >= threshold) {
                groups.put(code, group(code, "comprehensive", members));
            }
        });
    }

    /** The groups by code. */
    public Map<String, Group> groups() {
        return groups;
    }

    /** The group of a case; empty where ungrouped. */
    public String groupOf(final ReferenceCase each) {
        if (groups.containsKey(coreCode(each))) {
            return coreCode(each);
        }
        return groups.containsKey(comprehensiveCode(each)) ? comprehensiveCode(each) : "";
    }

    /** Every case of a year, scored and paid, by settlement id. */
    public Map<String, Paid> settle(final List<ReferenceCase> cases, final int year) {
        final List<ReferenceCase> current =
                cases.stream().filter(each -> each.year() == year).toList();
        final Map<String, BigDecimal> standards = levelMeans();
        final Map<String, BigDecimal> yearStart = yearStartValues();
        final Map<String, Paid> scored = new LinkedHashMap<>();
        current.forEach(each -> scored.put(each.id(), score(each, standards, yearStart)));
        final Map<String, Paid> paid = new HashMap<>();
        by(current, ReferenceCase::pool).forEach((pool, members) -> {
            final long cost = members.stream().mapToLong(ReferenceCase::costFen).sum();
            final long fund = policy.settlement().pool(pool).orElseThrow().fundFen(cost);
            final Map<String, List<ReferenceCase>> byInstitution = by(members, ReferenceCase::institution);
            final Map<String, BigDecimal> points = new TreeMap<>();
            byInstitution.forEach((institution, own) -> points.put(institution, sum(own, scored)));
            final Map<String, Long> payments = split(fund, points);
            byInstitution.forEach((institution, own) -> {
                final Map<String, BigDecimal> casePoints = new TreeMap<>();
                own.forEach(
                        each -> casePoints.put(each.id(), scored.get(each.id()).score()));
                split(payments.get(institution), casePoints).forEach((id, fen) -> {
                    final Paid before = scored.get(id);
                    paid.put(id, new Paid(before.group(), before.deviation(), before.score(), fen));
                });
            });
        });
        return paid;
    }

    private Paid score(
            final ReferenceCase each,
            final Map<String, BigDecimal> levelMeans,
            final Map<String, BigDecimal> yearStart) {
        final String code = groupOf(each);
        final BigDecimal cost = BigDecimal.valueOf(each.costFen());
        if (code.isEmpty()) {
            final BigDecimal score = BigDecimal.valueOf(policy.catalog().scoreScale())
                    .multiply(policy.settlement().ungroupedFactor())
                    .multiply(cost)
                    .divide(meanOfAll.setScale(0, RoundingMode.HALF_UP), 4, RoundingMode.HALF_UP);
            return new Paid("", "ungrouped", score, 0);
        }
        final Group group = groups.get(code);
        final BigDecimal normal = group.rw().multiply(coefficient(each, code)).setScale(4, RoundingMode.HALF_UP);
        if (policy.settlement().deviation().isEmpty()) {
            return new Paid(code, "normal", normal, 0);
        }
        final DeviationPolicy rule = policy.settlement().deviation().get();
        final BigDecimal standard = rule.base() == DeviationPolicy.Base.LEVEL_MEAN
                ? levelMeans.getOrDefault(
                        code + "@" + each.level(), group.mean().setScale(0, RoundingMode.HALF_UP))
                : normal.multiply(yearStart.get(each.pool())).movePointRight(2).setScale(0, RoundingMode.HALF_UP);
        final int low = cost.compareTo(standard.multiply(rule.lowRatio()));
        final int high = cost.compareTo(standard.multiply(rule.highRatio()));
        if (low < 0 || (low == 0 && rule.isLowInclusive())) {
            return new Paid(code, "low", normal.multiply(cost).divide(standard, 4, RoundingMode.HALF_UP), 0);
        }
        if (high > 0 || (high == 0 && rule.isHighInclusive())) {
            if (rule.highMode() == DeviationPolicy.HighMode.REVIEW_ONLY) {
                return new Paid(code, "high", normal, 0);
            }
            final BigDecimal free =
                    standard.multiply(rule.highRatio().subtract(BigDecimal.ONE)).setScale(0, RoundingMode.HALF_UP);
            return new Paid(
                    code, "high", normal.multiply(cost.subtract(free)).divide(standard, 4, RoundingMode.HALF_UP), 0);
        }
        return new Paid(code, "normal", normal, 0);
    }

    private BigDecimal coefficient(final ReferenceCase each, final String code) {
        return policy.settlement().basicLevelGroups().contains(code)
                ? BigDecimal.ONE
                : policy.settlement().coefficient().of(each.institution(), each.level());
    }

    private Map<String, BigDecimal> levelMeans() {
        final int last = years.get(years.size() - 1);
        final Map<String, BigDecimal> means = new HashMap<>();
        by(history.stream().filter(each -> each.year() == last).toList(), each -> groupOf(each) + "@" + each.level())
                .forEach((key, members) -> means.put(
                        key,
                        BigDecimal.valueOf(members.stream()
                                        .mapToLong(ReferenceCase::costFen)
                                        .sum())
                                .divide(BigDecimal.valueOf(members.size()), 0, RoundingMode.HALF_UP)));
        return means;
    }

    /** Yuan per point by pool, six decimals. */
    private Map<String, BigDecimal> yearStartValues() {
        final Map<String, BigDecimal> values = new HashMap<>();
        by(history, ReferenceCase::pool).forEach((pool, members) -> {
            BigDecimal cost = BigDecimal.ZERO;
            BigDecimal points = BigDecimal.ZERO;
            for (final ReferenceCase each : members) {
                if (groupOf(each).isEmpty()) {
                    continue;
                }
                final BigDecimal weight = weight(each.year());
                points = points.add(weight.multiply(groups.get(groupOf(each))
                        .rw()
                        .multiply(
                                policy.settlement().basicLevelGroups().contains(groupOf(each))
                                        ? BigDecimal.ONE
                                        : policy.settlement().coefficient().of("", each.level()))
                        .setScale(4, RoundingMode.HALF_UP)));
            }
            // Ungrouped history scores as one sum by level and year, as it is kept.
            final Map<String, List<ReferenceCase>> ungrouped = by(
                    members.stream().filter(each -> groupOf(each).isEmpty()).toList(),
                    each -> each.level() + "@" + each.year());
            for (final List<ReferenceCase> together : ungrouped.values()) {
                final long sum =
                        together.stream().mapToLong(ReferenceCase::costFen).sum();
                points = points.add(weight(together.get(0).year())
                        .multiply(BigDecimal.valueOf(policy.catalog().scoreScale())
                                .multiply(policy.settlement().ungroupedFactor())
                                .multiply(BigDecimal.valueOf(sum))
                                .divide(meanOfAll.setScale(0, RoundingMode.HALF_UP), 4, RoundingMode.HALF_UP)));
            }
            for (final ReferenceCase each : members) {
                cost = cost.add(weight(each.year()).multiply(BigDecimal.valueOf(each.costFen())));
            }
            values.put(pool, cost.movePointLeft(2).divide(points, 6, RoundingMode.HALF_UP));
        });
        return values;
    }

    private BigDecimal weight(final int year) {
        return BigDecimal.valueOf(policy.catalog().yearWeights().get(years.indexOf(year)));
    }

    private Group group(final String code, final String type, final List<ReferenceCase> members) {
        final BigDecimal mean = weightedMean(members);
        final BigDecimal rw = mean.multiply(BigDecimal.valueOf(policy.catalog().scoreScale()))
                .divide(meanOfAll, 4, RoundingMode.HALF_UP);
        return new Group(code, type, members.size(), mean, rw, variation(members));
    }

    private static BigDecimal variation(final List<ReferenceCase> members) {
        final BigDecimal number = BigDecimal.valueOf(members.size());
        BigDecimal sum = BigDecimal.ZERO;
        for (final ReferenceCase each : members) {
            sum = sum.add(BigDecimal.valueOf(each.costFen()));
        }
        final BigDecimal mean = sum.divide(number, WIDE);
        BigDecimal squares = BigDecimal.ZERO;
        for (final ReferenceCase each : members) {
            squares = squares.add(
                    BigDecimal.valueOf(each.costFen()).subtract(mean).pow(2));
        }
        return squares.divide(number, WIDE).sqrt(WIDE).divide(mean, 6, RoundingMode.HALF_UP);
    }

    private BigDecimal weightedMean(final List<ReferenceCase> members) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (final int year : years) {
            final List<ReferenceCase> own =
                    members.stream().filter(each -> each.year() == year).toList();
            if (!own.isEmpty()) {
                final long cost = own.stream().mapToLong(ReferenceCase::costFen).sum();
                sum = sum.add(
                        weight(year).multiply(BigDecimal.valueOf(cost)).divide(BigDecimal.valueOf(own.size()), WIDE));
                weights = weights.add(weight(year));
            }
        }
        return sum.divide(weights, WIDE);
    }

    private static BigDecimal sum(final List<ReferenceCase> own, final Map<String, Paid> scored) {
        return own.stream().map(each -> scored.get(each.id()).score()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Largest remainder; ties to more points, then to the smaller key. */
    private static Map<String, Long> split(final long fen, final Map<String, BigDecimal> points) {
        final Map<String, BigInteger> units = new TreeMap<>();
        points.forEach((key, score) -> units.put(key, score.movePointRight(4).toBigIntegerExact()));
        final BigInteger total = units.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        final Map<String, Long> shares = new TreeMap<>();
        if (total.signum() == 0) {
            units.keySet().forEach(key -> shares.put(key, 0L));
            return shares;
        }
        long left = fen;
        for (final String key : units.keySet()) {
            final long floor = BigInteger.valueOf(fen)
                    .multiply(units.get(key))
                    .divide(total)
                    .longValueExact();
            shares.put(key, floor);
            left -= floor;
        }
        final List<String> order = new ArrayList<>(units.keySet());
        order.sort(Comparator.comparing((String key) ->
                        BigInteger.valueOf(fen).multiply(units.get(key)).mod(total))
                .thenComparing(units::get)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        for (int i = 0; i < left; i++) {
            shares.merge(order.get(i), 1L, Long::sum);
        }
        return shares;
    }

    private static String coreCode(final ReferenceCase each) {
        return each.procedure().isEmpty() ? each.subcategory() : each.subcategory() + "+" + each.procedure();
    }

    private static String comprehensiveCode(final ReferenceCase each) {
        return each.category() + "-" + each.attribute();
    }

    private static Map<String, List<ReferenceCase>> by(
            final List<ReferenceCase> cases, final Function<ReferenceCase, String> key) {
        return cases.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }
}
