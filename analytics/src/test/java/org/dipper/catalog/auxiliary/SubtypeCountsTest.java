package org.dipper.catalog.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.dipper.catalog.HistorySums;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

/** The sums of chance cases, against adding them one by one. */
class SubtypeCountsTest {
    private static final StructType SCHEMA = StructType.fromDDL(
            "group_code STRING, discharge_year INT, principal_diagnosis STRING, other_diagnoses ARRAY<STRING>, "
                    + "age_years INT, age_days INT, stay_days INT, discharge_way STRING, icu_days INT, "
                    + "total_cost_fen LONG, treatment_cost_fen LONG, drug_cost_fen LONG, group_mean_cost_fen LONG");

    @Test
    void theSumsAreThoseOfTheCases() {
        final List<SlowAuxiliary.Case> cases = RandomCases.of(7, 400);
        final SlowAuxiliary slow = new SlowAuxiliary();
        final Map<String, CostSpread> expected = new TreeMap<>();
        for (final SlowAuxiliary.Case each : cases) {
            final BigInteger cost = BigInteger.valueOf(each.settled().costFen());
            final CostSpread one = new CostSpread(1, each.settled().costFen(), cost.multiply(cost));
            final String after = " " + each.year();
            expected.merge(each.group() + " - -" + after, one, CostSpread::plus);
            slow.subtypes(each.settled())
                    .forEach((type, subtype) ->
                            expected.merge(each.group() + " " + type + " " + subtype + after, one, CostSpread::plus));
        }

        final Map<String, CostSpread> counted = new TreeMap<>();
        new SubtypeCounts(Rules.SUBTYPES)
                .apply(rows(cases))
                .collectAsList()
                .forEach(row -> counted.put(
                        row.getString(0) + " " + row.getString(1) + " " + row.getString(2) + " " + row.getInt(3),
                        new CostSpread(
                                row.getLong(4),
                                row.getLong(5),
                                BigInteger.valueOf(row.getLong(6))
                                        .shiftLeft(HistorySums.SQUARE_SHIFT)
                                        .add(BigInteger.valueOf(row.getLong(7))))));
        assertThat(counted).isEqualTo(expected);
    }

    private static Dataset<Row> rows(final List<SlowAuxiliary.Case> cases) {
        final List<Row> rows = new ArrayList<>();
        for (final SlowAuxiliary.Case each : cases) {
            final AuxiliaryCase settled = each.settled();
            rows.add(RowFactory.create(
                    each.group(),
                    each.year(),
                    settled.principalDiagnosis(),
                    settled.otherDiagnoses().toArray(String[]::new),
                    settled.ageYears().orElse(null),
                    settled.ageDays().orElse(null),
                    settled.stayDays(),
                    settled.isDeath() ? "5" : "1",
                    settled.icuDays().orElse(null),
                    settled.costFen(),
                    settled.treatmentFen().orElse(null),
                    settled.drugFen().orElse(null),
                    settled.groupMeanFen().orElse(null)));
        }
        rows.add(RowFactory.create(null, 2024, "I10", new String[0], 40, null, 3, null, null, 100L, null, null, null));
        return SparkSessions.shared().createDataFrame(rows, SCHEMA);
    }
}
