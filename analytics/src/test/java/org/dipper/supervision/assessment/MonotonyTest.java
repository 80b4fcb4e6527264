package org.dipper.supervision.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dipper.supervision.assessment.MeasureRef.Combine;
import org.junit.jupiter.api.Test;

/** A better measure never lowers a score, in any mode of any curve; and no score leaves its bounds. */
class MonotonyTest {
    private static final int ROUNDS = 3000;
    private static final int YEAR = 2025;

    private final Random random = new Random(42);

    @Test
    void aBetterMeasureNeverLowersAScore() {
        int strict = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final BigDecimal full = points(1, 30);
            final MeasureRef measure = measure("m");
            final Better better = random.nextBoolean() ? Better.HIGHER : Better.LOWER;
            final Curve curve = curve(measure, better);
            final BigDecimal worse = share();
            final BigDecimal gain = share();
            final BigDecimal improved = better == Better.HIGHER ? worse.add(gain) : worse.subtract(gain);
            final CurveScore before = curve.score(full, facts(worse, List.of()));
            final CurveScore after = curve.score(full, facts(improved, List.of()));
            for (final StepMode mode : StepMode.values()) {
                final BigDecimal low = before.scores().get(mode);
                final BigDecimal high = after.scores().get(mode);
                assertThat(high).as(curve + " " + worse + " to " + improved).isGreaterThanOrEqualTo(low);
                assertThat(low).isBetween(BigDecimal.ZERO, full);
                strict += high.compareTo(low) > 0 ? 1 : 0;
            }
        }
        assertThat(strict).isGreaterThan(ROUNDS);
    }

    @Test
    void partsOfAStepNeverCostMoreThanABegunOneNorLessThanNone() {
        for (int round = 0; round < ROUNDS; round++) {
            final BigDecimal full = points(1, 30);
            final Map<StepMode, BigDecimal> scores = penalty(measure("m"), Better.HIGHER)
                    .score(full, facts(share(), List.of()))
                    .scores();
            assertThat(scores.get(StepMode.FULL_STEP)).isGreaterThanOrEqualTo(scores.get(StepMode.PRORATA));
            assertThat(scores.get(StepMode.PRORATA)).isGreaterThanOrEqualTo(scores.get(StepMode.STARTED_STEP));
        }
    }

    @Test
    void anEventMoreNeverHelpsAndARepairNeverHarms() {
        final LedgerCurve curve = new LedgerCurve(
                measure("m"), 12, Map.of("bad", points(1, 20)), Map.of("good", points(1, 20)), List.of(), 12);
        final BigDecimal full = BigDecimal.valueOf(40);
        for (int round = 0; round < ROUNDS; round++) {
            final List<LedgerEvent> events = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                events.add(event(random.nextBoolean() ? "bad" : "good"));
            }
            final BigDecimal before = score(curve, full, events);
            final List<LedgerEvent> worse = new ArrayList<>(events);
            worse.add(event("bad"));
            final List<LedgerEvent> repaired = new ArrayList<>(events);
            repaired.add(event("good"));
            assertThat(score(curve, full, worse)).isLessThanOrEqualTo(before);
            assertThat(score(curve, full, repaired)).isBetween(before, full);
        }
    }

    private static BigDecimal score(final LedgerCurve curve, final BigDecimal full, final List<LedgerEvent> events) {
        return curve.score(full, facts(BigDecimal.valueOf(events.size()), events))
                .scores()
                .get(StepMode.FULL_STEP);
    }

    private Curve curve(final MeasureRef measure, final Better better) {
        if (random.nextInt(3) == 0) {
            final BigDecimal one = share();
            final BigDecimal width = share().add(new BigDecimal("0.000001"));
            return better == Better.HIGHER
                    ? new LinearCurve(measure, Map.of(YEAR, one), Map.of(YEAR, one.add(width)))
                    : new LinearCurve(measure, Map.of(YEAR, one.add(width)), Map.of(YEAR, one));
        }
        return better == Better.HIGHER && random.nextInt(4) == 0
                ? new ProportionalCurve(measure)
                : penalty(measure, better);
    }

    private PenaltyCurve penalty(final MeasureRef measure, final Better better) {
        return new PenaltyCurve(List.of(new PenaltyCurve.Rule(
                measure,
                better,
                Optional.empty(),
                Map.of(YEAR, share()),
                new BigDecimal(1 + random.nextInt(100_000)).movePointLeft(6),
                points(0, 5))));
    }

    private LedgerEvent event(final String kind) {
        return new LedgerEvent(kind, LocalDate.of(2025, 1, 1), 1 + random.nextInt(3), random.nextInt(60), "line");
    }

    private BigDecimal share() {
        return new BigDecimal(random.nextInt(1_000_001)).movePointLeft(6);
    }

    private BigDecimal points(final int from, final int width) {
        return new BigDecimal(from * 10_000 + 1 + random.nextInt(width * 10_000)).movePointLeft(4);
    }

    private static MeasureRef measure(final String id) {
        return new MeasureRef(Map.of("only", id), "only", MeasureUnit.SHARE, false, Combine.POOLED, Optional.empty());
    }

    private static Facts facts(final BigDecimal value, final List<LedgerEvent> events) {
        return new Facts() {
            @Override
            public int targetsYear() {
                return YEAR;
            }

            @Override
            public boolean isLiteral() {
                return false;
            }

            @Override
            public Measured measured(final MeasureRef measure) {
                return Measured.of(measure.id(), value, "test");
            }

            @Override
            public List<LedgerEvent> events(final String ledger) {
                return events;
            }
        };
    }
}
