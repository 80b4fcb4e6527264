package org.dipper.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dipper.grouping.GroupingTables.ProcedureExclusion;
import org.dipper.grouping.scheme.Layer;
import org.dipper.grouping.scheme.SchemeContent;
import org.dipper.grouping.scheme.SchemeReader;
import org.dipper.grouping.scheme.SchemeRule;
import org.dipper.grouping.scheme.SchemeText;
import org.dipper.policy.GroupingPolicy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The excerpt of the national scheme, and for each kind of row a case that hits it, misses it, and falls on. */
class NationalExcerptTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("dipper.root", "."), "../shared/data/dip-3.0-excerpt");
    /** Rows that the excerpt has no example of, in our own layout. */
    private static final String OTHER_ROWS = """
            category,seq,name,principal_diag,secondary_diag,principal_procedure
            FZ,1770,chemotherapy,Z51.1|Z51.8,C00-C75,99.2503
            FZ,1771,chemotherapy and immunotherapy,Z51.1|Z51.8,C00-C75,99.2503+99.2800x005
            FZ,1812,lung tuberculosis,A15-A16,,
            FZ,1813,resistant lung tuberculosis,A15-A16,U84.3,
            JC,5000,chemotherapy,Z51.1,,99.2503
            JC,5001,pneumothorax beside tuberculosis,A16.2,,34.0401
            JC,5002,burn,T20.2,,86.2201
            JC,5003,sepsis,A40.9,,33.2402
            JC,5004,newborn,P07.1,,
            """;

    private static SchemeContent excerpt;
    private static GroupingEngine engine;

    @BeforeAll
    static void readTheExcerpt() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "Skipped: there is no excerpt in ../shared/data");
        final List<SchemeText> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (final Path file : files.sorted().toList()) {
                texts.add(
                        new SchemeText(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        excerpt = SchemeReader.read(texts);
        texts.add(new SchemeText("other.csv", OTHER_ROWS));
        final GroupingTables tables = GroupingTables.builder()
                .exclude("99.9900", ProcedureExclusion.CONSERVATIVE)
                .build();
        engine = new GroupingEngine(SchemeReader.read(texts).rules(), tables, GroupingPolicy.PLAIN);
    }

    @Test
    void everyRowLoads() {
        assertThat(count(Layer.PRE_GROUPING)).isEqualTo(19);
        assertThat(count(Layer.MERGE)).isEqualTo(37);
        assertThat(count(Layer.SUBDIVISION)).isEqualTo(7);
        assertThat(count(Layer.BASIC)).isEqualTo(36);
        assertThat(excerpt.leftAside()).containsExactly("excluded_procedure_sample.csv", "primary_care_partial.csv");
    }

    @Test
    void aTransplantTakesTheMainProcedureOfAnyDiagnosis() {
        assertThat(rule(GroupingCase.of("I42.0", "37.5100"))).isEqualTo(2);
        assertThat(rule(GroupingCase.of("C56.x00", "65.1201", "37.5100"))).isEqualTo(2099);
    }

    @Test
    void membraneOxygenationMayStandAnywhere() {
        assertThat(rule(GroupingCase.of("C56.x00", "65.1201", "39.6500x001"))).isEqualTo(11);
        assertThat(rule(GroupingCase.of("C56.x00", "65.1201", "39.6500x002"))).isEqualTo(2099);
    }

    @Test
    void longVentilationWithRenalReplacementNeedsBoth() {
        assertThat(rule(GroupingCase.of("A41.9", "39.9500", "96.7201", "39.9500x007")))
                .isEqualTo(13);
        assertThat(rule(GroupingCase.of("A41.9", "39.9500", "96.7201"))).isEqualTo(14);
        assertThat(rule(GroupingCase.of("A41.9", "39.9500", "39.9500x007"))).isEqualTo(30);
    }

    @Test
    void lowBirthWeightNeedsDiagnosisAgeAndWeight() {
        final GroupingCase child =
                GroupingCase.of("P22.0").withOtherDiagnoses("P07.1").withAgeDays(28);
        assertThat(rule(child.withBirthWeight(999))).isEqualTo(16);
        assertThat(rule(child.withBirthWeight(1000))).isEqualTo(17);
        assertThat(rule(child.withBirthWeight(1999))).isEqualTo(18);
        assertThat(rule(child.withBirthWeight(2499))).isEqualTo(19);
        assertThat(rule(child.withBirthWeight(2500))).isZero();
        assertThat(rule(child)).isZero();
        assertThat(rule(GroupingCase.of("P07.1").withAgeDays(29).withBirthWeight(999)))
                .isEqualTo(5004);
    }

    @Test
    void aMergedCategoryTakesItsSubcategories() {
        assertThat(rule(GroupingCase.of("A40.9", "33.2402"))).isEqualTo(25);
        assertThat(rule(GroupingCase.of("A39.9", "33.2402"))).isZero();
        assertThat(rule(GroupingCase.of("A40.9", "33.2401"))).isZero();
    }

    @Test
    void radiotherapyAsksForAllRelatedProceduresAndFallsBack() {
        assertThat(rule(GroupingCase.of("Z51.0", "92.2400", "86.0701", "99.2503")))
                .isEqualTo(1729);
        assertThat(rule(GroupingCase.of("Z51.0", "92.2400", "99.2503"))).isEqualTo(1731);
        assertThat(rule(GroupingCase.of("Z51.0", "92.2400", "86.0701"))).isEqualTo(1732);
        assertThat(rule(GroupingCase.of("Z51.0", "92.2400"))).isEqualTo(1732);
        assertThat(rule(GroupingCase.of("Z51.0", "92.2400x005"))).isZero();
    }

    @Test
    void burnsNeedDegreeAreaAndProcedure() {
        final GroupingCase burn = GroupingCase.of("T20.200", "86.2201");
        assertThat(rule(burn.withOtherDiagnoses("T31.000"))).isEqualTo(1746);
        assertThat(rule(burn.withOtherDiagnoses("T31.100"))).isEqualTo(1749);
        assertThat(rule(GroupingCase.of("T20.200").withOtherDiagnoses("T31.000")))
                .isEqualTo(1745);
        assertThat(rule(burn)).isEqualTo(5002);
        assertThat(rule(GroupingCase.of("T20.300", "86.2201").withOtherDiagnoses("T31.000")))
                .isZero();
    }

    @Test
    void tumourTherapyTakesTheRowThatMatchesMore() {
        final GroupingCase chemotherapy = GroupingCase.of("Z51.102", "99.2503").withOtherDiagnoses("C34.900");
        final GroupingCase both =
                GroupingCase.of("Z51.102", "99.2503", "99.2800x005").withOtherDiagnoses("C34.900");
        assertThat(rule(chemotherapy)).isEqualTo(1770);
        assertThat(rule(both)).isEqualTo(1771);
        assertThat(rule(GroupingCase.of("Z51.102", "99.2800x005", "99.2503").withOtherDiagnoses("C75.9")))
                .isEqualTo(1771);
        assertThat(rule(chemotherapy.withOtherDiagnoses("C76.000"))).isEqualTo(5000);
    }

    @Test
    void resistantTuberculosisComesBeforePlain() {
        assertThat(rule(GroupingCase.of("A16.200").withOtherDiagnoses("U84.300")))
                .isEqualTo(1813);
        assertThat(rule(GroupingCase.of("A16.200").withOtherDiagnoses("U84.900")))
                .isEqualTo(1812);
        assertThat(rule(GroupingCase.of("A16.200", "34.0401").withOtherDiagnoses("U84.300")))
                .isEqualTo(5001);
        assertThat(rule(GroupingCase.of("A17.000").withOtherDiagnoses("U84.300")))
                .isZero();
    }

    @Test
    void basicRowsAreSurgicalOrConservative() {
        assertThat(rule(GroupingCase.of("C56.x00", "65.6100"))).isEqualTo(2104);
        assertThat(rule(GroupingCase.of("C56.x00"))).isEqualTo(2107);
        assertThat(rule(GroupingCase.of("C56.x00", "99.9900"))).isEqualTo(2107);
        assertThat(rule(GroupingCase.of("C56.x00", "65.6200"))).isZero();
        assertThat(rule(GroupingCase.of("C57.100"))).isZero();
    }

    private static int rule(final GroupingCase each) {
        return Placement.schemeRule(engine.place(each));
    }

    private static long count(final Layer layer) {
        return excerpt.rules().stream()
                .map(SchemeRule::layer)
                .filter(layer::equals)
                .count();
    }
}
