package org.dipper.supervision.fair;

import java.util.List;
import org.dipper.policy.FairRankingPolicy;

/**
 * How cases are made comparable.
 *
 * @param strata columns that split cases into cells, the one that is given up last first: a small cell merges with its small
 *     neighbours by giving up its last stratum, then the one before, never the first
 * @param smallCell a cell with fewer cases is small; 20 by default of the supervision guide
 * @param leaveOutPercent an institution with more than this share of all cases is compared with the others alone; 15 by
 *     default of the supervision guide
 */
public record StandardisationRule(List<String> strata, long smallCell, int leaveOutPercent) {
    public StandardisationRule {
        strata = List.copyOf(strata);
        if (strata.isEmpty() || smallCell < 1 || leaveOutPercent < 0 || leaveOutPercent > 100) {
            throw new IllegalArgumentException(
                    "standardisation needs a stratum, cells of at least one case and a share from 0 to 100 percent");
        }
    }

    /** These strata with what a policy says. */
    public static StandardisationRule of(final FairRankingPolicy policy, final List<String> strata) {
        return new StandardisationRule(strata, policy.smallCell(), policy.leaveOutPercent());
    }

    /** These strata with the defaults of the guide. */
    public static StandardisationRule of(final String... strata) {
        return new StandardisationRule(List.of(strata), 20, 15);
    }
}
