package org.dipper.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

/** Cells in, settlement lists out: what each way of writing a value reads as, and which rules it fails. */
class SettlementListsTest {
    private static final CaseMapping MAPPING = CaseMappingLoader.parse("test.yaml", """
            name: test
            dates: ["yyyy-MM-dd HH:mm:ss", yyyy-MM-dd, yyyyMMdd]
            filter: [{column: kind, in: ["21", "22"]}]
            fields:
              setl_id: id
              mdtrt_id: id
              psn_no: person
              fixmedins_code: hospital
              hosp_lv: {column: level, values: {"2": "3", "5": "2"}}
              insutype: {constant: "310"}
              adm_time: in
              dscg_time: out
              act_ipt_days: days
              medfee_sumamt_fen: total
              fund_pay_sumamt_fen: fund
              psn_part_amt_fen: own
              item_sumamt_fen: {sum: [item1, item2]}
              diag_code: dx
              other_diag_codes: {column: more, split: "|"}
              oprn_oprt_codes: {collect: [op1, op2], split: "|"}
            """);

    private static final Map<String, String> SOUND = Map.ofEntries(
            Map.entry("kind", "21"),
            Map.entry("id", "S1"),
            Map.entry("person", "P1"),
            Map.entry("hospital", "H1"),
            Map.entry("level", "2"),
            Map.entry("in", "2025-01-31 23:59:59"),
            Map.entry("out", "20250203"),
            Map.entry("days", "3"),
            Map.entry("total", "1234.56"),
            Map.entry("fund", "1000"),
            Map.entry("own", "234.56"),
            Map.entry("item1", "1234"),
            Map.entry("item2", "0.56"),
            Map.entry("dx", "I21.900"),
            Map.entry("more", "i10.X00||x59.900"),
            Map.entry("op1", ""),
            Map.entry("op2", "36.0601|88.5500"));

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void aSoundRowFailsNothing() {
        final Row list = read(Map.of());

        assertThat(failed(list)).isEmpty();
        assertThat(list.<LocalDate>getAs("adm_time")).isEqualTo(LocalDate.of(2025, 1, 31));
        assertThat(list.<Long>getAs("medfee_sumamt_fen")).isEqualTo(123_456L);
        assertThat(list.<String>getAs("hosp_lv")).isEqualTo("3");
        assertThat(list.getList(list.fieldIndex("other_diag_codes"))).isEqualTo(List.of("I10.x00", "X59.900"));
        assertThat(list.getList(list.fieldIndex("oprn_oprt_codes"))).isEqualTo(List.of("36.0601", "88.5500"));
        assertThat(list.<String>getAs("raw_row")).isNull();
    }

    @Test
    void fullWidthDigitsReadAsHalfWidth() {
        final Row list = read(Map.of("total", "１２３４．５６", "in", "２０２５－０１－３１", "dx", "Ｉ２１．９００"));

        assertThat(failed(list)).isEmpty();
        assertThat(list.<Long>getAs("medfee_sumamt_fen")).isEqualTo(123_456L);
        assertThat(list.<String>getAs("diag_code")).isEqualTo("I21.900");
    }

    @Test
    void moneyIsReadExactlyOrNotAtAll() {
        assertThat(readEach("total", "1234.56", "1234.560", "+1234.56", " 1234.56 "))
                .allSatisfy(list ->
                        assertThat(list.<Long>getAs("medfee_sumamt_fen")).isEqualTo(123_456L));
        assertThat(readEach(
                        "total",
                        "1234.567",
                        "1,234.56",
                        "1.2.34",
                        "1e3",
                        "NaN",
                        "12 34.56",
                        ".-5",
                        "1234567890123.00",
                        "￥1"))
                .allSatisfy(list -> assertThat(failed(list)).contains("R_money", "C1_total_cost"));
    }

    @Test
    void datesThatAreNoDaysAreNotRead() {
        assertThat(readEach("in", "2025-02-30", "2025-13-01", "31.01.2025", "2025-1-31", "0025-01-01"))
                .allSatisfy(list -> assertThat(failed(list)).contains("R_date", "C1_admission"));
    }

    @Test
    void everyRejectingRuleNamesItself() {
        final List<Row> lists = read(List.of(
                Map.of("out", "20250130"),
                Map.of("dx", "?21"),
                Map.of("level", "99"),
                Map.of("days", "three"),
                Map.of("item2", "0.58"),
                Map.of("own", "234.58"),
                Map.of("total", "0", "fund", "0", "own", "0", "item1", "0", "item2", ""),
                Map.of("total", "-5", "fund", "-5", "own", "0", "item1", "-5", "item2", "0"),
                Map.of("total", "30000000", "fund", "30000000", "own", "0", "item1", "30000000", "item2", "0"),
                Map.of("id", "", "dx", " ")));

        assertThat(lists)
                .extracting(SettlementListsTest::failed)
                .containsExactly(
                        List.of("A4_discharge_before_admission"),
                        List.of("A1_well_formed"),
                        List.of("R_value", "C1_hospital_level"),
                        List.of("R_number"),
                        List.of("A11_items_add_up"),
                        List.of("A12_payers_add_up"),
                        List.of("A13_cost_positive"),
                        List.of("A13_cost_positive"),
                        List.of("A15_cost_limit"),
                        List.of("C1_settlement_id", "C1_stay_id", "C1_principal_diagnosis"));
    }

    @Test
    void oneFenOfDifferenceIsTolerated() {
        assertThat(failed(read(Map.of("item2", "0.57", "own", "234.57")))).isEmpty();
    }

    @Test
    void aHeldBackRowKeepsItsTextAndASoundOneNeedsNone() {
        assertThat(read(Map.of("dx", "")).<String>getAs("raw_row")).isEqualTo("as received");
    }

    @Test
    void aFilteredRowIsNeitherHeldBackNorWarned() {
        final Row list = read(Map.of("kind", "11", "dx", "", "total", "x"));

        assertThat(failed(list)).isEmpty();
        assertThat(list.getList(list.fieldIndex("warnings"))).isEqualTo(List.of(QualityRules.FILTERED));
    }

    @Test
    void aRuleWhoseFieldsAreNotCarriedSaysSoAndRejectsNothing() {
        final QualityRule sex = QualityRules.all().stream()
                .filter(rule -> rule.id().equals("C1_sex"))
                .findFirst()
                .orElseThrow();

        assertThat(sex.whyNotEvaluable(MAPPING, java.util.Set.of()))
                .hasValueSatisfying(why -> assertThat(why).contains("gend"));
        final Row list = read(Map.of());
        assertThat(list.getList(list.fieldIndex("warnings"))).isEmpty();
    }

    private Row read(final Map<String, String> changes) {
        return read(List.of(changes)).get(0);
    }

    private List<Row> readEach(final String column, final String... written) {
        return read(Stream.of(written).map(text -> Map.of(column, text)).toList());
    }

    private List<Row> read(final List<Map<String, String>> rowChanges) {
        final List<Row> rows = new ArrayList<>();
        for (final Map<String, String> changes : rowChanges) {
            final Map<String, String> cells = new HashMap<>(SOUND);
            cells.putAll(changes);
            final List<Object> values = new ArrayList<>(Arrays.asList("a.csv", rows.size() + 2L, "as received", null));
            MAPPING.sourceColumns().forEach(column -> values.add(cells.get(column)));
            rows.add(RowFactory.create(values.toArray()));
        }
        return new SettlementLists(MAPPING, "i1")
                .apply(spark.createDataFrame(
                        rows, SourceRows.schema(MAPPING.sourceColumns().size())))
                .orderBy("source_line")
                .collectAsList();
    }

    private static List<String> failed(final Row list) {
        return list.getList(list.fieldIndex("failed_rules"));
    }
}
