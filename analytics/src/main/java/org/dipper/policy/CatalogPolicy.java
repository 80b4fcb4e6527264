package org.dipper.policy;

import java.util.List;

/**
 * How the catalog is derived.
 *
 * @param threshold cases over the history that make a group (病例数临界值); a count equal to it is enough
 * @param yearWeights weight of each history year, oldest first, such as 1, 2, 7
 * @param scoreScale what a group of mean cost scores, such as 1000
 */
public record CatalogPolicy(int threshold, List<Integer> yearWeights, int scoreScale) {
    public CatalogPolicy {
        yearWeights = List.copyOf(yearWeights);
    }
}
