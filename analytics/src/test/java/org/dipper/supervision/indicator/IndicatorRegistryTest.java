package org.dipper.supervision.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorCatalogue;
import org.dipper.supervision.IndicatorDefinition;
import org.dipper.yaml.StrictYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorRegistryTest {
    private static final IndicatorRegistry REGISTRY = IndicatorRegistry.usual();

    @Test
    void everyIndicatorOfTheCatalogueIsInTheRegistryWithTheSameWords() {
        for (final IndicatorDefinition known : IndicatorCatalogue.all()) {
            final IndicatorEntry entry = REGISTRY.find(known.id()).orElseThrow().entry();
            assertThat(entry.labelZh()).isEqualTo(known.labelZh());
            assertThat(entry.unit()).isEqualTo(known.unit());
            assertThat(entry.formula()).isEqualTo(known.formula());
        }
        assertThat(REGISTRY.find("readmission_90d_any")).isPresent();
        assertThat(REGISTRY.find("nothing")).isEmpty();
    }

    @Test
    void everyEntrySaysWhatItIsAndWhereItComesFrom() {
        assertThat(REGISTRY.all()).hasSizeGreaterThan(80).allSatisfy(indicator -> {
            final IndicatorEntry entry = indicator.entry();
            assertThat(entry.id()).matches("[a-z][a-z0-9_]+");
            assertThat(entry.labelEn()).isNotBlank();
            assertThat(entry.labelZh()).isNotBlank();
            assertThat(entry.code()).matches("[A-Z]\\d+[a-z]?");
            assertThat(entry.formula()).isNotBlank();
            assertThat(entry.grains()).isNotEmpty();
        });
    }

    @Test
    void thresholdsComeFromThePolicy() {
        final IndicatorPolicy policy = IndicatorPolicyOf.yaml("long_stay_days: [45]\nhome_areas: ['460100']\n");
        final IndicatorRegistry registry = IndicatorRegistry.of(policy, List.of(30), 100);
        assertThat(registry.find("long_stay_45d_share")).isPresent();
        assertThat(registry.find("long_stay_30d_share")).isEmpty();
        assertThat(registry.find("out_of_area_share").orElseThrow()).isInstanceOf(RatioIndicator.class);
        assertThat(REGISTRY.find("out_of_area_share").orElseThrow()).isInstanceOf(UnavailableIndicator.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "small_count: 0 | small_count must be",
                "low_deviation: 1 | low_deviation must be",
                "high_deviation: 0.9 | high_deviation must be",
                "long_stay_days: [0] | long_stay_days must be",
                "home_areas: ['a''b'] | home_areas holds",
                "tiny_count: 3 | tiny_count is not a key"
            })
    void thresholdsThatMakeNoSenseAreRefused(final String yaml, final String why) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> IndicatorPolicyOf.yaml(yaml + "\n"))
                .isInstanceOfSatisfying(org.dipper.errors.DipperException.class, refused -> assertThat(refused.why())
                        .contains(why));
    }

    @Test
    void theDocumentationHasTheTableOfTheRegistry() throws Exception {
        final String page = Files.readString(Path.of(System.getProperty("dipper.root"), "docs/indicators.md"));
        assertThat(page).contains(IndicatorDocs.HEAD).contains(IndicatorDocs.columns());
        for (final Indicator indicator : IndicatorDocs.inTable()) {
            assertThat(page.lines()).as(indicator.id()).contains(IndicatorDocs.line(indicator.entry()));
        }
        final long rows = page.substring(page.indexOf(IndicatorDocs.HEAD) + IndicatorDocs.HEAD.length())
                .lines()
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .count();
        assertThat(rows).isEqualTo(IndicatorDocs.inTable().size());
    }

    /** A policy part from text. */
    private static final class IndicatorPolicyOf {
        static IndicatorPolicy yaml(final String text) {
            return org.dipper.policy.IndicatorPolicyLoader.load(StrictYaml.parse("p.yaml", text));
        }
    }
}
