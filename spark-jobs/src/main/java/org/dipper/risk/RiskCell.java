package org.dipper.risk;

import java.util.List;

/**
 * Cases with equal covariates.
 *
 * @param values the covariates, in the order of the model's
 * @param caseCount cases
 * @param total the sum of their outcomes
 * @param squares the sum of the squares of their outcomes
 */
record RiskCell(List<String> values, long caseCount, long total, double squares) {
    RiskCell {
        values = List.copyOf(values);
    }

    double mean() {
        return (double) total / caseCount;
    }
}
