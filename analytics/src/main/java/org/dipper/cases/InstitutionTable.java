package org.dipper.cases;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an institution seen in the settlement lists. */
public final class InstitutionTable {
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field INSTITUTION_KEY =
            required("institution_key", FieldType.LONG, "institution, packed", "机构编号(压缩键)");
    public static final Field INSTITUTION_NAME =
            optional("institution_name", FieldType.STRING, "institution name", "定点医药机构名称");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "hospital level", "医院等级");

    public static final TableContract CONTRACT = TableContract.of(
                    "institution", "core", "One row an institution.", "医药机构")
            .key(INSTITUTION_CODE)
            .fields(INSTITUTION_CODE, INSTITUTION_KEY, INSTITUTION_NAME, HOSPITAL_LEVEL)
            .build();

    private InstitutionTable() {}
}
