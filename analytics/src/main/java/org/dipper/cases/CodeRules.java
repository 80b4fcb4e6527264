package org.dipper.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dipper.coding.CodeNormaliser;
import org.dipper.coding.CodeTableKind;

/** The rules about diagnosis and procedure codes; all but one look into code tables. */
final class CodeRules {
    private static final String CODES = "accuracy: codes";
    private static final int DIAG_CODE = ReadList.place(SettlementListTable.DIAG_CODE);
    private static final int OTHER_DIAGNOSES = ReadList.place(SettlementListTable.OTHER_DIAG_CODES);
    private static final int PROCEDURES = ReadList.place(SettlementListTable.OPRN_OPRT_CODES);

    private CodeRules() {}

    /** The rules, in the order they are reported. */
    static List<QualityRule> all() {
        final List<QualityRule> rules = new ArrayList<>();
        rules.add(new QualityRule(
                "A1_well_formed",
                CODES,
                QualityRule.Severity.REJECT,
                "The principal diagnosis does not begin with a category",
                "主要诊断编码格式错误",
                List.of(SettlementListTable.DIAG_CODE),
                Optional.of(list -> !list.isAbsent(DIAG_CODE) && !CodeNormaliser.isWellFormed(list.text(DIAG_CODE))),
                List.of(),
                Optional.empty()));
        rules.add(byTable(
                "A1_unmapped_principal",
                QualityRule.Severity.REJECT,
                "The principal diagnosis has no counterpart in the medical-insurance edition",
                "主要诊断无医保版对应编码",
                list -> !list.isAbsent(DIAG_CODE) && list.codes().lacksDiagnosis(list.text(DIAG_CODE)),
                CodeTableKind.DIAGNOSIS_MAP));
        rules.add(byTable(
                "A1_unmapped_other",
                QualityRule.Severity.WARN,
                "Another diagnosis has no counterpart in the medical-insurance edition",
                "其他诊断无医保版对应编码",
                list -> anyOf(list.texts(OTHER_DIAGNOSES), list.codes()::lacksDiagnosis),
                CodeTableKind.DIAGNOSIS_MAP));
        rules.add(byTable(
                "A1_dictionary",
                QualityRule.Severity.WARN,
                "Diagnosis not in the dictionary",
                "诊断编码不在字典",
                list -> (!list.isAbsent(DIAG_CODE) && isUnknownDiagnosis(list, list.text(DIAG_CODE)))
                        || anyOf(list.texts(OTHER_DIAGNOSES), code -> isUnknownDiagnosis(list, code)),
                CodeTableKind.DIAGNOSIS));
        rules.add(byTable(
                "A2_unmapped_procedure",
                QualityRule.Severity.WARN,
                "A procedure has no counterpart in the medical-insurance edition",
                "手术操作无医保版对应编码",
                list -> anyOf(list.texts(PROCEDURES), list.codes()::lacksProcedure),
                CodeTableKind.PROCEDURE_MAP));
        rules.add(byTable(
                "A2_dictionary",
                QualityRule.Severity.WARN,
                "Procedure not in the dictionary",
                "手术编码不在字典",
                list -> anyOf(list.texts(PROCEDURES), code -> !list.codes()
                        .knowsProcedure(list.codes().procedure(code))),
                CodeTableKind.PROCEDURE));
        rules.add(byTable(
                "A2_procedure_attribute",
                QualityRule.Severity.WARN,
                "The main procedure has no attribute in the table; it counts as surgery",
                "主要手术操作无属性，按手术处理",
                list -> list.texts(PROCEDURES).length > 0
                        && !list.codes().hasAttribute(list.codes().procedure(list.texts(PROCEDURES)[0])),
                CodeTableKind.PROCEDURE_ATTRIBUTE));
        rules.add(byTable(
                "A3_exclusion_lists",
                QualityRule.Severity.WARN,
                "The principal diagnosis is on the exclusion list",
                "主要诊断在排除清单",
                list -> !list.isAbsent(DIAG_CODE)
                        && list.codes().isExcludedDiagnosis(list.codes().diagnosis(list.text(DIAG_CODE))),
                CodeTableKind.EXCLUDED_DIAGNOSIS));
        return rules;
    }

    private static boolean isUnknownDiagnosis(final ReadList list, final String code) {
        return !list.codes().knowsDiagnosis(list.codes().diagnosis(code));
    }

    private static boolean anyOf(final String[] codes, final Predicate<String> fails) {
        for (final String code : codes) {
            if (fails.test(code)) {
                return true;
            }
        }
        return false;
    }

    private static QualityRule byTable(
            final String id,
            final QualityRule.Severity severity,
            final String en,
            final String zh,
            final QualityRule.Check fails,
            final CodeTableKind table) {
        return new QualityRule(
                id, CODES, severity, en, zh, List.of(), Optional.of(fails), List.of(table), Optional.empty());
    }
}
