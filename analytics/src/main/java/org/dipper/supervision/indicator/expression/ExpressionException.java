package org.dipper.supervision.indicator.expression;

/** An expression cannot be read; the message says what is wrong and where. */
public final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExpressionException(final String message) {
        super(message);
    }
}
