package org.dipper.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dipper.shell.read.EditionTables;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.read.SampleCatalog;
import org.dipper.shell.read.SampleWarehouse;
import org.dipper.shell.view.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page about an edition: whole, its own, and true to the tables. */
class CatalogReportTest {
    private static final Set<String> VOID = Set.of("meta", "!DOCTYPE");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z!][a-zA-Z0-9]*)([^>]*)>");

    @TempDir
    static Path folder;

    private static PublishedTables published;

    @BeforeAll
    static void publishSample() {
        SampleWarehouse.write(folder);
        published = PublishedTables.open(folder.toString());
    }

    @Test
    void key_figures_are_those_of_the_tables() {
        final Map<String, String> figures =
                report(Language.ENGLISH).figures().stream().collect(Collectors.toMap(Figure::source, Figure::value));
        assertThat(figures)
                .containsEntry("catalog_edition.core_group_count", "2")
                .containsEntry("catalog_edition.comprehensive_group_count", "1")
                .containsEntry("catalog_edition.case_count", "500")
                .containsEntry("catalog_edition.mean_cost_fen", "100.00")
                .containsEntry("catalog_edition.core_threshold", "15")
                .containsEntry("catalog_edition.riv", "0.612345")
                .containsEntry("(case_count - ungrouped_case_count) / case_count, catalog_edition", "92.00%")
                .containsEntry("core_case_count / case_count, catalog_edition", "84.00%")
                .containsEntry("rows with is_basic_level, disease_group", "1")
                .containsEntry("rows, score_adjustment", "1");
    }

    @Test
    void bands_of_variation_count_groups_and_cases() {
        assertThat(cells("cv"))
                .containsExactly(
                        "[< 0.5, 1, 300, 0.652174]",
                        "[0.5 - 0.7, 0, 0, 0.000000]",
                        "[> 0.7, 2, 160, 0.347826]",
                        "[of these > 1, 1, 120, 0.260870]");
    }

    @Test
    void variance_reduction_of_a_letter_follows_from_its_groups() {
        // I: 120 cases of cv 1.2 and 40 of cv 0.8 with one mean: nothing is explained. J is one group: nothing either.
        assertThat(cells("riv")).containsExactly("[I, 2, 160, 0.000000]", "[J, 1, 300, 0.000000]");
    }

    @Test
    void movers_are_measured_against_the_edition_before() {
        final Section movers = section("movers");
        assertThat(cells("movers")).containsExactly("[J18.9:-, 300, 500.0000, 512.2500, 2.45, 3675.0000]");
        assertThat(movers.notes().get(0)).startsWith("2 groups are new, 0 are gone, 1 have another score.");
    }

    @Test
    void adjustments_tell_who_and_why_and_what_the_total_became() {
        assertThat(section("adjustments").notes())
                .containsExactly("Total score before 338,060.0000, after 341,735.0000; the groups not adjusted are"
                        + " rescaled by 1.000000.");
        assertThat(cells("adjustments"))
                .containsExactly("[J18.9:-, 500.0000, 512.2500, 512.2500, 专家组, " + SampleCatalog.HOSTILE + "]");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_page_is_whole_loads_nothing_and_keeps_names_from_being_markup(final Language language) {
        final String page = ReportPage.of(report(language));
        assertThat(page).startsWith("<!DOCTYPE html>");
        assertThat(page).contains(language.of("lang=\"en\"", "lang=\"zh-CN\""));
        assertThat(page).contains(language.of("Coverage curve", "覆盖率曲线"));
        assertThat(page).contains("policy-hash", "default-src 'none'");
        final String markup = withoutScripts(page);
        assertThat(markup).doesNotContain("src=", "@import", "url(", "http:", "https:", SampleCatalog.HOSTILE);
        assertThat(markup).contains("&lt;script&gt;alert(&#39;病种&#39;)&lt;/script&gt;&quot;&amp;amp;");
        assertThat(page).doesNotContain("sourceMappingURL", "<script src");
        assertThat(page.split("<script", -1)).hasSize(4);
        assertEveryElementEnds(markup);
    }

    @Test
    void the_charts_are_json_with_the_numbers_of_the_tables() throws Exception {
        final String page = ReportPage.of(report(Language.CHINESE));
        final String marker = "<script type=\"application/json\" id=\"charts\">";
        final int start = page.indexOf(marker) + marker.length();
        final JsonNode charts = new ObjectMapper().readTree(page.substring(start, page.indexOf("</script>", start)));
        assertThat(charts.at("/coverage/data/datasets/0/data/0/x").asInt()).isEqualTo(3);
        assertThat(charts.at("/coverage/data/datasets/1/data/0/y").asDouble()).isEqualTo(84);
        assertThat(charts.at("/cv/data/datasets/0/data").toString()).startsWith("[0,0,0,0,1,0,0,0,1,0,0,0,1,0");
        assertThat(charts.fieldNames()).toIterable().allMatch(id -> page.contains("<canvas id=\"chart-" + id + "\""));
    }

    private static Report report(final Language language) {
        final EditionTables edition = EditionTables.require(published, 2011);
        return CatalogReport.of(
                edition, edition.header().orElseThrow(), Optional.of(EditionTables.require(published, 2010)), language);
    }

    private static Section section(final String id) {
        return report(Language.ENGLISH).sections().stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cells(final String id) {
        final Section section = section(id);
        return section.rows().stream()
                .map(row -> section.fields().stream().map(row::text).toList().toString())
                .toList();
    }

    private static String withoutScripts(final String page) {
        return page.replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>");
    }

    private static void assertEveryElementEnds(final String markup) {
        final Deque<String> open = new ArrayDeque<>();
        final Matcher tags = TAG.matcher(markup);
        while (tags.find()) {
            final String name = tags.group(2);
            if (!tags.group(1).isEmpty()) {
                assertThat(open.pop()).as("at " + tags.start()).isEqualTo(name);
            } else if (!VOID.contains(name)) {
                open.push(name);
            }
        }
        assertThat(open).isEmpty();
    }
}
