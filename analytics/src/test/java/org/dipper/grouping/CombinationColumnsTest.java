package org.dipper.grouping;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.coding.PackedCode;
import org.dipper.coding.PackedColumns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

/** The engine in a Spark pass says of each case what it says of the case alone. */
class CombinationColumnsTest {
    private static final StructType SCHEMA = new StructType()
            .add("principal_diagnosis", DataTypes.StringType)
            .add("other_diagnoses", DataTypes.createArrayType(DataTypes.StringType))
            .add("main_procedure", DataTypes.StringType)
            .add("other_procedures", DataTypes.createArrayType(DataTypes.StringType))
            .add("age_years", DataTypes.IntegerType)
            .add("age_days", DataTypes.IntegerType)
            .add("birth_weight_grams", DataTypes.IntegerType)
            .add("total_cost_fen", DataTypes.LongType)
            .add("diagnosis_category_key", DataTypes.IntegerType)
            .add("diagnosis_subcategory_key", DataTypes.IntegerType)
            .add("main_procedure_key", DataTypes.LongType)
            .add("procedure_attribute", DataTypes.IntegerType);

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void aPassOverCasesAgreesWithTheEngineCaseByCase() {
        for (int seed = 1; seed <= 3; seed++) {
            final GeneratedPrefecture prefecture = new GeneratedPrefecture(seed);
            final List<GroupingCase> cases = new ArrayList<>();
            final List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                cases.add(prefecture.nextCase());
                rows.add(row(cases.get(i)));
            }
            final GroupingEngine engine = prefecture.engine();
            final Dataset<Row> placed = new CombinationColumns(engine).apply(spark.createDataFrame(rows, SCHEMA));
            final List<Row> answers = placed.collectAsList();
            for (int i = 0; i < cases.size(); i++) {
                final Placement expected = Placement.of(engine.place(cases.get(i)));
                final String main = expected.mainProcedure() < 0
                        ? ""
                        : cases.get(i).procedures().get(expected.mainProcedure());
                final Row answer = answers.get(i);
                assertThat(answer.<Integer>getAs(CombinationColumns.SCHEME_RULE))
                        .as("seed %d, %s", seed, cases.get(i))
                        .isEqualTo(expected.schemeRule());
                assertThat(answer.<Integer>getAs(CombinationColumns.ATTRIBUTE)).isEqualTo(expected.attribute());
                assertThat(answer.<Integer>getAs(CombinationColumns.REASON_CODE))
                        .isEqualTo(expected.reason().code());
                assertThat(answer.<Long>getAs(CombinationColumns.PROCEDURE_KEY))
                        .isEqualTo(PackedCode.pack(main).orElseThrow());
            }
        }
    }

    @Test
    void aCodeThatDoesNotPackKeepsTheFirstSixtyBitsOfItsHash() {
        final Dataset<Row> codes = spark.createDataFrame(
                List.of(RowFactory.create("71.3x00x011234"), RowFactory.create("手术")),
                new StructType().add("code", DataTypes.StringType));
        final Dataset<Row> keys = codes.select(
                PackedColumns.pack(col("code")),
                lit(-1L).minus(conv(substring(sha2(col("code").cast("binary"), 256), 1, 15), 16, 10)
                        .cast("long")));
        keys.collectAsList().forEach(row -> assertThat(row.getLong(0)).isEqualTo(row.getLong(1)));
    }

    private static Row row(final GroupingCase each) {
        final String diagnosis = each.principalDiagnosis();
        final List<String> procedures = each.procedures();
        final String main = procedures.isEmpty() ? null : procedures.get(0);
        return RowFactory.create(
                diagnosis,
                each.otherDiagnoses().toArray(),
                main,
                procedures
                        .subList(Math.min(1, procedures.size()), procedures.size())
                        .toArray(),
                each.ageYears().isPresent() ? each.ageYears().getAsInt() : null,
                each.ageDays().isPresent() ? each.ageDays().getAsInt() : null,
                each.birthWeightGrams().isPresent() ? each.birthWeightGrams().getAsInt() : null,
                each.totalCostFen().isPresent() ? each.totalCostFen().getAsLong() : null,
                PackedCode.packInt(diagnosis.substring(0, 3)).orElseThrow(),
                PackedCode.packInt(diagnosis.substring(0, 5)).orElseThrow(),
                main == null ? 0L : PackedCode.pack(main).orElseThrow(),
                main == null ? 1 : 4);
    }
}
