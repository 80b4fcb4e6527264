package org.dipper.policy;

import java.util.List;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code catalog} of a policy file. */
final class CatalogPolicyLoader {
    private CatalogPolicyLoader() {}

    static CatalogPolicy load(final StrictYaml yaml) {
        yaml.only("threshold", "year_weights", "score_scale");
        final int threshold = yaml.integer("threshold");
        if (threshold < 1) {
            throw yaml.refusal("threshold", "is below 1.", "A typical prefecture uses 15.");
        }
        final List<Integer> weights = yaml.integers("year_weights");
        if (weights.isEmpty() || weights.stream().anyMatch(weight -> weight < 1 || weight > 1000)) {
            throw yaml.refusal("year_weights", "must be whole numbers from 1 to 1000.", "Typical is [1, 2, 7].");
        }
        final int scale = yaml.integer("score_scale");
        if (scale < 1 || scale > 100_000) {
            throw yaml.refusal("score_scale", "must be from 1 to 100000.", "The national text uses 1000.");
        }
        return new CatalogPolicy(threshold, weights, scale);
    }
}
