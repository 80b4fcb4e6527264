package org.dipper.shell.report;

import static java.util.Map.entry;

import java.util.Map;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.table.Field;

/** Words that tables keep in English, as the reader of a page expects them. */
final class Terms {
    private static final Map<String, Map<String, String>> CHINESE = Map.of(
            DiseaseGroupTable.GROUP_TYPE.name(),
            Map.of("core", "核心病种", "comprehensive", "综合病种"),
            InstitutionCoefficientTable.SUBJECT_TYPE.name(),
            Map.of("class", "等级", "institution", "机构"),
            InstitutionCoefficientTable.METHOD.name(),
            Map.of("by_class", "按等级", "base_bonus", "基础加成", "case_mix_adjusted", "病例组合校正", "by_disease", "按病种"),
            InstitutionCoefficientTable.STATE.name(),
            Map.of("in_force", "执行", "bounded", "限幅", "not_used", "不采用"),
            AuxiliaryTypeTable.AUXILIARY_TYPE.name(),
            Map.ofEntries(
                    entry("cci", "合并症指数"),
                    entry("severity", "疾病严重程度"),
                    entry("tumour_severity", "恶性肿瘤严重程度"),
                    entry("age", "年龄特征"),
                    entry("icu_days", "监护病房住院天数")));

    private Terms() {}

    /** A value of a column as people read it in a language. */
    static String of(final Field field, final Object value, final Language language) {
        final String text = CellText.of(field, value, language);
        return language == Language.CHINESE
                ? CHINESE.getOrDefault(field.name(), Map.of()).getOrDefault(text, text)
                : text;
    }
}
