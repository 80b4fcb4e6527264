package org.dipper.shell.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.shell.report.Section.Fold;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Leads: which institutions they concern, and each of the most urgent with its evidence, unfolding. */
final class LeadSections {
    private static final int MOST_INSTITUTIONS = 30;
    private static final int MOST_LEADS = 40;
    private static final int MOST_CASES = 50;
    private static final Field LEADS = Field.required("lead_count", FieldType.LONG, "leads", "线索数");
    private static final Field RULES = Field.required("rules", FieldType.STRING, "rules", "规则");
    private static final List<Field> CASE_FIELDS = List.of(
            LeadCaseTable.SEQUENCE,
            LeadCaseTable.SETTLEMENT_ID,
            LeadCaseTable.INSTITUTION_CODE,
            LeadCaseTable.ADMISSION_DATE,
            LeadCaseTable.DISCHARGE_DATE,
            LeadCaseTable.PRINCIPAL_DIAGNOSIS,
            LeadCaseTable.GROUP_CODE,
            LeadCaseTable.TOTAL_COST_FEN,
            LeadCaseTable.EXCESS_POINTS,
            LeadCaseTable.FUND_AT_STAKE_FEN);

    private final Language language;

    LeadSections(final Language language) {
        this.language = language;
    }

    /** Institutions by the priority of their leads together. */
    Section institutions(final List<TableRow> leads) {
        final Map<String, List<TableRow>> byInstitution = new TreeMap<>();
        leads.forEach(lead -> byInstitution
                .computeIfAbsent(lead.text(LeadTable.INSTITUTION_CODE), code -> new ArrayList<>())
                .add(lead));
        final Rows rows = new Rows(
                LeadTable.INSTITUTION_CODE,
                LEADS,
                LeadTable.CASE_COUNT,
                LeadTable.FUND_AT_STAKE_FEN,
                LeadTable.PRIORITY,
                RULES);
        byInstitution.entrySet().stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, List<TableRow>> entry) -> sum(entry.getValue(), LeadTable.PRIORITY))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_INSTITUTIONS)
                .forEach(entry -> rows.add(
                        entry.getKey(),
                        (long) entry.getValue().size(),
                        sum(entry.getValue(), LeadTable.CASE_COUNT).longValueExact(),
                        sum(entry.getValue(), LeadTable.FUND_AT_STAKE_FEN).longValueExact(),
                        sum(entry.getValue(), LeadTable.PRIORITY),
                        String.join(" ", rulesOf(entry.getValue()))));
        final List<Charts.Bar> bars = new ArrayList<>();
        rows.rows().stream()
                .limit(15)
                .forEach(row -> bars.add(new Charts.Bar(
                        row.text(LeadTable.INSTITUTION_CODE),
                        BigDecimal.valueOf(row.number(LeadTable.FUND_AT_STAKE_FEN), 2),
                        Charts.BLUE)));
        return new Section(
                "institutions",
                language.of("Where to look first", "优先核查机构"),
                List.of(language.of(
                        "Institutions by the priority of their leads: strength of evidence times fund at stake, added up. A stay"
                                + " can stand in leads of several rules, so the sum is an order of work, not an amount owed.",
                        "按线索优先级(证据强度×涉及基金)合计排序。同一住院可能出现在多条规则线索中，合计仅用于安排核查顺序，不是应追回金额。")),
                Optional.of(Charts.lyingBars(
                        language.of("fund at stake, yuan", "涉及基金(元)"),
                        bars,
                        language.of("fund at stake, yuan", "涉及基金(元)"))),
                rows.fields(),
                rows.rows(),
                "lead");
    }

    /** The most urgent leads, each with its stays. */
    Section leads(final List<TableRow> leads, final SupervisionTables tables) {
        final List<TableRow> first = Rows.first(leads, MOST_LEADS);
        final Map<String, List<TableRow>> cases = new HashMap<>();
        tables.casesOf(first)
                .forEach(row -> cases.computeIfAbsent(row.text(LeadCaseTable.LEAD_ID), id -> new ArrayList<>())
                        .add(row));
        final List<Fold> folds = first.stream()
                .map(lead -> fold(lead, cases.getOrDefault(lead.text(LeadTable.LEAD_ID), List.of())))
                .toList();
        return new Section(
                "leads",
                language.of("Leads with evidence", "线索与证据"),
                List.of(language.of(
                        "The " + first.size() + " most urgent of " + leads.size()
                                + " leads; open one for its evidence. All of them: dipper lead list.",
                        "共 " + leads.size() + " 条线索，列出最优先的 " + first.size() + " 条，点击展开证据；全部线索见 dipper lead list。")),
                Optional.empty(),
                List.of(),
                List.of(),
                folds,
                "lead, lead_case");
    }

    private Fold fold(final TableRow lead, final List<TableRow> cases) {
        final List<Figure> facts = new ArrayList<>();
        fact(facts, LeadTable.EVIDENCE, inLanguage(lead, LeadTable.EVIDENCE, LeadTable.EVIDENCE_ZH));
        for (final Field field : List.of(
                LeadTable.STRENGTH,
                LeadTable.EXCESS_POINTS,
                LeadTable.FUND_AT_STAKE_FEN,
                LeadTable.TOTAL_COST_FEN,
                LeadTable.FUND_PAY_FEN)) {
            fact(
                    facts,
                    field,
                    lead.value(field)
                            .map(value -> CellText.of(field, value, language))
                            .orElse(language.of("could not be told", "无法测算")));
        }
        fact(
                facts,
                LeadTable.EXCLUSIONS_CHECKED,
                inLanguage(lead, LeadTable.EXCLUSIONS_CHECKED, LeadTable.EXCLUSIONS_CHECKED_ZH));
        fact(facts, LeadTable.NOT_CHECKED, inLanguage(lead, LeadTable.NOT_CHECKED, LeadTable.NOT_CHECKED_ZH));
        fact(facts, LeadTable.RULE_VERSION, lead.text(LeadTable.RULE) + " " + lead.text(LeadTable.RULE_VERSION));
        fact(facts, LeadTable.PARAMETERS, inLanguage(lead, LeadTable.PARAMETERS, LeadTable.PARAMETERS));
        fact(facts, LeadTable.STATE, lead.text(LeadTable.STATE));
        if (cases.size() > MOST_CASES) {
            facts.add(new Figure(
                    LeadTable.CASE_COUNT.label(language.code()),
                    language.of(
                            "the first " + MOST_CASES + " of " + cases.size() + "; all: dipper lead show --id "
                                    + lead.text(LeadTable.LEAD_ID),
                            "共 " + cases.size() + " 次，列出前 " + MOST_CASES + " 次；全部：dipper lead show --id "
                                    + lead.text(LeadTable.LEAD_ID)),
                    ""));
        }
        final String title = lead.text(LeadTable.LEAD_ID) + " · " + lead.text(LeadTable.INSTITUTION_CODE) + " · "
                + lead.value(LeadTable.FUND_AT_STAKE_FEN)
                        .map(fen -> CellText.of(LeadTable.FUND_AT_STAKE_FEN, fen, language)
                                + language.of(" yuan at stake", " 元涉及基金"))
                        .orElse(language.of("fund not known", "金额无法测算"));
        return new Fold(
                "lead-" + lead.text(LeadTable.LEAD_ID), title, facts, CASE_FIELDS, Rows.first(cases, MOST_CASES));
    }

    private void fact(final List<Figure> facts, final Field field, final String value) {
        facts.add(new Figure(CellText.label(field, language), value, ""));
    }

    private String inLanguage(final TableRow row, final Field english, final Field chinese) {
        final String text = row.value(english).map(Object::toString).orElse("-");
        return language.of(text, row.value(chinese).map(Object::toString).orElse(text));
    }

    private static TreeSet<String> rulesOf(final List<TableRow> leads) {
        final TreeSet<String> rules = new TreeSet<>();
        leads.forEach(lead -> rules.add(lead.text(LeadTable.RULE)));
        return rules;
    }

    private static BigDecimal sum(final List<TableRow> rows, final Field field) {
        return rows.stream()
                .map(row -> row.decimal(field).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
