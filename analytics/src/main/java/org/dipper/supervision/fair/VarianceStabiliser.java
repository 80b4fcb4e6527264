package org.dipper.supervision.fair;

/** The scale on which the spread of a figure hardly depends on its height, so that z values can be compared. */
public enum VarianceStabiliser {
    /** The logarithm, for observed over expected. */
    LOG_RATIO {
        @Override
        double to(final double value) {
            return Math.log(value);
        }

        @Override
        double back(final double scaled) {
            return Math.exp(scaled);
        }
    },
    /** The arc sine of the square root, for proportions. */
    ARCSINE_PROPORTION {
        @Override
        double to(final double value) {
            return Math.asin(Math.sqrt(value));
        }

        @Override
        double back(final double scaled) {
            final double sine = Math.sin(Math.max(0, Math.min(Math.PI / 2, scaled)));
            return sine * sine;
        }
    };

    abstract double to(double value);

    abstract double back(double scaled);
}
