package org.dipper.supervision;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an indicator of a subject in a period, numerator and denominator kept. */
public final class IndicatorValueTable {
    public static final Field INDICATOR = required("indicator", FieldType.STRING, "indicator", "指标");
    public static final Field SUBJECT_TYPE = required("subject_type", FieldType.STRING, "subject type", "对象类型");
    public static final Field SUBJECT = required("subject", FieldType.STRING, "subject", "对象");
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field NUMERATOR = optional("numerator", FieldType.decimal(28, 6), "numerator", "分子");
    public static final Field DENOMINATOR = optional("denominator", FieldType.decimal(28, 6), "denominator", "分母");
    public static final Field VALUE = optional("value", FieldType.decimal(28, 6), "value", "值");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");

    /** Cases that the value stands on; null where that has no meaning or where an older run wrote the row. */
    public static final Field CASE_COUNT = optional("case_count", FieldType.LONG, "cases", "病例数");

    public static final TableContract CONTRACT = TableContract.of(
                    "indicator_value", "supervision", "One row an indicator of a subject in a period.", "监管指标值")
            .key(INDICATOR, SUBJECT_TYPE, SUBJECT, PERIOD)
            .fields(INDICATOR, SUBJECT_TYPE, SUBJECT, PERIOD, NUMERATOR, DENOMINATOR, VALUE, STATE, CASE_COUNT)
            .build();

    private IndicatorValueTable() {}
}
