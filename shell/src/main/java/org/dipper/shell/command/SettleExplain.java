package org.dipper.shell.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.errors.DipperException;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.money.Fen;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Format;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** {@code settle explain}: why a case was grouped, scored and paid as it was, from the published tables alone. */
final class SettleExplain {
    private static final Field STEP = Field.required("step", FieldType.STRING, "step", "步骤");
    private static final Field RESULT = Field.required("result", FieldType.STRING, "result", "结果");
    private static final Field WHY = Field.required("why", FieldType.STRING, "why", "依据");
    private static final Field STEPS = Field.required("steps", FieldType.STRING_ARRAY, "steps", "步骤");

    /** Prints the explanation. */
    int run(final Invocation call) {
        final String id = call.required("settlement");
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final List<Publication> candidates = call.text("year")
                .map(year -> List.of(SettleCommands.settlement(published, year)))
                .orElseGet(() -> published.inForce("settlement:"));
        if (candidates.isEmpty()) {
            throw DipperException.precondition(
                    "No year has been settled in " + call.warehouse() + ".",
                    "Only a settled case can be explained.",
                    "Run first: dipper settle year --year YEAR --catalog EDITION --policy FILE");
        }
        for (final Publication settlement : candidates) {
            final Optional<TableRow> score = one(published, settlement, CaseScoreTable.SETTLEMENT_ID, id);
            if (score.isPresent()) {
                print(call, new Case(call, published, settlement, id, score.get()));
                return 0;
            }
        }
        throw DipperException.precondition(
                "There is no such case in "
                        + String.join(
                                ", ",
                                candidates.stream().map(Publication::period).toList()) + ".",
                "No settlement in force has that settlement id.",
                "Check the id; quarantined rows are in: dipper data quarantine");
    }

    private static Optional<TableRow> one(
            final PublishedTables published, final Publication settlement, final Field idField, final String id) {
        return published
                .rows(
                        settlement,
                        CaseScoreTable.CONTRACT,
                        List.of(
                                Match.of(CaseScoreTable.SETTLEMENT_YEAR, Long.parseLong(settlement.period())),
                                Match.of(CaseScoreTable.REVISION, settlement.revision()),
                                Match.of(idField, id)))
                .stream()
                .findFirst();
    }

    private static void print(final Invocation call, final Case settled) {
        final List<TableRow> steps = settled.steps();
        if (call.format() == Format.TABLE) {
            final Publication settlement = settled.settlement;
            final String heading = call.say(
                    "Case " + settled.id + ", settlement " + settlement.period() + " revision " + settlement.revision(),
                    "病例 " + settled.id + "，" + settlement.period() + " 年度清算，修订 " + settlement.revision());
            call.printer().print(Answer.of(List.of(STEP, RESULT, WHY), steps).under(List.of(heading, "")));
            return;
        }
        final List<Field> fields = new ArrayList<>(settled.score.fields());
        fields.addAll(List.of(
                CaseGroupTable.GROUP_TYPE,
                CaseGroupTable.GROUPING_REASON,
                CaseGroupTable.EDITION_YEAR,
                PointValueTable.SETTLEMENT_POINT_VALUE,
                AnnualSettlementCaseTable.PAYMENT_FEN,
                STEPS));
        final List<Object> values = new ArrayList<>();
        settled.score
                .fields()
                .forEach(field -> values.add(settled.score.value(field).orElse(null)));
        values.add(settled.group(CaseGroupTable.GROUP_TYPE));
        values.add(settled.group(CaseGroupTable.GROUPING_REASON));
        values.add(settled.group
                .flatMap(row -> row.value(CaseGroupTable.EDITION_YEAR))
                .orElse(null));
        values.add(settled.pool
                .flatMap(row -> row.value(PointValueTable.SETTLEMENT_POINT_VALUE))
                .orElse(null));
        values.add(settled.payment
                .flatMap(row -> row.value(AnnualSettlementCaseTable.PAYMENT_FEN))
                .orElse(null));
        values.add(steps);
        call.printer().print(Answer.one(new TableRow(fields, values)));
    }

    /** The rows that tell about one case. */
    private static final class Case {
        private final Invocation call;
        private final Publication settlement;
        private final String id;
        private final TableRow score;
        private final Optional<TableRow> settled;
        private final Optional<TableRow> group;
        private final Optional<TableRow> catalogGroup;
        private final Optional<TableRow> pool;
        private final Optional<TableRow> payment;

        Case(
                final Invocation call,
                final PublishedTables published,
                final Publication settlement,
                final String id,
                final TableRow score) {
            this.call = call;
            this.settlement = settlement;
            this.id = id;
            this.score = score;
            final long year = Long.parseLong(settlement.period());
            final int revision = settlement.revision();
            this.group = published
                    .rows(
                            settlement,
                            CaseGroupTable.CONTRACT,
                            List.of(
                                    Match.of(CaseGroupTable.SETTLEMENT_YEAR, year),
                                    Match.of(CaseGroupTable.REVISION, revision),
                                    Match.of(CaseGroupTable.SETTLEMENT_ID, id)))
                    .stream()
                    .findFirst();
            this.payment = published
                    .rows(
                            settlement,
                            AnnualSettlementCaseTable.CONTRACT,
                            List.of(
                                    Match.of(AnnualSettlementCaseTable.SETTLEMENT_YEAR, year),
                                    Match.of(AnnualSettlementCaseTable.REVISION, revision),
                                    Match.of(AnnualSettlementCaseTable.SETTLEMENT_ID, id)))
                    .stream()
                    .findFirst();
            this.pool = published
                    .rows(
                            settlement,
                            PointValueTable.CONTRACT,
                            List.of(
                                    Match.of(PointValueTable.SETTLEMENT_YEAR, year),
                                    Match.of(PointValueTable.REVISION, revision),
                                    Match.of(
                                            PointValueTable.INSURANCE_POOL, score.text(CaseScoreTable.INSURANCE_POOL))))
                    .stream()
                    .findFirst();
            this.settled = published
                    .inputs(
                            settlement,
                            SettledCaseTable.CONTRACT,
                            List.of(
                                    Match.of(SettledCaseTable.DISCHARGE_YEAR, year),
                                    Match.of(SettledCaseTable.SETTLEMENT_ID, id)))
                    .stream()
                    .findFirst();
            this.catalogGroup = group.flatMap(row -> catalogGroup(published, row));
        }

        private Optional<TableRow> catalogGroup(final PublishedTables published, final TableRow row) {
            final String code = score.text(CaseScoreTable.GROUP_CODE);
            final long edition = row.number(CaseGroupTable.EDITION_YEAR);
            return code.isEmpty()
                    ? Optional.empty()
                    : published
                            .inputs(
                                    settlement,
                                    DiseaseGroupTable.CONTRACT,
                                    List.of(
                                            Match.of(DiseaseGroupTable.EDITION_YEAR, edition),
                                            Match.of(DiseaseGroupTable.GROUP_CODE, code)))
                            .stream()
                            .reduce((older, newer) -> newer);
        }

        private Object group(final Field field) {
            return group.flatMap(row -> row.value(field)).orElse(null);
        }

        List<TableRow> steps() {
            final List<TableRow> steps = new ArrayList<>();
            settled.ifPresent(row -> {
                steps.add(step(
                        call.say("stay", "住院"),
                        row.text(SettledCaseTable.ADMISSION_DATE) + " .. " + row.text(SettledCaseTable.DISCHARGE_DATE),
                        call.say("institution ", "医疗机构 ")
                                + row.text(SettledCaseTable.INSTITUTION_CODE)
                                + call.say(", level ", "，等级 ")
                                + row.text(SettledCaseTable.HOSPITAL_LEVEL)));
                steps.add(step(
                        call.say("diagnosis", "诊断"),
                        row.text(SettledCaseTable.PRINCIPAL_DIAGNOSIS),
                        call.say("principal diagnosis; main procedure ", "主要诊断；主要手术操作 ")
                                + row.value(SettledCaseTable.MAIN_PROCEDURE)
                                        .map(Object::toString)
                                        .orElse(call.say("none", "无"))));
            });
            steps.add(step(
                    call.say("group", "入组"),
                    score.value(CaseScoreTable.GROUP_CODE).map(Object::toString).orElse(call.say("ungrouped", "未入组")),
                    group.map(row -> row.text(CaseGroupTable.GROUPING_REASON) + ", " + call.say("edition ", "目录 ")
                                    + row.text(CaseGroupTable.EDITION_YEAR))
                            .orElse("")));
            steps.add(step(
                    call.say("group score RW", "病种分值 RW"),
                    text(CaseScoreTable.RW),
                    catalogGroup
                            .map(row -> "1000 x m / M, m = "
                                    + CellText.grouped(Fen.toYuan(row.number(DiseaseGroupTable.MEAN_COST_FEN)))
                                    + call.say(" yuan over ", " 元，共 ")
                                    + CellText.grouped(BigDecimal.valueOf(row.number(DiseaseGroupTable.CASE_COUNT)))
                                    + call.say(" cases", " 例"))
                            .orElse("")));
            steps.add(step(
                    call.say("coefficient", "机构系数"),
                    text(CaseScoreTable.INSTITUTION_COEFFICIENT),
                    score.value(CaseScoreTable.GROUP_CODE).isPresent()
                            ? call.say(
                                    "policy: settlement.institution_coefficient",
                                    "政策：settlement.institution_coefficient")
                            : call.say("none for an ungrouped case", "未入组病例不乘系数")));
            score.value(CaseScoreTable.AUXILIARY_TYPE)
                    .ifPresent(type -> steps.add(step(
                            call.say("auxiliary coefficient", "辅助分型系数"),
                            text(CaseScoreTable.AUXILIARY_COEFFICIENT),
                            call.say("subtype ", "分型 ")
                                    + type
                                    + " "
                                    + score.text(CaseScoreTable.AUXILIARY_SUBTYPE)
                                    + call.say(
                                            ": of the open subtypes that fit, the one with the highest trigger",
                                            "：符合的开启分型中触发值最高者"))));
            steps.add(step(
                    call.say("deviation", "费用偏差"),
                    score.text(CaseScoreTable.DEVIATION),
                    deviation() + "; " + call.say("policy: settlement.deviation", "政策：settlement.deviation")));
            steps.add(step(call.say("case score", "病例分值"), text(CaseScoreTable.CASE_SCORE), scoring()));
            steps.add(step(
                    call.say("point value", "点值"),
                    pool.map(row -> CellText.of(
                                    PointValueTable.SETTLEMENT_POINT_VALUE,
                                    row.value(PointValueTable.SETTLEMENT_POINT_VALUE)
                                            .orElse("-"),
                                    call.language()))
                            .orElse("-"),
                    pool.map(row -> call.say("fund ", "基金 ")
                                    + CellText.grouped(Fen.toYuan(row.number(PointValueTable.FUND_FEN)))
                                    + call.say(" yuan / ", " 元 / ")
                                    + CellText.of(
                                            PointValueTable.TOTAL_SCORE,
                                            row.value(PointValueTable.TOTAL_SCORE)
                                                    .orElse("-"),
                                            call.language())
                                    + call.say(" points of pool ", " 分，险种 ")
                                    + row.text(PointValueTable.INSURANCE_POOL))
                            .orElse("")));
            steps.add(step(
                    call.say("payment", "支付"),
                    payment.map(row -> CellText.grouped(Fen.toYuan(row.number(AnnualSettlementCaseTable.PAYMENT_FEN)))
                                    + call.say(" yuan", " 元"))
                            .orElse("-"),
                    call.say(
                            "the case's share of the fund by points, to the fen (largest remainder)",
                            "按分值分配基金，精确到分(最大余数法)")));
            return steps;
        }

        private String scoring() {
            return switch (score.text(CaseScoreTable.DEVIATION)) {
                case "ungrouped" ->
                    call.say(
                            "score scale x cost / M of the edition x policy settlement.ungrouped_factor",
                            "分值基数 × 费用 / 目录次均费用 M × 政策 settlement.ungrouped_factor");
                case "low" -> call.say(normalEn() + " x cost / standard", normalZh() + " × 费用 / 对照标准");
                case "high" ->
                    call.say(
                            normalEn()
                                    + "; policy settlement.deviation.high_mode says whether it is lifted or reviewed",
                            normalZh() + "；按政策 settlement.deviation.high_mode 上调或特例单议");
                default -> call.say(normalEn(), normalZh());
            };
        }

        private String normalEn() {
            return isTyped() ? "RW x coefficient x auxiliary coefficient" : "RW x coefficient";
        }

        private String normalZh() {
            return isTyped() ? "病种分值 × 机构系数 × 辅助分型系数" : "病种分值 × 机构系数";
        }

        private boolean isTyped() {
            return score.value(CaseScoreTable.AUXILIARY_TYPE).isPresent();
        }

        private String deviation() {
            final String cost = CellText.grouped(Fen.toYuan(score.number(CaseScoreTable.TOTAL_COST_FEN)));
            final long standard = score.number(CaseScoreTable.STANDARD_COST_FEN);
            if (standard == 0) {
                return call.say("cost " + cost + " yuan, no standard to compare with", "费用 " + cost + " 元，无对照标准");
            }
            final BigDecimal ratio = BigDecimal.valueOf(score.number(CaseScoreTable.TOTAL_COST_FEN))
                    .divide(BigDecimal.valueOf(standard), 4, RoundingMode.HALF_UP);
            final String against = CellText.grouped(Fen.toYuan(standard));
            return call.say(
                    "cost " + cost + " against " + against + " yuan, ratio " + ratio,
                    "费用 " + cost + " 元，对照 " + against + " 元，比值 " + ratio);
        }

        private String text(final Field field) {
            return score.value(field)
                    .map(value -> CellText.of(field, value, call.language()))
                    .orElse("-");
        }

        private static TableRow step(final String name, final String result, final String why) {
            return new TableRow(List.of(STEP, RESULT, WHY), List.of(name, result, why));
        }
    }
}
