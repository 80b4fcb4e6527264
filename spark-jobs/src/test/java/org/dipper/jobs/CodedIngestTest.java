package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.QualityFindingTable;
import org.dipper.cases.QuarantineTable;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clinical codes in, medical-insurance codes and attributes out; what no table knows is reported, never guessed. */
class CodedIngestTest {
    private static final String MAPPING = """
            name: clinical
            dates: [yyyy-MM-dd]
            codes: {diagnosis: clinical, procedure: clinical}
            fields:
              setl_id: id
              mdtrt_id: id
              psn_no: id
              fixmedins_code: {constant: "H1"}
              hosp_lv: {constant: "3"}
              insutype: {constant: "310"}
              adm_time: in
              dscg_time: in
              medfee_sumamt_fen: total
              fund_pay_sumamt_fen: total
              diag_code: dx
              other_diag_codes: {column: more, split: "|"}
              oprn_oprt_codes: {column: ops, split: "|"}
            """;
    private static final String LISTS = """
            id,in,total,dx,more,ops
            S1,2025-01-01,100,Ｉ21.9G1,I10.G,36.07G|99.25G
            S2,2025-01-01,100,J18.G,,99.25G
            S3,2025-01-01,100,K35.G,,
            S4,2025-01-01,100,I21.9G1,K35.G,55.55
            S5,2025-01-01,100,I21.9G1,,
            """;

    @TempDir
    private Path folder;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void casesCarryInsuranceCodesAndTheAttributeOfTheirMainProcedure() throws IOException {
        final JobContext context = new JobContext(
                spark, Warehouse.open(spark, folder.resolve("warehouse").toString()), event -> {});
        assertThatThrownBy(() -> ingest(context)).isInstanceOfSatisfying(DipperException.class, refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.PRECONDITION);
            assertThat(refusal.fix()).contains("codes load --kind diagnosis-map");
        });
        load(context, "diagnosis-map", "gl_code,yb_code\nI21.9G1,I21.900\nJ18.G,J18.900\nI10.G,I10.x00\n");
        load(context, "procedure-map", "gl_code,yb_code\n36.07G,36.0700\n99.25G,99.2500\n");
        load(context, "procedure-attribute", "code,attribute\n36.0700,介入治疗\n99.2500,治疗性操作\n");
        load(context, "diagnosis", "code,name\nI21.900,急性心肌梗死\nI10.x00,高血压\n");

        final JsonNode answer = ingest(context);

        assertThat(answer.get("accepted").asLong()).isEqualTo(4);
        final Row held = context.warehouse().current(QuarantineTable.CONTRACT).first();
        assertThat(held.<String>getAs("raw_row")).startsWith("S3");
        assertThat(held.getList(held.fieldIndex("failed_rules"))).isEqualTo(List.of("A1_unmapped_principal"));
        assertThat(cases(context))
                .containsExactly(
                        "S1 I21.900 [I10.x00] 36.0700 [99.2500] 4",
                        "S2 J18.900 [] 99.2500 [] 3",
                        "S4 I21.900 [K35.G] 55.55 [] 4",
                        "S5 I21.900 [] null [] 1");
        assertThat(hits(context, "A1_unmapped_other")).isEqualTo(1);
        assertThat(hits(context, "A2_unmapped_procedure")).isEqualTo(1);
        assertThat(hits(context, "A2_procedure_attribute")).isEqualTo(1);
        // S2 by its principal diagnosis, S3 and S4 by the code without a counterpart.
        assertThat(hits(context, "A1_dictionary")).isEqualTo(3);
        assertThat(state(context, "A2_dictionary")).isEqualTo("not_evaluable");
        theTablesArePartOfWhatTheIngestIs(context, answer);
    }

    private void theTablesArePartOfWhatTheIngestIs(final JobContext context, final JsonNode before) throws IOException {
        assertThat(ingest(context).get("ingest_id")).isEqualTo(before.get("ingest_id"));
        load(context, "procedure-attribute", "code,attribute\n36.0700,诊断性操作\n99.2500,治疗性操作\n");
        final JsonNode again = ingest(context);
        assertThat(again.get("ingest_id")).isNotEqualTo(before.get("ingest_id"));
        assertThat(again.get("duplicates").asLong()).isEqualTo(4);
        assertThat(cases(context)).hasSize(4);
    }

    private static List<String> cases(final JobContext context) {
        return context.warehouse().current(SettledCaseTable.CONTRACT).orderBy("settlement_id").collectAsList().stream()
                .map(row -> String.join(
                        " ",
                        row.<String>getAs("settlement_id"),
                        row.<String>getAs("principal_diagnosis"),
                        row.getList(row.fieldIndex("other_diagnoses")).toString(),
                        String.valueOf(row.<String>getAs("main_procedure")),
                        row.getList(row.fieldIndex("other_procedures")).toString(),
                        String.valueOf(row.<Integer>getAs("procedure_attribute"))))
                .toList();
    }

    private static long hits(final JobContext context, final String rule) {
        return finding(context, rule).<Long>getAs("hit_rows");
    }

    private static String state(final JobContext context, final String rule) {
        return finding(context, rule).getAs("state");
    }

    private static Row finding(final JobContext context, final String rule) {
        return context.warehouse()
                .current(QualityFindingTable.CONTRACT)
                .where("rule = '" + rule + "'")
                .first();
    }

    private void load(final JobContext context, final String kind, final String text) throws IOException {
        final Path file = Files.writeString(folder.resolve(kind + ".csv"), text);
        new CodesLoadJob()
                .run(context, JobOptions.parse("codes load", List.of("--kind", kind, "--file", file.toString())));
    }

    private JsonNode ingest(final JobContext context) throws IOException {
        final Path mapping = folder.resolve("clinical.yaml");
        if (!Files.exists(mapping)) {
            Files.writeString(mapping, MAPPING);
            Files.writeString(folder.resolve("lists.csv"), LISTS);
        }
        final List<String> words =
                List.of("--source", folder.resolve("lists.csv").toString(), "--mapping", mapping.toString());
        return new IngestJob().run(context, JobOptions.parse("data ingest", words));
    }
}
