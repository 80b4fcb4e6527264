package org.dipper.supervision.split;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.SplitAdmissionPolicy;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.CaseRule;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.LeadRule.Text;
import org.dipper.supervision.SplitAdmission;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.Columns;

/**
 * Split admission (分解住院): one lead a chain of stays, about its first stay, with all its stays in order. Excess points and
 * fund at stake are the chain's and stand on its first stay. A lead is a question, never a verdict.
 *
 * <p>Rule: NHSA circumstances of split admission; parameters are defaults of the guide.
 */
public final class SplitAdmissionRule implements CaseRule {
    private static final String VERSION = "2";
    private static final String CHAIN = "chain";
    private static final String FIRST_INSTITUTION = "first_institution";

    private final SupervisionPolicy policy;
    private final boolean hasCommunities;
    private final Dataset<Row> links;
    private final SplitChains chains;
    private final ChainPoints points;

    /**
     * The rule over these links.
     *
     * @param policy the parameters that made the links
     * @param hasCommunities whether medical communities were known to them
     * @param links rows of {@link SplitLinks}
     * @param regroup adds {@code group_code} and {@code rw} to {@code settled_case} rows as the catalog edition in use groups
     *     them; empty where there is none
     */
    public SplitAdmissionRule(
            final SupervisionPolicy policy,
            final boolean hasCommunities,
            final Dataset<Row> links,
            final Optional<UnaryOperator<Dataset<Row>>> regroup) {
        this.policy = requireNonNull(policy, "policy");
        this.hasCommunities = hasCommunities;
        this.links = requireNonNull(links, "links");
        this.chains = new SplitChains(policy.splitAdmission());
        this.points = new ChainPoints(regroup);
    }

    @Override
    public LeadRule definition() {
        return new LeadRule(
                SplitAdmission.RULE,
                VERSION,
                "Split admission",
                "分解住院",
                "NHSA circumstances of split admission; gaps and weights are defaults of this tool",
                parameters(),
                new Text(
                        "death; transfer for higher care; tumour treatment, dialysis and staged surgery; mothers and"
                                + " newborns; bed-day stays; planned return with a procedure; emergency of another"
                                + " system",
                        "死亡；转往上级机构；肿瘤治疗、透析、分期手术；孕产妇与新生儿；床日病例；有计划且伴操作的再入院；不同系统疾病的急诊入院"),
                new Text(
                        "self-pay stays between (B1c); isolation in an epidemic; medical need"
                                + (hasCommunities ? "" : "; other institutions of a medical community (B1f)"),
                        "其间自费住院(B1c)；疫情隔离；医疗必要性" + (hasCommunities ? "" : "；医共体内其他机构(B1f)")));
    }

    /**
     * The stays of all chains.
     *
     * @param cases rows of {@link SupervisedCaseTable}, the stays of the links among them
     */
    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> stays = chains.apply(links)
                .join(
                        Columns.withAbsent(SupervisedCaseTable.CONTRACT.fields(), cases),
                        SettledCaseTable.SETTLEMENT_ID.name());
        final Column isFirst = col(FlaggedCaseTable.SEQUENCE).equalTo(1);
        final Dataset<Row> found = stays.withColumn(
                        FIRST_INSTITUTION,
                        max(when(isFirst, col(SettledCaseTable.INSTITUTION_CODE)))
                                .over(Window.partitionBy(col(SplitChains.CHAIN_ID))))
                .join(points.apply(stays), SplitChains.CHAIN_ID);
        return found.withColumn(FlaggedCaseTable.RULE.name(), lit(SplitAdmission.RULE))
                .withColumn(
                        FlaggedCaseTable.LEAD_ID.name(),
                        concat(lit(SplitAdmission.RULE + ":"), col(SplitChains.CHAIN_ID)))
                .withColumn(FlaggedCaseTable.SUBJECT_TYPE.name(), lit(CHAIN))
                .withColumn(FlaggedCaseTable.SUBJECT.name(), col(SplitChains.CHAIN_ID))
                .withColumn(FlaggedCaseTable.LEAD_INSTITUTION.name(), col(FIRST_INSTITUTION))
                .withColumn(FlaggedCaseTable.STRENGTH.name(), col(SplitChains.CHAIN_STRENGTH))
                .withColumn(FlaggedCaseTable.EXCESS_POINTS.name(), when(isFirst, col(ChainPoints.EXCESS_POINTS)))
                .withColumn(
                        FlaggedCaseTable.FUND_AT_STAKE_FEN.name(), when(isFirst, col(ChainPoints.FUND_AT_STAKE_FEN)))
                .withColumn(FlaggedCaseTable.FINDING.name(), ChainTexts.finding())
                .withColumn(FlaggedCaseTable.FINDING_ZH.name(), ChainTexts.findingZh())
                .withColumn(FlaggedCaseTable.SUMMARY.name(), ChainTexts.summary())
                .withColumn(FlaggedCaseTable.SUMMARY_ZH.name(), ChainTexts.summaryZh())
                .select(select(FlaggedCaseTable.CONTRACT));
    }

    private Map<String, String> parameters() {
        final SplitAdmissionPolicy split = policy.splitAdmission();
        final Map<String, String> parameters = new TreeMap<>();
        parameters.put("split_gap_days", String.valueOf(policy.splitGapDays()));
        parameters.put("department_gap_days", String.valueOf(split.departmentGapDays()));
        parameters.put("department_weight", plain(split.departmentWeight()));
        parameters.put("relabel_gap_days", String.valueOf(split.relabelGapDays()));
        parameters.put("relabel_weight", plain(split.relabelWeight()));
        parameters.put("return_weight", plain(split.returnWeight()));
        parameters.put("long_chain_links", String.valueOf(split.longChainLinks()));
        parameters.put("long_chain_days", String.valueOf(split.longChainDays()));
        parameters.put("community_weight", plain(split.communityWeight()));
        parameters.put("standard_tolerance", plain(split.standardTolerance()));
        parameters.put("standard_bonus", plain(split.standardBonus()));
        parameters.put("planned_procedure_attribute", String.valueOf(split.plannedProcedureAttribute()));
        return parameters;
    }

    private static String plain(final BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
