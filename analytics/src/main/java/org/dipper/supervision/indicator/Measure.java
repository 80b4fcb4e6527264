package org.dipper.supervision.indicator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.supervision.indicator.expression.Expression;
import org.dipper.supervision.indicator.expression.ExpressionParser;

/**
 * A sum over cases, free of Spark.
 *
 * @param amount what a case adds, or empty for 1
 * @param where which cases add it, or empty for all
 * @param tally conditions of which a case adds the number fulfilled, instead of an amount
 * @param text how it is written
 */
public record Measure(Optional<Expression> amount, Optional<Expression> where, List<Expression> tally, String text) {
    public Measure {
        tally = List.copyOf(tally);
    }

    /** The number of cases. */
    public static Measure count() {
        return new Measure(Optional.empty(), Optional.empty(), List.of(), "count of cases");
    }

    /** The number of cases that fulfil a condition. */
    public static Measure count(final String where) {
        return new Measure(
                Optional.empty(),
                Optional.of(ExpressionParser.condition(where)),
                List.of(),
                "count of cases where " + where);
    }

    /** The sum of an amount. */
    public static Measure sum(final String amount) {
        return new Measure(
                Optional.of(ExpressionParser.amount(amount)), Optional.empty(), List.of(), "sum of " + amount);
    }

    /** The sum of an amount over the cases that fulfil a condition. */
    public static Measure sum(final String amount, final String where) {
        return new Measure(
                Optional.of(ExpressionParser.amount(amount)),
                Optional.of(ExpressionParser.condition(where)),
                List.of(),
                "sum of " + amount + " where " + where);
    }

    /** How many of these conditions the cases fulfil, one for each. */
    static Measure tally(final List<String> conditions) {
        return new Measure(
                Optional.empty(),
                Optional.empty(),
                conditions.stream().map(ExpressionParser::condition).toList(),
                "count of fulfilled: " + String.join("; ", conditions));
    }

    /** How many decimals the sum has. */
    public int scale() {
        return amount.map(Expression::scale).orElse(0);
    }

    /** Columns without which a case neither counts nor is left out. */
    public Set<String> needs() {
        final Set<String> needs = new TreeSet<>();
        amount.ifPresent(expression -> needs.addAll(expression.needs()));
        where.ifPresent(expression -> needs.addAll(expression.needs()));
        tally.forEach(expression -> needs.addAll(expression.needs()));
        return needs;
    }

    /** All columns it reads. */
    public Set<String> columns() {
        final Set<String> columns = new TreeSet<>();
        amount.ifPresent(expression -> columns.addAll(expression.columns()));
        where.ifPresent(expression -> columns.addAll(expression.columns()));
        tally.forEach(expression -> columns.addAll(expression.columns()));
        return columns;
    }
}
