package org.dipper.catalog.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dipper.catalog.auxiliary.AuxiliaryType.AGE;
import static org.dipper.catalog.auxiliary.AuxiliaryType.CCI;
import static org.dipper.catalog.auxiliary.AuxiliaryType.ICU_DAYS;
import static org.dipper.catalog.auxiliary.AuxiliaryType.SEVERITY;
import static org.dipper.catalog.auxiliary.AuxiliaryType.TUMOUR_SEVERITY;
import static org.dipper.catalog.auxiliary.Rules.subtype;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One golden a subtype rule of the field notes 2.2, and the traps of a literal reading. */
class CaseSubtypesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            value = {
                "''; none; the principal diagnosis I21.9 is in the dictionary and does not count",
                "Z99.9; none; not in the dictionary",
                "E11.900; general; 1",
                "N18.001; general; 2",
                "E11.900|N18.900; severe; 1 + 2",
                "E11.900|E11.201; general; the highest of a category, 2, not 3",
                "E11.201|E11.202|N18.900; severe; two of a category are one: 2 + 2",
                "E11.201|N18.900|I21.000; very_severe; 2 + 2 + 1",
                "C78.000; very_severe; 6",
            },
            delimiter = ';')
    void comorbidityCountsSecondaryDiagnosesOnceACategory(
            final String others, final String expected, final String why) {
        assertThat(subtype(CCI, Settled.of("I21.9", 4, false, split(others))))
                .as(why)
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}, {2} days, death {3}")
    @CsvSource(
            value = {
                "mild; Z99.9; 4; false",
                "mild; ''; 4; false",
                "moderate; J18.900; 3; false",
                "mild; J18.900; 2; false",
                "severe; R57.000; 3; false",
                "mild; R57.000; 2; false",
                "severe; J18.900|A41.900; 9; false",
                "death; R57.000; 1; true",
                "mild; K92.1; 9; false",
                "moderate; K92.208; 9; false",
            },
            delimiter = ';')
    void severityNeedsThreeDaysAndThreeAreEnough(
            final String expected, final String others, final int days, final boolean isDeath) {
        assertThat(subtype(SEVERITY, Settled.of("I21.9", days, isDeath, split(others))))
                .isEqualTo(expected);
    }

    @Test
    void aPrincipalDiagnosisMakesNoCaseSevere() {
        assertThat(subtype(SEVERITY, Settled.of("A41.900", 9, false))).isEqualTo("mild");
    }

    @ParameterizedTest(name = "{0}: {1}, {2} days, death {3}, cost {4}, treatment {5}, drugs {6}")
    @CsvSource(
            value = {
                "death; C78.000; 9; true; 30000; 20000; 0",
                "high_cost_treatment; C78.000; 9; false; 30000; 15000; 15000",
                "high_cost_treatment; ''; 1; false; 30000; 15000; 0",
                "high_cost_drugs; C78.000; 9; false; 30000; 14999; 15000",
                "metastasis; C78.000|R57.000; 9; false; 29999; 20000; 20000",
                "metastasis; C78.000|R57.000; 3; false; 30000; 14999; 14999",
                "other; C78.000|R57.000; 2; false; 10000; 0; 0",
                "organ_failure; C34.100|R57.000|J18.900; 3; false; 10000; 0; 0",
                "organ_failure; D05.100|R57.000; 3; false; 10000; 0; 0",
                "organ_damage; J18.900; 3; false; 10000; 0; 0",
                "other; I10; 30; false; 10000; 0; 0",
            },
            delimiter = ';')
    void tumourSeverityIsTheFirstTestThatFits(
            final String expected,
            final String others,
            final int days,
            final boolean isDeath,
            final long cost,
            final long treatment,
            final long drugs) {
        // The group standard is 10,000.
        final AuxiliaryCase settled = Settled.of("C34.900", days, isDeath, split(others));
        assertThat(subtype(
                        TUMOUR_SEVERITY,
                        Settled.costing(cost * 100, Optional.of(treatment * 100), Optional.of(drugs * 100), settled)))
                .isEqualTo(expected);
        assertThat(subtype(SEVERITY, settled))
                .as("a tumour has no other severity")
                .isEmpty();
    }

    @Test
    void aHighCostTestWithoutItsAmountsIsPassedOver() {
        final AuxiliaryCase settled = Settled.of("C34.900", 9, false, "C78.000");
        assertThat(subtype(
                        TUMOUR_SEVERITY,
                        Settled.costing(3_000_000, Optional.empty(), Optional.of(1_500_000L), settled)))
                .isEqualTo("high_cost_drugs");
        assertThat(subtype(TUMOUR_SEVERITY, Settled.costing(3_000_000, Optional.empty(), Optional.empty(), settled)))
                .isEqualTo("metastasis");
    }

    @ParameterizedTest(name = "{0} is malignant: {1}")
    @CsvSource({"C00.0, true", "C97, true", "C98, false", "D05.1, false", "D09, false", "Z51.1, false", "C3, false"})
    void malignantIsFromC00ToC97(final String principal, final boolean isMalignant) {
        assertThat(subtype(TUMOUR_SEVERITY, Settled.of(principal, 4, false)).isEmpty())
                .isEqualTo(!isMalignant);
        assertThat(subtype(SEVERITY, Settled.of(principal, 4, false)).isEmpty()).isEqualTo(isMalignant);
    }

    @ParameterizedTest(name = "{0} years, {1} days: {2}")
    @CsvSource({
        "0, 0, 0-28d",
        "0, 28, 0-28d",
        "0, 29, 29d-1y",
        ", 29, 29d-1y",
        "0, , ''",
        ", , ''",
        "1, , 1-6y",
        "6, , 1-6y",
        "7, , 7-17y",
        "17, , 7-17y",
        "18, , ''",
        "64, , ''",
        "65, , 65y+_severe",
    })
    void ageIsInDaysBelowOneYear(final Integer years, final Integer days, final String expected) {
        final AuxiliaryCase severe = Settled.of("I21.9", 4, false, "R57.0");
        assertThat(subtype(AGE, Settled.aged(Optional.ofNullable(years), Optional.ofNullable(days), severe)))
                .isEqualTo(expected);
    }

    @Test
    void theElderlyAreTypedByTheSeverityOfTheirCaseOnly() {
        final Optional<Integer> old = Optional.of(80);
        assertThat(subtype(AGE, Settled.aged(old, Optional.empty(), Settled.PLAIN)))
                .isEqualTo("65y+_mild");
        assertThat(subtype(AGE, Settled.aged(old, Optional.empty(), Settled.of("C34.9", 4, false, "C78.0"))))
                .isEqualTo("65y+_tumour_metastasis");
        final CaseSubtypes withoutLists = new CaseSubtypes(Rules.POLICY, AuxiliaryCodeLists.none());
        final long code = withoutLists.code(Settled.aged(old, Optional.empty(), Settled.PLAIN));
        assertThat(withoutLists.subtype(code, AGE)).isEmpty();
    }

    @ParameterizedTest(name = "{0} days: {1}")
    @CsvSource({
        ", ''",
        "0, ''",
        "1, ''",
        "2, 2-7d",
        "7, 2-7d",
        "8, 8-14d",
        "14, 8-14d",
        "15, 15-30d",
        "30, 15-30d",
        "31, 31d+",
        "400, 31d+"
    })
    void intensiveCareIsInBandsOfDays(final Integer days, final String expected) {
        assertThat(subtype(ICU_DAYS, Settled.inIcu(Optional.ofNullable(days)))).isEqualTo(expected);
    }

    @Test
    void aTypeWhoseListIsNotLoadedTypesNothingAndSaysSo() {
        final CaseSubtypes without = new CaseSubtypes(Rules.POLICY, AuxiliaryCodeLists.none());
        assertThat(without.types()).containsExactly(AGE, ICU_DAYS);
        assertThat(without.subtype(without.code(Settled.PLAIN), SEVERITY)).isEmpty();
        assertThat(CaseSubtypes.notEvaluable(Rules.POLICY, AuxiliaryCodeLists.none()))
                .containsOnlyKeys(AGE, CCI, SEVERITY, TUMOUR_SEVERITY)
                .allSatisfy((type, reason) -> assertThat(reason).startsWith("not evaluable: "));
        assertThat(CaseSubtypes.notEvaluable(Rules.POLICY, Rules.LISTS)).isEmpty();
    }

    @Test
    void listsHoldRangesToo() {
        final AuxiliaryCodeLists ranges =
                AuxiliaryCodeLists.of(Map.of("E10-E11|N18", 1, "E112", 3), List.of("R57|A40-A41"), List.of("J15-J18"));
        assertThat(ranges.weight("E11.900")).isEqualTo(1);
        assertThat(ranges.weight("E11.200x001")).isEqualTo(3);
        assertThat(ranges.weight("E12.900")).isZero();
        final CaseSubtypes subtypes = new CaseSubtypes(Rules.POLICY, ranges);
        assertThat(subtypes.subtype(subtypes.code(Settled.of("I21.9", 3, false, "A40.1")), SEVERITY))
                .contains("severe");
        assertThat(subtypes.subtype(subtypes.code(Settled.of("I21.9", 3, false, "J16.0")), SEVERITY))
                .contains("moderate");
    }

    @Test
    void theRulesTravelToOtherMachines() throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(Rules.SUBTYPES);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            final CaseSubtypes there = (CaseSubtypes) in.readObject();
            Stream.of(Settled.PLAIN, Settled.of("C34.9", 9, false, "C78.0", "E11.2"))
                    .forEach(settled -> assertThat(there.code(settled)).isEqualTo(Rules.SUBTYPES.code(settled)));
        }
    }

    private static String[] split(final String codes) {
        return codes.isEmpty() ? new String[0] : Arrays.copyOf(codes.split("\\|"), codes.split("\\|").length);
    }
}
