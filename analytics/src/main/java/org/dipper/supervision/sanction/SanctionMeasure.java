package org.dipper.supervision.sanction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an agreement does to the points of a case that a review confirmed: the points it scored are lost, wholly or by half, and a
 * serious one costs a multiple of the base score of its group on top.
 *
 * <p>Source: Zhejiang's published rules for points payment: 0, 1, 2 or 5 times the base points of the group (2023 evaluation
 * multipliers), and half of the earlier stay's points for an unexplained return within 15 days (2019). They are an example; a
 * row of a file may give another multiple.
 */
public enum SanctionMeasure {
    /** A split, check-up or hanging-bed admission, or one that meets no criterion (不符合入院指征). */
    UNJUSTIFIED_ADMISSION("分解、体检、挂床或不符合入院指征住院", false, 1),
    /** Fees of the stay moved to outpatient care (费用分解至门诊). */
    FEES_TO_OUTPATIENT("住院费用分解至门诊", false, 2),
    /** Insured care turned into care paid by the person (转自费). */
    FORCED_SELF_PAY("诱导转自费", false, 2),
    /** Coded higher than the record supports (高套编码). */
    HIGH_CODED("高套编码", false, 2),
    /** Done to defraud (欺诈骗保); always serious. */
    FRAUD("欺诈骗保", false, 5),
    /** Other harm to fund or persons (其他损害). */
    OTHER_HARM("其他损害基金或患者利益", false, 2),
    /** Return of the same person in the same group within 15 days without reason: the earlier stay is halved (15日内再入院). */
    UNEXPLAINED_RETURN("15日内同病种无故再入院", true, 0);

    private final String labelZh;
    private final boolean keepsHalf;
    private final int seriousMultiple;

    SanctionMeasure(final String labelZh, final boolean keepsHalf, final int seriousMultiple) {
        this.labelZh = labelZh;
        this.keepsHalf = keepsHalf;
        this.seriousMultiple = seriousMultiple;
    }

    /** The name in files and tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The Chinese label. */
    public String labelZh() {
        return labelZh;
    }

    /** The measure of a name. */
    static Optional<SanctionMeasure> named(final String id) {
        return Arrays.stream(values())
                .filter(measure -> measure.id().equals(id))
                .findFirst();
    }

    /** The names of all. */
    static List<String> ids() {
        return Arrays.stream(values()).map(SanctionMeasure::id).toList();
    }

    /** What the measure takes away. */
    boolean keepsHalf() {
        return keepsHalf;
    }

    /** How often a serious case costs the base score on top. */
    int multiple(final boolean isSerious) {
        return isSerious || this == FRAUD ? seriousMultiple : 0;
    }
}
