package org.dipper.settlement;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.coefficient.InstitutionCoefficient.Subject;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.table.Columns;

/**
 * Coefficients that an edition measured: of the group at the level, else of the institution, else of the level; what the edition
 * does not have is as the policy writes. Subjects are unique, so the left joins neither drop nor double a row.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), institution coefficient by class and by disease.
 */
public final class CatalogCoefficients implements InstitutionCoefficients {
    private static final String LEVEL = "coefficient_level";
    private static final String GROUP = "coefficient_group";
    private static final String BY_DISEASE = "disease_coefficient_units";
    private static final String INSTITUTION = "coefficient_institution";
    private static final String BY_INSTITUTION = "own_coefficient_units";
    private static final String CLASS = "coefficient_class";
    private static final String BY_CLASS = "class_coefficient_units";
    private static final long UNITS = 10_000;

    private final CoefficientPolicy policy;
    private final Dataset<Row> inForce;

    /**
     * Coefficients of an edition.
     *
     * @param policy what holds where the edition has none
     * @param measured rows of {@code institution_coefficient} of one edition and revision
     */
    public CatalogCoefficients(final CoefficientPolicy policy, final Dataset<Row> measured) {
        this.policy = policy;
        this.inForce = measured.where(
                Columns.col(InstitutionCoefficientTable.COEFFICIENT).isNotNull());
    }

    @Override
    public Dataset<Row> apply(
            final Dataset<Row> rows,
            final Column institution,
            final Column level,
            final Column group,
            final String name) {
        final Column isForAll =
                Columns.col(InstitutionCoefficientTable.GROUP_CODE).equalTo(Subject.ALL_GROUPS);
        final Column isOfClass =
                Columns.col(InstitutionCoefficientTable.SUBJECT_TYPE).equalTo(Subject.CLASS);
        final Column subject = Columns.col(InstitutionCoefficientTable.SUBJECT);
        final Column units = Columns.col(InstitutionCoefficientTable.COEFFICIENT)
                .multiply(lit(UNITS))
                .cast("long");
        final Dataset<Row> byDisease = inForce.where(isOfClass.and(isForAll.equalTo(false)))
                .select(
                        subject.as(LEVEL),
                        Columns.col(InstitutionCoefficientTable.GROUP_CODE).as(GROUP),
                        units.as(BY_DISEASE));
        final Dataset<Row> byInstitution = inForce.where(
                        isOfClass.equalTo(false).and(isForAll))
                .select(subject.as(INSTITUTION), units.as(BY_INSTITUTION));
        final Dataset<Row> byClass =
                inForce.where(isOfClass.and(isForAll)).select(subject.as(CLASS), units.as(BY_CLASS));
        return rows.join(broadcast(byDisease), level.equalTo(col(LEVEL)).and(group.equalTo(col(GROUP))), "left")
                .join(broadcast(byInstitution), institution.equalTo(col(INSTITUTION)), "left")
                .join(broadcast(byClass), level.equalTo(col(CLASS)), "left")
                .withColumn(
                        name,
                        coalesce(
                                col(BY_DISEASE),
                                col(BY_INSTITUTION),
                                col(BY_CLASS),
                                CoefficientColumns.units(policy, institution, level)))
                .drop(LEVEL, GROUP, BY_DISEASE, INSTITUTION, BY_INSTITUTION, CLASS, BY_CLASS);
    }
}
