package org.dipper.shell.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.PointsGrowthTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.supervision.warning.BudgetProgressTable;
import org.dipper.supervision.warning.WarningTable;

/** What runs from month to month: indicators, growth of points, warnings, budgets, assessments. */
final class MonitorSections {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 25;
    private static final List<String> TREND_INDICATORS =
            List.of("case_mix_index", "cost_index", "time_index", "ungrouped_share");
    private static final List<String> COLOURS = List.of(Charts.BLUE, Charts.RED, Charts.GREEN, Charts.ORANGE);

    private final Language language;
    private final SupervisionTables tables;

    MonitorSections(final Language language, final SupervisionTables tables) {
        this.language = language;
        this.tables = tables;
    }

    /** Monthly values of a few indicators, of the region or of the institution. */
    Section trends() {
        final String type = tables.institution().isPresent() ? "institution" : "region";
        final String subject = tables.institution().orElse("all");
        final Map<String, Map<String, BigDecimal>> series = new LinkedHashMap<>();
        final TreeSet<String> months = new TreeSet<>();
        final List<TableRow> shown = new ArrayList<>();
        for (final String indicator : TREND_INDICATORS) {
            final Map<String, BigDecimal> values = new LinkedHashMap<>();
            tables.values(indicator, type).stream()
                    .filter(row -> row.text(IndicatorValueTable.SUBJECT).equals(subject))
                    .filter(row -> row.text(IndicatorValueTable.PERIOD).matches("\\d{4}-\\d{2}"))
                    .sorted(java.util.Comparator.comparing(row -> row.text(IndicatorValueTable.PERIOD)))
                    .forEach(row -> {
                        months.add(row.text(IndicatorValueTable.PERIOD));
                        row.decimal(IndicatorValueTable.VALUE)
                                .ifPresent(value -> values.put(row.text(IndicatorValueTable.PERIOD), value));
                        shown.add(row);
                    });
            series.put(indicator, values);
        }
        return new Section(
                "trends",
                language.of("Indicators month by month", "指标月度趋势"),
                List.of(),
                Optional.of(lines(List.copyOf(months), series)),
                List.of(
                        IndicatorValueTable.INDICATOR,
                        IndicatorValueTable.PERIOD,
                        IndicatorValueTable.NUMERATOR,
                        IndicatorValueTable.DENOMINATOR,
                        IndicatorValueTable.VALUE,
                        IndicatorValueTable.STATE),
                shown,
                "indicator_value, " + type);
    }

    /** Growth of points, growth by coding first. */
    Section growth() {
        return new Section(
                "growth",
                language.of("Growth of points, told apart", "分值增长分解"),
                List.of(language.of(
                        "Volume, mix and scores are care; uplift and what is left within groups is coding. Growth by coding while"
                                + " patients stay the same is a sign of points padding.",
                        "病例数、结构与目录分值反映诊疗变化；辅助分型与病种内变化反映编码。患者结构平稳而编码因素增长，提示冲点数。")),
                Optional.empty(),
                List.of(
                        PointsGrowthTable.INSTITUTION_CODE,
                        PointsGrowthTable.POINTS_BEFORE,
                        PointsGrowthTable.POINTS,
                        PointsGrowthTable.BY_VOLUME,
                        PointsGrowthTable.BY_MIX,
                        PointsGrowthTable.BY_UPLIFT,
                        PointsGrowthTable.BY_COEFFICIENT,
                        PointsGrowthTable.BY_RELABELLING,
                        PointsGrowthTable.CODING_SHARE,
                        PointsGrowthTable.IS_PATIENT_MIX_FLAT,
                        PointsGrowthTable.STATE),
                Rows.first(tables.growth(), MOST),
                "points_growth");
    }

    /** Live alerts of the newest month. */
    Section warnings() {
        return new Section(
                "warnings",
                language.of("Early warnings", "月度预警"),
                List.of(),
                Optional.empty(),
                List.of(
                        WarningTable.RANK,
                        WarningTable.MONTH,
                        WarningTable.SEVERITY,
                        WarningTable.STATE,
                        WarningTable.SUBJECT,
                        WarningTable.RULE,
                        WarningTable.MEASURED,
                        WarningTable.REFERENCE,
                        WarningTable.MONTHS_IN_EPISODE,
                        WarningTable.FUND_AT_STAKE_FEN,
                        language == Language.CHINESE ? WarningTable.MESSAGE_ZH : WarningTable.MESSAGE_EN),
                Rows.first(tables.warnings(), MOST),
                "early_warning");
    }

    /** Budgets and their forecast. */
    Section budgets() {
        return new Section(
                "budgets",
                language.of("Budgets", "预算执行进度"),
                List.of(),
                Optional.empty(),
                List.of(
                        BudgetProgressTable.MONTH,
                        BudgetProgressTable.SUBJECT,
                        BudgetProgressTable.BUDGET_FEN,
                        BudgetProgressTable.BOOKED_FEN,
                        BudgetProgressTable.DEVELOPED_FEN,
                        BudgetProgressTable.RATIO,
                        BudgetProgressTable.BAND,
                        BudgetProgressTable.FORECAST_FEN,
                        BudgetProgressTable.FORECAST_LOW_FEN,
                        BudgetProgressTable.FORECAST_HIGH_FEN),
                tables.budgets(),
                "budget_progress");
    }

    /** Results of assessments. */
    Section assessments() {
        return new Section(
                "assessments",
                language.of("Assessments", "考核结果"),
                List.of(),
                Optional.empty(),
                List.of(
                        AssessmentTotalTable.SCHEME,
                        AssessmentTotalTable.PERIOD,
                        AssessmentTotalTable.SUBJECT,
                        AssessmentTotalTable.TOTAL_SCORE,
                        language == Language.CHINESE ? AssessmentTotalTable.GRADE_ZH : AssessmentTotalTable.GRADE_EN,
                        AssessmentTotalTable.IS_VETOED,
                        AssessmentTotalTable.PACKAGE_FEN,
                        AssessmentTotalTable.PAYABLE_FEN,
                        AssessmentTotalTable.NEXT_GRADE_POINTS,
                        AssessmentTotalTable.NEXT_GRADE_WORTH_FEN,
                        AssessmentTotalTable.STATE),
                Rows.first(tables.assessments(), MOST),
                "assessment_total");
    }

    private JsonNode lines(final List<String> months, final Map<String, Map<String, BigDecimal>> series) {
        final ObjectNode chart = JSON.createObjectNode().put("type", "line");
        final ObjectNode data = chart.putObject("data");
        final ArrayNode labels = data.putArray("labels");
        months.forEach(labels::add);
        final ArrayNode sets = data.putArray("datasets");
        int colour = 0;
        for (final Map.Entry<String, Map<String, BigDecimal>> entry : series.entrySet()) {
            final String drawn = COLOURS.get(colour % COLOURS.size());
            final ObjectNode set = sets.addObject()
                    .put("label", label(entry.getKey()))
                    .put("borderColor", drawn)
                    .put("backgroundColor", drawn)
                    .put("borderWidth", 2)
                    .put("pointRadius", 2);
            final ArrayNode values = set.putArray("data");
            months.forEach(month -> {
                final BigDecimal value = entry.getValue().get(month);
                if (value == null) {
                    values.addNull();
                } else {
                    values.add(value);
                }
            });
            colour++;
        }
        final ObjectNode options = chart.putObject("options")
                .put("animation", false)
                .put("responsive", true)
                .put("maintainAspectRatio", false);
        options.putObject("plugins").putObject("legend").put("display", true);
        return chart;
    }

    private String label(final String indicator) {
        return new IndicatorNames(language).of(indicator);
    }
}
