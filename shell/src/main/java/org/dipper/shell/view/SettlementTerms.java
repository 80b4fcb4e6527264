package org.dipper.shell.view;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dipper.settlement.AnnualSettlementPathTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.PaymentPath;
import org.dipper.settlement.PoolAccountTable;
import org.dipper.settlement.clearing.PoolAccount;
import org.dipper.settlement.decision.DecisionKind;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.settlement.workflow.PeriodState;

/** Words that settlement tables keep as keys, as people read them. A word it does not know stays as it is. */
public final class SettlementTerms {
    private record Term(String english, String chinese) {}

    private static final Map<String, Term> PATHS = Stream.of(PaymentPath.values())
            .collect(Collectors.toUnmodifiableMap(PaymentPath::id, path -> new Term(path.labelEn(), path.labelZh())));
    private static final Map<String, Term> DEVIATIONS = Map.of(
            "normal", new Term("normal", "正常"),
            "low", new Term("low cost", "费用偏低"),
            "high", new Term("high cost", "费用偏高"),
            "extreme", new Term("extreme cost", "费用极高"),
            "ungrouped", new Term("ungrouped", "未入组"));
    private static final Map<String, Term> KINDS = Map.of(
            "new", new Term("new", "新增"),
            "late", new Term("late", "补传"),
            "corrected", new Term("corrected", "更正"),
            "withdrawn", new Term("withdrawn", "退出"));
    private static final Map<String, Term> ACCOUNTS = Map.of(
            "budget", new Term("budget", "预算"),
            "distribution", new Term("distribution", "分配"),
            "adjustment_fund", new Term("adjustment fund", "区域调节金"));
    private static final Map<String, Term> ITEMS = Map.ofEntries(
            entry(PoolAccount.BUDGET_FIGURE, new Term("first figure of the budget", "预算首项")),
            entry(PoolAccount.ADJUSTMENT_FUND, new Term("adjustment fund", "区域调节金")),
            entry(PoolAccount.CROSS_REGION, new Term("cross-region", "异地就医")),
            entry(PoolAccount.NON_DIP, new Term("paid otherwise", "非病种付费")),
            entry(PoolAccount.DIP_FUND, new Term("DIP fund", "病种分值付费总额")),
            entry(PoolAccount.PAID_TO_HOSPITALS, new Term("final amounts of the hospitals", "机构清算金额")),
            entry(PoolAccount.POINT_VALUE, new Term("left by the point value", "点值结余")),
            entry(PoolAccount.ASSESSMENT, new Term("left by assessment", "考核扣减")),
            entry(PoolAccount.SURPLUS_NOT_KEPT, new Term("surplus not kept", "未留用结余")),
            entry(PoolAccount.OVERSPEND_SHARED, new Term("overspend borne", "分担超支")),
            entry(PoolAccount.AUDIT_DEDUCTION, new Term("audit deductions", "审核扣款")),
            entry(PoolAccount.DEPOSIT_FORFEITED, new Term("deposit not returned", "不予返还保证金")),
            entry(PoolAccount.OPENING, new Term("opening", "年初余额")),
            entry(PoolAccount.POINT_VALUE_SURPLUS, new Term("surplus of the point value", "点值结余转入")),
            entry(PoolAccount.POINT_VALUE_DRAWN, new Term("drawn for the point value", "点值动用")),
            entry(PoolAccount.CLOSING, new Term("closing", "年末余额")));
    private static final Map<String, Term> PAYMENTS = Map.of(
            "item", new Term("by item", "按项目"),
            "single_disease", new Term("single disease", "单病种"),
            "outpatient_group", new Term("outpatient group", "门诊病例分组"),
            "capitation", new Term("capitation", "按人头"),
            "community", new Term("county community", "医共体打包"));
    private static final Map<String, Term> STATES = states();
    private static final Map<String, Term> REVIEWS = Map.of(
            "approved", new Term("approved", "已通过"),
            "rejected", new Term("rejected", "未通过"));
    private static final Map<String, Term> OBJECTIONS = Map.of(
            "open", new Term("open", "待答复"),
            "accepted", new Term("accepted", "已采纳"),
            "rejected", new Term("rejected", "未采纳"));
    private static final Map<String, Term> METHODS = methods();
    private static final Map<String, Term> DECISIONS = Stream.of(DecisionKind.values())
            .collect(Collectors.toUnmodifiableMap(DecisionKind::id, kind -> new Term(kind.labelEn(), kind.labelZh())));

    private SettlementTerms() {}

    /** A payment path. */
    public static String path(final String key, final Language language) {
        return of(PATHS, key, language);
    }

    /** A deviation, or extreme. */
    public static String deviation(final String key, final Language language) {
        return of(DEVIATIONS, key, language);
    }

    /** Why a month settles a case. */
    public static String kind(final String key, final Language language) {
        return of(KINDS, key, language);
    }

    /** A kind of other payment. */
    public static String payment(final String key, final Language language) {
        return of(PAYMENTS, key, language);
    }

    /** A state of a settlement. */
    public static String state(final String key, final Language language) {
        return of(STATES, key, language);
    }

    /** The outcome of a special review. */
    public static String review(final String key, final Language language) {
        return of(REVIEWS, key, language);
    }

    /** The state of an objection. */
    public static String objection(final String key, final Language language) {
        return of(OBJECTIONS, key, language);
    }

    /** Rows of {@code settlement_decision} with their keys in the words of a language. */
    public static List<TableRow> decisionsInWords(final List<TableRow> rows, final Language language) {
        return inWords(rows, language, SettlementTerms::decisionTerms);
    }

    /** The rows with the keys of their columns in the words of a language. */
    public static List<TableRow> inWords(final List<TableRow> rows, final Language language) {
        return inWords(rows, language, SettlementTerms::terms);
    }

    private static List<TableRow> inWords(
            final List<TableRow> rows, final Language language, final Function<String, Map<String, Term>> words) {
        final List<TableRow> told = new ArrayList<>(rows.size());
        for (final TableRow row : rows) {
            final List<Object> values = new ArrayList<>(row.fields().size());
            for (int place = 0; place < row.fields().size(); place++) {
                final Object value = row.value(place).orElse(null);
                final Map<String, Term> terms =
                        words.apply(row.fields().get(place).name());
                values.add(value instanceof String key && !terms.isEmpty() ? of(terms, key, language) : value);
            }
            told.add(new TableRow(row.fields(), values));
        }
        return told;
    }

    /** How reviews pay, and the kinds of other payments: they share a column. */
    private static Map<String, Term> methods() {
        final Map<String, Term> methods = new HashMap<>(PAYMENTS);
        methods.put("itemised", new Term("item by item", "按项目付费"));
        methods.put("score", new Term("points", "按分值"));
        return Map.copyOf(methods);
    }

    private static Map<String, Term> states() {
        final Map<String, Term> states = new HashMap<>();
        Stream.of(PeriodState.values())
                .forEach(state -> states.put(state.id(), new Term(state.labelEn(), state.labelZh())));
        states.put("draft", new Term("draft", "草案"));
        return Map.copyOf(states);
    }

    private static Map<String, Term> decisionTerms(final String column) {
        if (column.equals(SettlementDecisionTable.KIND.name())) {
            return DECISIONS;
        }
        if (column.equals(SettlementDecisionTable.OUTCOME.name())) {
            return REVIEWS;
        }
        if (column.equals(SettlementDecisionTable.STATE.name())) {
            return OBJECTIONS;
        }
        return column.equals(SettlementDecisionTable.METHOD.name()) ? METHODS : Map.of();
    }

    private static Map<String, Term> terms(final String column) {
        if (column.equals(AnnualSettlementPathTable.PAYMENT_PATH.name())) {
            return PATHS;
        }
        if (column.equals(CaseScoreTable.DEVIATION.name())) {
            return DEVIATIONS;
        }
        if (column.equals(MonthlySettlementCaseTable.KIND.name())) {
            return KINDS;
        }
        if (column.equals(PoolAccountTable.ACCOUNT.name())) {
            return ACCOUNTS;
        }
        return column.equals(PoolAccountTable.ITEM.name()) ? ITEMS : Map.of();
    }

    private static String of(final Map<String, Term> terms, final String key, final Language language) {
        final Term term = terms.get(key);
        return term == null ? key : language.of(term.english(), term.chinese());
    }
}
