package org.dipper.shell.rules;

import java.util.List;
import org.dipper.policy.PlannedReturnRule;
import org.dipper.policy.ReadmissionPolicy;
import org.dipper.policy.SplitAdmissionPolicy;

/** How unplanned readmissions and chains of split admissions are told. */
final class SupervisionRules {
    private static final Source GUIDE = new Source("default of this tool, or local choice", "工具默认值或地方规定");
    private static final Source CIRCUMSTANCES =
            new Source("NHSA circumstances of split admission; figures are defaults", "国家医保局分解住院情形；数值为工具默认值");

    private SupervisionRules() {}

    static void readmission(final RuleList rules, final ReadmissionPolicy policy) {
        final String key = "supervision.readmission.";
        for (final PlannedReturnRule rule : policy.plannedRules()) {
            final String diagnoses = String.join(", ", rule.diagnoses());
            final String procedures = String.join(", ", rule.procedures());
            rules.add(
                    key + "planned_rules." + rule.id(),
                    "diagnoses [" + diagnoses + "], procedures [" + procedures + "]",
                    "A return with diagnosis [" + diagnoses + "] or, unless by emergency, procedure [" + procedures
                            + "] is planned" + (rule.isSequence() ? ", after a stay of the same kind" : ""),
                    "诊断为 [" + diagnoses + "] 或非急诊且操作为 [" + procedures + "] 的再入院视为计划内"
                            + (rule.isSequence() ? "（前次须为同类）" : ""),
                    GUIDE);
        }
        rules.add(
                key + "planned_flag_days",
                policy.plannedFlagDays(),
                "A recorded plan to return counts for " + policy.plannedFlagDays() + " days",
                "出院再住院计划在 " + policy.plannedFlagDays() + " 天内有效",
                GUIDE);
        rules.add(
                key + "transfer_gap_days",
                policy.transferGapDays(),
                "A stay elsewhere within " + policy.transferGapDays() + " days (" + policy.orderedTransferGapDays()
                        + " after transfer on order) continues the stay before",
                policy.transferGapDays() + " 天内（医嘱转院为 " + policy.orderedTransferGapDays() + " 天）在他院住院视为转院",
                GUIDE);
        rules.add(
                key + "index_washout_days",
                policy.indexWashoutDays(),
                "A stay within " + policy.indexWashoutDays() + " days of the one before is no index stay; 0 for none",
                "距上次住院 " + policy.indexWashoutDays() + " 天内的住院不作为基准住院；0 表示不剔除",
                GUIDE);
        rules.add(
                key + "requires_follow_up",
                policy.requiresFollowUp(),
                policy.requiresFollowUp()
                        ? "An index stay needs the longest window inside the data of its institution"
                        : "Index stays count whether or not their window ends inside the data",
                policy.requiresFollowUp() ? "基准住院须有完整随访期" : "不要求完整随访期",
                GUIDE);
        final List<String> excluded =
                policy.indexExcludedRules().stream().sorted().toList();
        rules.add(
                key + "index_excluded_rules",
                "[" + String.join(", ", excluded) + "]",
                "Stays of these kinds are no index stays: " + String.join(", ", excluded),
                "下列类别不作为基准住院：" + String.join(", ", excluded),
                GUIDE);
    }

    static void splitAdmission(final RuleList rules, final SplitAdmissionPolicy policy) {
        final String key = "supervision.split_admission.";
        rules.add(
                key + "department_gap_days",
                policy.departmentGapDays(),
                "B1a: another department within " + policy.departmentGapDays() + " days, weight "
                        + policy.departmentWeight().toPlainString(),
                "B1a：" + policy.departmentGapDays() + " 天内转科重新入院，权重 "
                        + policy.departmentWeight().toPlainString(),
                CIRCUMSTANCES);
        rules.add(
                key + "relabel_gap_days",
                policy.relabelGapDays(),
                "B1b: another principal diagnosis within " + policy.relabelGapDays() + " days, weight "
                        + policy.relabelWeight().toPlainString(),
                "B1b：" + policy.relabelGapDays() + " 天内更换主要诊断，权重 "
                        + policy.relabelWeight().toPlainString(),
                CIRCUMSTANCES);
        rules.add(
                key + "return_weight",
                policy.returnWeight(),
                "B1d: the same disease, weight " + policy.returnWeight().toPlainString() + "; B1f in the community "
                        + policy.communityWeight().toPlainString(),
                "B1d：同病种再入院，权重 " + policy.returnWeight().toPlainString() + "；B1f 医共体内 "
                        + policy.communityWeight().toPlainString(),
                CIRCUMSTANCES);
        rules.add(
                key + "long_chain_links",
                policy.longChainLinks(),
                "B1e: " + policy.longChainLinks() + " links within " + policy.longChainDays() + " days",
                "B1e：" + policy.longChainDays() + " 天内 " + policy.longChainLinks() + " 次衔接",
                CIRCUMSTANCES);
        rules.add(
                key + "standard_tolerance",
                policy.standardTolerance(),
                "B1g: a first stay within " + policy.standardTolerance().toPlainString()
                        + " of its payment standard adds "
                        + policy.standardBonus().toPlainString(),
                "B1g：前次费用与支付标准相差不超过 " + policy.standardTolerance().toPlainString() + "，加 "
                        + policy.standardBonus().toPlainString(),
                CIRCUMSTANCES);
    }
}
