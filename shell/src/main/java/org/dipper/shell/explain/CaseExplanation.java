package org.dipper.shell.explain;

import java.util.ArrayList;
import java.util.List;
import org.dipper.shell.view.Language;

/** The explanation of a settled case. */
public final class CaseExplanation {
    private CaseExplanation() {}

    /** The steps in order: stay, group, decisions, path, score, months, money. */
    public static List<Step> of(final CaseRows rows, final Language language) {
        final List<Step> steps = new ArrayList<>(new ScoringSteps(rows, language).steps());
        steps.addAll(new MoneySteps(rows, language).steps());
        return List.copyOf(steps);
    }
}
