package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.settlement.clearing.PoolAccount;
import org.dipper.settlement.reference.RandomCity;
import org.dipper.settlement.reference.ReferenceComparison;
import org.dipper.settlement.reference.ReferenceMonths;
import org.dipper.settlement.reference.ReferenceSettlement;

/** Holds a whole year of a random city with a random policy, as the jobs settle it, to the slow reference: every figure. */
public final class RandomCities {
    private final SparkSession spark;

    /** Settles in a session. */
    public RandomCities(final SparkSession spark) {
        // A hundred rows a query: compiling code for them and planning anew on the way costs more than running.
        this.spark = spark.newSession();
        this.spark.conf().set("spark.sql.codegen.wholeStage", "false");
        this.spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        this.spark.conf().set("spark.sql.adaptive.enabled", "false");
        this.spark.conf().set("spark.sql.shuffle.partitions", "1");
    }

    /** Settles the year of a seed both ways, month by month, and compares. */
    public void check(final long seed) {
        check(seed, true);
    }

    /** Settles the clearing of a seed's year both ways and compares; its months are taken over from the reference. */
    public void checkClearing(final long seed) {
        check(seed, false);
    }

    private void check(final long seed, final boolean monthByMonth) {
        final RandomCity city = RandomCity.of(seed);
        final int year = city.policy().year();
        final EngineYear engine = new EngineYear(spark, city.policy(), RandomCity.SCALE, RandomCity.MEAN_COST_FEN);
        final ReferenceSettlement reference = city.reference();
        final ReferenceMonths months = reference.months(city.snapshots());
        final String name = "seed " + seed;
        if (monthByMonth) {
            city.snapshots().forEach(engine::settle);
            same(
                    name + ", cases of months",
                    ReferenceComparison.monthCaseRows(engine.monthCases()),
                    ReferenceComparison.monthCases(year, months.inForce()));
            same(
                    name + ", months",
                    ReferenceComparison.monthRows(engine.monthRows()),
                    ReferenceComparison.months(year, months.inForce()));
        } else {
            engine.take(months.inForce());
        }
        final EngineYear.Settled settled = engine.settle(city.stays(), city.decisions(), city.prepayments());
        final ReferenceSettlement.Year expected =
                reference.year(city.stays(), city.decisions(), months.inForce(), city.prepayments());
        same(
                name + ", case scores",
                ReferenceComparison.caseRows(settled.scores()),
                ReferenceComparison.cases(expected.cases().values()));
        same(name + ", case payments", payments(settled.payments()), expected.casePaymentFen());
        same(
                name + ", clearing",
                ReferenceComparison.clearingRows(settled.clearing()),
                ReferenceComparison.clearing(expected.clearing().values()));
        same(name + ", residues", residues(settled.account()), expectedResidues(expected.pools()));
    }

    /** Only the figures that differ are worth reading. */
    private static <T> void same(final String what, final Map<String, T> found, final Map<String, T> expected) {
        final List<String> differences = new ArrayList<>();
        final TreeSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(found.keySet());
        for (final String key : keys) {
            if (!Objects.equals(found.get(key), expected.get(key))) {
                differences.add(key + ": expected " + expected.get(key) + ", found " + found.get(key));
            }
        }
        assertThat(differences).as(what).isEmpty();
    }

    private static Map<String, Long> payments(final Collection<Row> rows) {
        final Map<String, Long> payments = new TreeMap<>();
        rows.forEach(row -> payments.put(row.getAs("settlement_id"), row.getAs("payment_fen")));
        return payments;
    }

    private static Map<String, Long> residues(final Collection<PoolAccount.Line> lines) {
        final Map<String, Long> residues = new TreeMap<>();
        lines.stream()
                .filter(line -> line.account().equals(PoolAccount.DISTRIBUTION))
                .filter(line -> !line.item().equals(PoolAccount.DIP_FUND))
                .forEach(line -> residues.put(line.pool() + " " + line.item(), -line.amountFen()));
        return residues;
    }

    private static Map<String, Long> expectedResidues(final Map<String, ReferenceSettlement.PoolYear> pools) {
        final Map<String, Long> residues = new TreeMap<>();
        pools.forEach((pool, year) -> {
            residues.put(pool + " " + PoolAccount.PAID_TO_HOSPITALS, year.finalFen());
            year.residues().forEach((item, fen) -> residues.put(pool + " " + item, fen));
        });
        return residues;
    }
}
