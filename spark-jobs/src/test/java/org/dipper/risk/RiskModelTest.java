package org.dipper.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.errors.DipperException;
import org.dipper.supervision.fair.ExpectedValueTable;
import org.dipper.supervision.fair.ModelledExpectation;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Risk model")
class RiskModelTest {
    private static final Path MEDPAR =
            Path.of(System.getProperty("dipper.root", ".."), "../shared/data/oracles/medpar.csv");
    private static final StructType SCHEMA = new StructType()
            .add("institution_code", DataTypes.StringType)
            .add("age_band", DataTypes.StringType)
            .add("emergency_band", DataTypes.StringType)
            .add("outcome", DataTypes.LongType);

    @Test
    void fitsTheDaysOfMedparLikeR() throws IOException {
        assumeTrue(Files.exists(MEDPAR), "Skipped: there is no medpar.csv in ../shared/data/oracles");
        final FittedRisk model =
                new RiskModel(RiskFamily.POISSON, List.of("hmo", "died", "age80", "type")).fit(medpar());
        // glm(los ~ hmo + died + age80 + factor(type), family = poisson), Hilbe's data of the R package COUNT
        assertThat(model.quality().caseCount()).isEqualTo(1_495);
        assertThat(model.quality().dispersion()).isCloseTo(6.2405, within(5e-5));
        assertThat(model.quality().cStatistic()).isEmpty();
        final Map<String, Double> coefficients = model.coefficients();
        assertThat(coefficients.get(FittedRisk.INTERCEPT)).isCloseTo(2.268751, within(1e-6));
        assertThat(coefficients.get("hmo=1")).isCloseTo(-0.076374, within(1e-6));
        assertThat(coefficients.get("died=1")).isCloseTo(-0.245740, within(1e-6));
        assertThat(coefficients.get("age80=1")).isCloseTo(-0.021413, within(1e-6));
        assertThat(coefficients.get("type=2")).isCloseTo(0.249207, within(1e-6));
        assertThat(coefficients.get("type=3")).isCloseTo(0.748692, within(1e-6));
    }

    @Test
    void expectsTheDaysOfMedparHospitalsLikeFunnelPlotR() throws IOException {
        assumeTrue(Files.exists(MEDPAR), "Skipped: there is no medpar.csv in ../shared/data/oracles");
        final List<String> covariates = List.of("hmo", "died", "age80", "type");
        final Dataset<Row> cases = medpar();
        final FittedRisk model = new RiskModel(RiskFamily.POISSON, covariates).fit(cases);
        final Map<String, Double> expected =
                expected(new ModelledExpectation("1991", "days", covariates).apply(cases, model.predictions()));
        final Map<String, Double> published =
                Files.readAllLines(MEDPAR.resolveSibling("medpar_funnel_expected.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .collect(Collectors.toMap(cells -> "0" + cells[0], cells -> Double.parseDouble(cells[2])));
        assertThat(expected.keySet()).isEqualTo(published.keySet());
        published.forEach((hospital, days) -> assertThat(expected.get(hospital)).isCloseTo(days, within(1e-4)));
    }

    @Test
    void aLogisticModelOfOneCovariateHasTheRatesOfItsCells() {
        final FittedRisk model = new RiskModel(RiskFamily.BINOMIAL, List.of("age_band"))
                .fit(dataset(events("A", "old", 5, 5), events("A", "young", 1, 9)));
        assertThat(model.coefficients().get(FittedRisk.INTERCEPT)).isCloseTo(0, within(1e-8));
        assertThat(model.coefficients().get("age_band=young")).isCloseTo(Math.log(1 / 9.0), within(1e-8));
        // Pairs won: 5 x 9, ties: 5 x 5 and 1 x 9, of 6 x 14
        assertThat(model.quality().cStatistic().orElseThrow()).isCloseTo((45 + 12.5 + 4.5) / 84, within(1e-12));
        assertThat(model.quality().calibration())
                .extracting(CalibrationBand::caseCount)
                .containsExactly(10L, 10L);
        assertThat(model.quality().calibration())
                .allSatisfy(band -> assertThat(band.predicted()).isCloseTo(band.observed(), within(1e-6)));
    }

    @Test
    void aGammaModelOfOneCovariateHasTheMeansOfItsCells() {
        final FittedRisk model = new RiskModel(RiskFamily.GAMMA, List.of("age_band"))
                .fit(dataset(values("A", "old", 100, 300), values("B", "young", 1_000, 2_000, 3_000)));
        final Map<String, Double> coefficients = model.coefficients();
        assertThat(Math.exp(coefficients.get(FittedRisk.INTERCEPT))).isCloseTo(200, within(1e-4));
        assertThat(Math.exp(coefficients.get("age_band=young"))).isCloseTo(10, within(1e-6));
        // Pearson: 2 x (100/200)^2 + 2 x (1000/2000)^2, over 5 - 2
        assertThat(model.quality().dispersion()).isCloseTo(1.0 / 3, within(1e-6));
    }

    @Test
    void casesOfTheRegionSumToWhatTheModelExpects() {
        final Dataset<Row> cases = dataset(random(1, 2_000));
        final List<String> covariates = List.of("age_band", "emergency_band");
        final FittedRisk model = new RiskModel(RiskFamily.BINOMIAL, covariates).fit(cases);
        final Dataset<Row> values =
                new ModelledExpectation("2024", "returns", covariates).apply(cases, model.predictions());
        assertThat(values.columns()).containsExactlyElementsOf(ExpectedValueTable.CONTRACT.columnNames());
        final List<Row> rows = values.collectAsList();
        assertThat(sum(rows, "expected")).isCloseTo(sum(rows, "observed"), within(1e-3));
        assertThat(model.quality().cStatistic().orElseThrow()).isBetween(0.6, 0.8);
        assertThat(model.quality().dispersion()).isCloseTo(1, within(0.1));
    }

    @Test
    void rowOrderAndPartitionsChangeNoDigit() {
        final List<Row> cases = random(2, 500);
        final List<String> covariates = List.of("age_band", "emergency_band");
        final FittedRisk model = new RiskModel(RiskFamily.BINOMIAL, covariates).fit(dataset(cases));
        Collections.shuffle(cases, new Random(3));
        final FittedRisk again = new RiskModel(RiskFamily.BINOMIAL, covariates)
                .fit(dataset(cases).repartition(5));
        assertThat(again.coefficients()).isEqualTo(model.coefficients());
        assertThat(again.quality()).isEqualTo(model.quality());
        assertThat(again.predictions().collectAsList())
                .isEqualTo(model.predictions().collectAsList());
    }

    @Test
    void unknownCovariatesAreACategoryAndUnseenOnesAreUnmatched() {
        final Dataset<Row> cases = dataset(events("A", "old", 5, 5), events("A", null, 2, 8));
        final FittedRisk model = new RiskModel(RiskFamily.BINOMIAL, List.of("age_band")).fit(cases);
        assertThat(model.coefficients()).containsKey("age_band=unknown");
        final Row row = new ModelledExpectation("2024", "returns", List.of("age_band"))
                .apply(dataset(events("B", null, 1, 1), events("B", "new", 1, 2)), model.predictions())
                .first();
        assertThat(row.<Long>getAs("unmatched_case_count")).isEqualTo(3);
        assertThat(row.<Long>getAs("case_count")).isEqualTo(2);
        assertThat(row.<BigDecimal>getAs("expected").doubleValue()).isCloseTo(0.4, within(1e-6));
        assertThat(row.<BigDecimal>getAs("variance").doubleValue()).isCloseTo(2 * 0.2 * 0.8, within(1e-6));
    }

    @Test
    void refusesOutcomesThatAllowNoModel() {
        assertThatThrownBy(() ->
                        new RiskModel(RiskFamily.BINOMIAL, List.of("age_band")).fit(dataset(events("A", "old", 0, 5))))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("same outcome");
        assertThatThrownBy(() ->
                        new RiskModel(RiskFamily.BINOMIAL, List.of("age_band")).fit(dataset(values("A", "old", 0, 2))))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("0 or 1");
        assertThatThrownBy(() -> new RiskModel(RiskFamily.GAMMA, List.of("age_band"))
                        .fit(dataset(values("A", "old", 0, 0), values("A", "young", 1))))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("above 0");
    }

    private static Dataset<Row> medpar() {
        return SparkSessions.shared()
                .read()
                .option("header", "true")
                .csv(MEDPAR.toString())
                .selectExpr("provnum AS institution_code", "hmo", "died", "age80", "type", "int(los) AS outcome");
    }

    private static List<Row> random(final long seed, final int count) {
        final Random random = new Random(seed);
        final List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final int age = random.nextInt(4);
            final int emergency = random.nextInt(2);
            final double odds = Math.exp(-2 + 0.5 * age + 0.7 * emergency);
            rows.add(RowFactory.create(
                    "H" + random.nextInt(5),
                    "A" + age,
                    "E" + emergency,
                    random.nextDouble() < odds / (1 + odds) ? 1L : 0L));
        }
        return rows;
    }

    private static List<Row> events(final String institution, final String age, final int with, final int without) {
        final long[] outcomes = new long[with + without];
        Arrays.fill(outcomes, 0, with, 1);
        return values(institution, age, outcomes);
    }

    private static List<Row> values(final String institution, final String age, final long... outcomes) {
        return Arrays.stream(outcomes)
                .mapToObj(outcome -> RowFactory.create(institution, age, "E", outcome))
                .toList();
    }

    @SafeVarargs
    private static Dataset<Row> dataset(final List<Row>... parts) {
        return SparkSessions.shared()
                .createDataFrame(Arrays.stream(parts).flatMap(List::stream).toList(), SCHEMA);
    }

    private static Map<String, Double> expected(final Dataset<Row> values) {
        return values.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("institution_code"), row -> row.<BigDecimal>getAs("expected")
                        .doubleValue()));
    }

    private static double sum(final List<Row> rows, final String column) {
        return rows.stream()
                .mapToDouble(row -> row.<BigDecimal>getAs(column).doubleValue())
                .sum();
    }
}
