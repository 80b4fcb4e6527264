package org.dipper.supervision.fair;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dipper.supervision.ReadmissionRule;
import org.dipper.supervision.SplitAdmission;
import org.dipper.supervision.upcoding.DecisiveCode;

/**
 * What institutions are ranked by.
 *
 * <p>Each has the id of the indicator whose cases it counts, so a rank and a rate can be read side by side. Related rules are
 * those whose leads are about the same conduct: their fund at stake stands in where it is larger.
 */
public enum RankedMeasure {
    /** Returns within 15 days to the same institution with the same category, among eligible index cases. */
    RETURN_15_DAYS(
            ReadmissionRule.SAME_INSTITUTION_SAME_CATEGORY.indicator(15),
            Measure.PROPORTION,
            CaseStrata.ALL,
            true,
            Set.of(SplitAdmission.RULE)),
    /** Returns of any kind within 31 days, among eligible index cases. */
    RETURN_31_DAYS(
            ReadmissionRule.ANY.indicator(31),
            Measure.PROPORTION,
            CaseStrata.ALL,
            true,
            Set.of("insufficient_service")),
    /** Persons who left against advice, among cases with a known way of discharge. */
    AGAINST_ADVICE("against_advice_share", Measure.PROPORTION, CaseStrata.ALL, true, Set.of()),
    /** Deaths, among cases with a known way of discharge. */
    DEATH("mortality", Measure.PROPORTION, CaseStrata.ALL, false, Set.of()),
    /** Stays of more than 30 days. */
    LONG_STAY("long_stay_30d_share", Measure.PROPORTION, CaseStrata.ALL, false, Set.of("over_long_stay")),
    /** Cost beside what comparable cases cost, in fen. */
    COST("cost_index", Measure.COST, CaseStrata.ALL, false, Set.of("abnormal_high_cost")),
    /** Cases whose score an auxiliary type raised, among cases with an auxiliary coefficient. */
    UPLIFT("auxiliary_uplift_share", Measure.PROPORTION, CaseStrata.CODING_FREE, false, Set.of(DecisiveCode.RULE));

    private final String indicator;
    private final Measure measure;
    private final List<String> bands;
    private final boolean isMonthly;
    private final Set<String> relatedRules;

    RankedMeasure(
            final String indicator,
            final Measure measure,
            final List<String> bands,
            final boolean isMonthly,
            final Set<String> relatedRules) {
        this.indicator = indicator;
        this.measure = measure;
        this.bands = bands;
        this.isMonthly = isMonthly;
        this.relatedRules = relatedRules;
    }

    /** The indicator. */
    public String indicator() {
        return indicator;
    }

    /** What is chance in it. */
    public Measure measure() {
        return measure;
    }

    /** The strata of {@link RankedCells} that make its cases comparable; what no coder decides where it is about coding. */
    public List<String> strata() {
        final List<String> strata = new ArrayList<>(List.of(RankedCells.COMPARABLE_GROUP));
        strata.addAll(bands);
        return List.copyOf(strata);
    }

    /** Whether its months are watched too. */
    public boolean isMonthly() {
        return isMonthly;
    }

    /** The rules whose leads are about the same conduct. */
    public Set<String> relatedRules() {
        return relatedRules;
    }
}
