package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.IndicatorCatalogue;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.indicator.Indicator;
import org.dipper.supervision.indicator.IndicatorFile;
import org.dipper.supervision.indicator.IndicatorRegistry;
import org.dipper.table.Columns;
import org.dipper.warehouse.ContentHash;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;
import org.dipper.yaml.StrictYaml;

/** {@code indicator compute}: the indicators, readmission pairs and leads of a period. */
public final class IndicatorJob implements Job {
    /** What supervision looks at where no policy is given: the plain rates, from which no rule takes anything out. */
    static final SupervisionPolicy USUAL = new SupervisionPolicy(IndicatorCatalogue.WINDOWS_DAYS, true, 15);

    private static final int USUAL_SCORE_SCALE = 1000;
    private static final String YEAR = "year";
    private static final String PERIOD = "period";
    private static final String CATALOG = "catalog";
    private static final String POLICY = "policy";
    private static final String INDICATORS = "indicators";

    /** The subject that publications of a period's indicators have. */
    static String subject(final String period) {
        return "indicator:" + period;
    }

    @Override
    public void check(final JobOptions options) {
        options.only(YEAR, PERIOD, CATALOG, POLICY, INDICATORS);
        years(options);
        final Optional<Policy> policy = options.optional(POLICY).map(unused -> PolicyLoader.load(options.path(POLICY)));
        registry(options, policy);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        options.only(YEAR, PERIOD, CATALOG, POLICY, INDICATORS);
        final Years years = years(options);
        final Optional<Policy> policy = options.optional(POLICY).map(unused -> PolicyLoader.load(options.path(POLICY)));
        final Optional<Integer> edition =
                options.optional(CATALOG).isPresent() ? Optional.of(options.integer(CATALOG)) : newestEdition(context);
        final Map<String, String> claim = new LinkedHashMap<>();
        claim.put(PERIOD, years.label());
        claim.put(CATALOG, edition.map(year -> named(context, year)).orElse("none"));
        claim.put("settlement", SettledYears.named(context, years));
        options.optional(INDICATORS).ifPresent(unused -> claim.put(INDICATORS, contentOf(options.path(INDICATORS))));
        final IndicatorRegistry registry = registry(options, policy);
        try (Run run = context.warehouse()
                .begin("indicator compute", claim, policy.map(Policy::hash), List.of(SettledCaseTable.CONTRACT))) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice("Nothing to do: this period is computed from the same inputs.", "无需处理：相同输入的指标已计算。");
                return before.get();
            }
            return Supersede.recorded(run, () -> compute(context, run, years, edition, policy, registry));
        }
    }

    private static JsonNode compute(
            final JobContext context,
            final Run run,
            final Years years,
            final Optional<Integer> edition,
            final Optional<Policy> policy,
            final IndicatorRegistry registry) {
        final int revision = run.revisionFor(subject(years.label()), Optional.empty());
        if (edition.isEmpty()) {
            context.notice(
                    "No catalog edition is published: what needs disease groups is not evaluable.",
                    "尚无已发布的病种目录：需要病种的指标无法评价。");
        }
        new SupervisionSteps(
                        context,
                        new SupervisionInputs(
                                run,
                                years,
                                policy,
                                policy.map(Policy::supervision).orElse(USUAL),
                                registry,
                                edition.map(year -> PublishedEdition.require(run, year))))
                .run();
        context.progress("indicator.publish", "Registering the indicators", "登记指标", 1, 1);
        final JsonNode answer = regionRows(run, registry, years.label());
        run.publish(subject(years.label()), revision, Publication.DRAFT, Optional.empty(), answer);
        return answer;
    }

    /** The region's rows of the whole period, but for indicators that no input in the warehouse could ever serve. */
    private static JsonNode regionRows(final Run run, final IndicatorRegistry registry, final String period) {
        final List<String> order = registry.all().stream().map(Indicator::id).toList();
        final Set<String> unavailable =
                registry.unavailable().stream().map(Indicator::id).collect(Collectors.toSet());
        final List<Row> rows = run.readBack(IndicatorValueTable.CONTRACT)
                .where(Columns.col(IndicatorValueTable.SUBJECT_TYPE)
                        .equalTo("region")
                        .and(Columns.col(IndicatorValueTable.PERIOD).equalTo(period)))
                .drop(IndicatorValueTable.CASE_COUNT.name())
                .collectAsList();
        return Answers.rows(rows.stream()
                .filter(row -> !unavailable.contains(row.<String>getAs("indicator")))
                .sorted(Comparator.comparingInt((Row row) -> place(order, row))
                        .thenComparing(row -> row.<String>getAs("indicator")))
                .toList());
    }

    /** Values of rules stand after the registered indicators. */
    private static int place(final List<String> order, final Row row) {
        final int place = order.indexOf(row.<String>getAs("indicator"));
        return place < 0 ? order.size() : place;
    }

    /** The built-in indicators with the windows and scale of the policy, and those of the file. */
    private static IndicatorRegistry registry(final JobOptions options, final Optional<Policy> policy) {
        final IndicatorRegistry builtIn = IndicatorRegistry.of(
                policy.map(Policy::supervision).orElse(USUAL).indicators(),
                policy.map(Policy::supervision).orElse(USUAL).readmissionWindowsDays(),
                policy.map(given -> given.catalog().scoreScale()).orElse(USUAL_SCORE_SCALE));
        return options.optional(INDICATORS)
                .map(unused -> builtIn.with(IndicatorFile.load(StrictYaml.read(options.path(INDICATORS)), builtIn)))
                .orElse(builtIn);
    }

    private static String contentOf(final Path file) {
        try {
            return ContentHash.sha256(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Years years(final JobOptions options) {
        if (options.optional(YEAR).isPresent() == options.optional(PERIOD).isPresent()) {
            throw DipperException.usage(
                    options.command() + " needs either --year or --period.",
                    "One of them says which discharges to look at.",
                    "Add --year 2010, or --period 2008-2010.");
        }
        return options.years(options.optional(YEAR).isPresent() ? YEAR : PERIOD);
    }

    private static Optional<Integer> newestEdition(final JobContext context) {
        final String catalogs = Editions.subject(0).replace("0", "");
        return context.warehouse().publications().stream()
                .map(Publication::subject)
                .filter(subject -> subject.startsWith(catalogs))
                .distinct()
                .filter(subject -> context.warehouse()
                        .inForce(subject)
                        .map(Publication::isPublished)
                        .orElse(false))
                .map(subject -> Integer.valueOf(subject.substring(catalogs.length())))
                .max(Comparator.naturalOrder());
    }

    /** The edition with its revision: publishing or superseding it is another input, so another run. */
    private static String named(final JobContext context, final int editionYear) {
        return editionYear + " "
                + context.warehouse()
                        .inForce(Editions.subject(editionYear))
                        .map(publication -> publication.state() + " " + publication.revision())
                        .orElse("absent");
    }
}
