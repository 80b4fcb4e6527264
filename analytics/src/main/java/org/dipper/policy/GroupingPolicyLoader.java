package org.dipper.policy;

import org.dipper.yaml.StrictYaml;

/** Reads the part {@code grouping} of a policy file. */
final class GroupingPolicyLoader {
    private GroupingPolicyLoader() {}

    static GroupingPolicy load(final StrictYaml yaml) {
        yaml.only();
        return new GroupingPolicy();
    }
}
