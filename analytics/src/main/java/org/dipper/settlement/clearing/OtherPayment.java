package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.util.Locale;
import org.dipper.errors.DipperException;

/**
 * A payment that is not by disease and joins its pool as points.
 *
 * @param kind how it is paid
 * @param amountFen audited amount, fixed amount, mean cost of a visit, capitation standard or package, in fen, not negative
 * @param quantity how many cases, visits or persons; 1 for an item and a community
 * @param riskAdjustment what risk adds to a capitation; 0 for the others
 * @param outsideFen care outside that is charged back to a community, in fen; 0 for the others
 */
public record OtherPayment(Kind kind, long amountFen, long quantity, BigDecimal riskAdjustment, long outsideFen) {
    /** How it is paid. */
    public enum Kind {
        /** By item (按项目): the audited amount. */
        ITEM,
        /** A fixed amount a case of one disease (单病种). */
        SINGLE_DISEASE,
        /** An outpatient group (APG): the mean cost of a visit. */
        OUTPATIENT_GROUP,
        /** A standard a person (按人头). */
        CAPITATION,
        /** The package of a county community. */
        COMMUNITY;

        /** The name that tables and decisions use. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public OtherPayment {
        final boolean isSingle = kind == Kind.ITEM || kind == Kind.COMMUNITY;
        if (amountFen < 0 || quantity < 0 || outsideFen < 0) {
            throw refused(kind, "Its amount, quantity and care outside may not be negative.");
        }
        if (isSingle && quantity != 1) {
            throw refused(kind, "It counts once, not " + quantity + " times.");
        }
        if (riskAdjustment.compareTo(BigDecimal.ONE.negate()) < 0
                || kind != Kind.CAPITATION && riskAdjustment.signum() != 0) {
            throw refused(kind, "Only a capitation has a risk adjustment, and it is not below -1.");
        }
        if (kind != Kind.COMMUNITY && outsideFen != 0) {
            throw refused(kind, "Only a community is charged for care outside.");
        }
    }

    /** An audited amount by item. */
    public static OtherPayment item(final long auditedFen) {
        return new OtherPayment(Kind.ITEM, auditedFen, 1, BigDecimal.ZERO, 0);
    }

    /** Cases of a single disease at a fixed amount. */
    public static OtherPayment singleDisease(final long fixedFen, final long cases) {
        return new OtherPayment(Kind.SINGLE_DISEASE, fixedFen, cases, BigDecimal.ZERO, 0);
    }

    /** Visits of an outpatient group at its mean cost. */
    public static OtherPayment outpatientGroup(final long meanCostFen, final long visits) {
        return new OtherPayment(Kind.OUTPATIENT_GROUP, meanCostFen, visits, BigDecimal.ZERO, 0);
    }

    /** Persons at a capitation standard. */
    public static OtherPayment capitation(final long standardFen, final long persons, final BigDecimal riskAdjustment) {
        return new OtherPayment(Kind.CAPITATION, standardFen, persons, riskAdjustment, 0);
    }

    /** The package of a community, and what its residents cost outside. */
    public static OtherPayment community(final long packageFen, final long outsideFen) {
        return new OtherPayment(Kind.COMMUNITY, packageFen, 1, BigDecimal.ZERO, outsideFen);
    }

    private static DipperException refused(final Kind kind, final String why) {
        return DipperException.refused(
                "A payment of kind " + kind.text() + " is refused.", why, "Correct the decision that gives it.");
    }
}
