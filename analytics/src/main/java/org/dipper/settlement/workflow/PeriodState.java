package org.dipper.settlement.workflow;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dipper.errors.DipperException;

/**
 * How far the settlement of a month or a year is: planned, data fixed, computed, out for feedback, published, paid. Plan, fixed
 * data and feedback may be left out where a region does without; computing and fixing anew are always open, since a
 * correction supersedes. (Agency rules 2025 on monthly settlement and annual clearing.)
 */
public enum PeriodState {
    PLANNED("planned", "已制定预算"),
    DATA_FIXED("data fixed", "数据已固定"),
    COMPUTED("computed", "已测算"),
    FEEDBACK("out for feedback", "征求意见中"),
    PUBLISHED("published", "已发布"),
    PAID("paid", "已拨付");

    private static final Map<PeriodState, Set<PeriodState>> NEXT = Map.of(
            PLANNED, EnumSet.of(DATA_FIXED, COMPUTED),
            DATA_FIXED, EnumSet.of(DATA_FIXED, COMPUTED),
            COMPUTED, EnumSet.of(DATA_FIXED, COMPUTED, FEEDBACK, PUBLISHED),
            FEEDBACK, EnumSet.of(DATA_FIXED, COMPUTED, PUBLISHED),
            PUBLISHED, EnumSet.of(DATA_FIXED, COMPUTED, PAID),
            PAID, EnumSet.of(DATA_FIXED, COMPUTED));
    private static final Set<PeriodState> AT_FIRST = EnumSet.of(PLANNED, DATA_FIXED, COMPUTED);
    /** The states that people set; the others come of a plan, a settlement and its publication. */
    private static final Set<PeriodState> SET_BY_PEOPLE = EnumSet.of(DATA_FIXED, FEEDBACK, PAID);

    private final String labelEn;
    private final String labelZh;

    PeriodState(final String labelEn, final String labelZh) {
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /** The name that options, tables and answers use, such as {@code data_fixed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String labelEn() {
        return labelEn;
    }

    public String labelZh() {
        return labelZh;
    }

    /** The states that may follow this one. */
    public Set<PeriodState> next() {
        return EnumSet.copyOf(NEXT.get(this));
    }

    /** The states that may follow; without a state in force, those that a period may begin with. */
    public static Set<PeriodState> next(final Optional<PeriodState> now) {
        return now.map(PeriodState::next).orElseGet(() -> EnumSet.copyOf(AT_FIRST));
    }

    /** The ids of the states that people may set, in order. */
    public static List<String> idsSetByPeople() {
        return SET_BY_PEOPLE.stream().map(PeriodState::id).toList();
    }

    /**
     * A state that people may set, by its id.
     *
     * @throws DipperException usage for another word
     */
    public static PeriodState toSet(final String id) {
        return SET_BY_PEOPLE.stream()
                .filter(state -> state.id().equals(id))
                .findFirst()
                .orElseThrow(() -> DipperException.usage(
                        "--to is \"" + id + "\".",
                        "A period is set to "
                                + SET_BY_PEOPLE.stream().map(PeriodState::id).collect(Collectors.joining(", "))
                                + "; planned, computed and published come of plan, settlement and publication.",
                        "Write --to data_fixed, --to feedback or --to paid."));
    }

    /**
     * Refuses a step that is out of order.
     *
     * @param period such as 2025 or 202503
     * @param now the state in force; empty where nothing was done yet
     * @throws DipperException precondition, naming the state in force and what to do
     */
    public static void requireStep(final String period, final Optional<PeriodState> now, final PeriodState to) {
        if (next(now).contains(to)) {
            return;
        }
        final String state = now.map(each -> "It is " + each.id() + " (" + each.labelEn() + ").")
                .orElse("Nothing was done for it yet.");
        throw DipperException.precondition(
                "The period " + period + " cannot become " + to.id() + ".",
                state + " " + to.id() + " follows " + before(to) + ".",
                toDo(to, now));
    }

    private static String before(final PeriodState to) {
        return EnumSet.allOf(PeriodState.class).stream()
                .filter(state -> state != to && NEXT.get(state).contains(to))
                .map(PeriodState::id)
                .collect(Collectors.joining(" or "));
    }

    private static String toDo(final PeriodState to, final Optional<PeriodState> now) {
        if (to == PAID) {
            return "Run dipper settle publish first.";
        }
        final boolean isOver = now.filter(EnumSet.of(PUBLISHED, PAID)::contains).isPresent();
        return isOver
                ? "To correct it, settle it again with --supersede --reason \"...\"."
                : "Run dipper settle month or dipper settle year first.";
    }
}
