package org.dipper.jobs;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.policy.Policy;
import org.dipper.settlement.CatalogCoefficients;
import org.dipper.settlement.InstitutionCoefficients;
import org.dipper.settlement.PolicyCoefficients;
import org.dipper.warehouse.Run;

/** The institution coefficients that a settlement uses: those of the policy, or of the edition where the policy says so. */
final class EditionCoefficients {
    private EditionCoefficients() {}

    /**
     * The coefficients of a settlement.
     *
     * @throws DipperException refused, where the policy takes them from an edition that measured none
     */
    static InstitutionCoefficients of(final Run run, final PublishedEdition edition, final Policy policy) {
        final CoefficientPolicy coefficient = policy.settlement().coefficient();
        if (!coefficient.isFromCatalog()) {
            return new PolicyCoefficients(coefficient);
        }
        final Dataset<Row> measured = run.input(InstitutionCoefficientTable.CONTRACT, Editions.subject(edition.year()))
                .where("edition_year = " + edition.year() + " AND revision = " + edition.revision());
        if (measured.isEmpty()) {
            throw DipperException.refused(
                    "The catalog edition " + edition.year() + " has no measured institution coefficients.",
                    "The policy takes them from there (settlement.institution_coefficient.from_catalog).",
                    "Build the edition with the part derived_coefficient, or take from_catalog out.");
        }
        return new CatalogCoefficients(coefficient, measured);
    }
}
