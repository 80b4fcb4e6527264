package org.dipper.supervision.fair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.table.Columns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Indirect standardisation")
class IndirectStandardisationTest {
    private static final StructType SCHEMA = new StructType()
            .add("institution_code", DataTypes.StringType)
            .add("group_code", DataTypes.StringType)
            .add("age_band", DataTypes.StringType)
            .add("sex_band", DataTypes.StringType)
            .add("outcome", DataTypes.LongType);

    record Case(String institution, String group, String age, String sex, long outcome) {
        String key(final int depth) {
            return depth + String.join("|", List.of(group, age, sex).subList(0, depth));
        }
    }

    record Expected(
            long cases, long observed, double expected, double variance, long small, long unmatched, boolean out) {}

    @Test
    void expectsOfEachCaseTheMeanOfItsCell() {
        final List<Case> cases = new ArrayList<>();
        add(cases, 2, new Case("A", "G", "old", "1", 1));
        add(cases, 1, new Case("A", "G", "old", "1", 0));
        add(cases, 1, new Case("B", "G", "old", "1", 0));
        add(cases, 2, new Case("B", "G", "young", "1", 1));
        final Map<String, Expected> values = values(cases, 2, 100);
        // Cell old: 2 of 4; cell young: 2 of 2. Variance of a case in cell old: (2 - 4/4) / 3
        assertThat(values.get("A").expected()).isCloseTo(1.5, within(1e-6));
        assertThat(values.get("A").variance()).isCloseTo(1, within(1e-6));
        assertThat(values.get("B").expected()).isCloseTo(2.5, within(1e-6));
        assertThat(values.get("B").observed()).isEqualTo(2);
    }

    @Test
    void smallCellsMergeWithTheirSmallNeighboursOnly() {
        final List<Case> cases = new ArrayList<>();
        add(cases, 4, new Case("A", "G", "old", "1", 10));
        add(cases, 1, new Case("A", "G", "old", "2", 0));
        add(cases, 2, new Case("B", "G", "young", "1", 40));
        add(cases, 1, new Case("B", "G", "young", "2", 10));
        final Map<String, Expected> values = values(cases, 3, 100);
        // Old men keep their cell; young men and women merge to a cell of 3; the one old woman stays alone in the
        // group.
        assertThat(values.get("A").expected()).isCloseTo(40, within(1e-6));
        assertThat(values.get("A").small()).isEqualTo(1);
        assertThat(values.get("B").expected()).isCloseTo(90, within(1e-6));
        assertThat(values.get("B").small()).isZero();
    }

    @Test
    void aLargeInstitutionIsComparedWithTheOthersAlone() {
        final List<Case> cases = new ArrayList<>();
        add(cases, 6, new Case("LARGE", "G", "old", "1", 100));
        add(cases, 2, new Case("B", "G", "old", "1", 10));
        add(cases, 2, new Case("C", "G", "old", "1", 30));
        final Map<String, Expected> values = values(cases, 3, 50);
        assertThat(values.get("LARGE").out()).isTrue();
        assertThat(values.get("LARGE").expected()).isCloseTo(6 * 20, within(1e-6));
        assertThat(values.get("B").out()).isFalse();
        assertThat(values.get("B").expected()).isCloseTo(2 * 68, within(1e-6));
    }

    @Test
    void casesThatNobodyElseHasAreUnmatchedAndLeaveObservedToo() {
        final List<Case> cases = new ArrayList<>();
        add(cases, 6, new Case("LARGE", "ONLY", "old", "1", 100));
        add(cases, 3, new Case("LARGE", "G", "old", "1", 50));
        add(cases, 2, new Case("B", "G", "young", "1", 10));
        final Expected large = values(cases, 2, 50).get("LARGE");
        assertThat(large.unmatched()).isEqualTo(6);
        assertThat(large.cases()).isEqualTo(3);
        assertThat(large.observed()).isEqualTo(150);
        // Nobody else has old cases of the group: the others' mean of the whole group stands in.
        assertThat(large.expected()).isCloseTo(30, within(1e-6));
    }

    @Test
    void anInstitutionThatIsAloneHasNothingToBeComparedWith() {
        final List<Case> cases = new ArrayList<>();
        add(cases, 30, new Case("ONE", "G", "old", "1", 1));
        final Expected one = values(cases, 20, 15).get("ONE");
        assertThat(one).isEqualTo(new Expected(0, 0, 0, 0, 0, 30, true));
    }

    @Test
    void agreesWithThePlainReferenceOnRandomCases() {
        final List<Case> cases = random(1, 3_000);
        final Map<String, Expected> values = values(cases, 20, 15);
        final Map<String, Expected> slow = slow(cases, 20, 15);
        assertThat(values.keySet()).isEqualTo(slow.keySet());
        assertThat(slow.values()).anyMatch(Expected::out).anyMatch(each -> each.unmatched() > 0);
        assertThat(slow.values()).anyMatch(each -> !each.out()).anyMatch(each -> each.small() > 0);
        slow.forEach((institution, expected) -> {
            final Expected value = values.get(institution);
            assertThat(value.expected()).isCloseTo(expected.expected(), within(1e-4));
            assertThat(value.variance()).isCloseTo(expected.variance(), within(1e-9 * expected.variance() + 1e-3));
            assertThat(new Expected(
                            value.cases(), value.observed(), 0, 0, value.small(), value.unmatched(), value.out()))
                    .isEqualTo(new Expected(
                            expected.cases(),
                            expected.observed(),
                            0,
                            0,
                            expected.small(),
                            expected.unmatched(),
                            expected.out()));
        });
    }

    @Test
    void observedAndExpectedSumToTheSameWhereNobodyIsLarge() {
        final Map<String, Expected> values = values(random(2, 2_000), 20, 100);
        assertThat(values.values().stream().mapToDouble(Expected::expected).sum())
                .isCloseTo(
                        values.values().stream().mapToLong(Expected::observed).sum(), within(1e-4));
    }

    @Test
    void rowOrderAndPartitionsChangeNothing() {
        final List<Case> cases = random(3, 1_000);
        final List<Row> expected = rows(dataset(cases));
        Collections.shuffle(cases, new Random(4));
        assertThat(rows(dataset(cases).repartition(7))).isEqualTo(expected);
    }

    @Test
    void cellsSummedUpBeforehandGiveTheSameAndPartsSumToTheWhole() {
        final List<Case> cases = random(6, 2_000);
        final IndirectStandardisation standardisation = new IndirectStandardisation(
                "2024", "mean_cost", new StandardisationRule(List.of("group_code", "age_band", "sex_band"), 20, 15));
        // Halves of an institution stand in for its months: the age bands of even number, and the others.
        final Dataset<Row> cells = dataset(cases)
                .withColumn("half", expr("int(substring(age_band, 2)) % 2"))
                .groupBy("institution_code", "group_code", "age_band", "sex_band", "half")
                .agg(
                        count(lit(1)).as(IndirectStandardisation.CASES),
                        sum("outcome").as(IndirectStandardisation.TOTAL),
                        sum(IndirectStandardisation.squareHigh(col("outcome"))).as(IndirectStandardisation.SQUARE_HIGH),
                        sum(IndirectStandardisation.squareLow(col("outcome"))).as(IndirectStandardisation.SQUARE_LOW));
        final List<Row> whole = rows(dataset(cases));
        assertThat(standardisation.ofCells(cells).orderBy("institution_code").collectAsList())
                .isEqualTo(whole);
        final Map<String, List<Row>> parts = standardisation.partsOfCells(cells, "half").collectAsList().stream()
                .collect(Collectors.groupingBy(row -> row.getAs("institution_code")));
        assertThat(whole).anyMatch(row -> row.getAs("is_left_out")).anyMatch(row -> !row.<Boolean>getAs("is_left_out"));
        for (final Row row : whole) {
            final List<Row> own = parts.get(row.<String>getAs("institution_code"));
            assertThat(own).hasSize(2);
            assertThat(own.stream()
                            .mapToLong(part -> part.<Long>getAs("case_count"))
                            .sum())
                    .isEqualTo(row.<Long>getAs("case_count"));
            assertThat(own.stream()
                            .mapToLong(part -> part.<Long>getAs("observed"))
                            .sum())
                    .isEqualTo(row.<BigDecimal>getAs("observed").longValueExact());
            assertThat(own.stream()
                            .mapToDouble(
                                    part -> part.<BigDecimal>getAs("expected").doubleValue())
                            .sum())
                    .isCloseTo(row.<BigDecimal>getAs("expected").doubleValue(), within(1e-4));
        }
    }

    @Test
    void followsItsContract() {
        final Dataset<Row> values = apply(dataset(random(5, 10)), 20, 15);
        assertThat(values.columns()).containsExactlyElementsOf(ExpectedValueTable.CONTRACT.columnNames());
        assertThat(values.schema().fields()).extracting("dataType").containsExactly((Object[])
                java.util.stream.Stream.of(
                                Columns.schema(ExpectedValueTable.CONTRACT).fields())
                        .map(org.apache.spark.sql.types.StructField::dataType)
                        .toArray());
    }

    /** Institution H0 has about a third of the cases; group G3 is only there. */
    private static List<Case> random(final long seed, final int count) {
        final Random random = new Random(seed);
        final List<Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final String institution = "H" + (random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(9));
            final int group = random.nextInt(institution.equals("H0") ? 4 : 3) * random.nextInt(2);
            final boolean isRare = random.nextInt(200) == 0 && !institution.equals("H0");
            cases.add(new Case(
                    institution,
                    isRare ? "RARE" : institution.equals("H0") && group == 3 ? "G3" : "G" + Math.min(group, 2),
                    "A" + random.nextInt(1 + random.nextInt(8)),
                    "S" + random.nextInt(2),
                    1_000L + random.nextInt(2_000_000)));
        }
        return cases;
    }

    private static void add(final List<Case> cases, final int count, final Case one) {
        cases.addAll(Collections.nCopies(count, one));
    }

    private static Dataset<Row> dataset(final List<Case> cases) {
        return SparkSessions.shared()
                .createDataFrame(
                        cases.stream()
                                .map(one -> RowFactory.create(
                                        one.institution(), one.group(), one.age(), one.sex(), one.outcome()))
                                .toList(),
                        SCHEMA);
    }

    private static Dataset<Row> apply(final Dataset<Row> cases, final long small, final int percent) {
        return new IndirectStandardisation(
                        "2024",
                        "mean_cost",
                        new StandardisationRule(List.of("group_code", "age_band", "sex_band"), small, percent))
                .apply(cases);
    }

    private static List<Row> rows(final Dataset<Row> cases) {
        return apply(cases, 20, 15).orderBy("institution_code").collectAsList();
    }

    private static Map<String, Expected> values(final List<Case> cases, final long small, final int percent) {
        return apply(dataset(cases), small, percent).collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.getAs("institution_code"),
                        row -> new Expected(
                                row.<Long>getAs("case_count"),
                                row.<BigDecimal>getAs("observed").longValueExact(),
                                row.<BigDecimal>getAs("expected").doubleValue(),
                                row.<BigDecimal>getAs("variance").doubleValue(),
                                row.<Long>getAs("small_cell_case_count"),
                                row.<Long>getAs("unmatched_case_count"),
                                row.<Boolean>getAs("is_left_out"))));
    }

    /** The same by walking over all cases again and again. */
    private static Map<String, Expected> slow(final List<Case> cases, final long small, final int percent) {
        final Map<Case, Integer> depths = new HashMap<>();
        for (int depth = 3; depth >= 1; depth--) {
            final int now = depth;
            final Map<String, List<Case>> open = cases.stream()
                    .filter(one -> !depths.containsKey(one))
                    .collect(Collectors.groupingBy(one -> one.key(now)));
            open.values().stream()
                    .filter(cell -> now == 1 || cell.size() >= small)
                    .forEach(cell -> cell.forEach(one -> depths.put(one, now)));
        }
        final Map<String, Expected> all = new TreeMap<>();
        for (final String institution :
                cases.stream().map(Case::institution).distinct().toList()) {
            all.put(institution, slow(cases, depths, institution, small, percent));
        }
        return all;
    }

    private static Expected slow(
            final List<Case> cases,
            final Map<Case, Integer> depths,
            final String institution,
            final long small,
            final int percent) {
        final List<Case> own = cases.stream()
                .filter(one -> one.institution().equals(institution))
                .toList();
        final boolean isLarge = own.size() * 100L > (long) percent * cases.size();
        final Predicate<Case> isElsewhere =
                one -> !isLarge || !one.institution().equals(institution);
        long matched = 0;
        long observed = 0;
        double expected = 0;
        double variance = 0;
        long inSmall = 0;
        for (final Case one : own) {
            final int depth = depths.get(one);
            final List<Case> cell = cases.stream()
                    .filter(each -> depths.get(each) == depth && each.key(depth).equals(one.key(depth)))
                    .toList();
            List<Case> compared = cell.stream().filter(isElsewhere).toList();
            if (isLarge && compared.size() < small) {
                compared = cases.stream()
                        .filter(each -> each.group().equals(one.group()))
                        .filter(isElsewhere)
                        .toList();
            }
            if (compared.isEmpty()) {
                continue;
            }
            matched++;
            observed += one.outcome();
            expected += compared.stream().mapToLong(Case::outcome).average().orElseThrow();
            variance += variance(cell);
            inSmall += compared.size() < small ? 1 : 0;
        }
        return new Expected(matched, observed, expected, variance, inSmall, own.size() - matched, isLarge);
    }

    private static double variance(final List<Case> cell) {
        final double mean = cell.stream().mapToLong(Case::outcome).average().orElseThrow();
        return cell.size() < 2
                ? 0
                : IntStream.range(0, cell.size())
                                .mapToDouble(i -> Math.pow(cell.get(i).outcome() - mean, 2))
                                .sum()
                        / (cell.size() - 1);
    }
}
