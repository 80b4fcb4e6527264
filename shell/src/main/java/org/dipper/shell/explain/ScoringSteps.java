package org.dipper.shell.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.money.Fen;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.PaymentPath;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.SettlementTerms;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;

/** The steps from the stay to the case score. */
final class ScoringSteps {
    private final CaseRows rows;
    private final TableRow score;
    private final Language language;
    private final List<Step> steps = new ArrayList<>();

    ScoringSteps(final CaseRows rows, final Language language) {
        this.rows = rows;
        this.score = rows.score();
        this.language = language;
    }

    List<Step> steps() {
        rows.stay().ifPresent(this::stay);
        group();
        steps.addAll(DecisionSteps.of(rows, language));
        path().ifPresent(path -> add(
                say("payment path", "支付路径"),
                SettlementTerms.path(path.id(), language),
                PathClauses.of(path, language)));
        coefficient();
        deviation();
        score.decimal(CaseScoreTable.BONUS_SCORE)
                .filter(bonus -> bonus.signum() > 0)
                .ifPresent(bonus -> add(
                        say("bonus", "加成分值"),
                        text(CaseScoreTable.BONUS_SCORE),
                        say(
                                "policy: settlement.bonuses; DIP 3.0 draft, new technology",
                                "政策：settlement.bonuses；DIP 3.0 征求意见稿，新技术加成")));
        add(say("case score", "病例分值"), text(CaseScoreTable.CASE_SCORE), scoring());
        return steps;
    }

    private void stay(final TableRow row) {
        add(
                say("stay", "住院"),
                row.text(SettledCaseTable.ADMISSION_DATE) + " .. " + row.text(SettledCaseTable.DISCHARGE_DATE),
                say("institution ", "医疗机构 ")
                        + row.text(SettledCaseTable.INSTITUTION_CODE)
                        + say(", level ", "，等级 ")
                        + row.text(SettledCaseTable.HOSPITAL_LEVEL));
        add(
                say("diagnosis", "诊断"),
                row.text(SettledCaseTable.PRINCIPAL_DIAGNOSIS),
                say("principal diagnosis; main procedure ", "主要诊断；主要手术操作 ")
                        + row.value(SettledCaseTable.MAIN_PROCEDURE)
                                .map(Object::toString)
                                .orElse(say("none", "无")));
    }

    private void group() {
        add(
                say("group", "入组"),
                score.value(CaseScoreTable.GROUP_CODE).map(Object::toString).orElse(say("ungrouped", "未入组")),
                rows.group()
                        .map(row -> row.text(CaseGroupTable.GROUPING_REASON) + ", " + say("edition ", "目录 ")
                                + row.text(CaseGroupTable.EDITION_YEAR))
                        .orElse(""));
        add(
                say("group score RW", "病种分值 RW"),
                text(CaseScoreTable.RW),
                rows.catalogGroup()
                        .map(row -> "1000 x m / M, m = "
                                + CellText.grouped(Fen.toYuan(row.number(DiseaseGroupTable.MEAN_COST_FEN)))
                                + say(" yuan over ", " 元，共 ")
                                + CellText.grouped(BigDecimal.valueOf(row.number(DiseaseGroupTable.CASE_COUNT)))
                                + say(" cases; DIP 3.0 draft, group score", " 例；DIP 3.0 征求意见稿，病种分值"))
                        .orElse(""));
    }

    private void coefficient() {
        add(
                say("coefficient", "机构系数"),
                text(CaseScoreTable.INSTITUTION_COEFFICIENT),
                score.value(CaseScoreTable.GROUP_CODE).isPresent()
                        ? say(
                                "policy: settlement.institution_coefficient; DIP 3.0 draft, institution coefficient",
                                "政策：settlement.institution_coefficient；DIP 3.0 征求意见稿，医疗机构调节系数")
                        : say("none for an ungrouped case", "未入组病例不乘系数"));
        score.value(CaseScoreTable.AUXILIARY_TYPE)
                .ifPresent(type -> add(
                        say("auxiliary coefficient", "辅助分型系数"),
                        text(CaseScoreTable.AUXILIARY_COEFFICIENT),
                        say("subtype ", "分型 ") + type + " " + score.text(CaseScoreTable.AUXILIARY_SUBTYPE)
                                + say(
                                        ": of the open subtypes that fit, the one with the highest trigger",
                                        "：符合的开启分型中触发值最高者")));
    }

    private void deviation() {
        if (path().filter(PathClauses::isWithoutDeviation).isPresent()) {
            return;
        }
        final boolean isExtreme =
                score.value(CaseScoreTable.IS_EXTREME).map(Boolean.class::cast).orElse(false);
        final String deviation = score.text(CaseScoreTable.DEVIATION);
        add(
                say("deviation", "费用偏差"),
                SettlementTerms.deviation(deviation, language)
                        + (isExtreme ? ", " + SettlementTerms.deviation("extreme", language) : ""),
                against() + "; "
                        + say(
                                "policy: settlement.deviation; DIP 3.0 draft, abnormal-cost cases",
                                "政策：settlement.deviation；DIP 3.0 征求意见稿，费用异常病例"));
    }

    private String against() {
        final String cost = CellText.grouped(Fen.toYuan(score.number(CaseScoreTable.TOTAL_COST_FEN)));
        final long standard = score.number(CaseScoreTable.STANDARD_COST_FEN);
        if (standard == 0) {
            return say("cost " + cost + " yuan, no standard to compare with", "费用 " + cost + " 元，无对照标准");
        }
        final BigDecimal ratio = BigDecimal.valueOf(score.number(CaseScoreTable.TOTAL_COST_FEN))
                .divide(BigDecimal.valueOf(standard), 4, RoundingMode.HALF_UP);
        final String against = CellText.grouped(Fen.toYuan(standard));
        return say(
                "cost " + cost + " against " + against + " yuan, ratio " + ratio,
                "费用 " + cost + " 元，对照 " + against + " 元，比值 " + ratio);
    }

    private String scoring() {
        final Optional<String> own = path().flatMap(path -> PathClauses.scoring(path, language));
        final String base = own.orElseGet(this::byDeviation);
        final boolean hasBonus = score.decimal(CaseScoreTable.BONUS_SCORE)
                .filter(bonus -> bonus.signum() > 0)
                .isPresent();
        return hasBonus ? base + say(" + bonus", " + 加成分值") : base;
    }

    private String byDeviation() {
        final String normal = isTyped()
                ? say("RW x coefficient x auxiliary coefficient", "病种分值 × 机构系数 × 辅助分型系数")
                : say("RW x coefficient", "病种分值 × 机构系数");
        return switch (score.text(CaseScoreTable.DEVIATION)) {
            case "ungrouped" ->
                PathClauses.scoring(PaymentPath.UNGROUPED, language).orElse("");
            case "low" -> normal + say(" x cost / standard", " × 费用 / 对照标准");
            case "high" ->
                normal
                        + say(
                                "; policy settlement.deviation.high_mode says whether it is lifted or reviewed",
                                "；按政策 settlement.deviation.high_mode 上调或特例单议");
            default -> normal;
        };
    }

    private boolean isTyped() {
        return score.value(CaseScoreTable.AUXILIARY_TYPE).isPresent();
    }

    private Optional<PaymentPath> path() {
        return score.value(CaseScoreTable.PAYMENT_PATH).map(Object::toString).flatMap(PaymentPath::of);
    }

    private String text(final Field field) {
        return score.value(field)
                .map(value -> CellText.of(field, value, language))
                .orElse("-");
    }

    private void add(final String name, final String result, final String why) {
        steps.add(new Step(name, result, why));
    }

    private String say(final String english, final String chinese) {
        return language.of(english, chinese);
    }
}
