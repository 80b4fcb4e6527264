package org.dipper.supervision.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.supervision.indicator.expression.CaseVocabulary;
import org.dipper.supervision.indicator.expression.Expression;
import org.dipper.table.Field;

/** Ratio indicators case by case and subject by subject, in decimals: slow, plain, and written apart from the real thing. */
final class SlowRatio {
    /** What a row must say. */
    record Row(BigDecimal numerator, BigDecimal denominator) {}

    private final List<TestCases> cases;
    private final Map<String, String> levels = new HashMap<>();

    SlowRatio(final List<TestCases> cases) {
        this.cases = cases;
        cases.forEach(each -> levels.merge(
                text(each, SettledCaseTable.INSTITUTION_CODE),
                text(each, SettledCaseTable.HOSPITAL_LEVEL),
                (one, other) -> one.compareTo(other) > 0 ? one : other));
    }

    /** Rows by {@code subject_type subject period}. */
    Map<String, Row> of(final RatioIndicator indicator) {
        final Map<String, BigDecimal[]> sums = new TreeMap<>();
        for (final TestCases each : cases) {
            final boolean isKnown = indicator.needs().stream().allMatch(need -> value(each, need) != null);
            for (final String subject : subjects(each, indicator)) {
                for (final String period : periods(each)) {
                    final BigDecimal[] sum = sums.computeIfAbsent(
                            subject + " " + period, key -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
                    if (isKnown) {
                        sum[0] = sum[0].add(of(each, indicator.numerator()));
                        sum[1] = sum[1].add(of(each, indicator.denominator()));
                    }
                }
            }
        }
        final Map<String, Row> rows = new TreeMap<>();
        sums.forEach((key, sum) -> rows.put(
                key,
                new Row(
                        sum[0].divide(BigDecimal.valueOf(indicator.divisor()), 6, RoundingMode.HALF_UP),
                        sum[1].setScale(6, RoundingMode.HALF_UP))));
        return rows;
    }

    private List<String> subjects(final TestCases each, final RatioIndicator indicator) {
        final String institution = text(each, SettledCaseTable.INSTITUTION_CODE);
        final String department = text(each, SettledCaseTable.DISCHARGE_DEPARTMENT);
        final String area = text(each, SettledCaseTable.INSURED_AREA);
        final String group = text(each, SupervisedCaseTable.GROUP_CODE);
        final List<String> subjects = new ArrayList<>();
        for (final Grain grain : indicator.entry().grains()) {
            final String name =
                    switch (grain) {
                        case REGION -> "all";
                        case COUNTY -> area;
                        case LEVEL -> levels.get(institution);
                        case INSTITUTION -> institution;
                        case DEPARTMENT -> department == null ? null : institution + "/" + department;
                        case DISEASE_GROUP -> group;
                    };
            if (name != null) {
                subjects.add(grain.written() + " " + name);
            }
        }
        return subjects;
    }

    private static List<String> periods(final TestCases each) {
        final LocalDate day = (LocalDate) each.get(SettledCaseTable.DISCHARGE_DATE);
        return List.of(
                String.valueOf(day.getYear()),
                String.format("%d-%02d", day.getYear(), day.getMonthValue()),
                day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3);
    }

    private static BigDecimal of(final TestCases each, final Measure measure) {
        if (measure.where().isPresent() && !isTrue(each, measure.where().get())) {
            return BigDecimal.ZERO;
        }
        if (!measure.tally().isEmpty()) {
            return BigDecimal.valueOf(measure.tally().stream()
                    .filter(each1 -> isTrue(each, each1))
                    .count());
        }
        return measure.amount().map(amount -> number(each, amount)).orElse(BigDecimal.ONE);
    }

    private static boolean isTrue(final TestCases each, final Expression condition) {
        if (condition instanceof Expression.Logical logical) {
            return logical.isAnd()
                    ? isTrue(each, logical.left()) && isTrue(each, logical.right())
                    : isTrue(each, logical.left()) || isTrue(each, logical.right());
        }
        if (condition instanceof Expression.Not not) {
            return !isTrue(each, not.inner());
        }
        if (condition instanceof Expression.IsNull isNull) {
            return value(each, isNull.inner().column().name()) == null;
        }
        if (condition instanceof Expression.In in) {
            return in.literals().stream().anyMatch(literal -> compare(each, in.inner(), literal) == 0);
        }
        if (condition instanceof Expression.Reference reference) {
            return (Boolean) value(each, reference.column().name());
        }
        final Expression.Comparison comparison = (Expression.Comparison) condition;
        final int order = compare(each, comparison.left(), comparison.right());
        return switch (comparison.operator()) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static int compare(final TestCases each, final Expression left, final Expression right) {
        return switch (left.kind()) {
            case TEXT -> text(each, left).compareTo(text(each, right));
            default -> number(each, left).compareTo(number(each, right));
        };
    }

    private static String text(final TestCases each, final Expression expression) {
        return expression instanceof Expression.TextLiteral literal
                ? literal.value()
                : (String)
                        value(each, ((Expression.Reference) expression).column().name());
    }

    private static BigDecimal number(final TestCases each, final Expression expression) {
        if (expression instanceof Expression.NumberLiteral literal) {
            return literal.value();
        }
        if (expression instanceof Expression.Reference reference) {
            return new BigDecimal(value(each, reference.column().name()).toString());
        }
        final Expression.Arithmetic arithmetic = (Expression.Arithmetic) expression;
        final BigDecimal left = number(each, arithmetic.left());
        final BigDecimal right = number(each, arithmetic.right());
        return switch (arithmetic.operator()) {
            case '+' -> left.add(right);
            case '-' -> left.subtract(right);
            default -> left.multiply(right);
        };
    }

    private static String text(final TestCases each, final Field field) {
        return (String) each.get(field);
    }

    private static Object value(final TestCases each, final String name) {
        return switch (name) {
            case CaseVocabulary.OTHER_DIAGNOSIS_COUNT -> ((String[]) each.get(SettledCaseTable.OTHER_DIAGNOSES)).length;
            case CaseVocabulary.ADMISSION_WEEKDAY ->
                ((LocalDate) each.get(SettledCaseTable.ADMISSION_DATE))
                        .getDayOfWeek()
                        .getValue();
            case CaseVocabulary.POINTS_VALUE_FEN -> {
                final BigDecimal score = (BigDecimal) each.get(SupervisedCaseTable.CASE_SCORE);
                final BigDecimal point = (BigDecimal) each.get(SupervisedCaseTable.POINT_VALUE_FEN);
                yield score == null || point == null
                        ? null
                        : score.multiply(point).setScale(0, RoundingMode.HALF_UP);
            }
            default -> each.get(SupervisedCaseTable.CONTRACT.field(name).orElseThrow());
        };
    }
}
