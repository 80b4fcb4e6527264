package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.errors.DipperException;
import org.dipper.policy.Policy;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.InstitutionTotal;
import org.dipper.settlement.OtherPaymentTable;
import org.dipper.settlement.OtherPoints;
import org.dipper.settlement.PointValueTable;
import org.dipper.supervision.sanction.Sanction;
import org.dipper.supervision.sanction.SanctionFile;
import org.dipper.supervision.sanction.SanctionSimulation;
import org.dipper.table.Columns;
import org.dipper.table.TableContract;
import org.dipper.warehouse.BookedRun;
import org.dipper.warehouse.Publication;

/**
 * {@code settle sanctions --year Y --file FILE}: the settlement in force of a year once more with the points of some cases
 * withdrawn; tells who loses, who receives what is freed, and the point value. It changes nothing.
 */
public final class SettleSanctionsJob implements Job {
    private static final String YEAR = "year";
    private static final String FILE = "file";
    private static final int DECIMALS = 4;
    private static final int MOST_TOLD = 10;

    @Override
    public void check(final JobOptions options) {
        options.only(YEAR, FILE, "encoding");
        Period.of(options);
        read(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final int year = Period.of(options).year();
        final List<Sanction> sanctions = read(options);
        final Publication settlement = context.warehouse()
                .inForce(Period.year(year).settlement())
                .orElseThrow(() -> DipperException.precondition(
                        "The year " + year + " is not settled.",
                        "Sanctions are simulated on the settlement in force, draft or published.",
                        "Run dipper settle year --year " + year + " first, or check --year."));
        final Settled settled = new Settled(context, settlement, year);
        final List<OtherPoints> others = settled.others();
        final SanctionSimulation simulation =
                new SanctionSimulation(settled.policy().settlement(), others, settled.yearStart());
        final SanctionSimulation.Result result =
                simulation.apply(settled.totals(others), withdrawn(sanctions, settled.scores(sanctions), year));
        settled.requireSame(result.outcomes());
        return answer(result);
    }

    private static List<Sanction> read(final JobOptions options) {
        return SanctionFile.read(String.valueOf(options.path(FILE).getFileName()), SmallFiles.text(options, FILE));
    }

    /** What a settlement in force holds. */
    private record Settled(JobContext context, Publication settlement, int year) {
        Policy policy() {
            final BookedRun booked = context.warehouse()
                    .booked(settlement.runId())
                    .orElseThrow(() -> notKept("The run ledger does not know its run " + settlement.runId() + "."));
            return booked.policyHash()
                    .flatMap(hash -> PolicyTexts.find(context.warehouse(), hash))
                    .orElseThrow(() -> notKept("The policy that it went by is not kept."));
        }

        private DipperException notKept(final String why) {
            return DipperException.precondition(
                    "The settlement of " + year + " cannot be computed again.",
                    why,
                    "Settle the year again to have it kept from now on.");
        }

        Dataset<Row> rows(final TableContract contract) {
            return context.warehouse()
                    .current(contract, settlement.subject())
                    .where("settlement_year = " + year + " AND revision = " + settlement.revision());
        }

        List<OtherPoints> others() {
            return rows(OtherPaymentTable.CONTRACT)
                    .select(Columns.select(OtherPaymentTable.CONTRACT))
                    .collectAsList()
                    .stream()
                    .map(row -> new OtherPoints(
                            row.getAs(OtherPaymentTable.INSTITUTION_CODE.name()),
                            row.getAs(OtherPaymentTable.INSURANCE_POOL.name()),
                            row.getAs(OtherPaymentTable.KIND.name()),
                            row.getAs(OtherPaymentTable.NAME.name()),
                            units(row.getAs(OtherPaymentTable.POINTS.name()))))
                    .sorted()
                    .toList();
        }

        Map<String, BigDecimal> yearStart() {
            final Map<String, BigDecimal> values = new HashMap<>();
            rows(PointValueTable.CONTRACT)
                    .select(Columns.cols(PointValueTable.INSURANCE_POOL, PointValueTable.YEAR_START_POINT_VALUE))
                    .collectAsList()
                    .forEach(row -> {
                        if (!row.isNullAt(1)) {
                            values.put(row.getString(0), row.getDecimal(1));
                        }
                    });
            return values;
        }

        /** Points of cases: the table adds those of other payments, which the settlement adds itself. */
        List<InstitutionTotal> totals(final List<OtherPoints> others) {
            final List<InstitutionTotal> totals = new ArrayList<>();
            rows(AnnualSettlementTable.CONTRACT)
                    .select(Columns.select(AnnualSettlementTable.CONTRACT))
                    .collectAsList()
                    .forEach(row -> {
                        final String institution = row.getAs(AnnualSettlementTable.INSTITUTION_CODE.name());
                        final String pool = row.getAs(AnnualSettlementTable.INSURANCE_POOL.name());
                        final long otherUnits = others.stream()
                                .filter(other -> other.institution().equals(institution)
                                        && other.pool().equals(pool))
                                .mapToLong(OtherPoints::units)
                                .sum();
                        totals.add(new InstitutionTotal(
                                institution,
                                pool,
                                row.getAs(AnnualSettlementTable.HOSPITAL_LEVEL.name()),
                                row.getAs(AnnualSettlementTable.CASE_COUNT.name()),
                                row.getAs(AnnualSettlementTable.LOW_CASE_COUNT.name()),
                                row.getAs(AnnualSettlementTable.HIGH_CASE_COUNT.name()),
                                row.getAs(AnnualSettlementTable.UNGROUPED_CASE_COUNT.name()),
                                row.getAs(AnnualSettlementTable.TOTAL_COST_FEN.name()),
                                row.getAs(AnnualSettlementTable.BOOKED_FUND_FEN.name()),
                                units(row.getAs(AnnualSettlementTable.TOTAL_SCORE.name())) - otherUnits));
                    });
            totals.sort(Comparator.comparing(InstitutionTotal::pool).thenComparing(InstitutionTotal::institution));
            return totals;
        }

        /** What the simulation begins with must be what the year was settled at, or its differences mean nothing. */
        void requireSame(final List<SanctionSimulation.Outcome> outcomes) {
            final Map<InstitutionPool, Long> paid = new HashMap<>();
            rows(AnnualSettlementTable.CONTRACT)
                    .select(Columns.cols(
                            AnnualSettlementTable.INSURANCE_POOL,
                            AnnualSettlementTable.INSTITUTION_CODE,
                            AnnualSettlementTable.PAYMENT_FEN))
                    .collectAsList()
                    .forEach(row -> paid.put(new InstitutionPool(row.getString(0), row.getString(1)), row.getLong(2)));
            outcomes.stream()
                    .filter(each -> each.fenBefore()
                            != paid.getOrDefault(new InstitutionPool(each.pool(), each.institution()), 0L))
                    .findFirst()
                    .ifPresent(each -> {
                        throw DipperException.notReconciled(
                                "The settlement of " + year + " is not met before any sanction.",
                                each.institution() + " in pool " + each.pool() + " comes to " + each.fenBefore()
                                        + " fen, not to what its settlement says.",
                                "Prove the settlement: dipper run verify. Nothing was changed.");
                    });
        }

        Map<String, Row> scores(final List<Sanction> sanctions) {
            final Map<String, Row> scores = new HashMap<>();
            rows(CaseScoreTable.CONTRACT)
                    .where(Columns.col(CaseScoreTable.SETTLEMENT_ID)
                            .isInCollection(sanctions.stream()
                                    .map(Sanction::settlementId)
                                    .toList()))
                    .select(Columns.cols(
                            CaseScoreTable.SETTLEMENT_ID,
                            CaseScoreTable.INSURANCE_POOL,
                            CaseScoreTable.INSTITUTION_CODE,
                            CaseScoreTable.CASE_SCORE,
                            CaseScoreTable.RW))
                    .collectAsList()
                    .forEach(row -> scores.put(row.getString(0), row));
            return scores;
        }
    }

    private static Map<String, Map<String, Long>> withdrawn(
            final List<Sanction> sanctions, final Map<String, Row> scores, final int year) {
        final List<String> unknown = sanctions.stream()
                .filter(sanction -> !scores.containsKey(sanction.settlementId()))
                .map(sanction -> "line " + sanction.line() + ": " + sanction.settlementId())
                .toList();
        if (!unknown.isEmpty()) {
            throw DipperException.refused(
                    unknown.size() + " cases are not in the settlement of " + year + ".",
                    String.join("; ", unknown.subList(0, Math.min(MOST_TOLD, unknown.size()))) + ".",
                    "Check the settlement ids and --year; nothing was computed.");
        }
        final Map<String, Map<String, Long>> withdrawn = new TreeMap<>();
        for (final Sanction sanction : sanctions) {
            final Row score = scores.get(sanction.settlementId());
            final long base = score.isNullAt(4) ? 0 : units(score.getDecimal(4));
            withdrawn
                    .computeIfAbsent(score.getString(1), pool -> new TreeMap<>())
                    .merge(
                            score.getString(2),
                            sanction.withdrawnUnits(units(score.getDecimal(3)), base),
                            Math::addExact);
        }
        return withdrawn;
    }

    private static JsonNode answer(final SanctionSimulation.Result result) {
        final List<SanctionSimulation.Outcome> outcomes = new ArrayList<>(result.outcomes());
        outcomes.sort(Comparator.comparingLong(SanctionSimulation.Outcome::differenceFen)
                .thenComparing(SanctionSimulation.Outcome::pool)
                .thenComparing(SanctionSimulation.Outcome::institution));
        final ArrayNode answer = Answers.array();
        outcomes.forEach(outcome -> {
            final ObjectNode row = answer.addObject()
                    .put("institution_code", outcome.institution())
                    .put("hospital_level", outcome.level())
                    .put("insurance_pool", outcome.pool());
            points(row, outcome.unitsBefore(), outcome.unitsAfter(), outcome.unitsNotWithdrawn());
            row.put("point_value_before", result.pointValueBefore().get(outcome.pool()))
                    .put("point_value_after", result.pointValueAfter().get(outcome.pool()));
            money(row, outcome.fenBefore(), outcome.fenAfter());
        });
        final ObjectNode total = answer.addObject()
                .put("institution_code", SettlementComparison.TOTAL)
                .putNull("hospital_level")
                .putNull("insurance_pool");
        points(
                total,
                sum(outcomes, SanctionSimulation.Outcome::unitsBefore),
                sum(outcomes, SanctionSimulation.Outcome::unitsAfter),
                sum(outcomes, SanctionSimulation.Outcome::unitsNotWithdrawn));
        total.putNull("point_value_before").putNull("point_value_after");
        money(
                total,
                sum(outcomes, SanctionSimulation.Outcome::fenBefore),
                sum(outcomes, SanctionSimulation.Outcome::fenAfter));
        return answer;
    }

    private static void points(final ObjectNode row, final long before, final long after, final long notWithdrawn) {
        row.put("score_before", BigDecimal.valueOf(before, DECIMALS))
                .put("score_after", BigDecimal.valueOf(after, DECIMALS))
                .put("score_not_withdrawn", BigDecimal.valueOf(notWithdrawn, DECIMALS));
    }

    private static void money(final ObjectNode row, final long before, final long after) {
        row.put("payment_before_fen", before)
                .put("payment_after_fen", after)
                .put("difference_fen", Math.subtractExact(after, before));
    }

    private static long sum(
            final List<SanctionSimulation.Outcome> outcomes,
            final java.util.function.ToLongFunction<SanctionSimulation.Outcome> what) {
        return outcomes.stream().mapToLong(what).reduce(0, Math::addExact);
    }

    private static long units(final BigDecimal points) {
        return points.movePointRight(DECIMALS).longValueExact();
    }
}
