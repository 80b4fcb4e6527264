package org.dipper.policy;

import java.util.List;
import java.util.TreeSet;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code supervision} of a policy file. */
final class SupervisionPolicyLoader {
    private SupervisionPolicyLoader() {}

    static SupervisionPolicy load(final StrictYaml yaml) {
        yaml.only("readmission_windows_days", "counts_same_day_return", "split_gap_days", "review");
        final List<Integer> windows = yaml.integers("readmission_windows_days");
        if (windows.isEmpty() || windows.stream().anyMatch(days -> days < 0 || days > 366)) {
            throw yaml.refusal(
                    "readmission_windows_days", "must be days from 0 to 366.", "Typical is [7, 14, 15, 30, 31].");
        }
        final int gap = yaml.integer("split_gap_days");
        if (gap < 0 || gap > 366) {
            throw yaml.refusal("split_gap_days", "must be from 0 to 366.", "The national circumstances use 15.");
        }
        return new SupervisionPolicy(
                List.copyOf(new TreeSet<>(windows)),
                yaml.flag("counts_same_day_return", false),
                gap,
                yaml.optionalPart("review").map(ReviewPolicyLoader::load).orElse(ReviewPolicy.USUAL));
    }
}
