package org.dipper.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dipper.catalog.AdjustScores.Adjusted;
import org.dipper.catalog.AdjustScores.Rescale;
import org.dipper.catalog.AdjustScores.Scored;
import org.dipper.errors.DipperException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expert changes: the decided score stands, the total stays, and a file that is wrong changes nothing. */
class AdjustScoresTest {
    private static final String HEADER = "group_code,rw,decided_by,reason\n";

    private final List<Scored> groups = List.of(
            new Scored("A00", new BigDecimal("1000.0000"), 10),
            new Scored("B00", new BigDecimal("500.0000"), 20),
            new Scored("C00", new BigDecimal("2000.0000"), 5));

    @Test
    void theRestGivesWaySoThatTheTotalStays() {
        // 30,000 points in all; A00 takes 12,000 of them, so the other 20,000 shrink to 18,000.
        final Adjusted adjusted = apply(Rescale.REST, "A00,1200,专家组,成本上升\n");
        assertThat(adjusted.factor()).isEqualByComparingTo("0.9");
        assertThat(adjusted.rw().get("A00")).isEqualByComparingTo("1200");
        assertThat(adjusted.rw().get("B00")).isEqualByComparingTo("450");
        assertThat(adjusted.rw().get("C00")).isEqualByComparingTo("1800");
        assertThat(adjusted.totalAfter()).isEqualByComparingTo(adjusted.totalBefore());
    }

    @Test
    void allGroupsGiveWayAlikeWhereAskedTo() {
        final Adjusted adjusted = apply(Rescale.ALL, "A00,1200,专家组,成本上升\n");
        assertThat(adjusted.factor()).isEqualByComparingTo("0.9375");
        assertThat(adjusted.rw().get("A00")).isEqualByComparingTo("1125");
        assertThat(adjusted.totalAfter()).isEqualByComparingTo("30000");
    }

    @Test
    void theTotalStaysUpToTheRoundingOfScores() {
        final Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            final List<Scored> many = new ArrayList<>();
            long cases = 0;
            for (int i = 0; i < 30; i++) {
                final long own = 15 + random.nextInt(1000);
                many.add(new Scored("G" + i, BigDecimal.valueOf(1 + random.nextInt(50_000_000), 4), own));
                cases += own;
            }
            final List<ScoreAdjustment> changes = ScoreAdjustmentReader.read(
                    "f.csv", HEADER + "G0," + many.get(0).derivedRw() + ",x,y\nG1,100,x,y\n");
            final Adjusted adjusted = new AdjustScores(Rescale.REST).apply(many, changes);
            assertThat(adjusted.totalAfter().subtract(adjusted.totalBefore()).abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.00005").multiply(BigDecimal.valueOf(cases)));
        }
    }

    @Test
    void anUnknownGroupIsRefusedWithItsLine() {
        assertThatThrownBy(() -> apply(Rescale.REST, "A00,1200,专家组,why\nZ99,1,专家组,why\n"))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("Z99 (line 3)");
    }

    @Test
    void changesThatLeaveNothingForTheRestAreRefused() {
        assertThatThrownBy(() -> apply(Rescale.REST, "A00,9999,专家组,why\n")).isInstanceOf(DipperException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "A00,0,x,y;above 0",
                "A00,-1,x,y;above 0",
                "A00,1.00001,x,y;four decimals",
                "A00,many,x,y;not a number",
                "A00,1,,y;who decided",
                "A00,1,x,;who decided",
                "A00,1,x;four cells",
                "A00,1,x,y,z;four cells"
            })
    void aLineThatCannotBeUsedIsToldWithItsNumber(final String line, final String why) {
        assertThatThrownBy(() -> ScoreAdjustmentReader.read("changes.csv", HEADER + line + "\n"))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("changes.csv")
                .hasMessageContaining("line 2")
                .hasMessageContaining(why);
    }

    @Test
    void aGroupThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> ScoreAdjustmentReader.read("c.csv", HEADER + "A00,1,x,y\nA00,2,x,y\n"))
                .hasMessageContaining("line 3: A00 stands in line 2 already");
    }

    @Test
    void theTemplateReads() {
        assertThat(ScoreAdjustmentReader.read("t.csv", ScoreAdjustmentReader.TEMPLATE))
                .hasSize(1);
    }

    private Adjusted apply(final Rescale rescale, final String lines) {
        return new AdjustScores(rescale).apply(groups, ScoreAdjustmentReader.read("changes.csv", HEADER + lines));
    }
}
