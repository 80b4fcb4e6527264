package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.dipper.supervision.IndicatorValueTable;

/**
 * Copies rows of sums to the subjects and periods that they belong to, to be summed by them.
 *
 * <p>Rows of institutions have {@link #INSTITUTION}, {@link #LEVEL} and perhaps {@link #DEPARTMENT}; all have {@link #MONTH}
 * (yyyymm).
 */
final class Subjects {
    static final String INSTITUTION = "subject_institution";
    static final String LEVEL = "subject_level";
    static final String DEPARTMENT = "subject_department";
    static final String MONTH = "subject_month";
    /** The one subject of the region. */
    static final String ALL = "all";

    private static final String ENTRY = "subject_entry";
    private static final int MONTH_DIGITS = 2;
    private static final int YEAR_DIGITS = 4;

    private final PeriodScope scope;

    Subjects(final PeriodScope scope) {
        this.scope = scope;
    }

    /** An institution that shows several levels stands under the highest. */
    static Dataset<Row> withHighestLevel(final Dataset<Row> institutions) {
        return institutions.withColumn(
                LEVEL, org.apache.spark.sql.functions.max(col(LEVEL)).over(Window.partitionBy(col(INSTITUTION))));
    }

    static Column region() {
        return subject(Grain.REGION, lit(ALL));
    }

    static Column level() {
        return subject(Grain.LEVEL, col(LEVEL));
    }

    static Column institution() {
        return subject(Grain.INSTITUTION, col(INSTITUTION));
    }

    /** A department's name is its institution's and its own; null, and so left out, where the department is not told. */
    static Column department() {
        return subject(Grain.DEPARTMENT, concat(col(INSTITUTION), lit("/"), col(DEPARTMENT)));
    }

    static Column subject(final Grain grain, final Column name) {
        return struct(
                lit(grain.written()).as(IndicatorValueTable.SUBJECT_TYPE.name()),
                name.as(IndicatorValueTable.SUBJECT.name()));
    }

    /** Each row once for each subject; a subject without a name is left out. */
    static Dataset<Row> spread(final Dataset<Row> rows, final Column... subjects) {
        return entered(rows, array(subjects));
    }

    /** Each row once for each subject and period. */
    Dataset<Row> spreadOverPeriods(final Dataset<Row> rows, final Column... subjects) {
        final Dataset<Row> ofSubjects = spread(rows, subjects);
        final List<Column> kept = new ArrayList<>(Arrays.stream(ofSubjects.columns())
                .map(org.apache.spark.sql.functions::col)
                .toList());
        kept.add(explode(periods(col(MONTH))).as(IndicatorValueTable.PERIOD.name()));
        return ofSubjects.select(kept.toArray(Column[]::new));
    }

    private Column periods(final Column month) {
        if (!scope.isOneYear()) {
            return array(lit(scope.label()));
        }
        final Column written = month.cast("string");
        final Column year = substring(written, 1, YEAR_DIGITS);
        final Column ofYear = substring(written, YEAR_DIGITS + 1, MONTH_DIGITS);
        final Column quarter = floor(ofYear.cast("int").plus(2).divide(3)).cast("string");
        return array(lit(scope.label()), concat_ws("-", year, ofYear), concat(year, lit("-Q"), quarter));
    }

    /** Whether the period of a row is a month. */
    static Column isMonth() {
        final Column period = col(IndicatorValueTable.PERIOD.name());
        return period.rlike("^\\d{4}-\\d{2}$");
    }

    static Column isGrain(final Grain grain) {
        return col(IndicatorValueTable.SUBJECT_TYPE.name()).equalTo(grain.written());
    }

    /** The value where the subject is of one of these grains, else null. */
    static Column ifGrain(final java.util.Set<Grain> grains, final Column value) {
        return when(
                col(IndicatorValueTable.SUBJECT_TYPE.name())
                        .isin(grains.stream().map(Grain::written).toArray()),
                value);
    }

    private static Dataset<Row> entered(final Dataset<Row> rows, final Column entries) {
        final String[] before = rows.columns();
        final List<Column> kept = new ArrayList<>(
                Arrays.stream(before).map(org.apache.spark.sql.functions::col).toList());
        kept.add(explode(entries).as(ENTRY));
        final List<Column> flat = new ArrayList<>(
                Arrays.stream(before).map(org.apache.spark.sql.functions::col).toList());
        for (final String name : List.of(IndicatorValueTable.SUBJECT_TYPE.name(), IndicatorValueTable.SUBJECT.name())) {
            flat.add(col(ENTRY + "." + name).as(name));
        }
        return rows.select(kept.toArray(Column[]::new))
                .select(flat.toArray(Column[]::new))
                .where(col(IndicatorValueTable.SUBJECT.name()).isNotNull());
    }
}
