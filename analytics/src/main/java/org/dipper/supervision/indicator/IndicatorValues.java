package org.dipper.supervision.indicator;

import static java.util.Objects.requireNonNull;
import static org.dipper.table.Columns.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.policy.IndicatorPolicy;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.supervision.indicator.expression.CaseVocabulary;

/**
 * Every indicator of a registry but the readmission rates, which have their own tables: the {@code indicator_value} rows of
 * a period.
 *
 * <p>What needs a missing input has one row for the region, with no number, that says what is missing.
 */
public final class IndicatorValues {
    private static final String NO_EARLIER_YEAR = "cases of the year before";
    private static final String ONE_YEAR = "a period of one year";

    private final PeriodScope scope;
    private final IndicatorPolicy policy;
    private final IndicatorRegistry registry;

    /** The indicators of this registry over this period. */
    public IndicatorValues(final PeriodScope scope, final IndicatorPolicy policy, final IndicatorRegistry registry) {
        this.scope = requireNonNull(scope, "scope");
        this.policy = requireNonNull(policy, "policy");
        this.registry = requireNonNull(registry, "registry");
    }

    /**
     * What there is to compute from.
     *
     * @param cases rows of {@code supervised_case} discharged in the period
     * @param hasEdition whether a catalog edition groups them
     * @param stays rows of {@code settled_case} discharged in the period and after it, for the daily census
     * @param yearBefore rows of {@code supervised_case} of the year before a period of one year, where there are any
     */
    public record Inputs(
            Dataset<Row> cases, boolean hasEdition, Dataset<Row> stays, Optional<Dataset<Row>> yearBefore) {}

    /** The rows. */
    public Dataset<Row> apply(final Inputs inputs) {
        final Map<String, String> missing = missing(inputs);
        final List<RatioIndicator> ratios = registry.ratios().stream()
                .filter(ratio -> !missing.containsKey(ratio.id()))
                .toList();
        final Optional<Dataset<Row>> earlier = scope.isOneYear() ? inputs.yearBefore() : Optional.empty();
        final Optional<Dataset<Row>> groups = inputs.hasEdition()
                ? Optional.of(new GroupReference(lowRisk(earlier)).apply(inputs.cases()))
                : Optional.empty();
        final List<Dataset<Row>> parts = new ArrayList<>();
        parts.add(new RatioIndicators(scope, policy, ratios).apply(inputs.cases(), groups));
        if (inputs.hasEdition()) {
            parts.add(new GroupMixIndicators(scope, policy).apply(inputs.cases()));
        }
        parts.add(new VolumeIndicators(scope, policy).apply(inputs.cases(), earlier));
        parts.add(new DiagnosisConcentration(scope, policy).apply(inputs.cases()));
        parts.add(new DailyCensus(scope, policy).apply(inputs.stays()));
        if (!missing.isEmpty()) {
            parts.add(new NotEvaluableRows(scope).apply(inputs.cases().sparkSession(), missing));
        }
        return parts.stream().reduce(Dataset::unionByName).orElseThrow().select(select(IndicatorValueTable.CONTRACT));
    }

    private Optional<Dataset<Row>> lowRisk(final Optional<Dataset<Row>> earlier) {
        return earlier.map(cases -> new LowRiskGroups(policy.lowRiskGroupCases()).apply(cases));
    }

    /** What is missing from these inputs, by indicator. */
    private Map<String, String> missing(final Inputs inputs) {
        final Map<String, String> missing = new TreeMap<>();
        for (final UnavailableIndicator indicator : registry.unavailable()) {
            missing.put(indicator.id(), String.join(", ", indicator.entry().needs()));
        }
        if (!inputs.hasEdition()) {
            GroupMixIndicators.IDS.forEach(id -> missing.put(id, CaseVocabulary.NO_EDITION));
            registry.ratios().stream()
                    .filter(ratio -> ratio.entry().needs().contains(SupervisedCaseTable.GROUP_TYPE.name()))
                    .forEach(ratio -> missing.put(ratio.id(), CaseVocabulary.NO_EDITION));
        }
        if (!scope.isOneYear() || inputs.yearBefore().isEmpty()) {
            VolumeIndicators.GROWTH.forEach(id -> missing.put(id, scope.isOneYear() ? NO_EARLIER_YEAR : ONE_YEAR));
        }
        return missing;
    }
}
