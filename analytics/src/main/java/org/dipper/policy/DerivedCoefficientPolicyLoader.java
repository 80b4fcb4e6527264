package org.dipper.policy;

import org.dipper.yaml.StrictYaml;

/** Reads the part {@code derived_coefficient} of a policy file. */
final class DerivedCoefficientPolicyLoader {
    private DerivedCoefficientPolicyLoader() {}

    static DerivedCoefficientPolicy load(final StrictYaml yaml) {
        yaml.only();
        return new DerivedCoefficientPolicy();
    }
}
