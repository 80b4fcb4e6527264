package org.dipper.supervision.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Completion of late claims")
class CompletionTest {
    /** Incremental fund by lag of January to April 2025, as known at the end of April. */
    private static final List<LaggedFund> BY_HAND =
            triangle(202501, new long[][] {{1000, 500, 150, 0}, {1100, 590, 169}, {900, 450}, {1200}});

    /** Cumulative claims of Taylor and Ashe (1983), the triangle of Mack (1993), table 1. */
    private static final long[][] TAYLOR_ASHE = {
        {357848, 1124788, 1735330, 2218270, 2745596, 3319994, 3466336, 3606286, 3833515, 3901463},
        {352118, 1236139, 2170033, 3353322, 3799067, 4120063, 4647867, 4914039, 5339085},
        {290507, 1292306, 2218525, 3235179, 3985995, 4132918, 4628910, 4909315},
        {310608, 1418858, 2195047, 3757447, 4029929, 4381982, 4588268},
        {443160, 1136350, 2128333, 2897821, 3402672, 3873311},
        {396132, 1333217, 2180715, 2985752, 3691712},
        {440832, 1288463, 2419861, 3483130},
        {359480, 1421128, 2864498},
        {376686, 1363294},
        {344014}
    };

    @Test
    void aTriangleByHand() {
        final Completion completion = Completion.of(202504, BY_HAND, 3);
        // (1500 + 1690 + 1350) / (1000 + 1100 + 900); (1650 + 1859) / (1500 + 1690); 1650 / 1650.
        assertThat(completion.factors())
                .containsExactly(
                        new BigDecimal("1.513333333"), new BigDecimal("1.100000000"), new BigDecimal("1.000000000"));
        assertThat(completion.developedFen(202501, 1650)).isEqualTo(1650);
        assertThat(completion.developedFen(202502, 1859)).isEqualTo(1859);
        assertThat(completion.developedFen(202503, 1350)).isEqualTo(1485);
        assertThat(completion.developedFen(202504, 1200)).isEqualTo(1998); // 1200 x 1.664666666 = 1997.6
    }

    @Test
    void thePublishedTriangleOfTaylorAndAsheHasItsPublishedReserves() {
        final Completion completion = Completion.of(202410, triangle(202401, incremental(TAYLOR_ASHE)), 9);
        final List<Long> reserves = new ArrayList<>();
        for (int line = 0; line < TAYLOR_ASHE.length; line++) {
            final long latest = TAYLOR_ASHE[line][TAYLOR_ASHE[line].length - 1];
            reserves.add(completion.developedFen(202401 + line, latest) - latest);
        }
        assertThat(reserves)
                .containsExactly(
                        0L, 94634L, 469511L, 709638L, 984889L, 1419459L, 2177641L, 3920301L, 4278972L, 4625811L);
    }

    @Test
    void whatIsSettledLaterIsNotKnownYet() {
        final List<LaggedFund> later = new ArrayList<>(BY_HAND);
        later.add(LaggedFund.settled(202504, 202505, 9999));
        later.add(LaggedFund.settled(202503, 202506, 9999));
        assertThat(Completion.of(202504, later, 3)).isEqualTo(Completion.of(202504, BY_HAND, 3));
    }

    @Test
    void theOrderOfClaimsAndHowTheyAreSplitDoNotMatter() {
        final List<LaggedFund> split = new ArrayList<>();
        for (final LaggedFund fund : BY_HAND) {
            split.add(LaggedFund.settled(fund.dischargeMonth(), fund.settledMonth(), fund.fen() / 3));
            split.add(LaggedFund.settled(fund.dischargeMonth(), fund.settledMonth(), fund.fen() - fund.fen() / 3));
        }
        Collections.shuffle(split, new Random(7));
        assertThat(Completion.of(202504, split, 3)).isEqualTo(Completion.of(202504, BY_HAND, 3));
    }

    @Test
    void whatComesAfterTheLongestLagCountsAsOfIt() {
        final List<LaggedFund> funds = triangle(202501, new long[][] {{100, 50, 0, 25}, {100}});
        // The 25 of lag 3 count at lag 1: (175 + 100) / (100 + 100).
        assertThat(Completion.of(202504, funds, 1).factors()).containsExactly(new BigDecimal("1.375000000"));
    }

    @Test
    void aMonthIsFollowedToItsDecemberAndIsCompleteInTheNextYear() {
        final List<LaggedFund> funds = new ArrayList<>();
        for (int month = 202401; month <= 202412; month++) {
            funds.add(LaggedFund.settled(month, month, 100));
            if (month < 202412) {
                funds.add(LaggedFund.settled(month, month + 1, 50));
            }
        }
        // December has no month of its year left to settle what is late, and so tells nothing of lag 1.
        final Completion completion = Completion.of(202506, funds, 1);
        assertThat(completion.factors()).containsExactly(new BigDecimal("1.500000000"));
        assertThat(completion.developedFen(202412, 100)).isEqualTo(100);
        assertThat(completion.developedFen(202506, 100)).isEqualTo(150);
    }

    @Test
    void fundOfAnUnknownLagSaysNothingOfLags() {
        final List<LaggedFund> more = new ArrayList<>(BY_HAND);
        more.add(LaggedFund.complete(202502, 9_999));
        assertThat(Completion.of(202504, more, 3)).isEqualTo(Completion.of(202504, BY_HAND, 3));
    }

    @Test
    void withoutAnyClaimsNothingIsAdded() {
        assertThat(Completion.of(202504, List.of(), 2).developedFen(202504, 10)).isEqualTo(10);
    }

    private static List<LaggedFund> triangle(final int first, final long[][] incremental) {
        final List<LaggedFund> funds = new ArrayList<>();
        for (int line = 0; line < incremental.length; line++) {
            for (int lag = 0; lag < incremental[line].length; lag++) {
                final int month = Months.plus(first, line);
                funds.add(LaggedFund.settled(month, Months.plus(month, lag), incremental[line][lag]));
            }
        }
        return funds;
    }

    private static long[][] incremental(final long[][] cumulative) {
        final long[][] incremental = new long[cumulative.length][];
        for (int line = 0; line < cumulative.length; line++) {
            incremental[line] = cumulative[line].clone();
            for (int lag = cumulative[line].length - 1; lag > 0; lag--) {
                incremental[line][lag] -= cumulative[line][lag - 1];
            }
        }
        return incremental;
    }
}
