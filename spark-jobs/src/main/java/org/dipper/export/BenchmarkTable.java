package org.dipper.export;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.supervision.IndicatorValueTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row an indicator of an institution in a period, beside its peers: the other institutions of its level whose value may be
 * told. A percentile says where the value lies from low to high, not whether that is good.
 */
public final class BenchmarkTable {
    public static final Field INDICATOR = IndicatorValueTable.INDICATOR;
    public static final Field PERIOD = IndicatorValueTable.PERIOD;
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field HOSPITAL_LEVEL = optional("hospital_level", FieldType.STRING, "level", "医院等级");
    public static final Field VALUE = IndicatorValueTable.VALUE;
    public static final Field PEER_COUNT = required("peer_count", FieldType.LONG, "peers with a value", "同类机构数");
    /** Per cent of the peers whose value is lower, half of those with an equal one among them. */
    public static final Field PERCENTILE =
            optional("percentile", FieldType.decimal(28, 6), "percentile among peers", "同类百分位");

    public static final Field LOWER_QUARTILE =
            optional("lower_quartile", FieldType.decimal(28, 6), "lower quartile of the peers", "同类下四分位");
    public static final Field MEDIAN = optional("median", FieldType.decimal(28, 6), "median of the peers", "同类中位数");
    public static final Field UPPER_QUARTILE =
            optional("upper_quartile", FieldType.decimal(28, 6), "upper quartile of the peers", "同类上四分位");
    public static final Field STATE = IndicatorValueTable.STATE;

    public static final TableContract CONTRACT = TableContract.of(
                    "benchmark", "supervision", "One row an indicator of an institution beside its peers.", "同类对标")
            .key(PERIOD, INDICATOR)
            .fields(
                    PERIOD,
                    INDICATOR,
                    INSTITUTION_CODE,
                    HOSPITAL_LEVEL,
                    VALUE,
                    PEER_COUNT,
                    PERCENTILE,
                    LOWER_QUARTILE,
                    MEDIAN,
                    UPPER_QUARTILE,
                    STATE)
            .build();

    private BenchmarkTable() {}
}
