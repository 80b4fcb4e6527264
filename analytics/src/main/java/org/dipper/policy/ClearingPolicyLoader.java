package org.dipper.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.policy.ClearingPolicy.Band;
import org.dipper.policy.ClearingPolicy.Grade;
import org.dipper.yaml.StrictYaml;

/** Reads how the year is cleared: grades must fall, bands must cover everything once. */
final class ClearingPolicyLoader {
    private static final BigDecimal BEST_SCORE = BigDecimal.valueOf(1000);

    private ClearingPolicyLoader() {}

    static ClearingPolicy load(final StrictYaml yaml) {
        yaml.only("assessment_by_score", "deposit_return", "bands", "surplus_cap");
        final List<Band> bands = bands(yaml);
        final Optional<BigDecimal> cap =
                yaml.has("surplus_cap") ? Optional.of(Factors.share(yaml, "surplus_cap")) : Optional.empty();
        if (cap.isPresent() && bands.isEmpty()) {
            throw yaml.refusal("surplus_cap", "stands without bands.", "Without bands no surplus is counted.");
        }
        return new ClearingPolicy(
                grades(yaml, "assessment_by_score", "coefficient"),
                grades(yaml, "deposit_return", "share"),
                bands,
                cap);
    }

    private static List<Grade> grades(final StrictYaml yaml, final String key, final String value) {
        final List<Grade> grades = new ArrayList<>();
        for (final StrictYaml part : yaml.parts(key)) {
            part.only("from", value);
            final BigDecimal worth = Factors.factor(part, value);
            if (value.equals("share") && worth.compareTo(BigDecimal.ONE) > 0) {
                throw part.refusal(value, "is above 1.", "No more than the deposit is returned.");
            }
            grades.add(new Grade(
                    from(
                            part,
                            grades.isEmpty()
                                    ? null
                                    : grades.get(grades.size() - 1).from()),
                    worth));
        }
        requireZero(yaml, key, grades.stream().map(Grade::from).toList());
        return grades;
    }

    static BigDecimal from(final StrictYaml part, final BigDecimal before) {
        final BigDecimal from = part.decimal("from");
        if (from.signum() < 0
                || from.compareTo(BEST_SCORE) > 0
                || from.stripTrailingZeros().scale() > 4) {
            throw part.refusal(
                    "from",
                    "must be a score from 0 to 1000 with at most four decimals.",
                    "90 means from 90 points on.");
        }
        if (before != null && from.compareTo(before) >= 0) {
            throw part.refusal("from", "is not below the grade before.", "List grades from the best to the worst.");
        }
        return from;
    }

    static void requireZero(final StrictYaml yaml, final String key, final List<BigDecimal> from) {
        if (!from.isEmpty() && from.get(from.size() - 1).signum() != 0) {
            throw yaml.refusal(key, "leaves a gap below its last grade.", "Add a grade with from: 0.");
        }
    }

    private static List<Band> bands(final StrictYaml yaml) {
        final List<Band> bands = new ArrayList<>();
        BigDecimal end = BigDecimal.ZERO;
        boolean isEnded = false;
        boolean hasOne = false;
        for (final StrictYaml part : yaml.parts("bands")) {
            part.only("from", "to", "share");
            final BigDecimal from = border(part, "from");
            if (isEnded || from.compareTo(end) < 0) {
                throw part.refusal("from", "overlaps the band before.", "A band begins where the one before ends.");
            }
            if (from.compareTo(end) > 0) {
                throw part.refusal(
                        "from",
                        "leaves a gap after the band before.",
                        "The first begins at 0, each at the end before.");
            }
            final Optional<BigDecimal> to = part.has("to") ? Optional.of(border(part, "to")) : Optional.empty();
            if (to.isPresent() && to.get().compareTo(from) <= 0) {
                throw part.refusal("to", "is not above from.", "A band has a width.");
            }
            final BigDecimal share = part.decimal("share");
            if (share.signum() != 0 && !Factors.isShare(share)) {
                throw part.refusal("share", "must be from 0 to 1 with at most six decimals.", "0.5 means half.");
            }
            hasOne = hasOne || from.compareTo(BigDecimal.ONE) == 0;
            isEnded = to.isEmpty();
            end = to.orElse(end);
            bands.add(new Band(from, to, share));
        }
        if (!bands.isEmpty() && !isEnded) {
            throw yaml.refusal("bands", "leave a gap above " + end + ".", "Leave to out of the last band.");
        }
        if (!bands.isEmpty() && !hasOne) {
            throw yaml.refusal("bands", "have no border at 1.", "Surplus lies below 1, overspend above.");
        }
        return bands;
    }

    private static BigDecimal border(final StrictYaml yaml, final String key) {
        final BigDecimal border = yaml.decimal(key);
        if (border.signum() < 0
                || border.compareTo(BigDecimal.valueOf(100)) > 0
                || border.stripTrailingZeros().scale() > 4) {
            throw yaml.refusal(key, "must be from 0 to 100 with at most four decimals.", "1 is booked = payment.");
        }
        return border;
    }
}
