package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.select;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorValueTable;

/**
 * Herfindahl index of 3-character principal diagnoses over the whole period: sum of squared case counts by the square of
 * cases, for the region, levels and institutions. Takes settled cases, yields {@code indicator_value}.
 */
final class DiagnosisConcentration {
    private static final String CATEGORY = "category";
    private static final String CASES = "cases";
    private static final String SQUARES = "squares";

    private final PeriodScope scope;
    private final IndicatorPolicy policy;

    DiagnosisConcentration(final PeriodScope scope, final IndicatorPolicy policy) {
        this.scope = scope;
        this.policy = policy;
    }

    Dataset<Row> apply(final Dataset<Row> cases) {
        final Dataset<Row> institutions = Subjects.withHighestLevel(cases.groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE).as(Subjects.INSTITUTION),
                        col(SettledCaseTable.HOSPITAL_LEVEL).as(Subjects.LEVEL),
                        col(SettledCaseTable.DIAGNOSIS_CATEGORY_KEY).as(CATEGORY))
                .agg(count(lit(1)).as(CASES)));
        final Dataset<Row> wide = Subjects.spread(
                        institutions, Subjects.region(), Subjects.level(), Subjects.institution())
                .groupBy(col(IndicatorValueTable.SUBJECT_TYPE), col(IndicatorValueTable.SUBJECT), col(CATEGORY))
                .agg(sum(col(CASES)).as(CASES))
                .groupBy(col(IndicatorValueTable.SUBJECT_TYPE), col(IndicatorValueTable.SUBJECT))
                .agg(
                        sum(col(CASES)).as(CASES),
                        sum(col(CASES).multiply(col(CASES))).as(SQUARES))
                .withColumn(IndicatorValueTable.PERIOD.name(), lit(scope.label()));
        return new LongForm(scope, policy)
                .of(
                        wide,
                        List.of(new LongForm.Entry(
                                DataQualityIndicators.DIAGNOSIS_CONCENTRATION,
                                IndicatorEntry.USUAL,
                                col(SQUARES),
                                col(CASES).multiply(col(CASES)),
                                col(CASES),
                                lit(null))))
                .select(select(IndicatorValueTable.CONTRACT));
    }
}
