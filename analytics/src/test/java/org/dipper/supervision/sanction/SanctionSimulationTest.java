package org.dipper.supervision.sanction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.dipper.errors.DipperException;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.policy.PoolBudget;
import org.dipper.policy.SettlementPolicy;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.supervision.sanction.SanctionSimulation.Outcome;
import org.dipper.supervision.sanction.SanctionSimulation.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Sanctions on points")
class SanctionSimulationTest {
    @ParameterizedTest(name = "{0}, serious {1}: {2} of 1,200.5001 points scored on a base of 1,000")
    @CsvSource({
        "UNJUSTIFIED_ADMISSION, false, 12005001",
        "UNJUSTIFIED_ADMISSION, true, 22005001",
        "FEES_TO_OUTPATIENT, true, 32005001",
        "FORCED_SELF_PAY, true, 32005001",
        "HIGH_CODED, false, 12005001",
        "HIGH_CODED, true, 32005001",
        "FRAUD, false, 62005001",
        "OTHER_HARM, true, 32005001",
        // Half of 12,005,001 units; the odd one is lost.
        "UNEXPLAINED_RETURN, false, 6002501"
    })
    void takeWhatThePublishedRulesSay(final SanctionMeasure measure, final boolean isSerious, final long withdrawn) {
        assertThat(new Sanction(2, "S1", measure, isSerious, Optional.empty()).withdrawnUnits(12_005_001, 10_000_000))
                .isEqualTo(withdrawn);
    }

    @Test
    void takeAnotherMultipleWhereTheFileSaysSo() {
        assertThat(new Sanction(2, "S1", SanctionMeasure.HIGH_CODED, false, Optional.of(3)).withdrawnUnits(100, 1000))
                .isEqualTo(3_100);
    }

    @Test
    void giveWhatTheyFreeToTheOthers() {
        // 1,000 yuan over 100 and 300 points; half of the 100 are withdrawn: 50 and 300 points.
        final Result result = simulation(100_000)
                .apply(List.of(total("A", 1_000_000), total("B", 3_000_000)), Map.of("310", Map.of("A", 500_000L)));

        assertThat(result.outcomes()).extracting(Outcome::fenBefore).containsExactly(25_000L, 75_000L);
        assertThat(result.outcomes()).extracting(Outcome::fenAfter).containsExactly(14_286L, 85_714L);
        assertThat(result.pointValueAfter().get("310"))
                .isGreaterThan(result.pointValueBefore().get("310"));
    }

    @Test
    void takeNoMoreThanThereIsAndTellTheRest() {
        final Outcome outcome = simulation(100_000)
                .apply(List.of(total("A", 100), total("B", 300)), Map.of("310", Map.of("A", 250L)))
                .outcomes()
                .get(0);

        assertThat(outcome.unitsAfter()).isZero();
        assertThat(outcome.unitsNotWithdrawn()).isEqualTo(150);
        assertThat(outcome.fenAfter()).isZero();
    }

    @Test
    void neverCreateOrLoseAFenAndNeverHurtThoseWithoutSanction() {
        final Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            final Map<String, Long> withdrawn = new TreeMap<>();
            final List<InstitutionTotal> totals = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                final long units = 1 + random.nextInt(1_000_000);
                totals.add(total("H" + i, units));
                if (i < 3) {
                    withdrawn.put("H" + i, (long) random.nextInt((int) units + 1));
                }
            }
            final Result result = simulation(1 + random.nextInt(10_000_000)).apply(totals, Map.of("310", withdrawn));

            assertThat(result.outcomes().stream().mapToLong(Outcome::fenAfter).sum())
                    .isEqualTo(result.outcomes().stream()
                            .mapToLong(Outcome::fenBefore)
                            .sum());
            assertThat(result.outcomes().subList(3, 8)).allSatisfy(each -> assertThat(each.differenceFen())
                    // The last fen goes by remainder.
                    .isGreaterThanOrEqualTo(-1));
        }
    }

    @Test
    void areReadFromAFile() {
        assertThat(
                        SanctionFile.read(
                                "s.csv",
                                "settlement_id,measure,serious,multiple\nS1,high_coded,yes,\nS2,unexplained_return,,\nS3,fraud,no,3\n"))
                .containsExactly(
                        new Sanction(2, "S1", SanctionMeasure.HIGH_CODED, true, Optional.empty()),
                        new Sanction(3, "S2", SanctionMeasure.UNEXPLAINED_RETURN, false, Optional.empty()),
                        new Sanction(4, "S3", SanctionMeasure.FRAUD, false, Optional.of(3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "settlement_id\nS1\n",
                "settlement_id,measure,why\nS1,fraud,x\n",
                "settlement_id,measure,measure\nS1,fraud,fraud\n",
                "settlement_id,measure\n",
                "settlement_id,measure\n,fraud\n",
                "settlement_id,measure\nS1,theft\n",
                "settlement_id,measure\nS1,fraud\nS1,fraud\n",
                "settlement_id,measure,serious\nS1,fraud,maybe\n",
                "settlement_id,measure,multiple\nS1,fraud,-1\n",
                "settlement_id,measure,multiple\nS1,fraud,11\n",
                "settlement_id,measure,multiple\nS1,fraud,half\n"
            })
    void areRefusedFromABrokenFile(final String text) {
        assertThatThrownBy(() -> SanctionFile.read("s.csv", text))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("s.csv");
    }

    private static SanctionSimulation simulation(final long fundFen) {
        final SettlementPolicy policy = new SettlementPolicy(
                List.of(new PoolBudget(
                        "310", Optional.of(fundFen), Optional.empty(), Optional.of(new BigDecimal("0.8")))),
                new CoefficientPolicy(Map.of(), Map.of(), BigDecimal.ONE),
                Optional.empty(),
                Set.of(),
                BigDecimal.ZERO);
        return new SanctionSimulation(policy, List.of(), Map.of());
    }

    private static InstitutionTotal total(final String institution, final long units) {
        return new InstitutionTotal(institution, "310", "3", 1, 0, 0, 0, 0, 0, units);
    }
}
