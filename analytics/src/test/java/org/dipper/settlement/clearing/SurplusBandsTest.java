package org.dipper.settlement.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dipper.settlement.clearing.Hospitals.band;
import static org.dipper.settlement.clearing.Hospitals.decimal;
import static org.dipper.settlement.clearing.Hospitals.lastBand;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixtures of the domain notes; their shares are examples, not any city's. */
class SurplusBandsTest {
    private static final SurplusBands GUANGDONG_STYLE = new SurplusBands(
            List.of(band("0", "0.8", "0"), band("0.8", "1", "1"), band("1", "1.1", "0.5"), lastBand("1.1", "0")),
            Optional.empty());
    /** Overspend within 20 percent is halved; 30 percent of a saving is a reward, at most 3 percent of the quota. */
    private static final SurplusBands TAICANG_TYPE = new SurplusBands(
            List.of(band("0", "1", "0.3"), band("1", "1.2", "0.5"), lastBand("1.2", "0")), decimal("0.03"));

    @ParameterizedTest(name = "guangdong style: payment 1000, booked {0} -> {1}")
    @CsvSource({
        "900, 1000",
        "1050, 1025",
        "1200, 1050",
        "700, 900",
        "800, 1000",
        "1000, 1000",
        "1100, 1050",
        "799, 999",
        "1, 201",
        "0, 200"
    })
    void guangdongStyle(final long booked, final long shared) {
        assertThat(shared(GUANGDONG_STYLE, 1000, booked)).isEqualTo(shared);
    }

    @ParameterizedTest(name = "taicang type: quota 1000, actual {0} -> {1}")
    @CsvSource({
        "1300, 1100",
        "1200, 1100",
        "1100, 1050",
        "1000, 1000",
        "950, 965",
        "900, 930",
        "899, 929",
        "800, 830",
        "0, 30"
    })
    void taicangType(final long booked, final long shared) {
        assertThat(shared(TAICANG_TYPE, 1000, booked)).isEqualTo(shared);
    }

    @Test
    void aHalfFenRoundsUpOnceOverAllBands() {
        final SurplusBands thirds = new SurplusBands(
                List.of(
                        band("0", "0.5", "0.25"),
                        band("0.5", "1", "0.25"),
                        band("1", "1.5", "0.25"),
                        lastBand("1.5", "0.25")),
                Optional.empty());
        // Two bands of 1 fen, a quarter each, are half a fen together; each alone would round to nothing.
        assertThat(thirds.share(2, 0).keptFen()).isEqualTo(1);
        assertThat(thirds.share(2, 4).helpFen()).isEqualTo(1);
        assertThat(thirds.share(2, 1).keptFen()).isZero();
    }

    @Test
    void aPaymentOfZeroSharesNothingAndWithoutBandsThePaymentStands() {
        assertThat(GUANGDONG_STYLE.share(0, 500)).isEqualTo(SurplusBands.Share.NONE);
        final SurplusBands none = new SurplusBands(List.of(), Optional.empty());
        assertThat(none.areNone()).isTrue();
        assertThat(none.share(1000, 900)).isEqualTo(SurplusBands.Share.NONE);
        assertThat(none.share(1000, 1100)).isEqualTo(SurplusBands.Share.NONE);
    }

    @Test
    void sharesThatRiseAboveOneCanMakeAHigherPaymentWorthLess() {
        // The band of which the fund bears all begins at 1.1 x payment, so it begins later for the higher payment.
        final SurplusBands rising = new SurplusBands(
                List.of(band("0", "1", "1"), band("1", "1.1", "0"), lastBand("1.1", "1")), Optional.empty());
        assertThat(shared(rising, 1000, 1200)).isEqualTo(1100);
        assertThat(shared(rising, 1050, 1200)).isEqualTo(1095);
    }

    @Test
    void theLargestAmountsAreSharedExactly() {
        assertThat(TAICANG_TYPE.share(Long.MAX_VALUE - 1, Long.MAX_VALUE).helpFen())
                .isEqualTo(1);
        assertThat(GUANGDONG_STYLE.share(1, Long.MAX_VALUE).helpFen()).isZero();
        assertThat(GUANGDONG_STYLE.share(Long.MAX_VALUE, Long.MAX_VALUE - 7).keptFen())
                .isEqualTo(7);
    }

    private static long shared(final SurplusBands bands, final long assessed, final long booked) {
        final SurplusBands.Share share = bands.share(assessed, booked);
        return booked <= assessed ? booked + share.keptFen() : assessed + share.helpFen();
    }
}
