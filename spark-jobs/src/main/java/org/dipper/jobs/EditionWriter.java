package org.dipper.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.BasicLevelSelection;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.CatalogLevelTable;
import org.dipper.catalog.CatalogLevels;
import org.dipper.catalog.CoverageCurveTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.Edition;
import org.dipper.catalog.GroupHistory;
import org.dipper.catalog.GroupHistoryTable;
import org.dipper.catalog.HistorySumTable;
import org.dipper.catalog.LevelTotals;
import org.dipper.catalog.ScoreAdjustmentTable;
import org.dipper.catalog.SumColumns;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.CatalogPolicy;
import org.dipper.policy.Policy;
import org.dipper.table.Columns;
import org.dipper.table.TableContract;
import org.dipper.warehouse.Run;

/** Writes a derived edition: groups, header, curve, upper levels, and the history by group. */
final class EditionWriter {
    /** The tables that make an edition. */
    static final List<TableContract> TABLES = List.of(
            DiseaseGroupTable.CONTRACT,
            CatalogEditionTable.CONTRACT,
            CoverageCurveTable.CONTRACT,
            CatalogLevelTable.CONTRACT,
            GroupHistoryTable.CONTRACT,
            AuxiliaryTypeTable.CONTRACT,
            InstitutionCoefficientTable.CONTRACT,
            ScoreAdjustmentTable.CONTRACT);

    private final SparkSession spark;
    private final Run run;
    private final int year;
    private final int revision;

    EditionWriter(final SparkSession spark, final Run run, final int year, final int revision) {
        this.spark = spark;
        this.run = run;
        this.year = year;
        this.revision = revision;
    }

    /** Where the rows of the edition stand in every table of the catalog. */
    String where() {
        return "edition_year = " + year + " AND revision = " + revision;
    }

    /** Writes everything and gives the run's answer. */
    ObjectNode write(
            final CatalogDerivation.Derived derived,
            final Dataset<Row> sums,
            final Years history,
            final Policy policy,
            final GroupingInputs grouping) {
        final Edition edition = derived.edition();
        final Dataset<Row> plain = Editions.rows(spark, edition, year, revision, Set.of());
        final Dataset<Row> grouped = grouping.assign(plain, edition).apply(sums);
        final Set<String> basicLevel = policy.catalog()
                .basicLevel()
                .map(rule -> basicLevel(rule, edition, grouped))
                .orElse(Set.of());
        run.replace(DiseaseGroupTable.CONTRACT, Editions.rows(spark, edition, year, revision, basicLevel), where());
        run.replace(CatalogEditionTable.CONTRACT, header(derived, history, policy, grouping), where());
        run.replace(CoverageCurveTable.CONTRACT, Editions.curve(spark, derived, year, revision), where());
        run.replace(CatalogLevelTable.CONTRACT, levels(sums, history, policy.catalog()), where());
        run.replace(GroupHistoryTable.CONTRACT, new GroupHistory(year, revision).apply(grouped), where());
        return answer(derived).put("basic_level_group_count", basicLevel.size());
    }

    private Set<String> basicLevel(
            final CatalogPolicy.BasicLevelRule rule, final Edition edition, final Dataset<Row> grouped) {
        final Map<String, Long> primary = new HashMap<>();
        grouped.where(Columns.col(HistorySumTable.HOSPITAL_LEVEL)
                        .isInCollection(rule.primaryLevels())
                        .and(col(AssignGroups.GROUP_CODE).isNotNull()))
                .groupBy(col(AssignGroups.GROUP_CODE))
                .agg(sum(Columns.col(HistorySumTable.CASE_COUNT)))
                .collectAsList()
                .forEach(row -> primary.put(row.getString(0), row.getLong(1)));
        return new BasicLevelSelection(
                        rule, rule.isWithinNationalList() ? Optional.of(nationalList()) : Optional.empty())
                .select(edition.groups(), primary);
    }

    /** Group codes of the loaded national list; a group of the scheme is not on it by its code. */
    private Set<String> nationalList() {
        final Set<String> codes = new HashSet<>();
        for (final CodeEntry entry :
                CodeTables.entries(run, CodeTableKind.BASIC_LEVEL).orElse(List.of())) {
            if (entry.targetCode().isEmpty()) {
                codes.add(entry.code());
            }
            entry.targetCode().ifPresent(procedures -> List.of(procedures.split("[|]", -1))
                    .forEach(procedure -> codes.add(entry.code() + "+" + procedure)));
        }
        return codes;
    }

    private Dataset<Row> levels(final Dataset<Row> sums, final Years history, final CatalogPolicy policy) {
        final SumColumns columns = new SumColumns(history.all());
        final List<CatalogLevels.Part> parts = new ArrayList<>();
        for (final Row row : new LevelTotals(history.all()).apply(sums).collectAsList()) {
            parts.add(new CatalogLevels.Part(
                    row.getAs(HistorySumTable.DIAGNOSIS_KEY.name()),
                    row.getAs(HistorySumTable.ATTRIBUTE.name()),
                    columns.read(row)));
        }
        return Editions.levels(spark, new CatalogLevels(policy, SectionTables.of(run)).rollUp(parts), year, revision);
    }

    private Dataset<Row> header(
            final CatalogDerivation.Derived derived,
            final Years history,
            final Policy policy,
            final GroupingInputs grouping) {
        final Edition edition = derived.edition();
        final Row row = RowFactory.create(
                year,
                revision,
                history.first(),
                history.last(),
                edition.caseCount(),
                edition.totalCostFen(),
                edition.meanCostFen(),
                (long) edition.coreGroups().size(),
                edition.comprehensiveGroupCount(),
                edition.coreCaseCount(),
                edition.comprehensiveCaseCount(),
                edition.ungroupedCaseCount(),
                derived.coreThreshold(),
                edition.varianceReduction(),
                grouping.hash(),
                grouping.schemeName().orElse(null),
                policy.hash(),
                run.id());
        return spark.createDataFrame(List.of(row), Columns.schema(CatalogEditionTable.CONTRACT));
    }

    private ObjectNode answer(final CatalogDerivation.Derived derived) {
        final Edition edition = derived.edition();
        return Answers.object()
                .put("edition_year", year)
                .put("revision", revision)
                .put("case_count", edition.caseCount())
                .put("total_cost_fen", edition.totalCostFen())
                .put("mean_cost_fen", edition.meanCostFen())
                .put("core_threshold", derived.coreThreshold())
                .put("core_group_count", (long) edition.coreGroups().size())
                .put("comprehensive_group_count", edition.comprehensiveGroupCount())
                .put("core_case_count", edition.coreCaseCount())
                .put("comprehensive_case_count", edition.comprehensiveCaseCount())
                .put("ungrouped_case_count", edition.ungroupedCaseCount())
                .put("riv", edition.varianceReduction());
    }
}
