package org.dipper.jobs;

import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.GroupHistoryTable;
import org.dipper.catalog.HistoryWeights;
import org.dipper.catalog.coefficient.ClassSum;
import org.dipper.catalog.coefficient.DerivedCoefficients;
import org.dipper.catalog.coefficient.InstitutionCoefficient;
import org.dipper.catalog.coefficient.InstitutionCoefficient.Subject;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.catalog.coefficient.InstitutionMeasureSums;
import org.dipper.catalog.coefficient.InstitutionMeasures;
import org.dipper.catalog.coefficient.ScoredGroup;
import org.dipper.policy.DerivedCoefficientPolicy;
import org.dipper.policy.DerivedCoefficientPolicy.Method;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/**
 * Institution coefficients of an edition, measured on the groups and the history by group that the run has written, as
 * {@code institution_coefficient}.
 */
final class CoefficientStep {
    private static final int RATIO_DECIMALS = 6;
    private static final int CONSERVATIVE = 1;

    private final SparkSession spark;
    private final Run run;
    private final int year;
    private final int revision;

    CoefficientStep(final SparkSession spark, final Run run, final int year, final int revision) {
        this.spark = spark;
        this.run = run;
        this.year = year;
        this.revision = revision;
    }

    /**
     * What identifies the last edition's coefficients for a run that bounds the yearly change, as part of its claim; empty
     * where nothing is bounded or there is none.
     */
    static String claim(
            final Function<String, Optional<Publication>> inForce,
            final Optional<DerivedCoefficientPolicy> policy,
            final int year) {
        return policy.flatMap(DerivedCoefficientPolicy::yearlyChangeBound).isEmpty()
                ? ""
                : inForce.apply(Editions.subject(year - 1))
                        .filter(Publication::isPublished)
                        .map(Publication::contentHash)
                        .orElse("");
    }

    /**
     * Measures and writes.
     *
     * @param policy the method
     * @param history the years and their weights
     * @param basicLevelGroups group codes that the settlement policy pays without coefficient
     * @param groupedCases settled cases of the last year with {@code rw_units}; read only for base and bonus
     * @return how many coefficients are in force
     */
    long write(
            final DerivedCoefficientPolicy policy,
            final HistoryWeights history,
            final Set<String> basicLevelGroups,
            final Dataset<Row> groupedCases) {
        final List<Row> groups = run.readBack(DiseaseGroupTable.CONTRACT).collectAsList();
        final Set<String> basicLevel = new HashSet<>(basicLevelGroups);
        groups.stream()
                .filter(group -> group.<Boolean>getAs(DiseaseGroupTable.IS_BASIC_LEVEL.name()))
                .forEach(group -> basicLevel.add(group.getAs(DiseaseGroupTable.GROUP_CODE.name())));
        final List<InstitutionCoefficient> coefficients = new DerivedCoefficients(policy, history, basicLevel)
                .derive(new DerivedCoefficients.Input(
                        sums(),
                        groups.stream().map(CoefficientStep::group).toList(),
                        measures(policy, groupedCases),
                        lastEdition(policy)));
        final List<Row> rows =
                coefficients.stream().map(each -> row(policy, each)).toList();
        run.replace(
                InstitutionCoefficientTable.CONTRACT,
                spark.createDataFrame(rows, Columns.schema(InstitutionCoefficientTable.CONTRACT)),
                "edition_year = " + year + " AND revision = " + revision);
        return coefficients.stream()
                .filter(each -> each.coefficient().isPresent())
                .count();
    }

    private List<ClassSum> sums() {
        return run
                .readBack(GroupHistoryTable.CONTRACT)
                .groupBy(Columns.cols(
                        GroupHistoryTable.GROUP_CODE,
                        GroupHistoryTable.HOSPITAL_LEVEL,
                        GroupHistoryTable.DISCHARGE_YEAR))
                .agg(sum(Columns.col(GroupHistoryTable.CASE_COUNT)), sum(Columns.col(GroupHistoryTable.TOTAL_COST_FEN)))
                .collectAsList()
                .stream()
                .map(row ->
                        new ClassSum(row.getString(0), row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4)))
                .toList();
    }

    private static ScoredGroup group(final Row row) {
        final Integer attribute = row.getAs(DiseaseGroupTable.PROCEDURE_ATTRIBUTE.name());
        final String procedure = row.getAs(DiseaseGroupTable.PROCEDURE_CODE.name());
        return new ScoredGroup(
                row.getAs(DiseaseGroupTable.GROUP_CODE.name()),
                attribute == null ? procedure == null : attribute == CONSERVATIVE,
                row.getAs(DiseaseGroupTable.MEAN_COST_FEN.name()));
    }

    private static List<InstitutionMeasures> measures(
            final DerivedCoefficientPolicy policy, final Dataset<Row> groupedCases) {
        return policy.method() == Method.BASE_BONUS
                ? InstitutionMeasureSums.records(
                        new InstitutionMeasureSums().apply(groupedCases).collectAsList())
                : List.of();
    }

    private Map<Subject, BigDecimal> lastEdition(final DerivedCoefficientPolicy policy) {
        final String subject = Editions.subject(year - 1);
        final Optional<Publication> last = run.inForce(subject).filter(Publication::isPublished);
        final Map<Subject, BigDecimal> coefficients = new HashMap<>();
        if (policy.yearlyChangeBound().isPresent() && last.isPresent()) {
            run.input(InstitutionCoefficientTable.CONTRACT, subject)
                    .where("edition_year = " + (year - 1) + " AND revision = "
                            + last.get().revision() + " AND coefficient IS NOT NULL")
                    .collectAsList()
                    .forEach(row -> coefficients.put(
                            new Subject(
                                    row.getAs(InstitutionCoefficientTable.SUBJECT_TYPE.name()),
                                    row.getAs(InstitutionCoefficientTable.SUBJECT.name()),
                                    row.getAs(InstitutionCoefficientTable.GROUP_CODE.name())),
                            row.getAs(InstitutionCoefficientTable.COEFFICIENT.name())));
        }
        return coefficients;
    }

    private Row row(final DerivedCoefficientPolicy policy, final InstitutionCoefficient each) {
        return RowFactory.create(
                year,
                revision,
                policy.method().name().toLowerCase(Locale.ROOT),
                each.subject().type(),
                each.subject().code(),
                each.subject().groupCode(),
                each.cases(),
                each.measured().rounded(RATIO_DECIMALS),
                each.coefficient().orElse(null),
                each.state(),
                each.reason());
    }
}
