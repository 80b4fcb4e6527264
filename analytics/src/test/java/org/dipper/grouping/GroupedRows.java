package org.dipper.grouping;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.coding.PackedCode;
import org.dipper.grouping.ReferenceGrouper.Outcome;

/** Cases as rows of settled cases, and what the columns say of a row. */
final class GroupedRows {
    static final StructType SCHEMA = new StructType()
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

    private GroupedRows() {}

    static Row row(final GroupingCase each) {
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

    /** What a row with the columns of {@link CombinationColumns} says, in the reference's words. */
    static Outcome outcome(final Row answer, final List<String> procedures) {
        final long key = answer.<Long>getAs(CombinationColumns.PROCEDURE_KEY);
        final String main = procedures.stream()
                .filter(code -> PackedCode.pack(code).orElseThrow() == key)
                .findFirst()
                .orElse(key == 0 ? "" : "none of the case's");
        return new Outcome(
                answer.<Integer>getAs(CombinationColumns.SCHEME_RULE),
                main,
                answer.<Integer>getAs(CombinationColumns.ATTRIBUTE),
                GroupingReason.of(answer.<Integer>getAs(CombinationColumns.REASON_CODE))
                        .orElseThrow());
    }
}
