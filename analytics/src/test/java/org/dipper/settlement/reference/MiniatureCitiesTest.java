package org.dipper.settlement.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.settlement.reference.MiniatureCity.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference against three cities that were worked out by hand. */
class MiniatureCitiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"standard", "level-mean", "bed-days"})
    void everyCaseScoresAndIsPaidAsByHand(final String name) {
        final MiniatureCity city = MiniatureCity.load(name);
        final ReferenceSettlement.Year year = year(city);
        int looked = 0;
        for (final Line expected : city.expectedCases()) {
            for (final String id : city.ids(expected.text("line"))) {
                final ReferenceScore score = year.cases().get(id);
                assertThat(score.pool()).as(id).isEqualTo(expected.text("pool"));
                assertThat(score.path()).as(id).isEqualTo(expected.text("path"));
                assertThat(score.deviation()).as(id).isEqualTo(expected.text("deviation"));
                assertThat(score.isExtreme()).as(id).isEqualTo(Boolean.parseBoolean(expected.text("extreme")));
                assertThat(score.needsReview()).as(id).isEqualTo(Boolean.parseBoolean(expected.text("review")));
                assertThat(score.bonus()).as(id).isEqualByComparingTo(expected.decimal("bonus"));
                assertThat(score.points()).as(id).isEqualByComparingTo(expected.decimal("points"));
                assertThat(year.casePaymentFen().get(id)).as(id).isEqualTo(expected.fen("payment"));
                looked++;
            }
        }
        assertThat(looked).isEqualTo(city.stays().size()).isBetween(20, 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "level-mean", "bed-days"})
    void everyMonthPaysAsByHand(final String name) {
        final MiniatureCity city = MiniatureCity.load(name);
        final List<ReferenceMonths.Line> lines = city.reference().months(city.snapshots()).inForce().stream()
                .flatMap(book -> book.lines().values().stream())
                .toList();
        final List<Line> expected = city.expectedMonths();
        assertThat(lines).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            final Line hand = expected.get(i);
            final ReferenceMonths.Line line = lines.stream()
                    .filter(each ->
                            each.month() == hand.number("month") && each.place().equals(hand.place()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No line " + hand));
            assertThat(line.points()).as(hand.toString()).isEqualByComparingTo(hand.decimal("points"));
            assertThat(List.of(
                            line.newCases(),
                            line.lateCases(),
                            line.correctedCases(),
                            line.withdrawnCases(),
                            line.costFen(),
                            line.bookedFen(),
                            line.payableFen(),
                            line.releasedFen(),
                            line.depositFen(),
                            line.auditFen(),
                            line.carriedInFen(),
                            line.paidFen(),
                            line.carriedOutFen()))
                    .as(hand.toString())
                    .containsExactly(
                            hand.decimal("new").longValueExact(),
                            hand.decimal("late").longValueExact(),
                            hand.decimal("corrected").longValueExact(),
                            hand.decimal("withdrawn").longValueExact(),
                            hand.fen("cost"),
                            hand.fen("booked"),
                            hand.fen("payable"),
                            hand.fen("released"),
                            hand.fen("deposit"),
                            hand.fen("audit"),
                            hand.fen("carried_in"),
                            hand.fen("paid"),
                            hand.fen("carried_out"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "level-mean", "bed-days"})
    void theYearClearsAsByHand(final String name) {
        final MiniatureCity city = MiniatureCity.load(name);
        final Map<Place, ReferenceClearing.Line> clearing = year(city).clearing();
        assertThat(clearing).hasSameSizeAs(city.expectedClearing());
        for (final Line hand : city.expectedClearing()) {
            final ReferenceClearing.Line line = clearing.get(hand.place());
            assertThat(line.coefficient()).isEqualByComparingTo(hand.decimal("coefficient"));
            assertThat(List.of(
                            line.payableFen(),
                            line.assessedFen(),
                            line.bookedFen(),
                            line.keptFen(),
                            line.helpedFen(),
                            line.sharedFen(),
                            line.auditFen(),
                            line.depositFen(),
                            line.returnedFen(),
                            line.forfeitedFen(),
                            line.finalFen(),
                            line.monthsPaidFen(),
                            line.prepaymentFen(),
                            line.balanceFen()))
                    .as(hand.toString())
                    .containsExactly(
                            hand.fen("payable"),
                            hand.fen("assessed"),
                            hand.fen("booked"),
                            hand.fen("kept"),
                            hand.fen("helped"),
                            hand.fen("shared"),
                            hand.fen("audit"),
                            hand.fen("deposit"),
                            hand.fen("returned"),
                            hand.fen("forfeited"),
                            hand.fen("final"),
                            hand.fen("months_paid"),
                            hand.fen("prepayment"),
                            hand.fen("balance"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "level-mean", "bed-days"})
    void theAccountsOfThePoolsAreAsByHand(final String name) {
        final MiniatureCity city = MiniatureCity.load(name);
        final ReferenceSettlement.Year year = year(city);
        final Map<String, BigDecimal> expected = new TreeMap<>();
        city.expectedAccount()
                .forEach(line -> expected.put(
                        line.text("pool") + " " + line.text("item"),
                        line.decimal("amount").stripTrailingZeros()));
        final Map<String, BigDecimal> account = new TreeMap<>();
        for (final ReferenceSettlement.PoolYear pool : year.pools().values()) {
            final Map<String, BigDecimal> items = new TreeMap<>(Map.of(
                    "points", pool.points(),
                    "fund", Exact.yuan(pool.fundFen()),
                    "adjustment_fund", Exact.yuan(pool.adjustmentFen()),
                    "payable", Exact.yuan(pool.payableFen()),
                    "settlement_point_value", pool.settlementPointValue(),
                    "hospitals", Exact.yuan(pool.finalFen())));
            pool.residues().forEach((item, fen) -> items.put(item, Exact.yuan(fen)));
            items.forEach((item, amount) -> account.put(pool.pool() + " " + item, amount.stripTrailingZeros()));
        }
        assertThat(account).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "level-mean", "bed-days"})
    void otherPaymentsAreAsByHand(final String name) {
        final MiniatureCity city = MiniatureCity.load(name);
        final List<ReferenceSettlement.OtherLine> others = year(city).others();
        assertThat(others).hasSameSizeAs(city.expectedOtherPayments());
        for (final Line hand : city.expectedOtherPayments()) {
            final ReferenceSettlement.OtherLine other = others.stream()
                    .filter(each -> each.payment().name().equals(hand.text("name")))
                    .findFirst()
                    .orElseThrow();
            assertThat(other.payment().place()).isEqualTo(hand.place());
            assertThat(other.points()).isEqualByComparingTo(hand.decimal("points"));
            assertThat(other.paymentFen()).isEqualTo(hand.fen("payment"));
        }
    }

    private static ReferenceSettlement.Year year(final MiniatureCity city) {
        return city.reference()
                .year(
                        city.stays(),
                        city.decisions(),
                        city.reference().months(city.snapshots()).inForce(),
                        city.prepayments());
    }
}
