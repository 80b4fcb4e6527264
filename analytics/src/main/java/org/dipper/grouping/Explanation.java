package org.dipper.grouping;

import java.util.List;

/**
 * How the engine came to a case's combination, step by step.
 *
 * @param placement the outcome, the same that {@link GroupingEngine#place(GroupingCase)} packs
 * @param steps what was looked at, in order
 */
public record Explanation(Placement placement, List<Step> steps) {
    public Explanation {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param name what was looked at: {@code exclusion}, {@code main_procedure}, a layer code or {@code basic}
     * @param labelEn its English label
     * @param labelZh its Chinese label
     * @param rule the row that matched or came near; 0 where the step is about none
     * @param isHit whether the step decided something
     * @param english what came of it
     * @param chinese the same in Chinese
     */
    public record Step(
            String name, String labelEn, String labelZh, int rule, boolean isHit, String english, String chinese) {}
}
