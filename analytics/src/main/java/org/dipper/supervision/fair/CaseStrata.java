package org.dipper.supervision.fair;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;

/**
 * Adds to settled cases what makes them comparable: age band, sex, emergency and comorbidity band (supervision guide 9.1).
 *
 * <p>Unknown is a value of its own. The comorbidity band counts other diagnoses, which a hospital can inflate by coding:
 * indicators about coding must be compared without it, by {@link #CODING_FREE}.
 */
public final class CaseStrata {
    public static final String AGE_BAND = "age_band";
    public static final String SEX_BAND = "sex_band";
    public static final String EMERGENCY_BAND = "emergency_band";
    public static final String COMORBIDITY_BAND = "comorbidity_band";

    /** All of them, the least telling last. */
    public static final List<String> ALL = List.of(AGE_BAND, EMERGENCY_BAND, COMORBIDITY_BAND, SEX_BAND);
    /** Those that no coder decides. */
    public static final List<String> CODING_FREE = List.of(AGE_BAND, EMERGENCY_BAND, SEX_BAND);

    private static final String UNKNOWN = "unknown";
    /** Admission way 1 of the national settlement list: through the emergency department. */
    private static final String WAY_EMERGENCY = "1";

    /** The same cases with the four bands. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Column isEmergency = col(SettledCaseTable.ADMISSION_WAY).equalTo(WAY_EMERGENCY);
        return cases.withColumn(AGE_BAND, ageBand())
                .withColumn(SEX_BAND, coalesce(col(SettledCaseTable.SEX), lit(UNKNOWN)))
                .withColumn(
                        EMERGENCY_BAND,
                        when(isEmergency, lit("emergency"))
                                .when(col(SettledCaseTable.ADMISSION_WAY).isNull(), lit(UNKNOWN))
                                .otherwise(lit("other")))
                .withColumn(COMORBIDITY_BAND, comorbidityBand());
    }

    private static Column ageBand() {
        final Column age = col(SettledCaseTable.AGE_YEARS);
        return when(age.isNull(), lit(UNKNOWN))
                .when(age.lt(1), lit("00"))
                .when(age.lt(18), lit("01-17"))
                .when(age.lt(45), lit("18-44"))
                .when(age.lt(60), lit("45-59"))
                .when(age.lt(70), lit("60-69"))
                .when(age.lt(80), lit("70-79"))
                .otherwise(lit("80+"));
    }

    private static Column comorbidityBand() {
        final Column others = size(col(SettledCaseTable.OTHER_DIAGNOSES));
        return when(others.leq(0), lit("0"))
                .when(others.leq(2), lit("1-2"))
                .when(others.leq(4), lit("3-4"))
                .otherwise(lit("5+"));
    }
}
