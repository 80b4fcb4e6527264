package org.dipper.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.dipper.errors.DipperException;
import org.dipper.table.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Birth weight and intensive care: what each way of writing them reads as. */
class CareColumnsTest {
    private static final CaseMapping MAPPING = CaseMappingLoader.parse("test.yaml", """
            name: test
            dates: [yyyy-MM-dd]
            fields:
              setl_id: id
              mdtrt_id: id
              psn_no: id
              fixmedins_code: id
              hosp_lv: {constant: "3"}
              insutype: {constant: "310"}
              nwb_age: age
              adm_time: in
              dscg_time: in
              medfee_sumamt_fen: total
              fund_pay_sumamt_fen: total
              diag_code: id
              nwb_bir_wt: {column: weight, optional: true}
              scs_cutd_days: {column: care, optional: true}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            value = {
                "null; 0",
                "0; 0",
                "-; 0",
                "0/0/0; 0",
                "0/0/1; 1",
                "1/0/0; 1",
                "1/0/1; 2",
                "3; 3",
                "2.5; 3",
                "0/30/0; 2",
                "1/12/0|1/12/0; 3",
                "0/1/0|0/1/0||; 1",
                "1/2; null",
                "three; null",
                "-1/0/0; null",
                "1/0/0,1; null"
            })
    void daysInIntensiveCareAreBegunDaysOfAllStays(final String written, final Integer days) {
        assertThat(CareDays.read(written)).isEqualTo(days);
    }

    @Test
    void gramsAreWholeHalvesUp() {
        assertThat(ReadableText.rounded("749.5")).isEqualTo(750);
        assertThat(ReadableText.rounded("749.49")).isEqualTo(749);
        assertThat(ReadableText.rounded(new BigDecimal("2500.00"))).isEqualTo(2500);
        assertThat(ReadableText.rounded(3210)).isEqualTo(3210);
        assertThat(ReadableText.rounded("-5")).isNull();
        assertThat(ReadableText.rounded("2,500")).isNull();
    }

    @Test
    void anOptionalColumnThatAFileLacksIsNullAndWarnsOfNothing() {
        final Row lacking = read(SettlementListReader.NO_COLUMN, SettlementListReader.NO_COLUMN);
        final Row blank = read(null, null);

        assertThat(value(lacking, SettlementListTable.NWB_BIR_WT)).isNull();
        assertThat(value(lacking, SettlementListTable.SCS_CUTD_DAYS)).isNull();
        assertThat((String[]) value(lacking, SettlementListTable.WARNINGS)).doesNotContain("C3_newborn_weight");
        assertThat(value(blank, SettlementListTable.NWB_BIR_WT)).isNull();
        assertThat(value(blank, SettlementListTable.SCS_CUTD_DAYS)).isEqualTo(0);
        assertThat((String[]) value(blank, SettlementListTable.WARNINGS)).contains("C3_newborn_weight");
    }

    @Test
    void onlyFieldsThatMayBeLeftOutCanBeOptional() {
        assertThat(MAPPING.optionalColumns()).containsExactly("weight", "care");
        final String needed = "name: t\ndates: [yyyyMMdd]\nfields:\n  setl_id: {column: a, optional: true}\n";
        assertThatThrownBy(() -> CaseMappingLoader.parse("m.yaml", needed))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("optional");
    }

    private static Row read(final Object weight, final Object care) {
        final Object[] cells = MAPPING.sourceColumns().stream()
                .map(column -> switch (column) {
                    case "weight" -> weight;
                    case "care" -> care;
                    case "age" -> "3";
                    case "in" -> "2025-01-01";
                    default -> "1";
                })
                .toArray();
        return new SettlementListReader(MAPPING, "i").read("f", 2, "raw", null, cells);
    }

    private static Object value(final Row list, final Field field) {
        return list.get(SettlementListTable.CONTRACT.fields().indexOf(field));
    }
}
