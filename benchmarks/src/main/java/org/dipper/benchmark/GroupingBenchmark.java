package org.dipper.benchmark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.generator.SyntheticScheme;
import org.dipper.grouping.CombinationColumns;
import org.dipper.grouping.GroupingEngine;
import org.dipper.grouping.GroupingTables;
import org.dipper.grouping.GroupingTables.ProcedureExclusion;
import org.dipper.jobs.JobOptions;
import org.dipper.jobs.Sessions;
import org.dipper.policy.GroupingPolicy;
import org.dipper.table.Columns;

/**
 * What grouping costs a case: the counting of combinations over a table of settled cases, by the basic rule alone and by a
 * synthetic scheme as large as the national one.
 */
public final class GroupingBenchmark {
    private static final int WARM_UP = 1;

    private GroupingBenchmark() {}

    /** {@code --settled DIR} (a Delta table of settled cases) {@code --rounds N --seed S}. */
    public static void main(final String[] words) {
        final JobOptions options =
                JobOptions.parse("benchmark grouping", List.of(words)).only("settled", "rounds", "seed");
        final int rounds = Math.toIntExact(options.wholeNumber("rounds").orElse(5L));
        final GroupingTables tables = GroupingTables.builder()
                .exclude("99.9900", ProcedureExclusion.CONSERVATIVE)
                .build();
        final Map<String, GroupingEngine> engines = new LinkedHashMap<>();
        engines.put("basic rule", new GroupingEngine(List.of(), tables, GroupingPolicy.PLAIN));
        engines.put(
                "scheme",
                new GroupingEngine(
                        SyntheticScheme.rules(options.wholeNumber("seed").orElse(1L)), tables, GroupingPolicy.PLAIN));
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final SparkSession spark = Sessions.start();
        final Dataset<Row> cases = spark.read().format("delta").load(options.required("settled"));
        final Map<String, List<Long>> millis = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (final Map.Entry<String, GroupingEngine> engine : engines.entrySet()) {
                final long start = System.nanoTime();
                final Row answer = combinations(cases, engine.getValue());
                final long took = (System.nanoTime() - start) / 1_000_000;
                if (round >= 0) {
                    millis.computeIfAbsent(engine.getKey(), none -> new ArrayList<>())
                            .add(took);
                    out.println(engine.getKey() + ": " + took + " ms, combinations and cases " + answer);
                }
            }
        }
        spark.stop();
        final long basic = median(millis.get("basic rule"));
        final long scheme = median(millis.get("scheme"));
        out.println("median: basic rule " + basic + " ms, scheme " + scheme + " ms, " + scheme * 100 / basic + " %");
    }

    private static Row combinations(final Dataset<Row> cases, final GroupingEngine engine) {
        return new CombinationColumns(engine)
                .apply(cases)
                .groupBy(
                        Columns.col(SettledCaseTable.DISCHARGE_YEAR),
                        col(CombinationColumns.SCHEME_RULE),
                        col(CombinationColumns.DIAGNOSIS_KEY),
                        col(CombinationColumns.PROCEDURE_KEY),
                        col(CombinationColumns.ATTRIBUTE))
                .agg(count(lit(1)).as("cases"), sum(Columns.col(SettledCaseTable.TOTAL_COST_FEN)))
                .agg(count(lit(1)), sum(col("cases")))
                .first();
    }

    private static long median(final List<Long> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }
}
