package org.dipper.supervision;

import static org.dipper.table.Field.optional;

import java.util.ArrayList;
import java.util.List;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.grouping.AssignGroups;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * What every rule and indicator of supervision reads: one row a settled case of the period, with its disease group and,
 * where a settled year knows them, its score and the value of a point. It is a view, never stored.
 */
public final class SupervisedCaseTable {
    /** Null for an ungrouped case, and for every case where no catalog edition is there. */
    public static final Field GROUP_CODE = CaseGroupTable.GROUP_CODE;

    /** {@code core}, {@code comprehensive} or {@code ungrouped}; null where no catalog edition is there. */
    public static final Field GROUP_TYPE =
            optional(CaseGroupTable.GROUP_TYPE.name(), FieldType.STRING, "type of group", "病种类型");

    /** The base score of the group, before any coefficient; null where there is no group. */
    public static final Field RW = optional(DiseaseGroupTable.RW.name(), FieldType.POINTS, "group score", "病种分值")
            .in("points");

    /** The edition's mean cost of the group in fen; null where there is no group. */
    public static final Field GROUP_MEAN_COST_FEN = optional(
                    AssignGroups.GROUP_MEAN_COST_FEN, FieldType.FEN, "mean cost of the group", "病种次均费用")
            .in("fen");

    /** The score the case was settled with; null where the year is not settled. */
    public static final Field CASE_SCORE = optional(
                    CaseScoreTable.CASE_SCORE.name(), FieldType.POINTS, "case score", "病例分值")
            .in("points");

    /** Null where the year is not settled or has no auxiliary types. */
    public static final Field AUXILIARY_COEFFICIENT = CaseScoreTable.AUXILIARY_COEFFICIENT;

    /** The coefficient of the institution that the case was settled with; null where the year is not settled. */
    public static final Field INSTITUTION_COEFFICIENT = optional(
                    CaseScoreTable.INSTITUTION_COEFFICIENT.name(),
                    FieldType.POINTS,
                    "institution coefficient",
                    "医疗机构调节系数")
            .in("points");

    /** Null where the year is not settled. */
    public static final Field PAYMENT_PATH = CaseScoreTable.PAYMENT_PATH;

    /** What a point of the case's pool is worth, in fen with six decimals; null where it is not known. */
    public static final Field POINT_VALUE_FEN = optional("point_value_fen", FieldType.RATIO, "value of a point", "分值单价")
            .in("fen");

    public static final TableContract CONTRACT = TableContract.of(
                    "supervised_case", "supervision", "One row a settled case as supervision reads it.", "监管病例")
            .key(SettledCaseTable.SETTLEMENT_ID)
            .fields(fields())
            .build();

    private SupervisedCaseTable() {}

    private static Field[] fields() {
        final List<Field> fields = new ArrayList<>(SettledCaseTable.CONTRACT.fields());
        fields.addAll(List.of(
                GROUP_CODE,
                GROUP_TYPE,
                RW,
                GROUP_MEAN_COST_FEN,
                CASE_SCORE,
                AUXILIARY_COEFFICIENT,
                INSTITUTION_COEFFICIENT,
                PAYMENT_PATH,
                POINT_VALUE_FEN));
        return fields.toArray(Field[]::new);
    }
}
