package org.dipper.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money as whole fen (分), and yuan as people write them. */
public final class Fen {
    private static final BigDecimal FEN_PER_YUAN = BigDecimal.valueOf(100);

    private Fen() {}

    /**
     * Yuan as fen.
     *
     * @throws ArithmeticException where the amount has a part of a fen or does not fit a long
     */
    public static long ofYuan(final BigDecimal yuan) {
        return yuan.multiply(FEN_PER_YUAN).longValueExact();
    }

    /** Fen as yuan with two decimals. */
    public static BigDecimal toYuan(final long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    /** A share of an amount, rounded half up to the fen. */
    public static long share(final long fen, final BigDecimal share) {
        return BigDecimal.valueOf(fen)
                .multiply(share)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
