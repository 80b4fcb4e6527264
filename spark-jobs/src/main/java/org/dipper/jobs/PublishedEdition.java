package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.GroupHistoryTable;
import org.dipper.errors.DipperException;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.RelatedGroups;
import org.dipper.grouping.RuleFigures;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.Policy;
import org.dipper.settlement.CostStandard;
import org.dipper.settlement.InstitutionCoefficients;
import org.dipper.settlement.LevelMeanStandard;
import org.dipper.settlement.NoStandard;
import org.dipper.settlement.PointValueStandard;
import org.dipper.settlement.PoolHistory;
import org.dipper.settlement.PoolHistorySums;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/**
 * A published catalog edition as a run reads it.
 *
 * @param year the edition
 * @param revision its revision
 * @param header its row of {@code catalog_edition}
 * @param groups its rows of {@code disease_group}
 * @param history its rows of {@code disease_group_history}
 */
record PublishedEdition(int year, int revision, Row header, Dataset<Row> groups, Dataset<Row> history) {
    private static final int VALUE_DECIMALS = 6;

    /**
     * The edition, once it is published.
     *
     * @throws DipperException precondition, where it is not built or not published
     */
    static PublishedEdition require(final Run run, final int year) {
        final Publication publication = there(run, year);
        if (!publication.isPublished()) {
            throw DipperException.precondition(
                    "The catalog edition " + year + " is not published.",
                    "It is a draft that may still change.",
                    "Run dipper catalog publish --year " + year + " first.");
        }
        return of(run, year, publication);
    }

    /**
     * The edition, draft or published.
     *
     * @throws DipperException precondition, where it is not built
     */
    static PublishedEdition requireBuilt(final Run run, final int year) {
        return of(run, year, there(run, year));
    }

    private static Publication there(final Run run, final int year) {
        return run.inForce(Editions.subject(year))
                .orElseThrow(() -> DipperException.precondition(
                        "The catalog edition " + year + " is not there.",
                        "It was never built in this warehouse.",
                        "Run dipper catalog build --year " + year + " and dipper catalog publish --year " + year
                                + " first."));
    }

    private static PublishedEdition of(final Run run, final int year, final Publication publication) {
        final String subject = Editions.subject(year);
        final String where = "edition_year = " + year + " AND revision = " + publication.revision();
        return new PublishedEdition(
                year,
                publication.revision(),
                run.input(CatalogEditionTable.CONTRACT, subject).where(where).head(),
                run.input(DiseaseGroupTable.CONTRACT, subject).where(where),
                run.input(GroupHistoryTable.CONTRACT, subject).where(where));
    }

    /**
     * The lookup of this edition's groups for rows combined in a way.
     *
     * @throws DipperException refused, where the edition was built with another way of grouping
     */
    AssignGroups assign(final GroupingInputs grouping) {
        // Editions from before there were ways of grouping know the basic rule only.
        final String hash = header.getAs(CatalogEditionTable.GROUPING_HASH.name());
        if (hash == null ? !grouping.combinations().isBasic() : !hash.equals(grouping.hash())) {
            throw DipperException.refused(
                    "The policy groups otherwise than the catalog edition " + year + " was built.",
                    "A case must be looked up as it was counted: same scheme, code tables and grouping rules.",
                    "Use the policy of the edition. Where a scheme or code table was loaded anew since, load the former one"
                            + " again, or build the edition again.");
        }
        final RelatedGroups.Builder related = new RelatedGroups.Builder();
        if (!grouping.combinations().isBasic()) {
            groups.where(Columns.col(DiseaseGroupTable.RELATED_PROCEDURES).isNotNull())
                    .select(Columns.cols(
                            DiseaseGroupTable.DIAGNOSIS_KEY,
                            DiseaseGroupTable.PROCEDURE_KEY,
                            DiseaseGroupTable.RELATED_PROCEDURES))
                    .collectAsList()
                    .forEach(row -> related.add(row.getInt(0), row.getLong(1), row.getString(2)));
        }
        return new AssignGroups(groups, grouping.combinations().isBasic(), related.build());
    }

    long meanCostFen() {
        return header.getAs(CatalogEditionTable.MEAN_COST_FEN.name());
    }

    /** The last year of its history. */
    int lastYear() {
        return header.getAs(CatalogEditionTable.HISTORY_LAST_YEAR.name());
    }

    /** The first year of its history. */
    int firstYear() {
        return header.getAs(CatalogEditionTable.HISTORY_FIRST_YEAR.name());
    }

    /**
     * The weights of its years, oldest first.
     *
     * @throws DipperException refused, where the policy weights another number of years
     */
    List<Integer> yearWeights(final Policy policy) {
        final List<Integer> weights = policy.catalog().yearWeights();
        final int years = lastYear() - firstYear() + 1;
        if (weights.size() != years) {
            throw DipperException.refused(
                    "The policy weights " + weights.size() + " years, the catalog edition " + year + " has " + years
                            + ".",
                    "The year-start point value weights the same years as the catalog.",
                    "Use a policy with as many catalog.year_weights.");
        }
        return weights;
    }

    /** Weighted year-start point values by pool, six decimals; a pool without history has none. */
    Map<String, BigDecimal> yearStartPointValues(final Policy policy, final InstitutionCoefficients coefficients) {
        final Map<String, Map<Integer, Row>> byPool = new TreeMap<>();
        new PoolHistorySums(policy.settlement(), policy.catalog().scoreScale(), meanCostFen(), groups, coefficients)
                .apply(history)
                .collectAsList()
                .forEach(row -> byPool.computeIfAbsent(row.getAs("insurance_pool"), pool -> new TreeMap<>())
                        .put(row.getAs("discharge_year"), row));
        final List<Integer> weights = yearWeights(policy);
        final Map<String, BigDecimal> values = new TreeMap<>();
        byPool.forEach((pool, byYear) -> value(byYear, weights).ifPresent(value -> values.put(pool, value)));
        return values;
    }

    /** Mean cost and score of each row of the national scheme that is a group of this edition. */
    Map<Integer, RuleFigures> figures() {
        final Map<Integer, RuleFigures> figures = new HashMap<>();
        groups.where(Columns.col(DiseaseGroupTable.SCHEME_RULE).gt(0))
                .select(Columns.cols(
                        DiseaseGroupTable.SCHEME_RULE, DiseaseGroupTable.MEAN_COST_FEN, DiseaseGroupTable.RW))
                .collectAsList()
                .forEach(row -> figures.put(
                        row.getInt(0),
                        new RuleFigures(
                                row.getLong(1),
                                row.getDecimal(2).unscaledValue().longValueExact())));
        return figures;
    }

    /** What the policy's deviation rule compares a cost with. */
    CostStandard standard(final Policy policy, final Map<String, BigDecimal> yearStart) {
        final Optional<DeviationPolicy.Base> base =
                policy.settlement().deviation().map(DeviationPolicy::base);
        if (base.isEmpty()) {
            return new NoStandard();
        }
        return switch (base.get()) {
            case LEVEL_MEAN -> new LevelMeanStandard(history, lastYear());
            case STANDARD -> new PointValueStandard(yearStart);
        };
    }

    private Optional<BigDecimal> value(final Map<Integer, Row> byYear, final List<Integer> weights) {
        final List<Long> cost = new ArrayList<>();
        final List<Long> units = new ArrayList<>();
        for (int historyYear = firstYear(); historyYear <= lastYear(); historyYear++) {
            final Row row = byYear.get(historyYear);
            cost.add(row == null ? 0L : row.<Long>getAs("cost_fen"));
            units.add(row == null ? 0L : row.<Long>getAs("score_units"));
        }
        return units.stream().allMatch(unit -> unit == 0)
                ? Optional.empty()
                : Optional.of(new PoolHistory(cost, units)
                        .yearStartPointValue(weights)
                        .rounded(VALUE_DECIMALS));
    }
}
