package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.supervision.LeadRule;
import org.dipper.table.Field;

/**
 * The flagged cases of every rule that judges one case at a time, found in one pass.
 *
 * <p>Takes the rows of {@link CaseFacts}; yields {@link FlaggedCaseTable}. A lead is a rule, an institution and a quarter of
 * discharge, such as {@code over_long_stay:H1:2024-Q1}; it stands where the flagged cases pass the rule's gate: enough of
 * them, and a share of the evaluable cases that is high in itself or beside all other institutions of the quarter. Cases of
 * a lead are in order of strength, the strongest first, then of settlement id.
 */
public final class BehaviourFindings {
    private static final String SUBJECT_TYPE = "institution_quarter";
    private static final String IS_EVALUABLE = "is_evaluable_";
    private static final String FOUND = "found_";
    private static final String TALLY = "tally";
    private static final String RULE = FlaggedCaseTable.RULE.name();
    private static final String TALLY_RULE = "tally_rule";
    private static final String TALLY_INSTITUTION = "tally_institution";
    private static final String TALLY_QUARTER = "tally_quarter";
    private static final String EVALUABLE = "evaluable";
    private static final String FLAGGED = "flagged";
    private static final String OTHER_EVALUABLE = "other_evaluable";
    private static final String OTHER_FLAGGED = "other_flagged";
    private static final String PASSES = "passes";

    private final List<CaseDetector> detectors;

    /**
     * The rules of a policy.
     *
     * @param hasPairs whether facts know the pairs of stays
     */
    public BehaviourFindings(final BehaviourPolicy policy, final boolean hasPairs) {
        this.detectors = List.of(
                new LowStandardAdmission(policy.lowStandard()),
                new OverLongStay(policy.overLong()),
                AbnormalCost.low(policy.abnormalCost()),
                AbnormalCost.high(policy.abnormalCost()),
                new InsufficientService(policy.insufficientService(), hasPairs));
    }

    /** What the rules are, to make {@link org.dipper.supervision.Leads} of their rows. */
    public List<LeadRule> definitions() {
        return detectors.stream().map(CaseDetector::definition).toList();
    }

    /** The flagged cases of all rules. */
    public Dataset<Row> apply(final Dataset<Row> facts) {
        final Dataset<Row> judged = judged(facts);
        final Dataset<Row> gates = gates(judged);
        final Column isOfTally = col(RULE)
                .equalTo(col(TALLY_RULE))
                .and(col(SettledCaseTable.INSTITUTION_CODE).equalTo(col(TALLY_INSTITUTION)))
                .and(col(CaseFacts.QUARTER).equalTo(col(TALLY_QUARTER)));
        final WindowSpec inLead = Window.partitionBy(col(FlaggedCaseTable.LEAD_ID))
                .orderBy(col(FlaggedCaseTable.STRENGTH).desc(), col(SettledCaseTable.SETTLEMENT_ID));
        final Column subject = concat(col(SettledCaseTable.INSTITUTION_CODE), lit(":"), col(CaseFacts.QUARTER));
        return found(judged)
                .join(broadcast(gates), isOfTally)
                .withColumn(FlaggedCaseTable.LEAD_ID.name(), concat(col(RULE), lit(":"), subject))
                .withColumn(FlaggedCaseTable.SUBJECT_TYPE.name(), lit(SUBJECT_TYPE))
                .withColumn(FlaggedCaseTable.SUBJECT.name(), subject)
                .withColumn(FlaggedCaseTable.LEAD_INSTITUTION.name(), col(SettledCaseTable.INSTITUTION_CODE))
                .withColumn(FlaggedCaseTable.SEQUENCE.name(), row_number().over(inLead))
                .withColumn(FlaggedCaseTable.SUMMARY.name(), summary())
                .withColumn(FlaggedCaseTable.SUMMARY_ZH.name(), summaryZh())
                .select(select(FlaggedCaseTable.CONTRACT));
    }

    /**
     * The facts with one column a rule for whether it can judge the case and one for what it finds. Columns of their own, so
     * that what reads them does not repeat their long expressions.
     */
    private Dataset<Row> judged(final Dataset<Row> facts) {
        final List<Column> columns = new ArrayList<>();
        columns.add(col("*"));
        for (final CaseDetector detector : detectors) {
            columns.add(detector.isEvaluable()
                    .as(IS_EVALUABLE + detector.definition().id()));
        }
        final List<Column> findings = new ArrayList<>();
        findings.add(col("*"));
        for (final CaseDetector detector : detectors) {
            final String rule = detector.definition().id();
            findings.add(when(col(IS_EVALUABLE + rule), detector.finding()).as(FOUND + rule));
        }
        return facts.select(columns.toArray(Column[]::new)).select(findings.toArray(Column[]::new));
    }

    private Dataset<Row> found(final Dataset<Row> judged) {
        final Column[] findings = detectors.stream()
                .map(detector -> finding(detector.definition().id()))
                .toArray(Column[]::new);
        final List<Column> kept = new ArrayList<>();
        for (final String name : FlaggedCaseTable.CONTRACT.columnNames()) {
            if (List.of(judged.columns()).contains(name)) {
                kept.add(col(name));
            }
        }
        kept.add(col(CaseFacts.QUARTER));
        kept.add(explode(array_compact(array(findings))).as(FOUND));
        return judged.select(kept.toArray(Column[]::new)).select(col("*"), col(FOUND + ".*"));
    }

    private static Column finding(final String rule) {
        final List<Column> parts = new ArrayList<>();
        parts.add(lit(rule).as(RULE));
        for (final Field field : Finding.FIELDS) {
            parts.add(col(FOUND + rule).getField(field.name()).as(field.name()));
        }
        return when(col(FOUND + rule).isNotNull(), struct(parts.toArray(Column[]::new)));
    }

    /** One row a rule, institution and quarter whose flagged cases pass the gate, with what they are measured by. */
    private Dataset<Row> gates(final Dataset<Row> judged) {
        final List<Column> counts = new ArrayList<>();
        final List<Column> tallies = new ArrayList<>();
        for (final CaseDetector detector : detectors) {
            final String rule = detector.definition().id();
            counts.add(count_if(col(IS_EVALUABLE + rule)).as(EVALUABLE + rule));
            counts.add(count_if(col(FOUND + rule).isNotNull()).as(FLAGGED + rule));
            tallies.add(struct(
                    lit(rule).as(TALLY_RULE),
                    col(EVALUABLE + rule).as(EVALUABLE),
                    col(FLAGGED + rule).as(FLAGGED)));
        }
        final WindowSpec ofQuarter = Window.partitionBy(col(TALLY_RULE), col(TALLY_QUARTER));
        return judged.groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(TALLY_INSTITUTION),
                        col(CaseFacts.QUARTER).as(TALLY_QUARTER))
                .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
                .select(
                        col(TALLY_INSTITUTION),
                        col(TALLY_QUARTER),
                        explode(array(tallies.toArray(Column[]::new))).as(TALLY))
                .select(col(TALLY_INSTITUTION), col(TALLY_QUARTER), col(TALLY + ".*"))
                .withColumn(OTHER_EVALUABLE, sum(col(EVALUABLE)).over(ofQuarter).minus(col(EVALUABLE)))
                .withColumn(OTHER_FLAGGED, sum(col(FLAGGED)).over(ofQuarter).minus(col(FLAGGED)))
                .withColumn(PASSES, passes())
                .where(col(PASSES))
                .drop(PASSES);
    }

    private Column passes() {
        Column passes = lit(false);
        for (final CaseDetector detector : detectors) {
            final BehaviourPolicy.Gate gate = detector.gate();
            final Column isHigh = col(FLAGGED).geq(col(EVALUABLE).multiply(lit(gate.leastShare())));
            final Column isHigher = col(OTHER_EVALUABLE)
                    .gt(0)
                    .and(col(FLAGGED)
                            .multiply(col(OTHER_EVALUABLE))
                            .geq(col(OTHER_FLAGGED).multiply(col(EVALUABLE)).multiply(lit(gate.leastTimesRegion()))));
            passes = when(
                            col(TALLY_RULE).equalTo(detector.definition().id()),
                            col(FLAGGED).geq(gate.leastCases()).and(isHigh.or(isHigher)))
                    .otherwise(passes);
        }
        return passes;
    }

    private static Column summary() {
        return concat(
                col(FLAGGED).cast("string"),
                lit(" of "),
                col(EVALUABLE).cast("string"),
                lit(" evaluable cases of "),
                col(CaseFacts.QUARTER),
                lit(" ("),
                Exact.percent(col(FLAGGED), col(EVALUABLE)),
                lit(")"),
                when(
                                col(OTHER_EVALUABLE).gt(0),
                                concat(
                                        lit("; "),
                                        Exact.percent(col(OTHER_FLAGGED), col(OTHER_EVALUABLE)),
                                        lit(" in all other institutions")))
                        .otherwise(lit("")),
                lit("."));
    }

    private static Column summaryZh() {
        return concat(
                col(CaseFacts.QUARTER),
                lit("可评价病例"),
                col(EVALUABLE).cast("string"),
                lit("例，疑点"),
                col(FLAGGED).cast("string"),
                lit("例（"),
                Exact.percent(col(FLAGGED), col(EVALUABLE)),
                lit("）"),
                when(
                                col(OTHER_EVALUABLE).gt(0),
                                concat(lit("；其他机构合计"), Exact.percent(col(OTHER_FLAGGED), col(OTHER_EVALUABLE))))
                        .otherwise(lit("")),
                lit("。"));
    }
}
