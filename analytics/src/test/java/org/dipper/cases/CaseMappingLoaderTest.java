package org.dipper.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.dipper.coding.CodeTableKind;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.junit.jupiter.api.Test;

class CaseMappingLoaderTest {
    private static final String WHOLE = """
            name: small
            dates: [yyyy-MM-dd]
            fields:
              setl_id: id
              mdtrt_id: id
              psn_no: person
              fixmedins_code: hospital
              hosp_lv: {constant: "3"}
              insutype: {constant: "310"}
              adm_time: in
              dscg_time: out
              medfee_sumamt_fen: {sum: [a, b], minus: [c]}
              fund_pay_sumamt_fen: a
              diag_code: dx
            """;

    @Test
    void namesTheSourceColumnsOnceInTheirOrder() {
        final CaseMapping mapping = CaseMappingLoader.parse("small.yaml", WHOLE);

        assertThat(mapping.sourceColumns())
                .containsExactly("id", "person", "hospital", "in", "out", "a", "b", "c", "dx");
        assertThat(mapping.carries("gend")).isFalse();
    }

    @Test
    void commentsDoNotChangeTheHashButValuesDo() {
        final String hash = CaseMappingLoader.parse("small.yaml", WHOLE).hash();

        assertThat(CaseMappingLoader.parse("other.yaml", "# a word\n" + WHOLE).hash())
                .isEqualTo(hash);
        assertThat(CaseMappingLoader.parse("small.yaml", WHOLE.replace("310", "390"))
                        .hash())
                .isNotEqualTo(hash);
    }

    @Test
    void refusesAnUnknownKeyAtItsLine() {
        refuses(WHOLE.replace("  diag_code: dx", "  diag_code: dx\n  diagnosis: dx"), "line 15", "diagnosis");
    }

    @Test
    void refusesAMappingWithoutANeededField() {
        refuses(WHOLE.replace("  diag_code: dx\n", ""), "line 4", "diag_code");
    }

    @Test
    void refusesASumOfTexts() {
        refuses(WHOLE.replace("psn_no: person", "psn_no: {sum: [person]}"), "line 6", "money");
    }

    @Test
    void refusesADatePatternItCannotRead() {
        refuses(WHOLE.replace("yyyy-MM-dd", "dd MMM yyyy"), "line 2", "dd MMM yyyy");
    }

    @Test
    void refusesTwoSourcesForOneField() {
        refuses(
                WHOLE.replace("psn_no: person", "psn_no: {column: person, constant: \"1\"}"),
                "line 6",
                "more than one");
    }

    @Test
    void saysWhichMapsItsCodesNeed() {
        final String clinical = WHOLE.replace("fields:", "codes: {diagnosis: clinical, procedure: insurance}\nfields:");

        assertThat(CaseMappingLoader.parse("small.yaml", WHOLE).codeMaps()).isEmpty();
        final CaseMapping mapping = CaseMappingLoader.parse("small.yaml", clinical);
        assertThat(mapping.codeMaps()).containsExactly(CodeTableKind.DIAGNOSIS_MAP);
        assertThat(mapping.hash())
                .isNotEqualTo(CaseMappingLoader.parse("small.yaml", WHOLE).hash());
        refuses(clinical.replace("insurance", "national"), "line 3", "procedure");
    }

    @Test
    void theShippedMappingsAreRead() {
        final Path folder = Path.of(System.getProperty("dipper.root", ".."), "mappings");

        assertThat(CaseMappingLoader.load(folder.resolve("synpuf.yaml")).filters())
                .hasSize(1);
        assertThat(CaseMappingLoader.load(folder.resolve("national.yaml")).format())
                .isEqualTo(SourceFormat.AUTO);
    }

    private static void refuses(final String text, final String... words) {
        assertThatThrownBy(() -> CaseMappingLoader.parse("small.yaml", text))
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refusal.getMessage()).contains(words).contains("small.yaml");
                });
    }
}
