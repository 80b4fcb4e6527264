package org.dipper.shell.rules;

import static org.dipper.shell.rules.RuleList.percent;
import static org.dipper.shell.rules.RuleList.plain;

import java.util.List;
import org.dipper.policy.AuxiliaryPolicy;
import org.dipper.policy.AuxiliaryPolicy.Gate;

/** Auxiliary typing in words. */
final class AuxiliaryRules {
    private static final Source TYPING = Source.draftAndLocal("auxiliary typing", "辅助分型");

    private AuxiliaryRules() {}

    static void add(final RuleList rules, final AuxiliaryPolicy policy) {
        gate(rules, "auxiliary", "A subtype opens", "辅助分型开启条件：", policy.gate());
        rules.add(
                "auxiliary.stay_days_from",
                policy.stayDaysFrom(),
                "A secondary diagnosis makes a case severe from " + policy.stayDaysFrom() + " days of stay on",
                "住院满 " + policy.stayDaysFrom() + " 天的次要诊断计入严重程度",
                Source.draft("disease severity", "疾病严重程度"));
        policy.comorbidity()
                .ifPresent(cci -> rules.add(
                        "auxiliary.cci",
                        cci.generalFrom() + ", " + cci.severeFrom() + ", " + cci.verySevereFrom(),
                        "The comorbidity index is general from " + cci.generalFrom() + ", severe from "
                                + cci.severeFrom() + ", very severe from " + cci.verySevereFrom(),
                        "合并症指数 " + cci.generalFrom() + " 起为一般，" + cci.severeFrom() + " 起为较重，" + cci.verySevereFrom()
                                + " 起为严重",
                        TYPING));
        if (policy.hasSeverity()) {
            rules.add(
                    "auxiliary.severity",
                    true,
                    "Cases other than malignant tumours are typed by severity",
                    "非恶性肿瘤病例按疾病严重程度分型",
                    Source.draft("disease severity", "疾病严重程度"));
        }
        policy.tumour()
                .ifPresent(tumour -> rules.add(
                        "auxiliary.tumour_severity",
                        plain(tumour.costMultiple()) + " x, " + plain(tumour.costShare()),
                        "A tumour case is of high cost from " + plain(tumour.costMultiple())
                                + " x the group's mean, with treatment or drugs at " + percent(tumour.costShare())
                                + " of it",
                        "恶性肿瘤病例费用达病种均费 " + plain(tumour.costMultiple()) + " 倍且治疗费或药费占 " + percent(tumour.costShare())
                                + " 为高费用",
                        Source.draft("malignant tumour severity", "恶性肿瘤疾病严重程度")));
        policy.age().ifPresent(age -> {
            final String bands = String.join(
                    ", ",
                    age.bands().stream().map(AuxiliaryPolicy.AgeBand::name).toList());
            final String elderly =
                    age.elderlyFromYears().map(years -> "; " + years + "+").orElse("");
            rules.add(
                    "auxiliary.age",
                    bands + elderly,
                    "Ages are typed in bands: " + bands
                            + age.elderlyFromYears()
                                    .map(years -> "; from " + years + " years by severity")
                                    .orElse(""),
                    "年龄分段：" + bands
                            + age.elderlyFromYears()
                                    .map(years -> "；" + years + " 岁起结合严重程度")
                                    .orElse(""),
                    Source.draft("age", "年龄特征"));
        });
        policy.icu().ifPresent(icu -> {
            final List<String> from =
                    icu.bandsFrom().stream().map(String::valueOf).toList();
            rules.add(
                    "auxiliary.icu_days",
                    "[" + String.join(", ", from) + "]",
                    "Days in intensive care are typed in bands from " + String.join(", ", from) + " days",
                    "监护病房住院天数分段起点 " + String.join("、", from) + " 天",
                    Source.draft("days in intensive care", "监护病房住院天数"));
            gate(rules, "auxiliary.icu_days", "A subtype of intensive care opens", "监护病房分型开启条件：", icu.gate());
        });
    }

    private static void gate(
            final RuleList rules, final String key, final String english, final String chinese, final Gate gate) {
        rules.add(
                key + ".gate",
                "cases " + gate.groupCasesAbove() + ", subtype " + gate.subtypeCasesAbove() + ", cv "
                        + plain(gate.cvAbove()) + ", drop " + plain(gate.cvDropAtLeast()),
                english + " above " + gate.groupCasesAbove() + " cases of the group and " + gate.subtypeCasesAbove()
                        + " of the subtype, a CV above " + plain(gate.cvAbove()) + " and a drop of it by "
                        + percent(gate.cvDropAtLeast()),
                chinese + "病种多于 " + gate.groupCasesAbove() + " 例、分型多于 " + gate.subtypeCasesAbove() + " 例、变异系数高于 "
                        + plain(gate.cvAbove()) + " 且下降 " + percent(gate.cvDropAtLeast()),
                TYPING);
    }
}
