package org.dipper.policy;

import java.util.Set;

/**
 * Patients insured elsewhere (异地就医) settle by the rules of the place of treatment in a pool of their own.
 *
 * @param localAreas prefixes of insured areas that are no other region
 * @param poolSuffix what the pool of other regions' patients adds to the name of the pool
 */
public record CrossRegionPolicy(Set<String> localAreas, String poolSuffix) {
    public CrossRegionPolicy {
        localAreas = Set.copyOf(localAreas);
    }
}
