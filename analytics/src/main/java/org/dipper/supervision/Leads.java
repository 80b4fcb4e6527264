package org.dipper.supervision;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.table.FieldType;

/**
 * Makes leads of the cases that rules flagged.
 *
 * <p>Takes {@link FlaggedCaseTable} rows of these rules; yields {@code lead}, one row a lead id, and {@code lead_case}, one row
 * a flagged case. The strength of a lead is that of its strongest case. Excess points and fund at stake are sums over its
 * cases; where no case can tell, the lead cannot either (null). The priority is strength times fund at stake, or null. The
 * evidence is the summary, else the finding of the first case. The state is {@code open}.
 */
public final class Leads {
    private static final String OPEN = "open";
    private static final String FIRST_FINDING = "first_finding";
    private static final String FIRST_FINDING_ZH = "first_finding_zh";

    private final String period;
    private final List<LeadRule> rules;

    /** Leads of this rule in this period. */
    public Leads(final String period, final LeadRule rule) {
        this(period, List.of(rule));
    }

    /** Leads of these rules in this period: one pass over the flagged cases of all. */
    public Leads(final String period, final List<LeadRule> rules) {
        this.period = requireNonNull(period, "period");
        this.rules = List.copyOf(rules);
    }

    /** The {@code lead} rows. */
    public Dataset<Row> apply(final Dataset<Row> flagged) {
        final Column isFirst = col(FlaggedCaseTable.SEQUENCE).equalTo(1);
        final Column group = when(
                min(col(SupervisedCaseTable.GROUP_CODE)).equalTo(max(col(SupervisedCaseTable.GROUP_CODE))),
                min(col(SupervisedCaseTable.GROUP_CODE)));
        final Column priority = col(LeadTable.STRENGTH)
                .multiply(col(LeadTable.FUND_AT_STAKE_FEN)
                        .cast(FieldType.decimal(19, 0).sql()));
        return flagged.groupBy(
                        col(FlaggedCaseTable.RULE),
                        col(FlaggedCaseTable.LEAD_ID),
                        col(FlaggedCaseTable.SUBJECT_TYPE),
                        col(FlaggedCaseTable.SUBJECT),
                        col(FlaggedCaseTable.LEAD_INSTITUTION))
                .agg(
                        count(lit(1)).as(LeadTable.CASE_COUNT.name()),
                        sum(col(SettledCaseTable.TOTAL_COST_FEN)).as(LeadTable.TOTAL_COST_FEN.name()),
                        sum(col(SettledCaseTable.FUND_PAY_FEN)).as(LeadTable.FUND_PAY_FEN.name()),
                        group.as(LeadTable.GROUP_CODE.name()),
                        max(col(FlaggedCaseTable.STRENGTH)).as(LeadTable.STRENGTH.name()),
                        sum(col(FlaggedCaseTable.EXCESS_POINTS)).as(LeadTable.EXCESS_POINTS.name()),
                        sum(col(FlaggedCaseTable.FUND_AT_STAKE_FEN)).as(LeadTable.FUND_AT_STAKE_FEN.name()),
                        max(col(FlaggedCaseTable.SUMMARY)).as(FlaggedCaseTable.SUMMARY.name()),
                        max(col(FlaggedCaseTable.SUMMARY_ZH)).as(FlaggedCaseTable.SUMMARY_ZH.name()),
                        max(when(isFirst, col(FlaggedCaseTable.FINDING))).as(FIRST_FINDING),
                        max(when(isFirst, col(FlaggedCaseTable.FINDING_ZH))).as(FIRST_FINDING_ZH))
                .withColumn(LeadTable.RULE_VERSION.name(), ofRule(LeadRule::version))
                .withColumn(LeadTable.PERIOD.name(), lit(period))
                .withColumn(LeadTable.INSTITUTION_CODE.name(), col(FlaggedCaseTable.LEAD_INSTITUTION))
                .withColumn(
                        LeadTable.EVIDENCE.name(), coalesce(col(FlaggedCaseTable.SUMMARY), col(FIRST_FINDING), lit("")))
                .withColumn(
                        LeadTable.EVIDENCE_ZH.name(),
                        coalesce(col(FlaggedCaseTable.SUMMARY_ZH), col(FIRST_FINDING_ZH), lit("")))
                .withColumn(LeadTable.NOT_CHECKED.name(), ofRule(rule -> rule.notChecked()
                        .en()))
                .withColumn(LeadTable.NOT_CHECKED_ZH.name(), ofRule(rule -> rule.notChecked()
                        .zh()))
                .withColumn(LeadTable.EXCLUSIONS_CHECKED.name(), ofRule(rule -> rule.exclusions()
                        .en()))
                .withColumn(LeadTable.EXCLUSIONS_CHECKED_ZH.name(), ofRule(rule -> rule.exclusions()
                        .zh()))
                .withColumn(LeadTable.PARAMETERS.name(), ofRule(LeadRule::parametersText))
                .withColumn(LeadTable.PRIORITY.name(), priority)
                .withColumn(LeadTable.STATE.name(), lit(OPEN))
                .select(select(LeadTable.CONTRACT));
    }

    /** The {@code lead_case} rows. */
    public Dataset<Row> cases(final Dataset<Row> flagged) {
        return flagged.withColumn(LeadCaseTable.PERIOD.name(), lit(period)).select(select(LeadCaseTable.CONTRACT));
    }

    /** What the rule of a row says. */
    private Column ofRule(final Function<LeadRule, String> text) {
        final Column[] texts = rules.stream()
                .flatMap(rule -> Stream.of(lit(rule.id()), lit(text.apply(rule))))
                .toArray(Column[]::new);
        return element_at(map(texts), col(FlaggedCaseTable.RULE));
    }
}
