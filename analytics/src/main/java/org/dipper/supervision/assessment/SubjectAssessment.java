package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The assessment of a subject.
 *
 * @param subject whom it is about
 * @param items one an item, in the order of the scheme
 * @param totals total by step mode, without cap; empty where it cannot be evaluated
 * @param rankingTotal the total of a ranking
 * @param gradedTotal the total that the grade is looked up by: capped and rounded as the scheme says
 * @param grade the grade; a veto gives one even without a total
 * @param grades the grade by step mode
 * @param veto why it is vetoed, where it is
 * @param packageFen the package in fen, where it is known
 * @param payableFen what the grade leaves of it
 * @param next the way to the next better grade, where there is one
 * @param missing items that cannot be evaluated
 * @param state evaluated, or not_evaluable with the reason
 */
public record SubjectAssessment(
        String subject,
        List<ItemResult> items,
        Map<StepMode, BigDecimal> totals,
        Optional<BigDecimal> rankingTotal,
        Optional<BigDecimal> gradedTotal,
        Optional<GradeBand> grade,
        Map<StepMode, GradeBand> grades,
        Optional<String> veto,
        Optional<Long> packageFen,
        Optional<Long> payableFen,
        Optional<NextGrade> next,
        List<String> missing,
        String state) {
    /** Everything that the state needs is there. */
    public static final String EVALUATED = "evaluated";
    /** How a state begins that says what is missing. */
    public static final String NOT_EVALUABLE = "not_evaluable: ";

    public SubjectAssessment {
        items = List.copyOf(items);
        totals = Map.copyOf(totals);
        grades = Map.copyOf(grades);
        missing = List.copyOf(missing);
    }

    /**
     * The next better grade.
     *
     * @param band the grade
     * @param points the points that are lacking
     * @param worthFen what it pays more this year, where the package is known
     */
    public record NextGrade(GradeBand band, BigDecimal points, Optional<Long> worthFen) {}

    /**
     * The result of an item.
     *
     * @param family its family
     * @param item the item
     * @param score what the curve gives
     * @param counted what counts in the total under the step mode in force; empty where it is left out
     * @param improvement the least improvement of one measure that alone reaches the next grade
     * @param state evaluated, or not_evaluable with the reason
     * @param note how it counts where that is no matter of course
     */
    public record ItemResult(
            Family family,
            Item item,
            CurveScore score,
            Optional<BigDecimal> counted,
            Optional<Curve.Improvement> improvement,
            String state,
            Optional<String> note) {
        ItemResult with(final Optional<Curve.Improvement> way) {
            return new ItemResult(family, item, score, counted, way, state, note);
        }

        /** Whether the item has a score. */
        public boolean isEvaluated() {
            return state.equals(EVALUATED);
        }
    }
}
