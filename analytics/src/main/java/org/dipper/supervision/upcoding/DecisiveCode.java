package org.dipper.supervision.upcoding;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.coding.PackedColumns;
import org.dipper.supervision.CaseRule;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadRule;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * One other diagnosis decides too often: an institution's cases of a 3-character principal diagnosis owe their points to the
 * same other diagnosis more often than those of its peers.
 *
 * <p>A diagnosis is decisive in a case where the case would score less without it ({@link CodeRemoval}). One lead an
 * institution, category and code with at least the policy's fewest cases, at least twice the peers' share and more cases than
 * that share lets expect by the policy's number of standard deviations. Excess points are what the code buys in the cases;
 * of these, the share that peers have too is not in excess, so each case carries the part above it. The strength is how likely
 * the true share lies above the peers' share times the policy's ratio.
 *
 * <p>What it cannot tell: whether the record supports the diagnosis. Source: leave-one-code-out regrouping, a method of this
 * tool; a published case of a township centre with 57.89 % complicated cases shows what it looks for.
 */
public final class DecisiveCode implements CaseRule {
    /** The id of the rule. */
    public static final String RULE = "decisive_code";

    private static final double TWICE = 2.0;
    private static final String CASES = "family_cases";
    private static final String DECIDED = "decided_cases";
    private static final String PEER_CASES = "peer_cases";
    private static final String PEER_DECIDED = "peer_decided_cases";
    private static final String ALL_CASES = "all_cases";

    private final UpCodingPolicy policy;
    private final CodeRemoval removal;

    /** The rule with these thresholds and this way of grouping. */
    public DecisiveCode(final UpCodingPolicy policy, final CodeRemoval removal) {
        this.policy = requireNonNull(policy, "policy");
        this.removal = requireNonNull(removal, "removal");
    }

    @Override
    public LeadRule definition() {
        return new LeadRule(
                RULE,
                "1",
                "Decisive other diagnosis",
                "决定性其他诊断",
                "Mission S0 4 (high coding); leave-one-code-out regrouping, a method of this tool",
                Map.of(
                        "fewest_cases", String.valueOf(policy.fewestCases()),
                        "times_peers", "2",
                        "ratio_above", policy.ratioAbove().toPlainString(),
                        "deviations_above", policy.deviationsAbove().toPlainString()),
                new LeadRule.Text(
                        "ungrouped cases; diagnoses that do not move group or auxiliary subtype",
                        "未入组病例；不影响入组及辅助分型的诊断"),
                new LeadRule.Text(
                        "whether the record supports the diagnosis; services that belong to it", "病案是否支持该诊断；有无对应诊疗项目"));
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> decided = removal.apply(cases);
        return flagged(decided.join(broadcast(suspects(cases, decided)), new String[] {
                    SettledCaseTable.INSTITUTION_KEY.name(),
                    SettledCaseTable.DIAGNOSIS_CATEGORY_KEY.name(),
                    CodeRemoval.REMOVED_CODE
                }))
                .select(select(FlaggedCaseTable.CONTRACT));
    }

    private Dataset<Row> suspects(final Dataset<Row> cases, final Dataset<Row> decided) {
        final WindowSpec ofCategory = Window.partitionBy(col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY));
        final Dataset<Row> families = cases.where(col(SupervisedCaseTable.RW).isNotNull())
                .groupBy(col(SettledCaseTable.INSTITUTION_KEY), col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY))
                .agg(count(lit(1)).as(CASES))
                .withColumn(ALL_CASES, sum(col(CASES)).over(ofCategory));
        final WindowSpec ofCode =
                Window.partitionBy(col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY), col(CodeRemoval.REMOVED_CODE));
        final Column peerShare = col(PEER_DECIDED).divide(col(PEER_CASES).cast("double"));
        final Column expected = peerShare.multiply(col(CASES));
        final Column spread = sqrt(expected.multiply(lit(1.0).minus(peerShare)));
        // Peers that never had the code would make any case infinite: one case among them is the least that is assumed.
        final Column leastShare = coalesce(
                org.apache.spark.sql.functions.greatest(peerShare, lit(1.0).divide(col(PEER_CASES))), lit(1.0));
        final Column share = col(DECIDED).divide(col(CASES).cast("double"));
        final Column error = sqrt(share.multiply(lit(1.0).minus(share))
                .plus(lit(1.0).divide(col(CASES)))
                .divide(col(CASES)));
        final Column strength = Likelihood.below(
                share.minus(leastShare.multiply(policy.ratioAbove().doubleValue()))
                        .divide(error));
        return decided.groupBy(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(CodeRemoval.REMOVED_CODE))
                .agg(count(lit(1)).as(DECIDED))
                .withColumn(PEER_DECIDED, sum(col(DECIDED)).over(ofCode).minus(col(DECIDED)))
                .join(families, new String[] {
                    SettledCaseTable.INSTITUTION_KEY.name(), SettledCaseTable.DIAGNOSIS_CATEGORY_KEY.name()
                })
                .withColumn(PEER_CASES, col(ALL_CASES).minus(col(CASES)))
                .where(col(DECIDED)
                        .geq(policy.fewestCases())
                        .and(col(PEER_CASES).gt(0))
                        .and(share.gt(leastShare.multiply(TWICE)))
                        .and(col(DECIDED)
                                .minus(expected)
                                .gt(spread.multiply(policy.deviationsAbove().doubleValue()))))
                .withColumn(FlaggedCaseTable.STRENGTH.name(), strength.cast(FieldType.RATIO.sql()))
                .select(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(CodeRemoval.REMOVED_CODE),
                        col(DECIDED),
                        col(CASES),
                        peerShare.as(PEER_DECIDED),
                        col(FlaggedCaseTable.STRENGTH));
    }

    private static Dataset<Row> flagged(final Dataset<Row> decided) {
        final Column category = PackedColumns.unpack(col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY));
        final WindowSpec order = Window.partitionBy(
                        col(SettledCaseTable.INSTITUTION_KEY),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY),
                        col(CodeRemoval.REMOVED_CODE))
                .orderBy(col(CodeRemoval.POINTS_LOST).desc(), col(SettledCaseTable.SETTLEMENT_ID));
        final Column share = col(DECIDED).divide(col(CASES).cast("double"));
        final Column partAbove = lit(1.0).minus(col(PEER_DECIDED).divide(share));
        final Column lost = col(CodeRemoval.POINTS_LOST).cast("string");
        return decided.withColumn(FlaggedCaseTable.SEQUENCE.name(), row_number().over(order))
                .withColumn(FlaggedCaseTable.RULE.name(), lit(RULE))
                .withColumn(FlaggedCaseTable.SUBJECT_TYPE.name(), lit("institution_code"))
                .withColumn(
                        FlaggedCaseTable.SUBJECT.name(),
                        concat(
                                col(SettledCaseTable.INSTITUTION_CODE),
                                lit(" "),
                                category,
                                lit(" "),
                                col(CodeRemoval.REMOVED_CODE)))
                .withColumn(
                        FlaggedCaseTable.LEAD_ID.name(),
                        concat(
                                lit(RULE + ":"),
                                col(SettledCaseTable.INSTITUTION_CODE),
                                lit(":"),
                                category,
                                lit(":"),
                                col(CodeRemoval.REMOVED_CODE)))
                .withColumn(FlaggedCaseTable.LEAD_INSTITUTION.name(), col(SettledCaseTable.INSTITUTION_CODE))
                .withColumn(
                        FlaggedCaseTable.EXCESS_POINTS.name(),
                        col(CodeRemoval.POINTS_LOST)
                                .cast("double")
                                .multiply(partAbove)
                                .cast(FieldType.POINTS_SUM.sql()))
                .withColumn(
                        FlaggedCaseTable.FUND_AT_STAKE_FEN.name(),
                        round(col(FlaggedCaseTable.EXCESS_POINTS).multiply(col(SupervisedCaseTable.POINT_VALUE_FEN)))
                                .cast("long"))
                .withColumn(
                        FlaggedCaseTable.FINDING.name(),
                        format_string(
                                "Without %s the case scores %s points less.", col(CodeRemoval.REMOVED_CODE), lost))
                .withColumn(
                        FlaggedCaseTable.FINDING_ZH.name(),
                        format_string("去掉 %s 后分值减少 %s。", col(CodeRemoval.REMOVED_CODE), lost))
                .withColumn(
                        FlaggedCaseTable.SUMMARY.name(),
                        format_string(
                                "%s decides the points of %d of %d cases of %s (%.1f %%); at peers %.1f %%.",
                                col(CodeRemoval.REMOVED_CODE),
                                col(DECIDED),
                                col(CASES),
                                category,
                                share.multiply(100),
                                col(PEER_DECIDED).multiply(100)))
                .withColumn(
                        FlaggedCaseTable.SUMMARY_ZH.name(),
                        format_string(
                                "%s 决定了 %s %d 例中 %d 例的分值(%.1f%%)；同行 %.1f%%。",
                                col(CodeRemoval.REMOVED_CODE),
                                category,
                                col(CASES),
                                col(DECIDED),
                                share.multiply(100),
                                col(PEER_DECIDED).multiply(100)));
    }
}
