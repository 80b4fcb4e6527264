package org.dipper.supervision.assessment;

import java.math.BigDecimal;

/** Which way a measure is better. */
public enum Better {
    HIGHER,
    LOWER;

    /** How far a value is on the wrong side of a target; 0 where it reaches it. */
    BigDecimal shortfall(final BigDecimal value, final BigDecimal target) {
        return (this == HIGHER ? target.subtract(value) : value.subtract(target)).max(BigDecimal.ZERO);
    }
}
