package org.dipper.shell.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.warning.WarningTable;

/**
 * Tells a supervisor where to look first, why, how sure and for how much money; of one institution it is its profile on a
 * page. Leads are questions, never verdicts.
 */
public final class SupervisionReport {
    private final SupervisionTables tables;
    private final Language language;

    private SupervisionReport(final SupervisionTables tables, final Language language) {
        this.tables = tables;
        this.language = language;
    }

    /** The report of a period's tables. */
    public static Report of(final SupervisionTables tables, final Language language) {
        return new SupervisionReport(tables, language).report();
    }

    private Report report() {
        final List<TableRow> leads = tables.leads();
        final List<TableRow> rankings = tables.rankings();
        final List<Section> sections = new ArrayList<>();
        final LeadSections leadSections = new LeadSections(language);
        if (tables.institution().isEmpty()) {
            sections.add(leadSections.institutions(leads));
        }
        byIndicator(rankings)
                .forEach((indicator, rows) ->
                        sections.add(new RankingSection(language).of(indicator, rows, tables.institution())));
        sections.add(leadSections.leads(leads, tables));
        final MonitorSections monitors = new MonitorSections(language, tables);
        sections.add(monitors.trends());
        sections.add(monitors.growth());
        sections.add(monitors.warnings());
        if (tables.institution().isEmpty()) {
            sections.add(monitors.budgets());
        }
        sections.add(monitors.assessments());
        return new Report(
                language,
                tables.institution()
                        .map(code -> say("Supervision profile of " + code, code + " 监管画像"))
                        .orElse(say("Supervision " + tables.period(), tables.period() + " 监管报告")),
                say(
                        "A lead is a reason to look, never a verdict. Figures carry their rule, parameters and what could not be"
                                + " checked.",
                        "线索供核查，不是结论。每项均列明规则、参数、已核查与未能核查事项。"),
                figures(leads, rankings),
                sections,
                List.of(
                        new Figure(say("Period", "期间"), tables.period(), ""),
                        new Figure(say("Run", "运行编号"), tables.publication().runId(), ""),
                        new Figure(
                                say("Content hash", "内容指纹"),
                                tables.publication().contentHash(),
                                "")));
    }

    private List<Figure> figures(final List<TableRow> leads, final List<TableRow> rankings) {
        final long stake = leads.stream()
                .mapToLong(row -> row.decimal(LeadTable.FUND_AT_STAKE_FEN)
                        .map(BigDecimal::longValueExact)
                        .orElse(0L))
                .sum();
        final long unknown = leads.stream()
                .filter(row -> row.decimal(LeadTable.FUND_AT_STAKE_FEN).isEmpty())
                .count();
        final long outside = rankings.stream()
                .filter(row -> tables.institution()
                        .map(code -> row.text(FairRankingTable.INSTITUTION_CODE).equals(code))
                        .orElse(true))
                .filter(FunnelChart::isOutside)
                .count();
        final List<TableRow> warnings = tables.warnings();
        return List.of(
                figure(say("Leads", "疑点线索"), leads.size(), "lead"),
                new Figure(
                        say("Fund at stake, where it is known (yuan)", "可测算涉及基金(元)"),
                        CellText.of(LeadTable.FUND_AT_STAKE_FEN, stake, language),
                        "sum(fund_at_stake_fen), lead"),
                figure(
                        say("Leads whose fund could not be told", "无法测算金额的线索"),
                        unknown,
                        "fund_at_stake_fen is null, lead"),
                figure(
                        say("Outside the funnel, all indicators", "超出漏斗图控制限(各指标合计)"),
                        outside,
                        "ratio beyond 99.8 % limits, institution_ranking"),
                figure(say("Live early warnings", "生效中的预警"), warnings.size(), WarningTable.CONTRACT.name()));
    }

    private Figure figure(final String label, final long number, final String source) {
        return new Figure(label, CellText.grouped(BigDecimal.valueOf(number)), source);
    }

    private static Map<String, List<TableRow>> byIndicator(final List<TableRow> rankings) {
        final Map<String, List<TableRow>> byIndicator = new LinkedHashMap<>();
        rankings.forEach(row -> byIndicator
                .computeIfAbsent(row.text(FairRankingTable.INDICATOR), indicator -> new ArrayList<>())
                .add(row));
        return byIndicator;
    }

    private String say(final String english, final String chinese) {
        return language.of(english, chinese);
    }
}
