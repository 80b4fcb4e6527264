package org.dipper.supervision.indicator.expression;

import java.math.BigDecimal;
import org.dipper.supervision.indicator.expression.CaseColumn.Kind;
import org.dipper.supervision.indicator.expression.Expression.Arithmetic;
import org.dipper.supervision.indicator.expression.Expression.Comparison;
import org.dipper.supervision.indicator.expression.Expression.Not;
import org.dipper.supervision.indicator.expression.Expression.NumberLiteral;

/** Puts parts of an expression together where their kinds fit, and says why where they do not. */
final class Checked {
    private static final int MAX_LITERAL_DIGITS = 15;

    private Checked() {}

    static NumberLiteral number(final String text) {
        final BigDecimal value = new BigDecimal(text);
        if (value.precision() > MAX_LITERAL_DIGITS || value.scale() > ExpressionParser.MAX_SCALE) {
            throw new ExpressionException("has the number " + text + ", which has too many digits");
        }
        return new NumberLiteral(value);
    }

    static Expression compared(final String operator, final Expression left, final Expression right) {
        alike(left, right, operator);
        if (left.kind() == Kind.TRUTH) {
            throw new ExpressionException("compares conditions by " + operator + "; write and, or, not");
        }
        return new Comparison(operator, left, right);
    }

    static Expression arithmetic(final char operator, final Expression left, final Expression right) {
        if (left.kind() != Kind.NUMBER || right.kind() != Kind.NUMBER) {
            throw new ExpressionException("has " + operator + " beside something that is no number");
        }
        final Expression result = new Arithmetic(operator, left, right);
        if (result.scale() > ExpressionParser.MAX_SCALE) {
            throw new ExpressionException("has an amount with more than " + ExpressionParser.MAX_SCALE + " decimals");
        }
        return result;
    }

    static Expression negated(final boolean isNegated, final Expression expression) {
        return isNegated ? new Not(expression) : expression;
    }

    static Expression truth(final Expression expression, final String word) {
        if (expression.kind() != Kind.TRUTH) {
            throw new ExpressionException(
                    "has " + words(expression.kind()) + " beside \"" + word + "\", where a condition belongs");
        }
        return expression;
    }

    static void alike(final Expression left, final Expression right, final String operator) {
        if (left.kind() != right.kind()) {
            throw new ExpressionException(
                    "compares " + words(left.kind()) + " with " + words(right.kind()) + " by \"" + operator + "\"");
        }
    }

    static String words(final Kind kind) {
        return switch (kind) {
            case NUMBER -> "a number";
            case TEXT -> "a text";
            case TRUTH -> "a condition";
        };
    }
}
