package org.dipper.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Auxiliary typing (辅助分型): which types a region has, and when a subtype of a group opens. No coefficient stands here:
 * coefficients are measured.
 *
 * @param gate the gate of every type that has none of its own
 * @param stayDaysFrom days of stay from which a secondary diagnosis makes a case severe or moderate; that many are enough
 * @param comorbidity comorbidity index (合并症指数), where it is on
 * @param hasSeverity whether disease severity of cases that are no malignant tumour (非恶性肿瘤疾病严重程度) is on
 * @param tumour malignant tumour severity (恶性肿瘤疾病严重程度), where it is on
 * @param age age (年龄特征), where it is on
 * @param icu days in intensive care (监护病房住院天数), where it is on
 */
public record AuxiliaryPolicy(
        Gate gate,
        int stayDaysFrom,
        Optional<Comorbidity> comorbidity,
        boolean hasSeverity,
        Optional<Tumour> tumour,
        Optional<Age> age,
        Optional<Icu> icu) {

    /**
     * When a subtype opens.
     *
     * @param groupCasesAbove the group had more cases than this in the last year
     * @param subtypeCasesAbove the subtype had more cases than this in the last year
     * @param cvAbove the group's CV in the last year is above this
     * @param cvDropAtLeast what part of the CV the split takes away at least, such as 0.2
     */
    public record Gate(int groupCasesAbove, int subtypeCasesAbove, BigDecimal cvAbove, BigDecimal cvDropAtLeast) {}

    /**
     * Bands of the comorbidity index: the sum of weights from which a band begins; below the first is none.
     *
     * @param generalFrom general
     * @param severeFrom severe
     * @param verySevereFrom very severe
     */
    public record Comorbidity(int generalFrom, int severeFrom, int verySevereFrom) {}

    /**
     * When a tumour case is of high cost.
     *
     * @param costMultiple cost over the group's mean cost, at least
     * @param costShare share of the treatment fee, or of drugs, in the cost, at least
     */
    public record Tumour(BigDecimal costMultiple, BigDecimal costShare) {}

    /**
     * Age bands.
     *
     * @param bands the bands, youngest first
     * @param elderlyFromYears age from which a case is typed by its severity too, where the region has that
     */
    public record Age(List<AgeBand> bands, Optional<Integer> elderlyFromYears) {
        public Age {
            bands = List.copyOf(bands);
        }
    }

    /**
     * An age band: in days for those below one year, else in years.
     *
     * @param name what the subtype is called
     * @param isInDays whether the limits are days of age of a child below one year
     * @param from the youngest age
     * @param to the oldest age
     */
    public record AgeBand(String name, boolean isInDays, int from, int to) {}

    /**
     * Bands of days in intensive care.
     *
     * @param bandsFrom the first day of each band, ascending; fewer days are no subtype
     * @param gate the gate of this type
     */
    public record Icu(List<Integer> bandsFrom, Gate gate) {
        public Icu {
            bandsFrom = List.copyOf(bandsFrom);
        }
    }
}
