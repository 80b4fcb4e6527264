package org.dipper.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.read.SampleSupervision;
import org.dipper.shell.view.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The supervisor's page")
class SupervisionReportTest {
    @TempDir
    static Path folder;

    private static PublishedTables published;

    @BeforeAll
    static void publishSample() {
        SampleSupervision.write(folder);
        published = PublishedTables.open(folder.toString());
    }

    @Test
    void counts_leads_and_the_fund_that_is_known() {
        final Map<String, String> figures = report(Language.ENGLISH, Optional.empty()).figures().stream()
                .collect(Collectors.toMap(Figure::source, Figure::value));

        assertThat(figures)
                .containsEntry("lead", "2")
                .containsEntry("sum(fund_at_stake_fen), lead", "5,000.00")
                .containsEntry("fund_at_stake_fen is null, lead", "1")
                .containsEntry("ratio beyond 99.8 % limits, institution_ranking", "1")
                .containsEntry("early_warning", "1");
    }

    @Test
    void puts_the_institution_with_the_most_at_stake_first_and_keeps_those_whose_fund_is_unknown() {
        final Section institutions = section("institutions", Optional.empty());

        assertThat(institutions.rows().stream()
                        .map(row -> row.value(0).orElseThrow())
                        .toList())
                .isEqualTo(List.of("H01", "H02"));
    }

    @Test
    void unfolds_a_lead_to_evidence_rule_parameters_and_stays() {
        final Section.Fold fold = section("leads", Optional.empty()).folds().get(0);

        assertThat(fold.id()).isEqualTo("lead-sibling_substitution:H01:J18+-");
        assertThat(fold.rows()).hasSize(2);
        assertThat(fold.facts().stream().map(Figure::value))
                .contains("Evidence of " + SampleSupervision.HOSTILE, "the record", "fewest_cases=10", "5,000.00");
        assertThat(section("leads", Optional.empty()).folds().get(1).facts().stream()
                        .map(Figure::value))
                .contains("could not be told");
    }

    @Test
    void draws_a_funnel_with_every_institution_and_its_limits() {
        final Section ranking = section("ranking-cost_index", Optional.empty());

        assertThat(ranking.rows()).hasSize(12);
        final var sets = ranking.chart().orElseThrow().at("/data/datasets");
        assertThat(sets.get(0).get("data")).hasSize(11);
        assertThat(sets.get(1).get("data")).hasSize(1);
        assertThat(sets.get(2).get("data")).hasSize(12);
    }

    @Test
    void is_a_profile_of_one_institution_where_asked() {
        final Report profile = report(Language.ENGLISH, Optional.of("H02"));

        assertThat(profile.title()).isEqualTo("Supervision profile of H02");
        assertThat(section("leads", Optional.of("H02")).folds()).hasSize(1);
        // The funnel shows all institutions, the table the one.
        assertThat(section("ranking-cost_index", Optional.of("H02")).rows()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void is_one_file_in_either_language_whose_names_never_become_markup(final Language language) {
        final String page = ReportPage.of(report(language, Optional.empty()));

        assertThat(page).contains("default-src 'none'", language.of("Evidence of &lt;img", "证据"));
        assertThat(page).doesNotContain(SampleSupervision.HOSTILE, "<script src");
        assertThat(page.split("<details", -1)).hasSize(3);
        assertThat(page.split("</details>", -1)).hasSize(3);
    }

    private static Report report(final Language language, final Optional<String> institution) {
        return SupervisionReport.of(
                new SupervisionTables(
                        published, published.find("indicator:2024").orElseThrow(), "2024", institution),
                language);
    }

    private static Section section(final String id, final Optional<String> institution) {
        return report(Language.ENGLISH, institution).sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
