package org.dipper.supervision.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of measures: what is taken, what is refused by line and column, and how values come together. */
class MeasureReaderTest {
    private static final String HEADER =
            "subject,measure,part,value,numerator,denominator,sample_count,event_on,note\n";
    private static final AssessmentScheme MEISHAN = ShippedSchemes.load("meishan-2020.yaml");
    private static final AssessmentScheme CREDIT = ShippedSchemes.load("institution-credit.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"meishan-2020.yaml", "hainan-families.yaml", "institution-credit.yaml"})
    void aTemplateIsAFileThatLoads(final String file) {
        final AssessmentScheme scheme = ShippedSchemes.load(file);
        final MeasureFile read = MeasureReader.read(scheme, 2021, "t.csv", MeasureReader.template(scheme, 2021))
                .requireLoadable();
        assertThat(read.of("C001")).hasSize(scheme.measures().size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no subject | ,satisfaction,,0.9,,,50,, | line 2, subject: it is empty",
                "no measure | C1,,,0.9,,,,, | line 2, measure: it is empty",
                "a measure of another scheme | C1,list_pass_rate,,0.9,,,,, | is no measure or event of this scheme",
                "no value | C1,satisfaction,,,,,50,, | line 2, value: either value or numerator",
                "two values | C1,satisfaction,,0.9,9,10,50,, | line 2, value: either value or numerator",
                "half a quotient | C1,satisfaction,,,9,,50,, | numerator and denominator belong together",
                "a quotient by nothing | C1,satisfaction,,,9,0,50,, | denominator: must be above 0",
                "percent | C1,satisfaction,,88,,,50,, | 88 is above 1: 88 percent is written 0.88",
                "words | C1,satisfaction,,most,,,50,, | \"most\" is not a number",
                "an exponent | C1,satisfaction,,9E-1,,,50,, | is not a number with at most six decimals",
                "half a case | C1,day_surgery_cases,,1.5,,,,, | 1.5 is no whole number from 0",
                "less than no case | C1,day_surgery_cases,,-1,,,,, | -1 is no whole number from 0",
                "a count in parts | C1,day_surgery_cases,eye,5,,,,, | part: a count has none",
                "a part without quotient | C1,six_disease_management_rate,gout,0.5,,,,, | a part needs numerator",
                "a measure with a day | C1,day_surgery_cases,,5,,,,2020-01-01, | event_on: a measure has none",
                "a day that is none | C1,day_surgery_cases,,5,,,,2020-02-30, | is no day as yyyy-MM-dd",
                "a sample in words | C1,satisfaction,,0.9,,,many,, | \"many\" is no whole number",
                "too many cells | C1,satisfaction,,0.9,,,50,,,,, | it has 12 cells for 9 columns",
                "a stray quote | C1,\"sat\"isfied,,0.9,,,50,, | has a quote that does not close",
            })
    void aWrongLineIsToldWithItsColumn(final String what, final String line, final String why) {
        assertThatThrownBy(() -> MeasureReader.read(MEISHAN, 2020, "m.csv", HEADER + line + "\n")
                        .requireLoadable())
                .as(what)
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refusal.what()).contains("m.csv", "1 place");
                    assertThat(refusal.why()).contains(why);
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an event without its day | C1,fraud,,1,,,,,;C1,conduct_ledger,,1,,,,, | line 2, event_on: an event needs its day",
                "an event to come | C1,fraud,,1,,,,2026-01-01,;C1,conduct_ledger,,1,,,,, | is after 2025 or before 2000",
                "half an event | C1,fraud,,0.5,,,,2025-01-01, | an event counts 1 or more, whole",
                "an event in parts | C1,fraud,a,1,,,,2025-01-01, | part: an event has none",
                "a ledger that nobody counted | C1,fraud,,1,,,,2025-01-01, | 1 are given, no line declared",
                "a lost event | C1,fraud,,1,,,,2025-01-01,;C1,conduct_ledger,,2,,,,, | line 3, value: conduct_ledger of C1 should count",
                "an event twice | C1,fraud,,,,,,2025-01-01,;C1,fraud,,,,,,2025-01-01,;C1,conduct_ledger,,2,,,,, | stands in line 2 already",
                "a measure twice | C1,list_pass_rate,,0.9,,,,,;C1,list_pass_rate,,0.8,,,,, | line 3, measure: list_pass_rate of C1 stands in line 2 already",
            })
    void aWrongLedgerIsRefused(final String what, final String lines, final String why) {
        assertThatThrownBy(() -> MeasureReader.read(CREDIT, 2025, "m.csv", HEADER + lines.replace(';', '\n'))
                        .requireLoadable())
                .as(what)
                .isInstanceOf(DipperException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aWholeAndPartsOfItExcludeEachOther() {
        assertThatThrownBy(() -> MeasureReader.read(
                                MEISHAN,
                                2020,
                                "m.csv",
                                HEADER
                                        + "C1,six_disease_management_rate,,,1,2,,,\nC1,six_disease_management_rate,gout,,1,2,,,\n")
                        .requireLoadable())
                .hasMessageContaining("is given as a whole and in parts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | It is empty",
                "subject,measure,worth | columns that are not known: worth",
                "subject,subject,measure | A column stands there twice",
                "subject,value | It lacks the columns measure",
            })
    void wrongHeadersAreRefused(final String header, final String why) {
        assertThatThrownBy(() -> MeasureReader.read(MEISHAN, 2020, "m.csv", header))
                .hasMessageContaining("m.csv")
                .hasMessageContaining(why);
    }

    @Test
    void registersArePooledOrAveragedAsTheSchemeSays() {
        final String registers = HEADER
                + "C1,six_disease_management_rate,hypertension,,900,1000,,,\n"
                + "C1,six_disease_management_rate,gout,,10,100,,,\n";
        assertThat(value(MEISHAN, registers, "six_disease_management_rate")).isEqualByComparingTo("0.827273");
        assertThat(value(
                        ShippedSchemes.meishan("combine: pooled", "combine: mean"),
                        registers,
                        "six_disease_management_rate"))
                .isEqualByComparingTo("0.5");
    }

    @Test
    void aSurveyOfTooFewIsNotEvaluable() {
        assertThat(measured(MEISHAN, HEADER + "C1,satisfaction,,0.9,,,29,,\n", List.of(), "satisfaction")
                        .missing())
                .contains("satisfaction has a sample of 29, below 30");
        assertThat(measured(MEISHAN, HEADER + "C1,satisfaction,,0.9,,,,,\n", List.of(), "satisfaction")
                        .missing())
                .contains("satisfaction is given without the size of its sample");
        assertThat(value(MEISHAN, HEADER + "C1,satisfaction,,,27,30,,,\n", "satisfaction"))
                .isEqualByComparingTo("0.9");
    }

    @Test
    void theIndicatorTableOrTheFileCountsAsTheSchemeSays() {
        final List<IndicatorFact> table = List.of(ShippedSchemes.fact("county_visit_rate", "0.9"));
        final String file = HEADER + "C1,county_visit_rate,,0.8,,,,,\n";
        final Measured usual = measured(MEISHAN, file, table, "county_visit_rate");
        assertThat(usual.value().orElseThrow()).isEqualByComparingTo("0.9");
        assertThat(usual.evidence())
                .isEqualTo("indicator_value county_visit_rate, community C1, 2020; not used: 0.800000 of m.csv line 2");
        final AssessmentScheme other = ShippedSchemes.meishan("prefer: indicator_table", "prefer: measures_file");
        assertThat(measured(other, file, table, "county_visit_rate").value().orElseThrow())
                .isEqualByComparingTo("0.8");
        final List<IndicatorFact> broken = List.of(new IndicatorFact(
                "county_visit_rate", "community", "C1", "2020", Optional.empty(), Optional.empty(), "no_cases"));
        assertThat(measured(MEISHAN, file, broken, "county_visit_rate").value().orElseThrow())
                .isEqualByComparingTo("0.8");
        assertThat(measured(MEISHAN, HEADER, broken, "county_visit_rate").missing())
                .contains("county_visit_rate is no_cases");
    }

    @Test
    void packagesAreYuanBySubject() {
        assertThat(PackageReader.read("p.csv", "subject,package_yuan\nC1,100000000.00\nC2,0.01\n"))
                .containsEntry("C1", 10_000_000_000L)
                .containsEntry("C2", 1L);
        for (final String wrong : List.of("C1,1.005", "C1,-1", "C1,many", "C1,", "C1,1\nC1,2")) {
            assertThatThrownBy(() -> PackageReader.read("p.csv", "subject,package_yuan\n" + wrong + "\n"))
                    .as(wrong)
                    .isInstanceOf(DipperException.class)
                    .hasMessageContaining("p.csv");
        }
    }

    private static BigDecimal value(final AssessmentScheme scheme, final String text, final String measure) {
        return measured(scheme, text, List.of(), measure).value().orElseThrow();
    }

    private static Measured measured(
            final AssessmentScheme scheme, final String text, final List<IndicatorFact> facts, final String measure) {
        final MeasureFile file = MeasureReader.read(scheme, 2020, "m.csv", text).requireLoadable();
        final MeasureRef asked = scheme.measures().stream()
                .filter(each -> each.id().equals(measure))
                .findFirst()
                .orElseThrow();
        return new SubjectFacts(scheme, 2020, 2020, facts, file, "C1").measured(asked);
    }
}
