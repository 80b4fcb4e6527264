package org.dipper.supervision.warning;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/**
 * One row a month of an alert, or a rule that cannot be judged in a month. An alert lasts an episode: the same subject and
 * rule from the month that opens it to the one that closes it. It is a reason to look, never a verdict.
 */
public final class WarningTable {
    public static final Field MONTH = required("month", FieldType.INT, "month yyyymm", "月份");
    public static final Field RULE = required("rule", FieldType.STRING, "rule", "规则");
    public static final Field RULE_VERSION = required("rule_version", FieldType.INT, "rule version", "规则版本");
    public static final Field KIND = required("kind", FieldType.STRING, "kind of rule", "规则类型");
    public static final Field SEVERITY = required("severity", FieldType.STRING, "severity", "严重程度");
    public static final Field SUBJECT_TYPE = required("subject_type", FieldType.STRING, "subject type", "对象类型");
    public static final Field SUBJECT = required("subject", FieldType.STRING, "subject", "对象");
    public static final Field INDICATOR = required("indicator", FieldType.STRING, "indicator", "指标");
    public static final Field IS_FIRED = required("is_fired", FieldType.BOOLEAN, "beyond the threshold", "是否越限");
    public static final Field MEASURED = optional("measured", FieldType.decimal(28, 6), "measured", "实测值");
    public static final Field REFERENCE = optional("reference", FieldType.decimal(28, 6), "reference", "参照值");
    public static final Field THRESHOLD = optional("threshold", FieldType.decimal(28, 6), "threshold", "阈值");
    public static final Field STATE = required("state", FieldType.STRING, "state", "状态");
    public static final Field EPISODE_START =
            optional("episode_start_month", FieldType.INT, "month that opened the alert", "预警起始月份");
    public static final Field MONTHS_IN_EPISODE =
            optional("months_in_episode", FieldType.INT, "months in the episode", "预警持续月数");
    public static final Field FUND_AT_STAKE_FEN = optional("fund_at_stake_fen", FieldType.FEN, "fund at stake", "涉及基金")
            .in("fen");
    public static final Field RANK = optional("rank", FieldType.INT, "rank among live alerts of the month", "排序");
    public static final Field IS_SHOWN = required("is_shown", FieldType.BOOLEAN, "shown at once", "是否优先展示");
    public static final Field IS_PEER_DEFAULT =
            required("is_peer_default", FieldType.BOOLEAN, "threshold is another tool's default", "阈值为同类产品默认值");
    public static final Field MESSAGE_EN = required("message_en", FieldType.STRING, "message", "说明(英文)");
    public static final Field MESSAGE_ZH = required("message_zh", FieldType.STRING, "message in Chinese", "说明");

    public static final TableContract CONTRACT = TableContract.of(
                    "early_warning", "supervision", "One row a month of an alert.", "月度预警")
            .key(MONTH, RULE, RULE_VERSION, SUBJECT_TYPE, SUBJECT)
            .fields(
                    MONTH,
                    RULE,
                    RULE_VERSION,
                    KIND,
                    SEVERITY,
                    SUBJECT_TYPE,
                    SUBJECT,
                    INDICATOR,
                    IS_FIRED,
                    MEASURED,
                    REFERENCE,
                    THRESHOLD,
                    STATE,
                    EPISODE_START,
                    MONTHS_IN_EPISODE,
                    FUND_AT_STAKE_FEN,
                    RANK,
                    IS_SHOWN,
                    IS_PEER_DEFAULT,
                    MESSAGE_EN,
                    MESSAGE_ZH)
            .check("state_known", "state IN ('open', 'escalated', 'closed') OR state LIKE 'not_evaluable: %'")
            .check("severity_known", "severity IN ('low', 'medium', 'high')")
            .build();

    private WarningTable() {}
}
