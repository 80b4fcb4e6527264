package org.dipper.supervision.fair;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row an institution in the order of review for an indicator of a period: never a verdict.
 *
 * <p>Statistics are empty where the state says that the institution could not be judged. Limits are ratios of observed to
 * expected at the institution's own precision, ready to be drawn as a funnel.
 */
public final class FairRankingTable {
    public static final Field PERIOD = required("period", FieldType.STRING, "period", "期间");
    public static final Field INDICATOR = required("indicator", FieldType.STRING, "indicator", "指标");
    public static final Field INSTITUTION_CODE =
            required("institution_code", FieldType.STRING, "institution", "定点医药机构编号");
    public static final Field PEER_GROUP = required("peer_group", FieldType.STRING, "peer group", "同类组");
    public static final Field RANK = optional("rank", FieldType.INT, "rank for review", "核查优先名次");
    public static final Field PRIORITY_FEN = optional(
                    "priority_fen", FieldType.FEN, "probability times fund at stake", "优先度(概率×涉及基金)")
            .in("fen");
    public static final Field FUND_AT_STAKE_FEN = required("fund_at_stake_fen", FieldType.FEN, "fund at stake", "涉及基金")
            .in("fen");
    public static final Field PROBABILITY_HIGH =
            optional("probability_high", FieldType.RATIO, "probability that the true ratio is high", "真实比值偏高的概率");
    public static final Field CASE_COUNT = required("case_count", FieldType.LONG, "cases", "病例数");
    public static final Field OBSERVED = required("observed", FieldType.decimal(28, 6), "observed", "实际值");
    public static final Field EXPECTED = required("expected", FieldType.decimal(28, 6), "expected", "期望值");
    public static final Field RATIO = optional("ratio", FieldType.RATIO, "observed over expected", "实际/期望比");
    public static final Field PEER_RATIO = optional("peer_ratio", FieldType.RATIO, "ratio of the peers", "同类比值");
    public static final Field SHRUNKEN_RATIO =
            optional("shrunken_ratio", FieldType.RATIO, "ratio shrunken towards the peers", "收缩后比值");
    public static final Field RELIABILITY =
            optional("reliability", FieldType.RATIO, "share of the difference that is no chance", "可靠度");
    public static final Field Z = optional("z", FieldType.RATIO, "standard errors from the peers", "z值");
    public static final Field ADJUSTED_Z =
            optional("adjusted_z", FieldType.RATIO, "z with over-dispersion granted", "校正z值(过度离散)");
    public static final Field Q_VALUE =
            optional("q_value", FieldType.RATIO, "p-value adjusted for many institutions", "q值(错误发现率)");
    public static final Field FUNNEL_POSITION =
            optional("funnel_position", FieldType.STRING, "place in the funnel", "漏斗图位置");
    public static final Field LOWER_998 = limit("lower_998", "lower 99.8 % limit", "99.8%下限");
    public static final Field LOWER_95 = limit("lower_95", "lower 95 % limit", "95%下限");
    public static final Field UPPER_95 = limit("upper_95", "upper 95 % limit", "95%上限");
    public static final Field UPPER_998 = limit("upper_998", "upper 99.8 % limit", "99.8%上限");
    public static final Field PLAIN_LOWER_998 =
            limit("plain_lower_998", "lower 99.8 % limit, chance alone", "99.8%下限(仅随机)");
    public static final Field PLAIN_UPPER_998 =
            limit("plain_upper_998", "upper 99.8 % limit, chance alone", "99.8%上限(仅随机)");
    public static final Field IS_SMALL_COUNT = required("is_small_count", FieldType.BOOLEAN, "few cases", "病例数少");
    public static final Field IS_SMALL_PEER_GROUP = required(
            "is_small_peer_group", FieldType.BOOLEAN, "few peers: compared with all institutions", "同类机构少(与全部机构比较)");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");

    public static final TableContract CONTRACT = TableContract.of(
                    "institution_ranking",
                    "supervision",
                    "One row an institution in the order of review for an indicator of a period: never a verdict.",
                    "机构公平排序")
            .key(PERIOD, INDICATOR, INSTITUTION_CODE)
            .fields(
                    PERIOD,
                    INDICATOR,
                    INSTITUTION_CODE,
                    PEER_GROUP,
                    RANK,
                    PRIORITY_FEN,
                    FUND_AT_STAKE_FEN,
                    PROBABILITY_HIGH,
                    CASE_COUNT,
                    OBSERVED,
                    EXPECTED,
                    RATIO,
                    PEER_RATIO,
                    SHRUNKEN_RATIO,
                    RELIABILITY,
                    Z,
                    ADJUSTED_Z,
                    Q_VALUE,
                    FUNNEL_POSITION,
                    LOWER_998,
                    LOWER_95,
                    UPPER_95,
                    UPPER_998,
                    PLAIN_LOWER_998,
                    PLAIN_UPPER_998,
                    IS_SMALL_COUNT,
                    IS_SMALL_PEER_GROUP,
                    STATE)
            .check("probability_is_one", "probability_high IS NULL OR probability_high BETWEEN 0 AND 1")
            .build();

    private FairRankingTable() {}

    private static Field limit(final String name, final String labelEn, final String labelZh) {
        return optional(name, FieldType.RATIO, labelEn, labelZh);
    }
}
