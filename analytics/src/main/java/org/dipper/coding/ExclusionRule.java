package org.dipper.coding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a procedure is kept from driving the grouping of a case. */
public enum ExclusionRule {
    /** Where it would lead, the case is grouped as conservative and no further procedure is looked at (按保守治疗入组). */
    CONSERVATIVE("按保守治疗入组"),
    /** It is never the main procedure; the next one is looked at (不作为主要手术, 顺延). */
    NEXT("不作为主要手术", "顺延", "不作为主要手术,顺延", "不作为主要手术操作", "不作为主要手术操作,顺延"),
    /** It is the main procedure only where the principal diagnosis lies in a range. */
    ONLY_WITHIN();

    private final String[] notes;

    ExclusionRule(final String... notes) {
        this.notes = notes;
    }

    /** As tables write it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The rule by its name or by a note that means it word by word. */
    public static Optional<ExclusionRule> read(final String text) {
        final String plain = text.replace('，', ',').replace("、", ",").replace(" ", "");
        return Arrays.stream(values())
                .filter(rule -> rule.written().equals(plain.toLowerCase(Locale.ROOT))
                        || Arrays.asList(rule.notes).contains(plain))
                .findFirst();
    }
}
