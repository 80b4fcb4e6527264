package org.dipper.supervision.indicator;

import static org.dipper.supervision.indicator.Grain.DEPARTMENT;

import java.util.List;
import org.dipper.supervision.indicator.IndicatorEntry.Periods;

/** Indicators of data and coding, D1 to D8. */
final class DataQualityIndicators {
    static final String DIAGNOSIS_CONCENTRATION = "diagnosis_concentration";

    private static final List<String> FIELDS = List.of(
            "insured_area is not null",
            "medical_type is not null",
            "sex is not null",
            "age_years is not null",
            "admission_way is not null",
            "discharge_way is not null",
            "discharge_department is not null",
            "person_pay_fen is not null",
            "drug_cost_fen is not null",
            "consumable_cost_fen is not null");
    private static final String LIST_QUALITY = "NHSA no. 45/2020 pilot plan, part 4: quality of settlement lists";

    private DataQualityIndicators() {}

    static List<Indicator> all() {
        return List.of(
                RatioIndicator.of(
                        entry("D1", "list_completeness", "Completeness of optional list fields", "清单字段填报完整率")
                                .better(Direction.HIGHER)
                                .also(DEPARTMENT),
                        Measure.tally(FIELDS),
                        Measure.sum(String.valueOf(FIELDS.size()))),
                unavailable("D2", "main_diagnosis_accuracy", "Accuracy of the main diagnosis", "主要诊断准确率")
                        .needs("audited cases"),
                unavailable("D3", "list_consistency", "Consistency of list and front page", "清单与首页一致率")
                        .needs("front pages of medical records"),
                unavailable("D4", "list_validity", "Validity of lists", "清单校验合格率")
                        .needs("quality findings by month; dipper data quality has them by ingest"),
                unavailable("D5", "upload_timeliness", "Timeliness of upload", "上传及时率")
                        .needs("upload times"),
                unavailable("D6", "list_pass_rate", "Pass rate of lists", "结算清单质控合格率")
                        .needs("quality findings by month; dipper data quality has them by ingest"),
                RatioIndicator.of(
                        entry("D7", "coding_depth", "Mean number of other diagnoses", "平均其他诊断数")
                                .in("count")
                                .also(DEPARTMENT),
                        Measure.sum("other_diagnosis_count"),
                        Measure.count()),
                RatioIndicator.of(
                        entry("D7n", "single_diagnosis_share", "Cases without other diagnoses", "无其他诊断占比")
                                .also(DEPARTMENT),
                        Measure.count("other_diagnosis_count = 0"),
                        Measure.count()),
                new ComputedIndicator(
                        entry("D7h", DIAGNOSIS_CONCENTRATION, "Concentration of main diagnoses", "主要诊断集中度")
                                .in("index")
                                .over(Periods.WHOLE)
                                .says(
                                        "Herfindahl index of 3-character principal diagnoses: sum of squared case counts, over"
                                                + " the square of cases; 1 where all cases have one.",
                                        LIST_QUALITY)),
                unavailable("D8", "coding_accuracy", "Coding accuracy", "编码准确率").needs("audited cases"));
    }

    private static IndicatorEntry entry(
            final String code, final String id, final String labelEn, final String labelZh) {
        return IndicatorEntry.of(Family.DATA_QUALITY, code, id, labelEn, labelZh)
                .says("", LIST_QUALITY);
    }

    private static Known.Unavailable unavailable(
            final String code, final String id, final String labelEn, final String labelZh) {
        return new Known.Unavailable(entry(code, id, labelEn, labelZh));
    }
}
