package org.dipper.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dipper.catalog.CatalogLevels.Part;
import org.dipper.coding.PackedCode;
import org.dipper.policy.CatalogPolicy;
import org.dipper.policy.CatalogPolicy.BasicLevelRule;
import org.junit.jupiter.api.Test;

/** The roll-ups of a catalog (rules 1.9) and the selection of basic-level diseases (rules 3.3). */
class CatalogLevelsTest {
    private final Sections sections = new Sections(
            List.of(new Sections.Span("I20", "I25", "I20-I25", Optional.of("缺血性心脏病"))),
            List.of(new Sections.Span("I00", "I99", "9", Optional.of("循环系统疾病"))));

    @Test
    void eachLevelHoldsTheCasesOfTheOneBelow() {
        final List<CatalogLevels.Entry> entries = new CatalogLevels(new CatalogPolicy(15, List.of(1), 1000), sections)
                .rollUp(List.of(part("I25.1", 4, 10), part("I21.0", 4, 20), part("I25.1", 1, 5), part("I63.9", 1, 7)));
        assertThat(entries)
                .extracting(
                        CatalogLevels.Entry::level,
                        CatalogLevels.Entry::code,
                        CatalogLevels.Entry::attribute,
                        entry -> entry.sums().cases())
                .containsExactly(
                        tuple(2, "I21.0", 4, 20L),
                        tuple(2, "I25.1", 1, 5L),
                        tuple(2, "I25.1", 4, 10L),
                        tuple(2, "I63.9", 1, 7L),
                        tuple(1, "I20-I25", 1, 5L),
                        tuple(1, "I20-I25", 4, 30L),
                        tuple(0, "9", 0, 42L));
        assertThat(entries.get(6).name()).contains("循环系统疾病");
        assertThat(entries.get(6).rw()).isEqualByComparingTo("1000");
    }

    @Test
    void withoutASectionTableThereIsTheSecondLevelAlone() {
        assertThat(new CatalogLevels(new CatalogPolicy(15, List.of(1), 1000), Sections.NONE)
                        .rollUp(List.of(part("I25.1", 4, 10))))
                .hasSize(1);
    }

    @Test
    void basicLevelDiseasesAreEvenCoreGroupsThatPrimaryInstitutionsTreat() {
        final BasicLevelRule rule =
                new BasicLevelRule(new BigDecimal("0.5"), List.of("1", "0"), new BigDecimal("0.7"), false);
        final List<DiseaseGroup> groups = List.of(
                group("J18.9", DiseaseGroup.Layer.LOCAL, "0.7"),
                group("J20.9", DiseaseGroup.Layer.LOCAL, "0.700001"),
                group("K29.5", DiseaseGroup.Layer.LOCAL, "0.3"),
                group("A09-1", DiseaseGroup.Layer.COMPREHENSIVE, "0.3"));
        final Map<String, Long> primary = Map.of("J18.9", 10L, "J20.9", 20L, "K29.5", 9L, "A09-1", 20L);
        assertThat(new BasicLevelSelection(rule, Optional.empty()).select(groups, primary))
                .containsExactly("J18.9");
        assertThat(new BasicLevelSelection(rule, Optional.of(java.util.Set.of("K29.5"))).select(groups, primary))
                .isEmpty();
    }

    private static Part part(final String diagnosis, final int attribute, final long cases) {
        return new Part(PackedCode.packInt(diagnosis).orElseThrow(), attribute, sums(cases));
    }

    private static CostSums sums(final long cases) {
        return new CostSums(List.of(cases), List.of(cases * 1000), BigInteger.valueOf(cases * 1_000_000));
    }

    private static DiseaseGroup group(final String code, final DiseaseGroup.Layer layer, final String cv) {
        return new DiseaseGroup(
                code,
                layer,
                Optional.empty(),
                code,
                Optional.empty(),
                OptionalInt.empty(),
                Combination.local(1, 0),
                sums(20),
                1000,
                BigDecimal.ONE,
                new BigDecimal(cv),
                Optional.empty(),
                Optional.empty());
    }
}
