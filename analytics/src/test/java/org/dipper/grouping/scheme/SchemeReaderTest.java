package org.dipper.grouping.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SchemeReaderTest {
    private static final String PRE = "category,seq,name,principal_diag,procedure_expr,note\n";
    private static final String MERGE = "category,seq,principal_diag,diag_name,principal_procedure,related_procedure\n";
    private static final String BURN =
            "category,seq,principal_diag,burn_degree,secondary_diag,burn_area,principal_procedure\n";
    private static final String BASIC = "category,seq,principal_diag,diag_name,principal_procedure\n";
    private static final String GENERAL = "category,seq,name,principal_diag,secondary_diag,age_years,any_procedure\n";

    @Test
    void preGroupingNotesBecomeConditions() {
        final List<SchemeRule> rules = read(PRE
                + "XQ,11,ECMO,所有诊断,39.6590|39.6590x001,手术操作中包含39.6590或39.6590x001，不限定为主要手术操作\n"
                + "XQ,13,\"a,b\",所有诊断,96.7290+39.9590x007,手术操作中须同时包含96.7290和39.9590x007，不限定为主要手术操作\n"
                + "XQ,16,small,P07,天龄<29天,出生体重0-899克；诊断中包含P07，不限定为主要诊断\n");

        assertThat(rules.get(0).conditions().anyProcedure())
                .containsExactly(List.of("39.6590"), List.of("39.6590x001"));
        assertThat(rules.get(0).conditions().principalProcedure()).isEmpty();
        assertThat(rules.get(1).name()).isEqualTo("a,b");
        assertThat(rules.get(1).conditions().anyProcedure()).containsExactly(List.of("96.7290", "39.9590x007"));
        final Conditions small = rules.get(2).conditions();
        assertThat(small.principalDiagnosis()).isEmpty();
        assertThat(small.anyDiagnosis()).containsExactly("P07");
        assertThat(small.ageDays()).contains(new Band(0, 28));
        assertThat(small.birthWeight()).contains(new Band(0, 899));
    }

    @Test
    void theGeneralLayoutHasAColumnPerCondition() {
        final SchemeRule rule = read(GENERAL + "fz,1790,化疗,Ｚ51.1|z51.8,C00-C75|C88,>=18,99.2503+99.2800X005\r\n")
                .get(0);

        assertThat(rule.layer()).isEqualTo(Layer.SUBDIVISION);
        assertThat(rule.conditions().principalDiagnosis()).containsExactly("Z51.1", "Z51.8");
        assertThat(rule.conditions().secondaryDiagnosis()).containsExactly("C00-C75", "C88");
        assertThat(rule.conditions().ageYears()).contains(new Band(18, Band.OPEN));
        assertThat(rule.conditions().anyProcedure()).containsExactly(List.of("99.2503", "99.2800x005"));
    }

    @Test
    void rowsComeBySequenceFromSeveralFilesAndCodeListsAreLeftAside() {
        final SchemeContent content = SchemeReader.read(List.of(
                new SchemeText("b.csv", BASIC + "JC,9,M51.1+,a,\n"),
                new SchemeText("x.csv", "oprn_code,name,note\n99.9900,a,按保守治疗入组\n"),
                new SchemeText("a.csv", "\uFEFF" + MERGE + "\nBX,2,A40,a,33.2403,\n")));

        assertThat(content.rules()).extracting(SchemeRule::sequence).containsExactly(2, 9);
        assertThat(content.rows()).extracting(SchemeRow::line).containsExactly(3, 2);
        assertThat(content.rules().get(1).conditions().principalDiagnosis()).containsExactly("M51.1");
        assertThat(content.leftAside()).containsExactly("x.csv");
    }

    @Test
    void everyWrongRowIsNamed() {
        assertThatThrownBy(() -> read(BASIC + "JC,x,A40,a,\nJC,2,A40,a,\nJC,2,A4,a,\n"))
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refusal.what())
                            .isEqualTo("The scheme file scheme.csv is refused at line 2, column seq.");
                    assertThat(refusal.why())
                            .contains("\"x\" is no sequence number", "1 more: scheme.csv line 4", "\"A4\"");
                });
    }

    @ParameterizedTest(name = "[{index}] {2}")
    @MethodSource("brokenFiles")
    void aBrokenFileIsRefusedWithFileLineAndReason(final String text, final int line, final String reason) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(DipperException.class, refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refusal.what()).contains("scheme.csv", "line " + line);
            assertThat(refusal.why()).contains(reason);
        });
    }

    static List<Arguments> brokenFiles() {
        final List<Arguments> cases = new ArrayList<>();
        cases.add(Arguments.of("", 1, "empty"));
        cases.add(Arguments.of(BASIC, 1, "no row"));
        cases.add(Arguments.of("category,seq,diag\nJC,1,A40\n", 1, "No layout has this column"));
        cases.add(Arguments.of("category,seq\nJC,1\n", 1, "lacks columns"));
        cases.add(Arguments.of("category,seq,seq,name\nJC,1,1,a\n", 1, "twice"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a\n", 2, "4 cells where the header has 5"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,\"a,\n", 2, "never closed"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,\"a\"b,\n", 2, "behind a closing quote"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a\"b,\n", 2, "quote stands inside"));
        cases.add(Arguments.of(BASIC + "JD,1,A40,a,\n", 2, "\"JD\" is no category"));
        cases.add(Arguments.of(BASIC + "BX,1,A40,a,\n", 2, "This layout is for JC"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a,\nJC,one,A41,a,\n", 3, "\"one\" is no sequence number"));
        cases.add(Arguments.of(BASIC + "JC,0,A40,a,\n", 2, "\"0\" is no sequence number"));
        cases.add(Arguments.of(BASIC + "JC,5,A40,a,\nJC,5,A41,a,\n", 3, "already stands in scheme.csv line 2"));
        cases.add(Arguments.of(BASIC + "JC,1,,a,\n", 2, "principal diagnosis is missing"));
        cases.add(Arguments.of(BASIC + "JC,1,A4,a,\n", 2, "\"A4\" is no diagnosis code"));
        cases.add(Arguments.of(BASIC + "JC,1,A40.,a,\n", 2, "no diagnosis code"));
        cases.add(Arguments.of(BASIC + "JC,1,A40||A41,a,\n", 2, "empty alternative"));
        cases.add(Arguments.of(BASIC + "JC,1,C75-C00,a,\n", 2, "reversed"));
        cases.add(Arguments.of(BASIC + "JC,1,C00.1-C75,a,\n", 2, "neither between categories"));
        cases.add(Arguments.of(BASIC + "JC,1,C00-C05-C07,a,\n", 2, "not two ends"));
        cases.add(Arguments.of(BASIC + "JC,1,所有诊断,a,47.0100\n", 2, "only pre-grouping rows"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a,47.0100|\n", 2, "empty alternative"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a,47.0100||47.0901\n", 2, "empty alternative"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a,47.0100+\n", 2, "empty alternative"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a,+47.0100\n", 2, "empty alternative"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a,47.0100+47.0100\n", 2, "asks twice"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a,4701\n", 2, "\"4701\" is no procedure code"));
        cases.add(Arguments.of(BASIC + "JC,1,A40,a,47.0100x0012345\n", 2, "no procedure code"));
        cases.add(Arguments.of(MERGE + "BX,1,A40,a,47.0100,A40\n", 2, "\"A40\" is no procedure code"));
        cases.add(Arguments.of(BURN + "FZ,1,T20.2,二度,,10%,\n", 2, "burned area is missing"));
        cases.add(Arguments.of(BURN + "FZ,1,T20.2,二度,T31.5-T31.1,10%,\n", 2, "reversed"));
        cases.add(Arguments.of(PRE + "XQ,1,a,,33.6x00,\n", 2, "principal diagnosis is missing"));
        cases.add(Arguments.of(PRE + "XQ,1,a,所有诊断,33.6x00,仅限三级医院\n", 2, "is not understood"));
        cases.add(Arguments.of(PRE + "XQ,1,a,所有诊断,33.6x00,手术操作中包含33.6x01，不限定为主要手术操作\n", 2, "other procedures"));
        cases.add(Arguments.of(PRE + "XQ,1,a,P07,天龄<29天,诊断中包含P08，不限定为主要诊断\n", 2, "other diagnoses"));
        cases.add(Arguments.of(PRE + "XQ,1,a,P07,天龄<29天,出生体重899-0克\n", 2, "reversed"));
        cases.add(Arguments.of(PRE + "XQ,1,a,P07,天龄<29岁,\n", 2, "is no procedure code"));
        cases.add(Arguments.of(PRE + "XQ,1,a,所有诊断,,\n", 2, "would take every case"));
        cases.add(Arguments.of(GENERAL + "FZ,1,a,T20,,17-6,\n", 2, "reversed"));
        cases.add(Arguments.of(GENERAL + "FZ,1,a,T20,,adult,\n", 2, "no band of whole numbers"));
        cases.add(Arguments.of(GENERAL + "FZ,1,a,T20,,<0,\n", 2, "reversed or empty"));
        cases.add(Arguments.of(GENERAL + "FZ,1,a,T20,,899899899-,\n", 2, "too large"));
        return cases;
    }

    private static List<SchemeRule> read(final String text) {
        return SchemeReader.read(List.of(new SchemeText("scheme.csv", text))).rules();
    }
}
