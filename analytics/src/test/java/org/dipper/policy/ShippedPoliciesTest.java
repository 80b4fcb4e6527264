package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The policies that ship. */
class ShippedPoliciesTest {
    private static final Path POLICIES =
            Path.of(System.getProperty("dipper.root")).resolve("policies");

    @Test
    void everyOneLoadsAndIsItsOwn() throws Exception {
        final List<Policy> loaded;
        try (Stream<Path> files = Files.list(POLICIES)) {
            loaded = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(PolicyLoader::load)
                    .toList();
        }
        assertThat(loaded)
                .extracting(Policy::region)
                .contains("national-3.0", "prefecture", "prefecture-1.0", "synpuf")
                .doesNotHaveDuplicates();
        assertThat(loaded).extracting(Policy::hash).doesNotHaveDuplicates();
    }

    @Test
    void theNationalOneReviewsHighCasesAndKeepsADepositOfFivePercent() {
        final SettlementPolicy policy =
                PolicyLoader.load(POLICIES.resolve("national-3.0.yaml")).settlement();
        assertThat(policy.deviation().orElseThrow().highMode()).isEqualTo(DeviationPolicy.HighMode.REVIEW_ONLY);
        assertThat(policy.casePaths().specialReview().quotaPerMille()).isEqualByComparingTo("5");
        assertThat(policy.month().prepayRatio()).isEqualByComparingTo("0.95");
        assertThat(policy.pools())
                .allMatch(pool -> pool.budget().orElseThrow().method() == BudgetPolicy.Method.BY_ITEM);
    }

    @Test
    void theOneInTheWayOfOneLiftsHighCasesAndSharesOverspend() {
        final SettlementPolicy policy =
                PolicyLoader.load(POLICIES.resolve("prefecture-1.0.yaml")).settlement();
        assertThat(policy.deviation().orElseThrow().extreme()).isPresent();
        assertThat(policy.pointValue().mode()).isEqualTo(PointValuePolicy.Mode.ELASTIC);
        assertThat(policy.clearing().bands()).hasSize(4);
        assertThat(policy.crossRegion()).isPresent();
    }
}
