package org.dipper.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.dipper.money.Apportionment;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

class ApportionCasesTest {
    private static final int INSTITUTIONS = 60;

    private final SparkSession spark = SparkSessions.shared();

    /** Payments and scores of all sizes, so that products fit in 64 bits at some institutions and not at others. */
    @Test
    void casesArePaidAsThePlainSplitPaysThem() {
        final Random random = new Random(20251);
        final List<Row> cases = new ArrayList<>();
        final List<Row> payments = new ArrayList<>();
        final Map<String, Long> expected = new HashMap<>();
        for (int i = 0; i < INSTITUTIONS; i++) {
            final String institution = "H" + i;
            final Map<String, Long> units = new HashMap<>();
            for (int c = 0; c <= random.nextInt(40); c++) {
                // Equal scores are frequent: ties must go to the smaller settlement id.
                final long score =
                        random.nextBoolean() ? 10_000L * random.nextInt(3) : random.nextLong(below(random, 9));
                units.put("S" + i + "-" + c, score);
            }
            final long all = units.values().stream().mapToLong(Long::longValue).sum();
            final long paid = all == 0 ? 0 : random.nextLong(below(random, 18));
            payments.add(RowFactory.create(institution, "310", paid, all));
            units.forEach((id, score) -> cases.add(RowFactory.create(id, institution, "310", score)));
            expected.putAll(Apportionment.split(paid, units));
        }

        final Map<String, Long> found = new HashMap<>();
        new ApportionCases(spark.createDataFrame(
                        payments,
                        StructType.fromDDL("paid_institution_code STRING, paid_insurance_pool STRING, paid_fen LONG,"
                                + " paid_units LONG")))
                .apply(spark.createDataFrame(
                        cases,
                        StructType.fromDDL("settlement_id STRING, institution_code STRING, insurance_pool STRING,"
                                + " case_score_units LONG")))
                .select("settlement_id", "payment_fen")
                .collectAsList()
                .forEach(row -> found.put(row.getString(0), row.getLong(1)));

        assertThat(found).isEqualTo(expected);
    }

    private static long below(final Random random, final int digits) {
        return (long) Math.pow(10, 1 + random.nextInt(digits));
    }
}
