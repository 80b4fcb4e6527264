package org.dipper.supervision.indicator.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dipper.supervision.indicator.expression.CaseColumn.Kind;
import org.dipper.supervision.indicator.expression.Expression.In;
import org.dipper.supervision.indicator.expression.Expression.IsNull;
import org.dipper.supervision.indicator.expression.Expression.Logical;
import org.dipper.supervision.indicator.expression.Expression.Not;
import org.dipper.supervision.indicator.expression.Expression.NumberLiteral;
import org.dipper.supervision.indicator.expression.Expression.Reference;
import org.dipper.supervision.indicator.expression.Expression.TextLiteral;

/**
 * Reads an expression. From loosest to tightest: {@code or}, {@code and}, {@code not}, one comparison or {@code is [not]
 * null}, {@code [not] in (...)}, {@code [not] between a and b}, then {@code + -}, {@code *}, minus sign and parentheses.
 * Texts stand in single quotes. There are no functions and no division.
 */
public final class ExpressionParser {
    /** Most decimals that an amount may have: more would leave sums too little room. */
    public static final int MAX_SCALE = 9;

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_DEPTH = 30;
    private static final List<String> COMPARISONS = List.of("=", "<>", "!=", "<=", ">=", "<", ">");

    private final List<Token> tokens;
    private int place;
    private int depth;

    private ExpressionParser(final List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * An amount to be summed.
     *
     * @throws ExpressionException where it is none
     */
    public static Expression amount(final String text) {
        final Expression read = read(text);
        if (read.kind() != Kind.NUMBER) {
            throw new ExpressionException("is " + Checked.words(read.kind()) + ", where an amount belongs");
        }
        return read;
    }

    /**
     * A condition on cases.
     *
     * @throws ExpressionException where it is none
     */
    public static Expression condition(final String text) {
        final Expression read = read(text);
        if (read.kind() != Kind.TRUTH) {
            throw new ExpressionException("is " + Checked.words(read.kind()) + ", where a condition belongs");
        }
        return read;
    }

    private static Expression read(final String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException("is longer than " + MAX_LENGTH + " characters");
        }
        final ExpressionParser parser = new ExpressionParser(Token.all(text));
        final Expression whole = parser.either();
        if (parser.peek().kind() != Token.Kind.END) {
            throw parser.unexpected("the end");
        }
        return whole;
    }

    private Expression either() {
        Expression left = both();
        while (takesWord("or")) {
            left = new Logical(false, Checked.truth(left, "or"), Checked.truth(both(), "or"));
        }
        return left;
    }

    private Expression both() {
        Expression left = negation();
        while (takesWord("and")) {
            left = new Logical(true, Checked.truth(left, "and"), Checked.truth(negation(), "and"));
        }
        return left;
    }

    private Expression negation() {
        if (takesWord("not")) {
            deeper();
            final Expression inner = new Not(Checked.truth(negation(), "not"));
            depth--;
            return inner;
        }
        return comparison();
    }

    private Expression comparison() {
        final Expression left = sum();
        final Token next = peek();
        if (next.kind() == Token.Kind.SYMBOL && COMPARISONS.contains(next.text())) {
            place++;
            final Expression right = sum();
            final String operator = "!=".equals(next.text()) ? "<>" : next.text();
            return Checked.compared(operator, left, right);
        }
        if (takesWord("is")) {
            final boolean isNegated = takesWord("not");
            expectWord("null");
            if (!(left instanceof Reference reference)) {
                throw new ExpressionException("asks \"is null\" of something that is no column");
            }
            return Checked.negated(isNegated, new IsNull(reference));
        }
        final boolean isNegated = takesWord("not");
        if (takesWord("in")) {
            return Checked.negated(isNegated, new In(left, literals(left)));
        }
        if (takesWord("between")) {
            final Expression low = sum();
            expectWord("and");
            final Expression high = sum();
            return Checked.negated(
                    isNegated,
                    new Logical(true, Checked.compared(">=", left, low), Checked.compared("<=", left, high)));
        }
        if (isNegated) {
            throw unexpected("in or between");
        }
        return left;
    }

    private List<Expression> literals(final Expression left) {
        expectSymbol("(");
        final List<Expression> literals = new ArrayList<>();
        do {
            final Expression literal = unary();
            if (!(literal instanceof NumberLiteral || literal instanceof TextLiteral)) {
                throw new ExpressionException("has something in the list of \"in\" that is neither number nor text");
            }
            Checked.alike(left, literal, "in");
            literals.add(literal);
        } while (takesSymbol(","));
        expectSymbol(")");
        return literals;
    }

    private Expression sum() {
        Expression left = product();
        while (peek().isSymbol("+") || peek().isSymbol("-")) {
            final char operator = tokens.get(place++).text().charAt(0);
            left = Checked.arithmetic(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (takesSymbol("*")) {
            left = Checked.arithmetic('*', left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (takesSymbol("-")) {
            deeper();
            final Expression inner = unary();
            depth--;
            return inner instanceof NumberLiteral number
                    ? new NumberLiteral(number.value().negate())
                    : Checked.arithmetic('-', new NumberLiteral(BigDecimal.ZERO), inner);
        }
        return primary();
    }

    private Expression primary() {
        final Token token = peek();
        if (takesSymbol("(")) {
            deeper();
            final Expression inner = either();
            depth--;
            expectSymbol(")");
            return inner;
        }
        switch (token.kind()) {
            case NUMBER -> {
                place++;
                return Checked.number(token.text());
            }
            case TEXT -> {
                place++;
                return new TextLiteral(token.text());
            }
            case WORD -> {
                if (!Token.isReserved(token.text())) {
                    place++;
                    return reference(token.text());
                }
            }
            default -> {
                // Falls to the refusal below.
            }
        }
        throw unexpected("a column, a number or a text");
    }

    private Reference reference(final String name) {
        if (peek().isSymbol("(")) {
            throw new ExpressionException("calls \"" + name + "\": there are no functions here");
        }
        return new Reference(CaseVocabulary.find(name)
                .orElseThrow(() -> new ExpressionException(
                        "names \"" + name + "\", which is no column that expressions may name")));
    }

    private void deeper() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new ExpressionException("is nested more than " + MAX_DEPTH + " deep");
        }
    }

    private Token peek() {
        return tokens.get(place);
    }

    private boolean takesWord(final String word) {
        final Token token = peek();
        final boolean isIt = token.kind() == Token.Kind.WORD
                && token.text().toLowerCase(Locale.ROOT).equals(word);
        place += isIt ? 1 : 0;
        return isIt;
    }

    private boolean takesSymbol(final String symbol) {
        final boolean isIt = peek().isSymbol(symbol);
        place += isIt ? 1 : 0;
        return isIt;
    }

    private void expectWord(final String word) {
        if (!takesWord(word)) {
            throw unexpected(word);
        }
    }

    private void expectSymbol(final String symbol) {
        if (!takesSymbol(symbol)) {
            throw unexpected("\"" + symbol + "\"");
        }
    }

    private ExpressionException unexpected(final String expected) {
        final Token token = peek();
        final String found = token.kind() == Token.Kind.END ? "ends" : "has \"" + token.text() + "\"";
        return new ExpressionException(found + " where " + expected + " belongs");
    }
}
