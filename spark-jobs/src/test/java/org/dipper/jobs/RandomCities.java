package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
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

    /** Settles the year of a seed both ways and compares. */
    public void check(final long seed) {
        final RandomCity city = RandomCity.of(seed);
        final int year = city.policy().year();
        final EngineYear engine =
                new EngineYear(spark, city.policy(), RandomCity.SCALE, RandomCity.MEAN_COST_FEN);
        final ReferenceSettlement reference = city.reference();
        final ReferenceMonths months = reference.months(city.snapshots());
        city.snapshots().forEach(engine::settle);
        final String name = "seed " + seed;
        assertThat(ReferenceComparison.monthCaseRows(engine.monthCases()))
                .as(name)
                .isEqualTo(ReferenceComparison.monthCases(year, months.inForce()));
        assertThat(ReferenceComparison.monthRows(engine.monthRows()))
                .as(name)
                .isEqualTo(ReferenceComparison.months(year, months.inForce()));

        final EngineYear.Settled settled = engine.settle(city.stays(), city.decisions(), city.prepayments());
        final ReferenceSettlement.Year expected =
                reference.year(city.stays(), city.decisions(), months.inForce(), city.prepayments());
        assertThat(ReferenceComparison.caseRows(settled.scores()))
                .as(name)
                .isEqualTo(ReferenceComparison.cases(expected.cases().values()));
        assertThat(payments(settled.payments())).as(name).isEqualTo(new TreeMap<>(expected.casePaymentFen()));
        assertThat(ReferenceComparison.clearingRows(settled.clearing()))
                .as(name)
                .isEqualTo(ReferenceComparison.clearing(expected.clearing().values()));
        assertThat(residues(settled.account())).as(name).isEqualTo(expectedResidues(expected.pools()));
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
