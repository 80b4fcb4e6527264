package org.dipper.supervision.upcoding;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * What the growth of points is told from: one row an institution, discharge year and disease group.
 *
 * <p>Takes {@link SupervisedCaseTable} rows of two years or more, grouped under one edition; yields {@code institution_code},
 * {@code hospital_level}, {@code discharge_year}, {@code group_code}, {@code cases}, four sums of points with four decimals
 * (base; times auxiliary coefficient; times institution coefficient; as settled), {@code unscored_cases} that no settlement
 * scored, and counts of patients that coding cannot make: {@code aged}, {@code emergencies}, {@code operated},
 * {@code intensive} and {@code died}. Ungrouped cases are left out. A case without score counts its base score throughout.
 */
public final class GrowthSums {
    public static final String CASES = "cases";
    public static final String BASE = "base_points";
    public static final String UPLIFTED = "uplifted_points";
    public static final String WEIGHTED = "weighted_points";
    public static final String POINTS = "settled_points";
    public static final String UNSCORED = "unscored_cases";
    public static final String AGED = "aged";
    public static final String EMERGENCIES = "emergencies";
    public static final String OPERATED = "operated";
    public static final String INTENSIVE = "intensive";
    public static final String DIED = "died";

    private static final int AGED_FROM = 65;
    private static final int SURGERY = 4;
    private static final String WAY_EMERGENCY = "1";
    private static final String WAY_DIED = "5";
    private static final String PRODUCT = FieldType.decimal(18, 4).sql();

    /** The sums. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        final Column base = col(SupervisedCaseTable.RW);
        final Column auxiliary = coalesce(col(SupervisedCaseTable.AUXILIARY_COEFFICIENT), lit(1).cast(PRODUCT));
        final Column coefficient = coalesce(col(SupervisedCaseTable.INSTITUTION_COEFFICIENT), lit(1).cast(PRODUCT));
        final Column uplifted = base.multiply(auxiliary).cast(PRODUCT);
        final Column weighted = uplifted.multiply(coefficient).cast(PRODUCT);
        return cases.where(col(SupervisedCaseTable.GROUP_CODE).isNotNull())
                .groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE),
                        col(SettledCaseTable.DISCHARGE_YEAR),
                        col(SupervisedCaseTable.GROUP_CODE),
                        col(SettledCaseTable.HOSPITAL_LEVEL))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(base).as(BASE),
                        sum(uplifted).as(UPLIFTED),
                        sum(weighted).as(WEIGHTED),
                        sum(coalesce(col(SupervisedCaseTable.CASE_SCORE), weighted))
                                .as(POINTS),
                        number(col(SupervisedCaseTable.CASE_SCORE).isNull()).as(UNSCORED),
                        number(col(SettledCaseTable.AGE_YEARS).geq(AGED_FROM)).as(AGED),
                        number(col(SettledCaseTable.ADMISSION_WAY).equalTo(WAY_EMERGENCY))
                                .as(EMERGENCIES),
                        number(col(SettledCaseTable.PROCEDURE_ATTRIBUTE).equalTo(SURGERY))
                                .as(OPERATED),
                        number(col(SettledCaseTable.ICU_DAYS).gt(0)).as(INTENSIVE),
                        number(col(SettledCaseTable.DISCHARGE_WAY).equalTo(WAY_DIED))
                                .as(DIED))
                .groupBy(
                        col(SettledCaseTable.INSTITUTION_CODE),
                        col(SettledCaseTable.DISCHARGE_YEAR),
                        col(SupervisedCaseTable.GROUP_CODE))
                .agg(
                        max(col(SettledCaseTable.HOSPITAL_LEVEL)).as(SettledCaseTable.HOSPITAL_LEVEL.name()),
                        sum(col(CASES)).as(CASES),
                        sum(col(BASE)).as(BASE),
                        sum(col(UPLIFTED)).as(UPLIFTED),
                        sum(col(WEIGHTED)).as(WEIGHTED),
                        sum(col(POINTS)).as(POINTS),
                        sum(col(UNSCORED)).as(UNSCORED),
                        sum(col(AGED)).as(AGED),
                        sum(col(EMERGENCIES)).as(EMERGENCIES),
                        sum(col(OPERATED)).as(OPERATED),
                        sum(col(INTENSIVE)).as(INTENSIVE),
                        sum(col(DIED)).as(DIED));
    }

    private static Column number(final Column condition) {
        return sum(when(condition, 1L).otherwise(0L));
    }
}
