package org.dipper.risk;

/** What the outcome of a case is like, which decides the distribution and the link of its model. */
public enum RiskFamily {
    /** An event or none: logistic regression. */
    BINOMIAL("binomial", "logit") {
        @Override
        double variance(final double mean) {
            return mean * (1 - mean);
        }
    },
    /** A count, such as days: logarithmic link. */
    POISSON("poisson", "log") {
        @Override
        double variance(final double mean) {
            return mean;
        }
    },
    /** A positive quantity whose spread grows with its height, such as cost: logarithmic link. */
    GAMMA("gamma", "log") {
        @Override
        double variance(final double mean) {
            return mean * mean;
        }
    };

    private final String family;
    private final String link;

    RiskFamily(final String family, final String link) {
        this.family = family;
        this.link = link;
    }

    String family() {
        return family;
    }

    String link() {
        return link;
    }

    /** The variance of a case by its mean, before the dispersion. */
    abstract double variance(double mean);
}
