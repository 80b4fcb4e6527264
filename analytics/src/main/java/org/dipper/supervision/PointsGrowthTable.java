package org.dipper.supervision;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** One row an institution: where the growth of its points since the year before comes from. The parts sum to the growth. */
public final class PointsGrowthTable {
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field HOSPITAL_LEVEL = required("hospital_level", FieldType.STRING, "level", "医院等级");
    public static final Field CASES_BEFORE = required("cases_before", FieldType.LONG, "cases before", "上年病例数");
    public static final Field CASES = required("cases", FieldType.LONG, "cases", "病例数");
    public static final Field POINTS_BEFORE = points("points_before", "points before", "上年分值");
    public static final Field POINTS = points("points", "points", "分值");
    public static final Field BY_VOLUME = points("by_volume", "by volume", "病例数影响");
    public static final Field BY_MIX = points("by_mix", "by mix of groups", "病种结构影响");
    public static final Field BY_SCORE = points("by_score", "by scores of the edition", "目录分值影响");
    public static final Field BY_UPLIFT = points("by_uplift", "by auxiliary types", "辅助分型影响");
    public static final Field BY_COEFFICIENT = points("by_coefficient", "by coefficient", "机构系数影响");
    public static final Field BY_RELABELLING = points("by_relabelling", "within groups", "病种内影响");

    /** Uplift and relabelling as a share of the points before; null without points before. */
    public static final Field CODING_SHARE = optional("coding_share", FieldType.RATIO, "growth by coding", "编码因素增幅");

    /** Whether shares of aged, emergency, surgical, intensive-care and dead patients hardly changed; null without cases. */
    public static final Field IS_PATIENT_MIX_FLAT =
            optional("is_patient_mix_flat", FieldType.BOOLEAN, "patients unchanged", "患者结构平稳");

    /** {@code evaluated}; {@code points_padding} where growth by coding meets unchanged patients; or what is missing. */
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");

    public static final TableContract CONTRACT = TableContract.of(
                    "points_growth",
                    "supervision",
                    "One row an institution: its growth of points, told apart.",
                    "分值增长分解")
            .key(PERIOD, INSTITUTION_CODE)
            .fields(
                    PERIOD,
                    INSTITUTION_CODE,
                    HOSPITAL_LEVEL,
                    CASES_BEFORE,
                    CASES,
                    POINTS_BEFORE,
                    POINTS,
                    BY_VOLUME,
                    BY_MIX,
                    BY_SCORE,
                    BY_UPLIFT,
                    BY_COEFFICIENT,
                    BY_RELABELLING,
                    CODING_SHARE,
                    IS_PATIENT_MIX_FLAT,
                    STATE)
            .check(
                    "parts_sum_to_growth",
                    "points - points_before = by_volume + by_mix + by_score + by_uplift + by_coefficient + by_relabelling")
            .build();

    private PointsGrowthTable() {}

    private static Field points(final String name, final String labelEn, final String labelZh) {
        return required(name, FieldType.POINTS_SUM, labelEn, labelZh).in("points");
    }
}
