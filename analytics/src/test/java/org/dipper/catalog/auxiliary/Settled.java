package org.dipper.catalog.auxiliary;

import java.util.List;
import java.util.Optional;

/** A case as a test writes it: a plain four-day stay for I21.9 at the age of 40 for 10,000 yuan, and what differs. */
final class Settled {
    static final AuxiliaryCase PLAIN = new AuxiliaryCase(
            "I21.9",
            List.of(),
            Optional.of(40),
            Optional.empty(),
            4,
            false,
            Optional.empty(),
            1_000_000,
            Optional.empty(),
            Optional.empty(),
            Optional.of(1_000_000L));

    private Settled() {}

    static AuxiliaryCase of(final String principal, final int stayDays, final boolean isDeath, final String... others) {
        return new AuxiliaryCase(
                principal,
                List.of(others),
                PLAIN.ageYears(),
                PLAIN.ageDays(),
                stayDays,
                isDeath,
                PLAIN.icuDays(),
                PLAIN.costFen(),
                PLAIN.treatmentFen(),
                PLAIN.drugFen(),
                PLAIN.groupMeanFen());
    }

    static AuxiliaryCase aged(final Optional<Integer> years, final Optional<Integer> days, final AuxiliaryCase like) {
        return new AuxiliaryCase(
                like.principalDiagnosis(),
                like.otherDiagnoses(),
                years,
                days,
                like.stayDays(),
                like.isDeath(),
                like.icuDays(),
                like.costFen(),
                like.treatmentFen(),
                like.drugFen(),
                like.groupMeanFen());
    }

    static AuxiliaryCase costing(
            final long cost, final Optional<Long> treatment, final Optional<Long> drugs, final AuxiliaryCase like) {
        return new AuxiliaryCase(
                like.principalDiagnosis(),
                like.otherDiagnoses(),
                like.ageYears(),
                like.ageDays(),
                like.stayDays(),
                like.isDeath(),
                like.icuDays(),
                cost,
                treatment,
                drugs,
                like.groupMeanFen());
    }

    static AuxiliaryCase inIcu(final Optional<Integer> days) {
        return new AuxiliaryCase(
                PLAIN.principalDiagnosis(),
                PLAIN.otherDiagnoses(),
                PLAIN.ageYears(),
                PLAIN.ageDays(),
                PLAIN.stayDays(),
                PLAIN.isDeath(),
                days,
                PLAIN.costFen(),
                PLAIN.treatmentFen(),
                PLAIN.drugFen(),
                PLAIN.groupMeanFen());
    }
}
