package org.dipper.settlement.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.policy.Policy;
import org.dipper.settlement.reference.ReferenceDecisions.Assessment;
import org.dipper.settlement.reference.ReferenceDecisions.Audit;
import org.dipper.settlement.reference.ReferenceDecisions.OtherPayment;
import org.dipper.settlement.reference.ReferenceDecisions.PaymentKind;
import org.dipper.settlement.reference.ReferenceDecisions.Review;

/**
 * A city by seed: its policy, the stays and decisions of a year, and what was known of them when each month was settled.
 * Many costs lie exactly on the borders of the deviation rule. The first stay of every pool is discharged in January and
 * stays, so that every month has a fund payment ratio. No case changes its hospital or pool, and none comes back after
 * it left: the rules leave open what that would mean.
 */
public final class RandomCity {
    /** What a case of mean cost scores. */
    public static final int SCALE = 1000;

    /** The mean cost of all cases of history. */
    public static final long MEAN_COST_FEN = 1_034_567;

    /** Score by group; groups are diagnoses with or without a procedure. */
    private static final Map<String, String> GROUPS = new TreeMap<>(Map.of(
            "A09.9", "210",
            "F20.0", "1480.25",
            "G30.9", "1320",
            "I21.0+36.0700x004", "3150.4321",
            "J18.9", "620.5",
            "K35.8+47.0100", "980",
            "M54.5", "455.0005",
            "C34.1", "1200.5"));

    private static final List<String> RATIOS = List.of(
            "0.2", "0.4", "0.45", "0.5", "0.7", "0.9", "1", "1", "1.1", "1.3", "1.6", "2", "2.2", "2.5", "3", "3.7",
            "4", "5", "6.5");

    private final Random random;
    private final Policy policy;
    private final ReferenceScoring pools;
    private final List<ReferenceStay> stays = new ArrayList<>();
    private final Map<String, Integer> knownFrom = new HashMap<>();
    private final Map<String, Integer> goneFrom = new HashMap<>();
    private final Map<String, ReferenceStay> corrected = new HashMap<>();
    private final Map<String, Integer> correctedFrom = new HashMap<>();
    private final Map<String, Review> reviews = new HashMap<>();
    private final Map<String, Integer> reviewedFrom = new HashMap<>();
    private final Map<String, Integer> withdrawnFrom = new HashMap<>();
    private final List<Audit> audits = new ArrayList<>();
    private final Map<String, Assessment> assessments = new HashMap<>();
    private final List<OtherPayment> otherPayments = new ArrayList<>();
    private final Map<Place, Long> prepayments = new TreeMap<>();

    private RandomCity(final long seed) {
        this.policy = RandomPolicy.policy(seed);
        this.pools = new ReferenceScoring(policy.settlement(), Map.of(), SCALE, MEAN_COST_FEN);
        this.random = new Random(seed * 31 + 7);
        fill();
    }

    /** The city of a seed. */
    public static RandomCity of(final long seed) {
        return new RandomCity(seed);
    }

    /** Its policy; the file is {@link RandomPolicy#text} of the same seed. */
    public Policy policy() {
        return policy;
    }

    /** The rules of its year. */
    public ReferenceSettlement reference() {
        return new ReferenceSettlement(policy.settlement(), Map.of(), SCALE, MEAN_COST_FEN);
    }

    /** The stays as the year's clearing knows them. */
    public List<ReferenceStay> stays() {
        return stays(13);
    }

    /** The decisions as the year's clearing knows them. */
    public ReferenceDecisions decisions() {
        return decisions(13);
    }

    /** Working capital by institution and pool. */
    public Map<Place, Long> prepayments() {
        return Map.copyOf(prepayments);
    }

    /** Twelve months, some of them settled a second time with what was known by then. */
    public List<ReferenceMonths.Snapshot> snapshots() {
        final Random again = new Random(stays.size() * 1000L + stays.get(0).costFen());
        final List<ReferenceMonths.Snapshot> snapshots = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            snapshots.add(new ReferenceMonths.Snapshot(month, stays(month), decisions(month)));
            if (again.nextInt(8) == 0) {
                snapshots.add(new ReferenceMonths.Snapshot(month, stays(month + 1), decisions(month + 1)));
            }
            if (month > 2 && again.nextInt(12) == 0) {
                final int earlier = 1 + again.nextInt(month - 1);
                snapshots.add(new ReferenceMonths.Snapshot(earlier, stays(month), decisions(month)));
            }
        }
        return snapshots;
    }

    private List<ReferenceStay> stays(final int known) {
        final List<ReferenceStay> list = new ArrayList<>();
        for (final ReferenceStay stay : stays) {
            if (knownFrom.get(stay.id()) <= known && goneFrom.getOrDefault(stay.id(), 99) > known) {
                list.add(correctedFrom.getOrDefault(stay.id(), 99) <= known ? corrected.get(stay.id()) : stay);
            }
        }
        return list;
    }

    private ReferenceDecisions decisions(final int known) {
        final Set<String> withdrawn = new HashSet<>();
        withdrawnFrom.forEach((id, from) -> {
            if (from <= known) {
                withdrawn.add(id);
            }
        });
        final Map<String, Review> reviewed = new HashMap<>();
        reviews.forEach((id, review) -> {
            if (reviewedFrom.get(id) <= known) {
                reviewed.put(id, review);
            }
        });
        return new ReferenceDecisions(
                reviewed,
                withdrawn,
                audits.stream()
                        .filter(audit -> audit.month() <= known && (audit.month() > 0 || known == 13))
                        .toList(),
                known == 13 ? assessments : Map.of(),
                known == 13 ? otherPayments : List.of());
    }

    private void fill() {
        final int hospitals = 3 + random.nextInt(3);
        final int count = 60 + random.nextInt(91);
        final Set<String> seen = new TreeSet<>();
        final Set<String> anchors = new HashSet<>();
        for (int number = 1; number <= count; number++) {
            final ReferenceStay stay = stay(number, hospitals);
            final boolean isAnchor = seen.add(pools.pool(stay));
            final ReferenceStay placed = isAnchor ? inJanuary(stay) : stay;
            stays.add(placed);
            knownFrom.put(placed.id(), isAnchor ? 1 : knownFrom(placed.month()));
            if (isAnchor) {
                anchors.add(placed.id());
            }
        }
        for (final ReferenceStay stay : stays) {
            change(stay, anchors.contains(stay.id()));
        }
        decide();
    }

    private int knownFrom(final int month) {
        return chance(10) ? Math.min(12, month + 1 + random.nextInt(3)) : month;
    }

    private void change(final ReferenceStay stay, final boolean isAnchor) {
        final int later = Math.min(13, stay.month() + random.nextInt(5));
        if (chance(8)) {
            final long cost = Math.max(1, stay.costFen() * (50 + random.nextInt(120)) / 100);
            corrected.put(stay.id(), stay.costing(cost, Math.max(1, cost * 7 / 10)));
            correctedFrom.put(stay.id(), later);
        }
        if (isAnchor) {
            return;
        }
        final int way = random.nextInt(100);
        if (way < 4) {
            withdrawnFrom.put(stay.id(), later);
        } else if (way < 6) {
            goneFrom.put(stay.id(), Math.max(later, knownFrom.get(stay.id()) + 1));
        } else if (way < 12) {
            reviews.put(
                    stay.id(),
                    new Review(
                            chance(75),
                            chance(50)
                                    ? Optional.of(decimal(1_000_000 + random.nextInt(30_000_000), 4))
                                    : Optional.empty()));
            reviewedFrom.put(stay.id(), later);
        }
    }

    private void decide() {
        final List<Place> places = new ArrayList<>(new TreeSet<>(stays.stream()
                .map(stay -> new Place(stay.institution(), pools.pool(stay)))
                .toList()));
        for (final Place place : places) {
            if (chance(30)) {
                audits.add(new Audit(place, random.nextInt(13), 1 + random.nextInt(chance(30) ? 5_000_000 : 200_000)));
            }
            if (chance(40)) {
                prepayments.put(place, (long) random.nextInt(10_000_000));
            }
            if (chance(40)) {
                otherPayment(place);
            }
        }
        for (final String institution : RandomPolicy.INSTITUTIONS) {
            final boolean isByScore = chance(60);
            if (chance(60)) {
                assessments.put(
                        institution,
                        new Assessment(
                                isByScore ? Optional.of(decimal(600 + random.nextInt(401), 1)) : Optional.empty(),
                                isByScore ? Optional.empty() : Optional.of(decimal(8_500 + random.nextInt(1_800), 4))));
            }
        }
    }

    private void otherPayment(final Place place) {
        final PaymentKind kind = PaymentKind.values()[random.nextInt(PaymentKind.values().length)];
        final boolean isOne = kind == PaymentKind.ITEM || kind == PaymentKind.COMMUNITY;
        otherPayments.add(new OtherPayment(
                place,
                kind,
                "payment of " + place.institution(),
                // Whole yuan, so that a capitation with its risk adjustment is whole in fen.
                100L * (isOne ? 1_000 + random.nextInt(20_000) : 50 + random.nextInt(500)),
                isOne ? 1 : 1 + random.nextInt(40),
                kind == PaymentKind.CAPITATION ? decimal(random.nextInt(41) - 20, 2) : BigDecimal.ZERO));
    }

    private ReferenceStay stay(final int number, final int hospitals) {
        final int hospital = random.nextInt(hospitals);
        final String level = RandomPolicy.LEVELS.get(hospital % 3);
        final boolean isGrouped = chance(90);
        final List<String> groups = List.copyOf(GROUPS.keySet());
        final String group = isGrouped ? groups.get(random.nextInt(groups.size())) : "";
        final String[] parts = group.split("\\+", -1);
        final String diagnosis = isGrouped ? parts[0] : chance(20) ? "F99.9" : "Z99.8";
        final BigDecimal rw = isGrouped ? new BigDecimal(GROUPS.get(group)).setScale(4) : BigDecimal.ZERO.setScale(4);
        final boolean isLong = diagnosis.startsWith("F") || diagnosis.startsWith("G");
        final int days = isLong ? 1 + random.nextInt(90) : 1 + random.nextInt(14);
        final LocalDate discharge = LocalDate.of(RandomPolicy.YEAR, 1, 1).plusDays(random.nextInt(365));
        final BigDecimal auxiliary = isGrouped && chance(20) ? pick("1.15", "0.9", "1.2345") : BigDecimal.ONE;
        final long levelMean = isGrouped ? levelMeanFen(group, level) : 0;
        final long cost = isGrouped ? cost(group, level, "H" + (hospital + 1), auxiliary, levelMean) : anyCost();
        return new ReferenceStay(
                "S" + String.format(java.util.Locale.ROOT, "%04d", number),
                "H" + (hospital + 1),
                level,
                chance(60) ? "310" : "390",
                chance(15) ? "439900" : chance(20) ? "" : chance(70) ? "420102" : "429004",
                isLong && chance(70) ? "2105" : chance(15) ? "28" : "21",
                isLong && chance(60) ? "1501" : chance(12) ? "5003" : chance(8) ? "2201" : chance(10) ? "" : "0302",
                chance(12) ? (chance(50) ? "2" : "3") : "1",
                discharge.minusDays(days),
                discharge,
                days,
                cost,
                Math.max(1, cost * (60 + random.nextInt(25)) / 100),
                diagnosis,
                parts.length > 1 ? parts[1] : chance(10) ? "99.2503" : "",
                chance(10) ? List.of("36.0700x004", "99.2503") : List.of(),
                group,
                rw,
                auxiliary.setScale(4),
                levelMean);
    }

    private ReferenceStay inJanuary(final ReferenceStay stay) {
        final LocalDate discharge = LocalDate.of(RandomPolicy.YEAR, 1, 20);
        return new ReferenceStay(
                stay.id(),
                stay.institution(),
                stay.level(),
                stay.insurancePool(),
                stay.insuredArea(),
                stay.medicalType(),
                stay.department(),
                stay.dischargeWay(),
                discharge.minusDays(stay.stayDays()),
                discharge,
                stay.stayDays(),
                stay.costFen(),
                stay.bookedFen(),
                stay.diagnosis(),
                stay.mainProcedure(),
                stay.otherProcedures(),
                stay.group(),
                stay.rw(),
                stay.auxiliary(),
                stay.levelMeanFen());
    }

    /** Level means in whole yuan; level 1 has none of its own and takes the group's. */
    private static long levelMeanFen(final String group, final String level) {
        final long groupMean = groupMeanFen(group);
        return switch (level) {
            case "3" -> groupMean / 100 * 12 / 10 * 100;
            case "2" -> groupMean / 100 * 9 / 10 * 100;
            default -> groupMean;
        };
    }

    /** The mean cost of a group, whole in yuan. */
    static long groupMeanFen(final String group) {
        return new BigDecimal(GROUPS.get(group))
                        .multiply(BigDecimal.TEN)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()
                * 100;
    }

    private long cost(
            final String group,
            final String level,
            final String institution,
            final BigDecimal auxiliary,
            final long levelMean) {
        final BigDecimal ratio = new BigDecimal(RATIOS.get(random.nextInt(RATIOS.size())));
        final BigDecimal base = chance(50)
                ? BigDecimal.valueOf(levelMean)
                : new BigDecimal(GROUPS.get(group))
                        .multiply(policy.settlement().coefficient().of(institution, level))
                        .multiply(auxiliary)
                        .multiply(policy.settlement()
                                .pools()
                                .get(0)
                                .yearStartPointValue()
                                .orElseThrow())
                        .movePointRight(2);
        final long cost = base.multiply(ratio).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return chance(40) ? cost : cost + random.nextInt(2001) - 1000;
    }

    private long anyCost() {
        return 100_000 + random.nextInt(2_000_000);
    }

    private boolean chance(final int percent) {
        return random.nextInt(100) < percent;
    }

    private BigDecimal pick(final String... choices) {
        return new BigDecimal(choices[random.nextInt(choices.length)]);
    }

    private static BigDecimal decimal(final long units, final int decimals) {
        return BigDecimal.valueOf(units, decimals);
    }
}
