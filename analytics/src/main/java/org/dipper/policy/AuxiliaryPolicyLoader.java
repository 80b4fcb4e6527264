package org.dipper.policy;

import org.dipper.yaml.StrictYaml;

/** Reads the part {@code auxiliary} of a policy file. */
final class AuxiliaryPolicyLoader {
    private AuxiliaryPolicyLoader() {}

    static AuxiliaryPolicy load(final StrictYaml yaml) {
        yaml.only();
        return new AuxiliaryPolicy();
    }
}
