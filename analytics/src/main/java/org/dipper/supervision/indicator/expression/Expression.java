package org.dipper.supervision.indicator.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A checked expression over the columns of a case. Numbers are whole numbers with a known count of decimals, so sums of
 * them are exact.
 */
public sealed interface Expression {
    /** What its value is. */
    CaseColumn.Kind kind();

    /** How many decimals its value has, where it is a number. */
    default int scale() {
        return 0;
    }

    /** Its parts. */
    List<Expression> parts();

    /** The columns without which it has no value: all it names, but for those whose absence it asks about. */
    default Set<String> needs() {
        final Set<String> names = new TreeSet<>();
        visit(this, false, names::add);
        return names;
    }

    /** All columns it names. */
    default Set<String> columns() {
        final Set<String> names = new TreeSet<>();
        visit(this, true, names::add);
        return names;
    }

    /** A column of the case. */
    record Reference(CaseColumn column) implements Expression {
        @Override
        public CaseColumn.Kind kind() {
            return column.kind();
        }

        @Override
        public int scale() {
            return column.scale();
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A number as written. */
    record NumberLiteral(BigDecimal value) implements Expression {
        @Override
        public CaseColumn.Kind kind() {
            return CaseColumn.Kind.NUMBER;
        }

        @Override
        public int scale() {
            return Math.max(0, value.scale());
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A text as written. */
    record TextLiteral(String value) implements Expression {
        @Override
        public CaseColumn.Kind kind() {
            return CaseColumn.Kind.TEXT;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** {@code left + right}, {@code left - right} or {@code left * right}. */
    record Arithmetic(char operator, Expression left, Expression right) implements Expression {
        @Override
        public CaseColumn.Kind kind() {
            return CaseColumn.Kind.NUMBER;
        }

        @Override
        public int scale() {
            return operator == '*' ? left.scale() + right.scale() : Math.max(left.scale(), right.scale());
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** {@code left operator right} with one of {@code = <> < <= > >=}. */
    record Comparison(String operator, Expression left, Expression right) implements Expression {
        @Override
        public CaseColumn.Kind kind() {
            return CaseColumn.Kind.TRUTH;
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** {@code left and right} or {@code left or right}. */
    record Logical(boolean isAnd, Expression left, Expression right) implements Expression {
        @Override
        public CaseColumn.Kind kind() {
            return CaseColumn.Kind.TRUTH;
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** {@code not inner}. */
    record Not(Expression inner) implements Expression {
        @Override
        public CaseColumn.Kind kind() {
            return CaseColumn.Kind.TRUTH;
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }
    }

    /** {@code column is null}. */
    record IsNull(Reference inner) implements Expression {
        @Override
        public CaseColumn.Kind kind() {
            return CaseColumn.Kind.TRUTH;
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }
    }

    /** {@code inner in (literals)}. */
    record In(Expression inner, List<Expression> literals) implements Expression {
        public In {
            literals = List.copyOf(literals);
        }

        @Override
        public CaseColumn.Kind kind() {
            return CaseColumn.Kind.TRUTH;
        }

        @Override
        public List<Expression> parts() {
            return List.of(inner);
        }
    }

    private static void visit(final Expression expression, final boolean withAsked, final Consumer<String> names) {
        if (expression instanceof Reference reference) {
            names.accept(reference.column().name());
        }
        if (withAsked || !(expression instanceof IsNull)) {
            expression.parts().forEach(part -> visit(part, withAsked, names));
        }
    }
}
