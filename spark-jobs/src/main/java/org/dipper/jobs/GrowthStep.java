package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.PointsGrowthTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.supervision.upcoding.GrowthOfInstitutions;
import org.dipper.supervision.upcoding.GrowthOfInstitutions.Growth;
import org.dipper.supervision.upcoding.GrowthOfInstitutions.Sums;
import org.dipper.supervision.upcoding.GrowthSums;
import org.dipper.supervision.upcoding.PointsGrowth;
import org.dipper.supervision.upcoding.PointsGrowth.GroupYear;
import org.dipper.supervision.upcoding.UpCodingPolicy;
import org.dipper.table.Columns;

/** The growth of points of each institution in the last year of a period: groups are many, institutions times groups are not. */
final class GrowthStep {
    private final SparkSession spark;
    private final String period;
    private final int year;

    /** Growth of this year over the one before. */
    GrowthStep(final SparkSession spark, final String period, final int year) {
        this.spark = spark;
        this.period = period;
        this.year = year;
    }

    /**
     * The {@code points_growth} rows.
     *
     * @param cases supervised cases of the year and of the one before, grouped under one edition
     */
    Dataset<Row> apply(final Dataset<Row> cases) {
        final List<Sums> sums = new GrowthSums()
                        .apply(cases.where(
                                Columns.col(SettledCaseTable.DISCHARGE_YEAR).between(year - 1, year)))
                        .collectAsList()
                        .stream()
                        .map(this::sums)
                        .toList();
        final List<Row> rows = new GrowthOfInstitutions(UpCodingPolicy.USUAL)
                .apply(sums).stream().map(this::row).toList();
        return spark.createDataFrame(rows, Columns.schema(PointsGrowthTable.CONTRACT));
    }

    private Sums sums(final Row row) {
        return new Sums(
                row.getAs(SettledCaseTable.INSTITUTION_CODE.name()),
                row.getAs(SettledCaseTable.HOSPITAL_LEVEL.name()),
                row.<Integer>getAs(SettledCaseTable.DISCHARGE_YEAR.name()) == year,
                row.getAs(SupervisedCaseTable.GROUP_CODE.name()),
                new GroupYear(
                        row.getAs(GrowthSums.CASES),
                        row.getAs(GrowthSums.BASE),
                        row.getAs(GrowthSums.UPLIFTED),
                        row.getAs(GrowthSums.WEIGHTED),
                        row.getAs(GrowthSums.POINTS)),
                row.getAs(GrowthSums.UNSCORED),
                List.of(
                        row.<Long>getAs(GrowthSums.AGED),
                        row.<Long>getAs(GrowthSums.EMERGENCIES),
                        row.<Long>getAs(GrowthSums.OPERATED),
                        row.<Long>getAs(GrowthSums.INTENSIVE),
                        row.<Long>getAs(GrowthSums.DIED)));
    }

    private Row row(final Growth growth) {
        final PointsGrowth parts = growth.growth();
        return RowFactory.create(
                period,
                growth.institution(),
                growth.level(),
                growth.casesBefore(),
                growth.cases(),
                points(growth.pointsBefore()),
                points(growth.points()),
                parts.volume(),
                parts.mix(),
                parts.score(),
                parts.uplift(),
                parts.coefficient(),
                parts.relabelling(),
                growth.codingShare().orElse(null),
                growth.isFlat().orElse(null),
                growth.state());
    }

    private static BigDecimal points(final BigDecimal points) {
        return points.setScale(4);
    }
}
