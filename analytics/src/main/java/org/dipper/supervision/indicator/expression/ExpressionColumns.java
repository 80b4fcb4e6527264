package org.dipper.supervision.indicator.expression;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.dipper.supervision.indicator.expression.Expression.Arithmetic;
import org.dipper.supervision.indicator.expression.Expression.Comparison;
import org.dipper.supervision.indicator.expression.Expression.In;
import org.dipper.supervision.indicator.expression.Expression.IsNull;
import org.dipper.supervision.indicator.expression.Expression.Logical;
import org.dipper.supervision.indicator.expression.Expression.Not;
import org.dipper.supervision.indicator.expression.Expression.NumberLiteral;
import org.dipper.supervision.indicator.expression.Expression.Reference;
import org.dipper.supervision.indicator.expression.Expression.TextLiteral;

/**
 * Makes a Spark column of an expression. A number becomes a whole number in units of its last decimal, so that sums of it
 * stay exact and in Spark's fast aggregation; columns with decimals are expected in that form.
 */
public final class ExpressionColumns {
    private ExpressionColumns() {}

    /** The column of an expression; a number in units of its last decimal. */
    public static Column of(final Expression expression) {
        if (expression instanceof Reference reference) {
            return col(reference.column().name());
        }
        if (expression instanceof NumberLiteral number) {
            return lit(number.value().movePointRight(number.scale()).longValueExact());
        }
        if (expression instanceof TextLiteral text) {
            return lit(text.value());
        }
        if (expression instanceof Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        }
        if (expression instanceof Comparison comparison) {
            return comparison(comparison);
        }
        if (expression instanceof Logical logical) {
            final Column left = of(logical.left());
            final Column right = of(logical.right());
            return logical.isAnd() ? left.and(right) : left.or(right);
        }
        if (expression instanceof Not negation) {
            return not(of(negation.inner()));
        }
        if (expression instanceof IsNull isNull) {
            return of(isNull.inner()).isNull();
        }
        final In in = (In) expression;
        return in.literals().stream()
                .map(literal -> comparison(new Comparison("=", in.inner(), literal)))
                .reduce(Column::or)
                .orElseThrow();
    }

    private static Column arithmetic(final Arithmetic arithmetic) {
        if (arithmetic.operator() == '*') {
            return of(arithmetic.left()).multiply(of(arithmetic.right()));
        }
        final Column left = at(arithmetic.scale(), arithmetic.left());
        final Column right = at(arithmetic.scale(), arithmetic.right());
        return arithmetic.operator() == '+' ? left.plus(right) : left.minus(right);
    }

    private static Column comparison(final Comparison comparison) {
        final int scale = Math.max(comparison.left().scale(), comparison.right().scale());
        final Column left = at(scale, comparison.left());
        final Column right = at(scale, comparison.right());
        return switch (comparison.operator()) {
            case "=" -> left.equalTo(right);
            case "<>" -> left.notEqual(right);
            case "<" -> left.lt(right);
            case "<=" -> left.leq(right);
            case ">" -> left.gt(right);
            default -> left.geq(right);
        };
    }

    private static Column at(final int scale, final Expression expression) {
        final int more = scale - expression.scale();
        final Column column = of(expression);
        return more == 0 ? column : column.multiply(lit(BigDecimal.TEN.pow(more).longValueExact()));
    }
}
