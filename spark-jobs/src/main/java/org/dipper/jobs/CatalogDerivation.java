package org.dipper.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.catalog.BasicTotals;
import org.dipper.catalog.Combination;
import org.dipper.catalog.CombinationSums;
import org.dipper.catalog.CombinationTotals;
import org.dipper.catalog.CoreGroups;
import org.dipper.catalog.CostSums;
import org.dipper.catalog.CoverageCurve;
import org.dipper.catalog.Edition;
import org.dipper.catalog.EditionDerivation;
import org.dipper.catalog.GroupCounts;
import org.dipper.catalog.GroupTotals;
import org.dipper.catalog.HistorySumTable;
import org.dipper.catalog.NationalGroup;
import org.dipper.catalog.SumColumns;
import org.dipper.errors.DipperException;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.RelatedGroups;
import org.dipper.policy.CatalogPolicy;

/**
 * Derives an edition from history sums: Spark counts, the driver decides. What comes to the driver is groups, never cases.
 */
public final class CatalogDerivation {
    private static final String SIZE = "size";
    private static final String COMBINATIONS = "combinations";

    private final SparkSession spark;
    private final CatalogPolicy policy;
    private final List<Integer> years;
    private final boolean isBasic;
    private final Map<Integer, NationalGroup> scheme;
    private final SumColumns columns;

    /**
     * Derives under a policy.
     *
     * @param spark the session
     * @param policy the rules
     * @param years the history, oldest first
     * @param isBasic whether combinations are basic
     * @param scheme the rows of the national scheme; empty without one
     */
    public CatalogDerivation(
            final SparkSession spark,
            final CatalogPolicy policy,
            final List<Integer> years,
            final boolean isBasic,
            final Map<Integer, NationalGroup> scheme) {
        this.spark = spark;
        this.policy = policy;
        this.years = List.copyOf(years);
        this.isBasic = isBasic;
        this.scheme = Map.copyOf(scheme);
        this.columns = new SumColumns(years, policy.hasSubScores());
    }

    /**
     * What was derived.
     *
     * @param edition the edition
     * @param curve groups and coverage by threshold
     * @param coreThreshold the threshold of core groups in force
     * @param casesByYear cases of each history year, oldest first
     */
    public record Derived(Edition edition, CoverageCurve curve, long coreThreshold, List<Long> casesByYear) {}

    /**
     * Derives.
     *
     * @param sums rows of {@link HistorySumTable} of the years
     * @param oddCodes text of procedure codes that do not pack
     * @param trimmed gives the sums that means are taken of, by group code, for an edition whose groups are known; asked
     *     only where the policy trims
     */
    public Derived derive(
            final Dataset<Row> sums,
            final Map<Long, String> oddCodes,
            final Function<Edition, Map<String, CostSums>> trimmed) {
        final EditionDerivation derivation = new EditionDerivation(policy, scheme, oddCodes);
        final boolean isPlain = isBasic && policy.coverageShare().isEmpty();
        final Counted counted =
                (isPlain ? plain(sums) : Optional.<Counted>empty()).orElseGet(() -> decided(sums, derivation));
        final Edition first = derivation.derive(counted.groups(), Map.of());
        final Edition edition =
                policy.trimming().isEmpty() ? first : derivation.derive(counted.groups(), trimmed.apply(first));
        return new Derived(edition, counted.curve(), counted.threshold(), casesByYear(counted.groups()));
    }

    /** The counted groups, the curve, and the threshold of core groups. */
    private record Counted(List<GroupCounts> groups, CoverageCurve curve, long threshold) {}

    /** By the basic rule and a fixed threshold, a combination is a core group or not by its size alone: one pass. */
    private Optional<Counted> plain(final Dataset<Row> sums) {
        final List<GroupCounts> groups = new ArrayList<>();
        final Map<Long, Long> sizes = new TreeMap<>();
        long all = 0;
        for (final Row row :
                new BasicTotals(columns, policy.threshold()).apply(sums).collectAsList()) {
            final int kind = row.getAs(BasicTotals.KIND);
            if (kind == BasicTotals.MIXED) {
                return Optional.empty();
            }
            if (kind == BasicTotals.SIZE) {
                sizes.put(row.getAs(BasicTotals.CASES), row.getAs(BasicTotals.COMBINATIONS));
                continue;
            }
            final boolean isCore = kind == BasicTotals.CORE;
            final int diagnosis = row.getAs(BasicTotals.DIAGNOSIS);
            final CostSums costs = columns.read(row);
            groups.add(new GroupCounts(
                    isCore
                            ? Optional.of(Combination.local(diagnosis, row.getAs(BasicTotals.PROCEDURE)))
                            : Optional.empty(),
                    true,
                    isCore ? 0 : diagnosis,
                    row.getAs(BasicTotals.ATTRIBUTE),
                    costs));
            all = Math.addExact(all, costs.cases());
            if (isCore) {
                sizes.merge(costs.cases(), 1L, Long::sum);
            }
        }
        requireCases(all);
        final List<CoverageCurve.Size> counted = new ArrayList<>();
        sizes.forEach((cases, combinations) -> counted.add(new CoverageCurve.Size(cases, combinations)));
        return Optional.of(new Counted(groups, CoverageCurve.of(counted, all), policy.threshold()));
    }

    /** In general, the driver looks at every combination that can be a core group and decides; then cases are placed. */
    private Counted decided(final Dataset<Row> sums, final EditionDerivation derivation) {
        final Dataset<Row> totals = new CombinationTotals(columns).apply(sums).persist();
        try {
            final Row counted = totals.agg(sum(columns.cases())).head();
            final long all = counted.isNullAt(0) ? 0 : counted.getLong(0);
            requireCases(all);
            final CoverageCurve curve = CoverageCurve.of(sizes(totals), all);
            final long threshold = policy.coverageShare()
                    .map(share -> curve.thresholdFor(share, all))
                    .orElse((long) policy.threshold());
            final List<Combination> core = new CoreGroups(policy, threshold).decide(candidates(totals, threshold));
            return new Counted(counts(sums, core, derivation), curve, threshold);
        } finally {
            totals.unpersist();
        }
    }

    private void requireCases(final long all) {
        if (all == 0) {
            throw DipperException.precondition(
                    "There are no cases of " + years.get(0) + " to " + years.get(years.size() - 1) + ".",
                    "A catalog is derived from settled cases of every year of its history.",
                    "Ingest those years, or choose another --history.");
        }
    }

    private List<CoverageCurve.Size> sizes(final Dataset<Row> totals) {
        final List<CoverageCurve.Size> sizes = new ArrayList<>();
        totals.where(col(HistorySumTable.SCHEME_RULE.name()).geq(0))
                .groupBy(columns.cases().as(SIZE))
                .agg(count(lit(1)).as(COMBINATIONS))
                .collectAsList()
                .forEach(row -> sizes.add(new CoverageCurve.Size(row.getLong(0), row.getLong(1))));
        return sizes;
    }

    private List<CombinationSums> candidates(final Dataset<Row> totals, final long threshold) {
        final Column isEnough = columns.cases().geq(CoreGroups.leastCount(policy, threshold));
        final List<CombinationSums> candidates = new ArrayList<>();
        for (final Row row : totals.where(isEnough).collectAsList()) {
            candidates.add(new CombinationSums(
                    new Combination(
                            row.getAs(HistorySumTable.SCHEME_RULE.name()),
                            row.getAs(HistorySumTable.DIAGNOSIS_KEY.name()),
                            row.getAs(HistorySumTable.PROCEDURE_KEY.name()),
                            row.getAs(HistorySumTable.RELATED.name())),
                    columns.read(row)));
        }
        return candidates;
    }

    private List<GroupCounts> counts(
            final Dataset<Row> sums, final List<Combination> core, final EditionDerivation derivation) {
        final Map<String, Combination> byCode = new HashMap<>();
        core.forEach(combination -> byCode.put(derivation.code(combination), combination));
        final Dataset<Row> groups = Editions.coreRows(spark, byCode);
        final Dataset<Row> placed = new AssignGroups(groups, isBasic, related(core)).apply(sums);
        final List<GroupCounts> counts = new ArrayList<>();
        for (final Row row : new GroupTotals(columns).apply(placed).collectAsList()) {
            counts.add(new GroupCounts(
                    Optional.ofNullable(row.<String>getAs(AssignGroups.GROUP_CODE))
                            .map(byCode::get),
                    row.<Integer>getAs(HistorySumTable.SCHEME_RULE.name()) >= 0,
                    row.getAs(GroupTotals.CATEGORY_KEY),
                    row.getAs(HistorySumTable.ATTRIBUTE.name()),
                    columns.read(row)));
        }
        return counts;
    }

    /** The groups that related procedures set apart. */
    static RelatedGroups related(final List<Combination> core) {
        final RelatedGroups.Builder related = new RelatedGroups.Builder();
        core.stream()
                .filter(combination -> !combination.related().isEmpty())
                .forEach(combination ->
                        related.add(combination.diagnosisKey(), combination.procedureKey(), combination.related()));
        return related.build();
    }

    private List<Long> casesByYear(final List<GroupCounts> counts) {
        final List<Long> cases = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            final int place = i;
            cases.add(counts.stream()
                    .mapToLong(count -> count.sums().casesByYear().get(place))
                    .sum());
        }
        return cases;
    }
}
