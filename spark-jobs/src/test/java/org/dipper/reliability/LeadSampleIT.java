package org.dipper.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.table.TableContract;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sample of the leads of a made-up prefecture with misconduct. Every one opens to its cases, and the excess of a chain is
 * what a clerk finds who looks up in which group a case with the codes of the merged stay was put.
 */
class LeadSampleIT {
    private static final int SAMPLE = 200;
    private static final String CASES = "20000";
    private static final String SPLIT = "split_admission";

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();
    private Warehouse warehouse;
    private Map<String, Row> cases;
    private Map<String, Row> scores;
    /** The score of the group that a settled case with this principal diagnosis and main procedure was put in. */
    private Map<String, BigDecimal> scoreOfCodes;

    /** Codes that are put into different groups by something else than these two. */
    private final List<String> ambiguous = new ArrayList<>();

    @Test
    void everyLeadOpensToItsCasesAndChainsAreWorthWhatAClerkFinds() {
        supervise();
        final List<Row> leads = new ArrayList<>(rows(LeadTable.CONTRACT));
        assertThat(leads.stream().map(lead -> lead.<String>getAs("rule")).distinct())
                .as("rules that speak")
                .contains(SPLIT)
                .hasSizeGreaterThan(2);
        leads.sort(Comparator.comparing(lead -> lead.<String>getAs("lead_id")));
        Collections.shuffle(leads, new Random(5));
        final Map<String, List<Row>> casesOfLeads = rows(LeadCaseTable.CONTRACT).stream()
                .collect(Collectors.groupingBy(row -> row.<String>getAs("lead_id")));

        int byHand = 0;
        for (final Row lead : leads.subList(0, Math.min(SAMPLE, leads.size()))) {
            final List<Row> own = casesOfLeads.get(lead.<String>getAs("lead_id"));
            opens(lead, own);
            if (SPLIT.equals(lead.getAs("rule")) && isWorthWhatAClerkFinds(lead, own)) {
                byHand++;
            }
        }
        assertThat(byHand).as("chains that a clerk could work out").isGreaterThan(20);
    }

    private void supervise() {
        final Path lists = folder.resolve("lists");
        final Path place = folder.resolve("warehouse");
        final Path policy = Prefecture.policy(folder, 15, "0.7");
        List.of(
                        List.of(
                                "data",
                                "generate",
                                "--cases",
                                CASES,
                                "--misconduct",
                                "5",
                                "--out",
                                lists.toString(),
                                "--hospitals",
                                "40"),
                        List.of(
                                "data",
                                "ingest",
                                "--source",
                                lists + "/settlement_list/*",
                                "--mapping",
                                Path.of(System.getProperty("dipper.root"), "mappings", "national.yaml")
                                        .toString()),
                        Prefecture.build(policy),
                        Prefecture.publish(),
                        Prefecture.settle(policy),
                        Prefecture.indicators(policy))
                .forEach(words -> Jobs.run(spark, place, words));
        warehouse = Warehouse.open(spark, place.toString());
        cases = byId(SettledCaseTable.CONTRACT);
        scores = byId(CaseScoreTable.CONTRACT);
        scoreOfCodes = scoreOfCodes();
    }

    /** The lead says of its cases what the cases say of themselves. */
    private void opens(final Row lead, final List<Row> own) {
        final String id = lead.getAs("lead_id");
        assertThat(own).as(id).isNotNull().hasSize(Math.toIntExact(lead.<Long>getAs("case_count")));
        long cost = 0;
        for (final Row each : own) {
            final Row settled = cases.get(each.<String>getAs("settlement_id"));
            assertThat(settled).as(id).isNotNull();
            assertThat(each.<Long>getAs("total_cost_fen")).isEqualTo(settled.<Long>getAs("total_cost_fen"));
            assertThat(each.<String>getAs("principal_diagnosis"))
                    .isEqualTo(settled.<String>getAs("principal_diagnosis"));
            cost += settled.<Long>getAs("total_cost_fen");
        }
        assertThat(lead.<Long>getAs("total_cost_fen")).as(id).isEqualTo(cost);
        for (final String said :
                List.of("evidence", "evidence_zh", "not_checked", "exclusions_checked", "parameters")) {
            assertThat(lead.<String>getAs(said)).as(id + " " + said).isNotBlank();
        }
    }

    private boolean isWorthWhatAClerkFinds(final Row lead, final List<Row> own) {
        final List<Row> stays = own.stream()
                .sorted(Comparator.comparing(row -> row.<Integer>getAs("sequence")))
                .map(row -> cases.get(row.<String>getAs("settlement_id")))
                .toList();
        final List<Row> byCost = new ArrayList<>(stays);
        byCost.sort(Comparator.comparing((Row stay) -> stay.<Long>getAs("total_cost_fen"))
                .reversed());
        final Row costliest = byCost.get(0);
        final Optional<String> procedure = byCost.stream()
                .map(stay -> stay.<String>getAs("main_procedure"))
                .filter(code -> code != null)
                .findFirst();
        final String codes = costliest.getAs("principal_diagnosis") + " " + procedure.orElse("-");
        if (!scoreOfCodes.containsKey(codes) || ambiguous.contains(codes)) {
            return false;
        }
        BigDecimal earned = BigDecimal.ZERO;
        for (final Row stay : stays) {
            earned = earned.add(scores.get(stay.<String>getAs("settlement_id")).getAs("case_score"));
        }
        final Row settled = scores.get(costliest.<String>getAs("settlement_id"));
        final BigDecimal merged = scoreOfCodes
                .get(codes)
                .multiply(settled.getAs("institution_coefficient"))
                .setScale(4, RoundingMode.HALF_UP);
        final BigDecimal excess = earned.subtract(merged).max(BigDecimal.ZERO);
        final BigDecimal fen =
                excess.multiply(pointValueFen(settled.getAs("insurance_pool"))).setScale(0, RoundingMode.HALF_UP);
        final String id = lead.getAs("lead_id");
        assertThat(lead.<BigDecimal>getAs("excess_points")).as(id).isEqualByComparingTo(excess);
        assertThat(lead.<Long>getAs("fund_at_stake_fen")).as(id).isEqualTo(fen.longValueExact());
        return true;
    }

    private BigDecimal pointValueFen(final String pool) {
        return rows(PointValueTable.CONTRACT).stream()
                .filter(row -> pool.equals(row.getAs("insurance_pool")))
                .map(row -> row.<BigDecimal>getAs("settlement_point_value").movePointRight(2))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, BigDecimal> scoreOfCodes() {
        final Map<String, BigDecimal> scoreOfGroup = new HashMap<>();
        rows(DiseaseGroupTable.CONTRACT)
                .forEach(group -> scoreOfGroup.put(group.getAs("group_code"), group.getAs("rw")));
        final Map<String, BigDecimal> found = new HashMap<>();
        for (final Row grouped : rows(CaseGroupTable.CONTRACT)) {
            final Row settled = cases.get(grouped.<String>getAs("settlement_id"));
            final String procedure = settled.getAs("main_procedure");
            final String codes = settled.getAs("principal_diagnosis") + " " + (procedure == null ? "-" : procedure);
            final BigDecimal score = scoreOfGroup.get(grouped.<String>getAs("group_code"));
            if (score != null) {
                final BigDecimal before = found.put(codes, score);
                if (before != null && before.compareTo(score) != 0) {
                    ambiguous.add(codes);
                }
            }
        }
        return found;
    }

    private Map<String, Row> byId(final TableContract table) {
        return rows(table).stream()
                .collect(
                        Collectors.toMap(row -> row.<String>getAs("settlement_id"), row -> row, (one, other) -> other));
    }

    private List<Row> rows(final TableContract table) {
        return warehouse.current(table).select(functions.col("*")).collectAsList();
    }
}
