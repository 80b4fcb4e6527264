package org.dipper.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.Assumptions;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of codes: what loads, and how exactly a file that does not is refused. */
class CodeTableReaderTest {
    @ParameterizedTest
    @EnumSource(CodeTableKind.class)
    void everyTemplateLoads(final CodeTableKind kind) {
        final CodeTable table = read(kind, kind.template()).requireLoadable(false);

        assertThat(table.entries()).isNotEmpty().allSatisfy(entry -> assertThat(entry.kind())
                .isEqualTo(kind));
        assertThat(table.refused()).isEmpty();
        assertThat(table.ignoredColumns()).isEmpty();
    }

    /** Each file: kind, text with / for line ends, the line that is named, and words of the reason. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "diagnosis ~ code/A00.0 ~ line 1 ~ lacks the column name",
                "diagnosis ~ 代码,name/A00.0,x ~ line 1 ~ lacks the column code",
                "diagnosis ~ code,name/,霍乱 ~ line 2 ~ column code, \"\": is empty",
                "diagnosis ~ code,name/A00.0,霍乱/A01.0, ~ line 3 ~ column name, \"\": is empty",
                "diagnosis ~ code,name/47.0100,阑尾 ~ line 2 ~ is no ICD-10 code",
                "diagnosis ~ code,name/A00.0,霍乱,more ~ line 2 ~ has 3 cells, the header 2",
                "diagnosis ~ code,name/A00.0,\"霍乱 ~ line 2 ~ quote that does not close",
                "diagnosis ~ code,name/A00.0,霍乱/B00,x/a００.0,伤寒 ~ line 4 ~ says otherwise than line 2",
                "diagnosis ~ code,code,name/A00,A01,x ~ header ~ twice",
                "procedure ~ code,name/A00.0,霍乱 ~ line 2 ~ is no ICD-9-CM-3 code",
                "procedure ~ code,name/470100,阑尾 ~ line 2 ~ is no ICD-9-CM-3 code",
                "diagnosis-map ~ gl_code,yb_code/A00.0, ~ line 2 ~ column yb_code, \"\": is empty",
                "diagnosis-map ~ gl_code,yb_code/A00.0,A00.0/A00.0,A00.1 ~ line 3 ~ says otherwise than line 2",
                "procedure-map ~ gl_code,yb_code/00.0100,x ~ line 2 ~ is no ICD-9-CM-3 code",
                "procedure-attribute ~ code,attribute/47.0100,开刀 ~ line 2 ~ is none of 手术",
                "procedure-attribute ~ code,attribute,level/47.0100,手术,五级 ~ line 2 ~ is none of 1 to 4",
                "procedure-attribute ~ code,attribute,level/47.0100,手术,0 ~ line 2 ~ is none of 1 to 4",
                "procedure-attribute ~ code,attribute/47.0100,手术/47.0100,治疗性操作 ~ line 2 ~ says otherwise than line 3",
                "excluded-diagnosis ~ code/A09-A00 ~ line 2 ~ ends before it begins",
                "excluded-diagnosis ~ code/Z3 ~ line 2 ~ does not begin with a category",
                "excluded-procedure ~ oprn_code,name,note/99.2100,x,随便 ~ line 2 ~ is no known kind of exclusion",
                "excluded-procedure ~ oprn_code,name,note/99.2100,x, ~ line 2 ~ is no known kind of exclusion",
                "excluded-procedure ~ code,rule,diagnosis_range/45.1301,only_within, ~ line 2 ~ is empty",
                "excluded-procedure ~ code,rule,diagnosis_range/45.1301,next,A00-A09 ~ line 2 ~ has no range",
                "excluded-procedure ~ code,note/45.1301,A00-A09||K20 ~ line 2 ~ empty part",
                "section ~ chapter,range,name/1,A00-B9,x ~ line 2 ~ ends of different length",
                "section ~ chapter,range,name/1,A00-B99,x/2,B90-C97,y ~ line 3 ~ shares categories with line 2",
                "comorbidity ~ code,weight/I21,很重 ~ line 2 ~ no whole number from 1 to 99",
                "comorbidity ~ code,weight/I25.2,1/I252,2 ~ line 3 ~ says otherwise than line 2",
                "comorbidity ~ code,condition/I21,unheard ~ line 2 ~ names no condition of Charlson",
                "severity-failure ~ code/?57 ~ line 2 ~ is no code, prefix or range",
                "basic-level ~ principal_diag,principal_procedure/D17.0,86.3x03|切除 ~ line 2 ~ holds \"切除\"",
                "basic-level ~ principal_diag/17.0 ~ line 2 ~ is no ICD-10 code",
                "diagnosis ~ code,name ~ `` ~ only a header"
            })
    void aBrokenFileIsRefusedByFileLineAndReasonAndGivesNothing(
            final String kind, final String text, final String line, final String reason) {
        assertThatThrownBy(() ->
                        read(CodeTableKind.of(kind), text.replace('/', '\n')).requireLoadable(false))
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refusal.what()).contains("codes.csv");
                    assertThat(refusal.why()).contains(line == null ? "" : line, reason);
                });
    }

    @Test
    void anEmptyFileIsRefusedAndBytesThatAreNoTextToo() {
        assertThatThrownBy(() -> read(CodeTableKind.DIAGNOSIS, "")).hasMessageContaining("It is empty");
        assertThatThrownBy(() -> EncodedText.decode("a.csv", new byte[] {(byte) 0xFF, 0x20}, Optional.empty()))
                .hasMessageContaining("no text in UTF-8 or GB18030");
        assertThatThrownBy(() -> EncodedText.decode("a.csv", new byte[0], Optional.of("latin1")))
                .hasMessageContaining("latin1");
    }

    @Test
    void everyRefusedRowIsToldUpToALimitWithTheTotal() {
        final StringBuilder text = new StringBuilder("code,name\nA00,x\n");
        for (int i = 0; i < 150; i++) {
            text.append("?").append(i).append(",y\n");
        }
        final CodeTable table = read(CodeTableKind.DIAGNOSIS, text.toString());

        assertThatThrownBy(() -> table.requireLoadable(false))
                .hasMessageContaining("150 of 151 rows")
                .hasMessageContaining("line 3,")
                .hasMessageContaining("line 102,")
                .hasMessageContaining("and 50 more");
        assertThat(table.requireLoadable(true).entries()).hasSize(1);
    }

    @Test
    void conflictingRowsAreBothLeftOutWhereOthersMayLoad() {
        final CodeTable table = read(CodeTableKind.DIAGNOSIS, "code,name\nA00,x\nA00,y\nA01,z\nA01,z\n");

        assertThat(table.requireLoadable(true).entries())
                .extracting(CodeEntry::code)
                .containsExactly("A01");
        assertThat(table.rowsRefused()).isEqualTo(2);
        assertThat(table.rowsRepeated()).isEqualTo(1);
    }

    @Test
    void codesAreNormalisedHoweverTheyAreTyped() {
        final String text = "code,name\n i21.900X001 ,一\nＡ０１.００２†Ｇ０１*,二\nb37.600 i39.8,三\n\n,\n";
        final CodeTable table = read(CodeTableKind.DIAGNOSIS, "\uFEFF" + text).requireLoadable(false);

        assertThat(table.entries())
                .extracting(CodeEntry::code)
                .containsExactly("I21.900x001", "A01.002+G01*", "B37.600I39.8");
        assertThat(table.entries().get(2).sourceLine()).isEqualTo(4);
    }

    @Test
    void theSameTextInBothEncodingsIsTheSameTable() {
        final String text = CodeTableKind.PROCEDURE_ATTRIBUTE.template();
        final byte[] chinese = text.getBytes(Charset.forName("GB18030"));
        final byte[] plain = text.getBytes(StandardCharsets.UTF_8);

        assertThat(EncodedText.decode("a", chinese, Optional.empty())).isEqualTo(text);
        assertThat(EncodedText.decode("a", plain, Optional.empty())).isEqualTo(text);
        assertThat(EncodedText.decode("a", chinese, Optional.of("gb18030"))).isEqualTo(text);
    }

    @Test
    void exclusionsAreReadByTheirRuleOrByTheRangeInTheNote() {
        final CodeTable table = read(CodeTableKind.EXCLUDED_PROCEDURE, """
                oprn_code,name,note
                99.9998,示例操作,按保守治疗入组
                88.5500,造影,顺延
                45.1301,胃镜检查,A00-A09|C15-C26|D01|K20-K93
                """).requireLoadable(false);

        assertThat(table.entries())
                .extracting(entry -> entry.rule().orElseThrow())
                .containsExactly("conservative", "next", "only_within");
        assertThat(table.entries().get(2).ranges().orElseThrow().contains("K80.2"))
                .isTrue();
    }

    @Test
    void sectionsNameTheirChapters() {
        final CodeTable table =
                read(CodeTableKind.SECTION, CodeTableKind.SECTION.template()).requireLoadable(false);

        final CodeEntry chapter = table.entries().stream()
                .filter(entry -> entry.rule().equals(Optional.of(CodeEntry.CHAPTER)))
                .findFirst()
                .orElseThrow();
        assertThat(chapter.name()).contains("循环系统疾病");
        assertThat(chapter.codeRange()).contains("I20-I25|I60-I69");
        assertThat(table.entries().get(0).targetCode()).contains("9");
    }

    @Test
    void aFileOfSeveralTablesNeedsAChoice() {
        final String text = "mapping,condition,icd10_prefix_nodot\nquan,ami,I252\nam,ami,I252\nelix,obes,E66\n";
        assertThatThrownBy(() -> read(CodeTableKind.COMORBIDITY, text))
                .hasMessageContaining("quan, am, elix")
                .hasMessageContaining("--variant");

        final CodeTable table = CodeTableReader.read(CodeTableKind.COMORBIDITY, "c.csv", text, Optional.of("quan"));
        assertThat(table.rowsPassedOver()).isEqualTo(2);
        assertThat(table.entries().get(0).code()).isEqualTo("I25.2");
        assertThat(table.entries().get(0).weight()).contains(1);
        assertThat(table.entries().get(0).ranges().orElseThrow().contains("I25.200x001"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "diagnosis, codes/icd10_yb.csv, , 33304",
        "procedure, codes/icd9cm3_yb.csv, , 13686",
        "diagnosis-map, codes/icd10_gl_to_yb.csv, , 35591",
        "procedure-map, codes/icd9cm3_gl_to_yb.csv, , 13654",
        "section, codes/icd10_chapters_cn.csv, , 22",
        "comorbidity, codes/comorbidity_icd10_prefixes.csv, charlson_icd10_quan, 0",
        "excluded-procedure, dip-3.0-excerpt/excluded_procedure_sample.csv, , 14",
        "basic-level, dip-3.0-excerpt/primary_care_partial.csv, , 112"
    })
    void theFilesInCirculationLoadAsTheyAre(
            final String kind, final String name, final String variant, final int rows) {
        final Optional<byte[]> bytes = SharedData.bytes(name);
        Assumptions.assumeThat(bytes)
                .as("the public data " + name + " is not here")
                .isPresent();
        final String text = EncodedText.decode(name, bytes.orElseThrow(), Optional.empty());

        final CodeTable table = CodeTableReader.read(CodeTableKind.of(kind), name, text, Optional.ofNullable(variant))
                .requireLoadable(false);

        assertThat(table.entries().size() + table.rowsRepeated())
                .isEqualTo(rows == 0 ? table.rowsRead() - table.rowsPassedOver() : rows);
    }

    private static CodeTable read(final CodeTableKind kind, final String text) {
        return CodeTableReader.read(kind, "codes.csv", text, Optional.empty());
    }
}
