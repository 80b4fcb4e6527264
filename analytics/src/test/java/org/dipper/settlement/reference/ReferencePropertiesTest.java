package org.dipper.settlement.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.PointValuePolicy;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.junit.jupiter.api.Test;

/** What must hold in every city, checked over five hundred of them. */
class ReferencePropertiesTest {
    private static final int CITIES = 500;

    @Test
    void paymentsAndResiduesAreTheFundToTheFen() {
        for (int seed = 0; seed < CITIES; seed++) {
            final RandomCity city = RandomCity.of(seed);
            final ReferenceSettlement.Year year = year(city);
            assertThat(year.pools()).as("seed %s", seed).isNotEmpty();
            for (final ReferenceSettlement.PoolYear pool : year.pools().values()) {
                final long residues = sum(pool.residues().values());
                assertThat(pool.finalFen() + residues)
                        .as("seed %s pool %s", seed, pool.pool())
                        .isEqualTo(pool.fundFen());
                final long cases = year.cases().values().stream()
                        .filter(score -> score.pool().equals(pool.pool()))
                        .mapToLong(
                                score -> year.casePaymentFen().get(score.stay().id()))
                        .sum();
                final long others = year.others().stream()
                        .filter(other -> other.payment().place().pool().equals(pool.pool()))
                        .mapToLong(ReferenceSettlement.OtherLine::paymentFen)
                        .sum();
                assertThat(cases + others).as("seed %s", seed).isEqualTo(pool.payableFen());
                assertThat(pool.payableFen())
                        .as("seed %s: no more than the fund and its adjustment fund but for fixed values", seed)
                        .isLessThanOrEqualTo(
                                city.policy()
                                                        .settlement()
                                                        .pointValue()
                                                        .fixedShare()
                                                        .signum()
                                                > 0
                                        ? Long.MAX_VALUE
                                        : pool.fundFen() + pool.adjustmentFen());
            }
        }
    }

    @Test
    void monthsInForceSumToTheYearToDateAndCarriesTie() {
        for (int seed = 0; seed < CITIES; seed++) {
            final RandomCity city = RandomCity.of(seed);
            final List<ReferenceMonths.Snapshot> snapshots = city.snapshots();
            final ReferenceMonths.Snapshot last = snapshots.get(snapshots.size() - 1);
            if (last.month() != 12) {
                continue;
            }
            final ReferenceMonths months = city.reference().months(snapshots);
            final Map<String, BigDecimal> settled = new TreeMap<>();
            months.inForce().forEach(book -> book.cases()
                    .values()
                    .forEach(row -> settled.merge(row.id(), row.points(), BigDecimal::add)));
            settled.values().removeIf(points -> points.signum() == 0);
            final Map<String, BigDecimal> scored = new TreeMap<>();
            city.reference()
                    .score(last.stays(), last.decisions())
                    .forEach(score -> scored.put(score.stay().id(), score.points()));
            scored.values().removeIf(points -> points.signum() == 0);
            assertThat(settled).as("seed %s", seed).isEqualTo(scored);
            months.all().forEach(book -> book.lines().values().forEach(line -> assertThat(
                            line.releasedFen() - line.auditFen() + line.carriedInFen())
                    .isEqualTo(line.paidFen() + line.carriedOutFen())));
        }
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        for (int seed = 0; seed < CITIES; seed++) {
            final RandomCity city = RandomCity.of(seed);
            final List<ReferenceStay> shuffled = new ArrayList<>(city.stays());
            Collections.shuffle(shuffled, new Random(seed));
            final List<ReferenceMonths.Snapshot> snapshots = city.snapshots().stream()
                    .map(snapshot -> {
                        final List<ReferenceStay> mixed = new ArrayList<>(snapshot.stays());
                        Collections.reverse(mixed);
                        return new ReferenceMonths.Snapshot(snapshot.month(), mixed, snapshot.decisions());
                    })
                    .toList();
            assertThat(city.reference()
                            .year(
                                    shuffled,
                                    city.decisions(),
                                    city.reference().months(snapshots).inForce(),
                                    city.prepayments()))
                    .as("seed %s", seed)
                    .isEqualTo(year(city));
        }
    }

    @Test
    void aYearOfTwiceTheMoneyPaysEveryHospitalItsOldShareOfAFloatingFund() {
        int looked = 0;
        for (int seed = 0; seed < CITIES; seed++) {
            final RandomCity city = RandomCity.of(seed);
            final boolean isByFund = city.policy().settlement().pointValue().equals(PointValuePolicy.FLOATING);
            // With an added coefficient the part that is taken off is rounded to the fen: twice the money rounds anew.
            final boolean isAgainstMeans = city.policy()
                    .settlement()
                    .deviation()
                    .map(rule -> rule.base() == DeviationPolicy.Base.LEVEL_MEAN && rule.isCoefficientApplied())
                    .orElse(true);
            final String text = RandomPolicy.text(seed)
                    .lines()
                    .map(ReferencePropertiesTest::withTwiceTheFund)
                    .collect(Collectors.joining("\n"));
            if (!isByFund || !isAgainstMeans) {
                continue;
            }
            looked++;
            final Policy rich = PolicyLoader.parse("rich " + seed, text);
            final ReferenceSettlement.Year poor =
                    city.reference().year(city.stays(), ReferenceDecisions.NONE, List.of(), Map.of());
            final ReferenceSettlement.Year twice = new ReferenceSettlement(
                            rich.settlement(), Map.of(), RandomCity.SCALE, 2 * RandomCity.MEAN_COST_FEN)
                    .year(
                            city.stays().stream().map(stay -> stay.dearer(2)).toList(),
                            ReferenceDecisions.NONE,
                            List.of(),
                            Map.of());
            for (final String id : poor.cases().keySet()) {
                assertThat(twice.cases().get(id).points())
                        .as("seed %s case %s", seed, id)
                        .isEqualTo(poor.cases().get(id).points());
            }
            for (final Place place : poor.clearing().keySet()) {
                assertThat(twice.clearing().get(place).payableFen())
                        .as("seed %s %s", seed, place)
                        .isBetween(
                                2 * poor.clearing().get(place).payableFen() - 3,
                                2 * poor.clearing().get(place).payableFen() + 3);
            }
        }
        assertThat(looked).isGreaterThan(20);
    }

    @Test
    void aHospitalWithoutPointsChangesNobody() {
        for (int seed = 0; seed < CITIES; seed++) {
            final RandomCity city = RandomCity.of(seed);
            final ReferenceStay guest = at("H9", city.stays().get(0));
            final List<ReferenceStay> stays = new ArrayList<>(city.stays());
            stays.add(guest);
            final Set<String> withdrawn = new HashSet<>(city.decisions().withdrawn());
            withdrawn.add(guest.id());
            final ReferenceSettlement.Year with = city.reference()
                    .year(
                            stays,
                            new ReferenceDecisions(
                                    city.decisions().reviews(),
                                    withdrawn,
                                    city.decisions().audits(),
                                    city.decisions().assessments(),
                                    city.decisions().otherPayments()),
                            city.reference().months(city.snapshots()).inForce(),
                            city.prepayments());
            final ReferenceSettlement.Year without = year(city);
            assertThat(with.pools()).as("seed %s", seed).isEqualTo(without.pools());
            final Map<Place, ReferenceClearing.Line> others = new TreeMap<>(with.clearing());
            others.keySet().removeIf(place -> place.institution().equals("H9"));
            assertThat(others).as("seed %s", seed).isEqualTo(without.clearing());
        }
    }

    @Test
    void theCitiesMeetEveryPathAndEveryKindOfMonthRow() {
        final Set<String> paths = new HashSet<>();
        final Set<String> kinds = new HashSet<>();
        final Set<String> deviations = new HashSet<>();
        long extreme = 0;
        long bonus = 0;
        long carried = 0;
        long helped = 0;
        for (int seed = 0; seed < 60; seed++) {
            final RandomCity city = RandomCity.of(seed);
            final ReferenceSettlement.Year year = year(city);
            for (final ReferenceScore score : year.cases().values()) {
                paths.add(score.path());
                deviations.add(score.deviation());
                extreme += score.isExtreme() ? 1 : 0;
                bonus += score.bonus().signum();
            }
            for (final ReferenceMonths.Book book :
                    city.reference().months(city.snapshots()).all()) {
                book.cases().values().forEach(row -> kinds.add(row.kind()));
                carried += book.lines().values().stream()
                        .filter(line -> line.carriedInFen() < 0)
                        .count();
            }
            helped += year.clearing().values().stream()
                    .filter(line -> line.helpedFen() > 0)
                    .count();
        }
        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "withdrawn",
                        "special_review",
                        "bed_day",
                        "acute_and_bed_day",
                        "tcm",
                        "ungrouped",
                        "incomplete_stay",
                        "day_surgery",
                        "basic_level",
                        "group");
        assertThat(kinds).containsExactlyInAnyOrder("new", "late", "corrected", "withdrawn");
        assertThat(deviations).containsExactlyInAnyOrder("normal", "low", "high", "ungrouped");
        assertThat(List.of(extreme, bonus, carried, helped)).allMatch(times -> times > 20);
    }

    private static ReferenceSettlement.Year year(final RandomCity city) {
        return city.reference()
                .year(
                        city.stays(),
                        city.decisions(),
                        city.reference().months(city.snapshots()).inForce(),
                        city.prepayments());
    }

    /** Every amount of the pools twice; a share of cost doubles by itself. */
    private static String withTwiceTheFund(final String line) {
        String doubled = line;
        for (final String key : List.of("inpatient_yuan", "last_dip_fund_yuan", "non_dip_yuan", "cross_region_yuan")) {
            doubled = twice(doubled, key);
        }
        doubled = twice(doubled, "last_inpatient_fund_yuan");
        if (line.contains("by_share")) {
            // Twice the inpatient fund at the old share: last year's figures stay.
            doubled = twice(twice(line, "inpatient_yuan"), "cross_region_yuan");
        }
        return twice(twice(doubled, " fund_yuan"), "adjustment_fund_yuan");
    }

    private static String twice(final String line, final String key) {
        final java.util.regex.Matcher found = java.util.regex.Pattern.compile(
                        "(?<![a-z_])" + java.util.regex.Pattern.quote(key.strip()) + ": ([0-9.]+)")
                .matcher(line);
        return found.replaceAll(match -> key.strip() + ": "
                + new BigDecimal(match.group(1)).multiply(BigDecimal.valueOf(2)).toPlainString());
    }

    private static ReferenceStay at(final String institution, final ReferenceStay stay) {
        return new ReferenceStay(
                "S9999",
                institution,
                stay.level(),
                stay.insurancePool(),
                stay.insuredArea(),
                stay.medicalType(),
                stay.department(),
                stay.dischargeWay(),
                stay.admission(),
                stay.discharge(),
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

    private static long sum(final java.util.Collection<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
