package org.dipper.settlement.decision;

import static org.dipper.settlement.decision.DecisionColumn.extra;
import static org.dipper.settlement.decision.DecisionColumn.needed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dipper.errors.DipperException;
import org.dipper.settlement.clearing.OtherPayment;
import org.dipper.table.Field;

/** The kinds of decisions on a settlement year; each is brought in one CSV file that replaces the one before. */
public enum DecisionKind {
    SPECIAL_REVIEW(
            "special review",
            "特例单议",
            List.of(
                    needed("settlement_id", SettlementDecisionTable.SETTLEMENT_ID, Forms.ID),
                    needed("outcome", SettlementDecisionTable.OUTCOME, CellForm.oneOf(List.of("approved", "rejected"))),
                    extra("method", SettlementDecisionTable.METHOD, CellForm.oneOf(List.of("itemised", "score"))),
                    extra("score", SettlementDecisionTable.SCORE, CellForm.decimal("0.0001", "10000000")),
                    needed("decided_by", SettlementDecisionTable.DECIDED_BY, Forms.NAME),
                    needed("decided_on", SettlementDecisionTable.DECIDED_ON, Forms.DAY),
                    needed("reason", SettlementDecisionTable.REASON, Forms.TEXT)),
            List.of(SettlementDecisionTable.SETTLEMENT_ID),
            "S0001,approved,score,1520.5,评审专家组,2025-04-10,危重症多学科联合诊疗"),
    EXIT(
            "exit from DIP",
            "退出DIP结算",
            List.of(
                    needed("settlement_id", SettlementDecisionTable.SETTLEMENT_ID, Forms.ID),
                    needed("decided_by", SettlementDecisionTable.DECIDED_BY, Forms.NAME),
                    needed("decided_on", SettlementDecisionTable.DECIDED_ON, Forms.DAY),
                    needed("reason", SettlementDecisionTable.REASON, Forms.TEXT)),
            List.of(SettlementDecisionTable.SETTLEMENT_ID),
            "S0002,医保经办机构,2025-04-10,按项目付费"),
    REFUND(
            "refund",
            "退费",
            List.of(
                    needed("settlement_id", SettlementDecisionTable.SETTLEMENT_ID, Forms.ID),
                    needed("decided_on", SettlementDecisionTable.DECIDED_ON, Forms.DAY),
                    needed("reason", SettlementDecisionTable.REASON, Forms.TEXT)),
            List.of(SettlementDecisionTable.SETTLEMENT_ID),
            "S0003,2025-04-12,结算冲销"),
    AUDIT_DEDUCTION(
            "audit deduction",
            "审核扣款",
            List.of(
                    needed("institution_code", SettlementDecisionTable.INSTITUTION_CODE, Forms.ID),
                    needed("insurance_pool", SettlementDecisionTable.INSURANCE_POOL, Forms.ID),
                    extra("month", SettlementDecisionTable.MONTH, CellForm.month()),
                    needed("amount_yuan", SettlementDecisionTable.AMOUNT_FEN, CellForm.yuan()),
                    extra("settlement_id", SettlementDecisionTable.SETTLEMENT_ID, Forms.ID),
                    needed("decided_by", SettlementDecisionTable.DECIDED_BY, Forms.NAME),
                    needed("reason", SettlementDecisionTable.REASON, Forms.TEXT)),
            List.of(
                    SettlementDecisionTable.INSTITUTION_CODE,
                    SettlementDecisionTable.INSURANCE_POOL,
                    SettlementDecisionTable.MONTH,
                    SettlementDecisionTable.SETTLEMENT_ID,
                    SettlementDecisionTable.REASON),
            "H37010001,310,202503,1200.00,S0004,医保经办机构,超标准收费"),
    ASSESSMENT(
            "assessment",
            "年度考核",
            List.of(
                    needed("institution_code", SettlementDecisionTable.INSTITUTION_CODE, Forms.ID),
                    extra("score", SettlementDecisionTable.SCORE, CellForm.decimal("0", "110")),
                    extra("coefficient", SettlementDecisionTable.COEFFICIENT, CellForm.decimal("0", "2")),
                    needed("decided_by", SettlementDecisionTable.DECIDED_BY, Forms.NAME),
                    needed("reason", SettlementDecisionTable.REASON, Forms.TEXT)),
            List.of(SettlementDecisionTable.INSTITUTION_CODE),
            "H37010001,93.5,,考核小组,2025年度协议考核"),
    OTHER_PAYMENT(
            "other payment",
            "其他支付方式",
            List.of(
                    needed("institution_code", SettlementDecisionTable.INSTITUTION_CODE, Forms.ID),
                    needed("insurance_pool", SettlementDecisionTable.INSURANCE_POOL, Forms.ID),
                    needed(
                            "kind",
                            SettlementDecisionTable.METHOD,
                            CellForm.oneOf(Arrays.stream(OtherPayment.Kind.values())
                                    .map(OtherPayment.Kind::text)
                                    .toList())),
                    needed("name", SettlementDecisionTable.NAME, Forms.NAME),
                    needed("amount_yuan", SettlementDecisionTable.AMOUNT_FEN, CellForm.yuan()),
                    extra("quantity", SettlementDecisionTable.QUANTITY, CellForm.whole()),
                    extra("risk_adjustment", SettlementDecisionTable.RISK_ADJUSTMENT, CellForm.decimal("-1", "10"))),
            List.of(
                    SettlementDecisionTable.INSTITUTION_CODE,
                    SettlementDecisionTable.INSURANCE_POOL,
                    SettlementDecisionTable.METHOD,
                    SettlementDecisionTable.NAME),
            "H37010001,390,capitation,门诊统筹人头包干,180.00,12000,0.05"),
    OBJECTION(
            "objection",
            "异议申诉",
            List.of(
                    needed("objection_id", SettlementDecisionTable.NAME, Forms.ID),
                    needed("institution_code", SettlementDecisionTable.INSTITUTION_CODE, Forms.ID),
                    extra("settlement_id", SettlementDecisionTable.SETTLEMENT_ID, Forms.ID),
                    needed("filed_on", SettlementDecisionTable.DECIDED_ON, Forms.DAY),
                    needed("text", SettlementDecisionTable.TEXT, Forms.TEXT),
                    needed(
                            "state",
                            SettlementDecisionTable.STATE,
                            CellForm.oneOf(List.of("open", "accepted", "rejected"))),
                    extra("answer", SettlementDecisionTable.REASON, Forms.TEXT),
                    extra("answered_by", SettlementDecisionTable.DECIDED_BY, Forms.NAME)),
            List.of(SettlementDecisionTable.NAME),
            "Y2025-001,H37010001,S0005,2025-04-15,对入组结果有异议,open,,");

    private final String labelEn;
    private final String labelZh;
    private final List<DecisionColumn> columns;
    private final List<Field> key;
    private final String example;

    DecisionKind(
            final String labelEn,
            final String labelZh,
            final List<DecisionColumn> columns,
            final List<Field> key,
            final String example) {
        this.labelEn = labelEn;
        this.labelZh = labelZh;
        this.columns = columns;
        this.key = key;
        this.example = example;
    }

    /** The kind of this id. */
    public static DecisionKind of(final String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DipperException.usage(
                        "There is no kind of decision \"" + id + "\".",
                        "Known are: "
                                + Arrays.stream(values()).map(DecisionKind::id).collect(Collectors.joining(", ")) + ".",
                        "Check --kind."));
    }

    /** The name that options, tables and publications use, such as {@code special-review}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String labelEn() {
        return labelEn;
    }

    public String labelZh() {
        return labelZh;
    }

    /** What a publication of the decisions of a year is called. */
    public String subject(final int year) {
        return "decisions:" + year + ":" + id();
    }

    /** The headers that a file must have. */
    public List<String> requiredColumns() {
        return columns.stream()
                .filter(DecisionColumn::isRequired)
                .map(DecisionColumn::name)
                .toList();
    }

    /** All headers that a file may have. */
    public List<String> columnNames() {
        return columns.stream().map(DecisionColumn::name).toList();
    }

    /** A file to start from: the headers and an example. */
    public String template() {
        return String.join(",", columnNames()) + "\n" + example + "\n";
    }

    List<DecisionColumn> columns() {
        return columns;
    }

    /** The fields that two lines may not share. */
    List<Field> key() {
        return key;
    }

    /** Forms that many columns have; apart, since an enum's constants come before its other constants. */
    private static final class Forms {
        static final CellForm ID = CellForm.text(64);
        static final CellForm NAME = CellForm.text(200);
        static final CellForm TEXT = CellForm.text(4000);
        static final CellForm DAY = CellForm.date();
    }
}
