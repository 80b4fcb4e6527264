package org.dipper.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.SettlementPolicy;
import org.dipper.testing.SparkSessions;
import org.dipper.testing.TestCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The goldens of the field notes, 3.1: RW 1000, same-level mean 10,000 yuan, coefficient 1. */
class DeviationTest {
    private static final DeviationPolicy LINEAR = rule(false, false, DeviationPolicy.HighMode.LINEAR_UPLIFT);
    private static final DeviationPolicy REVIEW = rule(false, true, DeviationPolicy.HighMode.REVIEW_ONLY);

    private final SparkSession spark = SparkSessions.shared();

    @ParameterizedTest
    @CsvSource({
        "4000, low, 400.0000",
        "4999.99, low, 499.9990",
        "5000, normal, 1000.0000",
        "10000, normal, 1000.0000",
        "20000, normal, 1000.0000",
        "20000.01, high, 1000.0010",
        "25000, high, 1500.0000",
    })
    void theUpliftIsLinearAndContinuousAtTwice(final BigDecimal yuan, final String deviation, final BigDecimal score) {
        assertScore(LINEAR, yuan, deviation, score);
    }

    @ParameterizedTest
    @CsvSource({"25000, high, 1000.0000", "20000, high, 1000.0000", "19999.99, normal, 1000.0000"})
    void aHighCaseMayOnlyBeMarkedForReview(final BigDecimal yuan, final String deviation, final BigDecimal score) {
        assertScore(REVIEW, yuan, deviation, score);
    }

    @Test
    void anUngroupedCaseIsMeasuredAgainstTheMeanOfAllAndKeepsNoCoefficient() {
        final Row row = score(Optional.of(LINEAR), new BigDecimal("7000"), null);
        assertThat(row.<String>getAs(ScoreCases.DEVIATION)).isEqualTo(ScoreCases.UNGROUPED);
        // 1000 x 7,000 / 5,000 x 0.7
        assertThat(row.<Long>getAs(ScoreCases.CASE_SCORE_UNITS)).isEqualTo(980_0000L);
        assertThat(row.<Long>getAs(ScoreCases.COEFFICIENT_UNITS)).isEqualTo(10_000L);
    }

    @Test
    void withoutARuleEveryGroupedCaseIsNormal() {
        final Row row = score(Optional.empty(), new BigDecimal("1"), 1000_0000L);
        assertThat(row.<String>getAs(ScoreCases.DEVIATION)).isEqualTo(ScoreCases.NORMAL);
        assertThat(row.<Boolean>getAs(ScoreCases.NEEDS_REVIEW)).isFalse();
    }

    private void assertScore(
            final DeviationPolicy rule, final BigDecimal yuan, final String deviation, final BigDecimal score) {
        final Row row = score(Optional.of(rule), yuan, 1000_0000L);
        assertThat(row.<String>getAs(ScoreCases.DEVIATION)).isEqualTo(deviation);
        assertThat(BigDecimal.valueOf(row.<Long>getAs(ScoreCases.CASE_SCORE_UNITS), 4))
                .isEqualByComparingTo(score);
        assertThat(row.<Boolean>getAs(ScoreCases.NEEDS_REVIEW)).isEqualTo("high".equals(deviation));
    }

    private Row score(final Optional<DeviationPolicy> rule, final BigDecimal yuan, final Long rwUnits) {
        final SettlementPolicy policy = new SettlementPolicy(
                List.of(),
                new CoefficientPolicy(Map.of(), Map.of(), BigDecimal.ONE),
                rule,
                Set.of(),
                new BigDecimal("0.7"));
        final CostStandard tenThousandYuan = cases -> cases.withColumn(ScoreCases.STANDARD, functions.lit(1_000_000L));
        final long fen = yuan.movePointRight(2).longValueExact();
        return new ScoreCases(policy, 1000, 500_000, tenThousandYuan)
                .apply(TestCase.rows(spark, List.of(TestCase.of("1", 2025, "I21.0", fen)))
                        .withColumn("group_code", functions.lit(rwUnits == null ? null : "I21.0"))
                        .withColumn("rw_units", functions.lit(rwUnits).cast("long")))
                .head();
    }

    private static DeviationPolicy rule(
            final boolean isLowInclusive, final boolean isHighInclusive, final DeviationPolicy.HighMode mode) {
        return new DeviationPolicy(
                DeviationPolicy.Base.LEVEL_MEAN,
                new BigDecimal("0.5"),
                isLowInclusive,
                new BigDecimal("2"),
                isHighInclusive,
                mode);
    }
}
