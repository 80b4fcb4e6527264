package org.dipper.cases;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.table.Field;

/** All quality rules, in the order they are reported. */
public final class QualityRules {
    /** Not a defect: the row is outside what the mapping asks for. */
    public static final String FILTERED = "F_filtered";
    /** Same settlement id, different content. */
    public static final String CONFLICT = "D1_conflict";
    /** Stays of one person that overlap. */
    public static final String OVERLAP = "D2_overlapping_stays";
    /**
     * 30 million yuan in fen: the square of a cost below it fits 64 bits, so sums of squares for the coefficient of
     * variation start from exact numbers.
     */
    static final long COST_LIMIT_FEN = 3_000_000_000L;

    private static final String FORM = "form";
    private static final String COMPLETENESS = "completeness";
    private static final String LOGIC = "accuracy: logic";
    private static final String MONEY = "accuracy: money";
    private static final String DUPLICATES = "duplicates";
    private static final long TOLERANCE_FEN = 1;
    private static final int LAST_NEWBORN_DAY = 28;

    private static final int AGE = ReadList.place(SettlementListTable.AGE);
    private static final int NWB_AGE = ReadList.place(SettlementListTable.NWB_AGE);
    private static final int BIRTH_WEIGHT = ReadList.place(SettlementListTable.NWB_BIR_WT);
    private static final int ADM_TIME = ReadList.place(SettlementListTable.ADM_TIME);
    private static final int DSCG_TIME = ReadList.place(SettlementListTable.DSCG_TIME);
    private static final int ACT_IPT_DAYS = ReadList.place(SettlementListTable.ACT_IPT_DAYS);
    private static final int TOTAL = ReadList.place(SettlementListTable.MEDFEE_SUMAMT_FEN);
    private static final int FUND = ReadList.place(SettlementListTable.FUND_PAY_SUMAMT_FEN);
    private static final int PERSON = ReadList.place(SettlementListTable.PSN_PART_AMT_FEN);
    private static final int HOSPITAL = ReadList.place(SettlementListTable.HOSP_PART_AMT_FEN);
    private static final int ITEMS = ReadList.place(SettlementListTable.ITEM_SUMAMT_FEN);

    private static final List<QualityRule> ALL = build();

    private QualityRules() {}

    /** Every rule. */
    public static List<QualityRule> all() {
        return ALL;
    }

    private static List<QualityRule> build() {
        final List<QualityRule> rules = new ArrayList<>();
        form(rules);
        completeness(rules);
        rules.addAll(CodeRules.all());
        logic(rules);
        money(rules);
        rules.add(batch(CONFLICT, QualityRule.Severity.REJECT, "Same settlement id, other content", "同一结算ID内容不一致"));
        rules.add(batch(OVERLAP, QualityRule.Severity.WARN, "Stays of one person overlap", "同一人员住院时间重叠"));
        return List.copyOf(rules);
    }

    private static void form(final List<QualityRule> rules) {
        rules.add(reject(
                SourceRows.RAGGED,
                FORM,
                "Another number of cells than the header",
                "列数与表头不符",
                broken(SourceRows.RAGGED)));
        rules.add(reject(
                SourceRows.ENCODING, FORM, "Bytes that are no text, or NUL", "含无法解码的字节", broken(SourceRows.ENCODING)));
        rules.add(reject(
                SourceRows.QUOTES, FORM, "A quote that does not close properly", "引号不配对", broken(SourceRows.QUOTES)));
        rules.add(reject("R_date", FORM, "A date that cannot be read", "日期无法识别", ReadList::hasUnreadableDate));
        rules.add(reject(
                "R_money",
                FORM,
                "An amount that is no yuan with at most two decimals",
                "金额无法识别",
                ReadList::hasUnreadableMoney));
        rules.add(reject("R_number", FORM, "A number that cannot be read", "数值无法识别", ReadList::hasUnreadableNumber));
        rules.add(reject(
                "R_value", FORM, "A value that the mapping does not know", "代码值未在映射中", ReadList::hasUnknownValue));
    }

    private static void completeness(final List<QualityRule> rules) {
        rules.add(present("C1_settlement_id", SettlementListTable.SETL_ID));
        rules.add(present("C1_stay_id", SettlementListTable.MDTRT_ID));
        rules.add(present("C1_person", SettlementListTable.PSN_NO));
        rules.add(present("C1_institution", SettlementListTable.FIXMEDINS_CODE));
        rules.add(present("C1_hospital_level", SettlementListTable.HOSP_LV));
        rules.add(present("C1_insurance_pool", SettlementListTable.INSUTYPE));
        rules.add(present("C1_admission", SettlementListTable.ADM_TIME));
        rules.add(present("C1_discharge", SettlementListTable.DSCG_TIME));
        rules.add(present("C1_principal_diagnosis", SettlementListTable.DIAG_CODE));
        rules.add(present("C1_total_cost", SettlementListTable.MEDFEE_SUMAMT_FEN));
        rules.add(present("C1_fund_payment", SettlementListTable.FUND_PAY_SUMAMT_FEN));
        rules.add(advised("C1_sex", SettlementListTable.GEND));
        rules.add(advised("C1_birth_date", SettlementListTable.BRDY));
        rules.add(warn(
                "C1_age",
                COMPLETENESS,
                "Neither age nor age in days",
                "年龄缺失",
                list -> list.isAbsent(AGE) && list.isAbsent(NWB_AGE),
                SettlementListTable.AGE));
        rules.add(advised("C1_diagnosis_name", SettlementListTable.DIAG_NAME));
        rules.add(unavailable(
                "C2_procedure_complete",
                COMPLETENESS,
                "Procedure without name or date",
                "手术操作信息不全",
                "procedure names and dates are not part of the layout / 结构中无手术名称及日期"));
        rules.add(warn(
                "C3_newborn_weight",
                COMPLETENESS,
                "Newborn without birth weight",
                "新生儿出生体重缺失",
                list -> !list.isAbsent(NWB_AGE)
                        && list.number(NWB_AGE) <= LAST_NEWBORN_DAY
                        && list.isBlank(BIRTH_WEIGHT),
                SettlementListTable.NWB_AGE,
                SettlementListTable.NWB_BIR_WT));
    }

    private static void logic(final List<QualityRule> rules) {
        rules.add(reject(
                "A4_discharge_before_admission",
                LOGIC,
                "Discharge before admission",
                "出院早于入院",
                list -> {
                    final LocalDate admission = list.date(ADM_TIME);
                    final LocalDate discharge = list.date(DSCG_TIME);
                    return admission != null && discharge != null && discharge.isBefore(admission);
                },
                SettlementListTable.ADM_TIME,
                SettlementListTable.DSCG_TIME));
        rules.add(warn(
                "A5_days_against_dates",
                LOGIC,
                "Reported days differ from the dates (one more is tolerated)",
                "住院天数与日期不符",
                QualityRules::isDaysAgainstDates,
                SettlementListTable.ACT_IPT_DAYS));
        final String knowledge = "no knowledge table is loaded / 未加载知识库";
        rules.add(unavailable("A6_sex_against_diagnosis", LOGIC, "Diagnosis unfit for the sex", "诊断与性别不符", knowledge));
        rules.add(unavailable("A7_age_against_diagnosis", LOGIC, "Diagnosis unfit for the age", "诊断与年龄不符", knowledge));
        rules.add(unavailable(
                "A8_diagnosis_against_procedure", LOGIC, "Procedure unfit for the diagnosis", "诊断与手术不符", knowledge));
        rules.add(unavailable(
                "A9_procedure_date",
                LOGIC,
                "Procedure date outside the stay",
                "手术日期不在住院期间",
                "procedure dates are not part of the layout / 结构中无手术日期"));
        rules.add(unavailable(
                "A10_one_principal_diagnosis",
                LOGIC,
                "Not exactly one principal diagnosis",
                "主要诊断不唯一",
                "the layout has one cell for the principal diagnosis / 结构中主要诊断仅一列"));
    }

    private static void money(final List<QualityRule> rules) {
        rules.add(reject(
                "A11_items_add_up",
                MONEY,
                "Total differs from the sum of the items by more than one fen",
                "总额与收费项目合计不符",
                list -> !list.isAbsent(TOTAL)
                        && !list.isAbsent(ITEMS)
                        && Math.abs(list.fen(TOTAL) - list.fen(ITEMS)) > TOLERANCE_FEN,
                SettlementListTable.ITEM_SUMAMT_FEN));
        rules.add(reject(
                "A12_payers_add_up",
                MONEY,
                "Total differs from fund, person and hospital by more than one fen",
                "总额与基金及个人负担合计不符",
                QualityRules::isPaidOtherwise,
                SettlementListTable.PSN_PART_AMT_FEN));
        rules.add(reject(
                "A13_cost_positive",
                MONEY,
                "Total cost not above 0",
                "医疗费总额不大于0",
                list -> !list.isAbsent(TOTAL) && list.fen(TOTAL) <= 0));
        rules.add(unavailable(
                "A14_cost_against_diagnosis",
                MONEY,
                "Cost unfit for the diagnosis",
                "费用与诊断不符",
                "no knowledge table is loaded / 未加载知识库"));
        rules.add(reject(
                "A15_cost_limit",
                MONEY,
                "Total cost of 30 million yuan or more",
                "医疗费总额达三千万元",
                list -> !list.isAbsent(TOTAL) && list.fen(TOTAL) >= COST_LIMIT_FEN));
    }

    private static boolean isDaysAgainstDates(final ReadList list) {
        final LocalDate admission = list.date(ADM_TIME);
        final LocalDate discharge = list.date(DSCG_TIME);
        if (list.isAbsent(ACT_IPT_DAYS) || admission == null || discharge == null) {
            return false;
        }
        final long more = list.number(ACT_IPT_DAYS) - ChronoUnit.DAYS.between(admission, discharge);
        return more < 0 || more > 1;
    }

    private static boolean isPaidOtherwise(final ReadList list) {
        if (list.isAbsent(TOTAL) || list.isAbsent(FUND) || list.isAbsent(PERSON)) {
            return false;
        }
        final long hospital = list.isAbsent(HOSPITAL) ? 0 : list.fen(HOSPITAL);
        final long paid = list.fen(FUND) + list.fen(PERSON) + hospital;
        return Math.abs(list.fen(TOTAL) - paid) > TOLERANCE_FEN;
    }

    private static QualityRule.Check isAbsent(final Field field) {
        final int place = ReadList.place(field);
        return list -> list.isAbsent(place);
    }

    private static QualityRule.Check broken(final String rule) {
        return list -> list.fails(rule);
    }

    private static QualityRule present(final String id, final Field field) {
        return reject(id, COMPLETENESS, missingEn(field), missingZh(field), isAbsent(field), field);
    }

    private static QualityRule advised(final String id, final Field field) {
        return warn(id, COMPLETENESS, missingEn(field), missingZh(field), isAbsent(field), field);
    }

    private static String missingEn(final Field field) {
        return "Without " + field.labelEn();
    }

    private static String missingZh(final Field field) {
        return field.labelZh() + "缺失";
    }

    private static QualityRule reject(
            final String id,
            final String dimension,
            final String en,
            final String zh,
            final QualityRule.Check fails,
            final Field... needs) {
        return new QualityRule(
                id,
                dimension,
                QualityRule.Severity.REJECT,
                en,
                zh,
                List.of(needs),
                Optional.of(fails),
                List.of(),
                Optional.empty());
    }

    private static QualityRule warn(
            final String id,
            final String dimension,
            final String en,
            final String zh,
            final QualityRule.Check fails,
            final Field... needs) {
        return new QualityRule(
                id,
                dimension,
                QualityRule.Severity.WARN,
                en,
                zh,
                List.of(needs),
                Optional.of(fails),
                List.of(),
                Optional.empty());
    }

    private static QualityRule batch(
            final String id, final QualityRule.Severity severity, final String en, final String zh) {
        return new QualityRule(
                id, DUPLICATES, severity, en, zh, List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    private static QualityRule unavailable(
            final String id, final String dimension, final String en, final String zh, final String missing) {
        return new QualityRule(
                id,
                dimension,
                QualityRule.Severity.REJECT,
                en,
                zh,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of(missing));
    }
}
