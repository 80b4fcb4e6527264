package org.dipper.grouping;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.cases.SettledCaseTable;
import org.dipper.grouping.ReferenceGrouper.Outcome;
import org.dipper.grouping.scheme.Layer;
import org.dipper.jobs.IngestJob;
import org.dipper.jobs.JobContext;
import org.dipper.jobs.JobOptions;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public inpatient claims of one sample under random schemes over their own codes: the reference agrees on every case. */
class SynpufGroupingTest {
    private static final Path ROOT = Path.of(System.getProperty("dipper.root", "."));
    private static final Path DATA = ROOT.resolve("../shared/data/synpuf").normalize();
    private static final int SCHEMES = 4;
    private static final int MOST_ROWS = 250;

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void everyPublicClaimIsGroupedAsTheReferenceGroupsIt() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "The public claims are not at ../shared/data/synpuf: skipped");
        final Dataset<Row> settled = settled();
        final Map<String, GroupingCase> cases = settled.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("settlement_id"), SynpufGroupingTest::groupingCase));
        assertThat(cases.size()).isGreaterThan(5_000);
        final GeneratedPrefecture.Codes codes = codes(cases.values().stream().toList());
        final Map<GroupingReason, Integer> seen = new EnumMap<>(GroupingReason.class);
        for (int seed = 1; seed <= SCHEMES; seed++) {
            final GeneratedPrefecture prefecture = new GeneratedPrefecture(new Random(seed), codes, MOST_ROWS);
            // Pre-grouping rows that ask for no procedure would take most claims before the other layers are tried.
            prefecture.rules.removeIf(rule -> rule.layer() == Layer.PRE_GROUPING
                    && rule.conditions().principalProcedure().isEmpty()
                    && rule.conditions().anyProcedure().isEmpty());
            final ReferenceGrouper reference = prefecture.reference();
            final List<Row> answers = new CombinationColumns(prefecture.engine())
                    .apply(settled)
                    .select(
                            SettledCaseTable.SETTLEMENT_ID.name(),
                            CombinationColumns.SCHEME_RULE,
                            CombinationColumns.PROCEDURE_KEY,
                            CombinationColumns.ATTRIBUTE,
                            CombinationColumns.REASON_CODE)
                    .collectAsList();
            assertThat(answers).hasSize(cases.size());
            for (final Row answer : answers) {
                final GroupingCase each = cases.get(answer.getString(0));
                final Outcome expected = reference.group(each);
                assertThat(GroupedRows.outcome(answer, each.procedures()))
                        .as("scheme %d, claim %s, %s, policy %s", seed, answer.getString(0), each, prefecture.policy)
                        .isEqualTo(expected);
                seen.merge(expected.reason(), 1, Integer::sum);
            }
        }
        assertThat(seen).as("each way of grouping").containsOnlyKeys(GroupingReason.values());
        assertThat(seen.values()).as("%s", seen).allMatch(number -> number > 50);
    }

    /** The claims, with ages from the beneficiaries' file: the claims have none. */
    private Dataset<Row> settled() throws IOException {
        final JobContext context = new JobContext(
                spark, Warehouse.open(spark, folder.resolve("warehouse").toString()), event -> {});
        new IngestJob()
                .run(
                        context,
                        JobOptions.parse(
                                "data ingest",
                                List.of(
                                        "--source",
                                        DATA.resolve("inpatient_1.csv").toString(),
                                        "--mapping",
                                        ROOT.resolve("mappings/synpuf.yaml").toString())));
        final StructType schema =
                new StructType().add("claim", DataTypes.StringType).add("age_years", DataTypes.IntegerType);
        return context.warehouse()
                .current(SettledCaseTable.CONTRACT)
                .drop("age_years")
                .join(
                        spark.createDataFrame(ages(), schema),
                        col("settlement_id").equalTo(col("claim")),
                        "left");
    }

    private static List<Row> ages() throws IOException {
        final Map<String, Integer> births = new HashMap<>();
        for (final String[] cells : cells("beneficiary_2008_1.csv")) {
            births.put(cells[0], Integer.parseInt(cells[1].substring(0, 4)));
        }
        final List<Row> ages = new ArrayList<>();
        for (final String[] cells : cells("inpatient_1.csv")) {
            if (births.containsKey(cells[0]) && "1".equals(cells[2])) {
                ages.add(
                        RowFactory.create(cells[1], Integer.parseInt(cells[3].substring(0, 4)) - births.get(cells[0])));
            }
        }
        return ages;
    }

    private static List<String[]> cells(final String file) throws IOException {
        return Files.readAllLines(DATA.resolve(file)).stream()
                .skip(1)
                .map(line -> line.replace("\"", "").split(",", -1))
                .toList();
    }

    private static GroupingCase groupingCase(final Row row) {
        final String main = row.getAs("main_procedure");
        final List<String> procedures = new ArrayList<>(main == null ? List.of() : List.of(main));
        procedures.addAll(row.getList(row.fieldIndex("other_procedures")));
        final Integer age = row.getAs("age_years");
        return new GroupingCase(
                row.getAs("principal_diagnosis"),
                row.getList(row.fieldIndex("other_diagnoses")),
                procedures,
                age == null ? OptionalInt.empty() : OptionalInt.of(age),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.of(row.<Long>getAs("total_cost_fen")));
    }

    /** The commonest codes, and from them categories and ranges, so that rows meet. */
    private static GeneratedPrefecture.Codes codes(final List<GroupingCase> cases) {
        final List<String> diagnoses = commonest(
                cases, each -> Stream.concat(Stream.of(each.principalDiagnosis()), each.otherDiagnoses().stream()));
        final List<String> procedures = commonest(cases, each -> each.procedures().stream());
        final List<String> asked = new ArrayList<>();
        commonest(cases, each -> Stream.of(each.principalDiagnosis()))
                .subList(0, 40)
                .forEach(code -> asked.add(code.substring(0, 3)));
        asked.addAll(diagnoses.subList(0, 30));
        asked.addAll(List.of("390-459", "401-405", "460-519", "290-319", "V01-V89", "E800-E999", "2500-2509"));
        return new GeneratedPrefecture.Codes(
                diagnoses, asked.stream().distinct().toList(), procedures.subList(0, 40), 30);
    }

    private static List<String> commonest(
            final List<GroupingCase> cases, final Function<GroupingCase, Stream<String>> codes) {
        final Map<String, Long> numbers = cases.stream()
                .flatMap(codes)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return numbers.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
