package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.dipper.money.Fen;

/** What a warning says in one sentence, in both languages, numbers as people read them. */
public final class WarningMessage {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private WarningMessage() {}

    /** The sentence of a warning. */
    public static Bilingual of(final Warning warning) {
        final Judgement judgement = warning.judgement();
        final Bilingual label = warning.rule().label();
        if (judgement.signal() == Signal.NOT_EVALUABLE) {
            final Bilingual reason = judgement.reason().orElse(new Bilingual("no reason given", "未给出原因"));
            return new Bilingual(
                    label.en() + ": cannot be judged, " + reason.en() + ".", label.zh() + "：无法评价，" + reason.zh() + "。");
        }
        final String unit = warning.rule().kind() instanceof BudgetProgress
                ? "index"
                : MonthlyIndicators.unit(warning.rule().indicator());
        final String measured = number(unit, judgement.measured());
        final String threshold = number(unit, judgement.threshold());
        final boolean isFired = judgement.signal() == Signal.FIRED;
        final boolean isAbove = isAbove(warning.rule().kind(), judgement);
        final String en = isFired ? (isAbove ? " is above " : " is below ") : " is within ";
        final String zh = isFired ? (isAbove ? "高于" : "低于") : "未超过";
        final String fromEn = judgement
                .reference()
                .map(value -> ", compared with " + number(unit, value))
                .orElse("");
        final String fromZh = judgement
                .reference()
                .map(value -> "，参照值 " + number(unit, value))
                .orElse("");
        return new Bilingual(
                label.en() + ": " + measured + en + threshold + fromEn + ".",
                label.zh() + "：" + measured + " " + zh + " " + threshold + fromZh + "。");
    }

    private static boolean isAbove(final WarningKind kind, final Judgement judgement) {
        if (kind instanceof AbsoluteLimit limit) {
            return limit.direction() == Direction.ABOVE;
        }
        if (kind instanceof MonthOnMonth growth) {
            return growth.direction() == Direction.ABOVE;
        }
        if (kind instanceof YearOnYear growth) {
            return growth.direction() == Direction.ABOVE;
        }
        return judgement
                .measured()
                .flatMap(value -> judgement.threshold().map(limit -> value.compareTo(limit) >= 0))
                .orElse(true);
    }

    private static String number(final String unit, final Optional<BigDecimal> value) {
        return value.map(each -> number(unit, each)).orElse("-");
    }

    private static String number(final String unit, final BigDecimal value) {
        return switch (unit) {
            case "fen" -> Fen.toYuan(value.setScale(0, RoundingMode.HALF_UP).longValueExact()) + " yuan";
            case "share" -> value.multiply(PERCENT).setScale(2, RoundingMode.HALF_UP) + " %";
            case "days" -> value.setScale(2, RoundingMode.HALF_UP) + " d";
            default -> value.setScale(4, RoundingMode.HALF_UP).toPlainString();
        };
    }
}
