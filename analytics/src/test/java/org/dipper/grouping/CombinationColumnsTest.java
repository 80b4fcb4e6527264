package org.dipper.grouping;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.coding.PackedColumns;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

/** The engine in a Spark pass says of each case what it says of the case alone. */
class CombinationColumnsTest {
    private static final int PREFECTURES = 200;
    private static final int CASES = 150;
    private static final int COMPILED_EACH = 40;

    private final SparkSession spark = SparkSessions.shared();

    @Test
    void aPassOverCasesAgreesWithTheReferenceCaseByCaseOnTwoHundredPrefectures() {
        for (int seed = 1; seed <= PREFECTURES; seed++) {
            final GeneratedPrefecture prefecture = new GeneratedPrefecture(seed);
            final List<GroupingCase> cases =
                    Stream.generate(prefecture::nextCase).limit(CASES).toList();
            final Dataset<Row> rows =
                    spark.createDataFrame(cases.stream().map(GroupedRows::row).toList(), GroupedRows.SCHEMA);
            // Local rows are interpreted; one that has been through a shuffle runs generated code, as tables do.
            final boolean isCompiled = seed % COMPILED_EACH == 0;
            final List<Row> answers = new CombinationColumns(prefecture.engine())
                    .apply(isCompiled ? rows.repartition(1) : rows)
                    .collectAsList();
            final ReferenceGrouper reference = prefecture.reference();
            assertThat(answers).hasSize(CASES);
            for (int i = 0; i < CASES; i++) {
                final GroupingCase each = cases.get(i);
                assertThat(GroupedRows.outcome(answers.get(i), each.procedures()))
                        .as("prefecture %d, case %s, policy %s", seed, each, prefecture.policy)
                        .isEqualTo(reference.group(each));
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
}
