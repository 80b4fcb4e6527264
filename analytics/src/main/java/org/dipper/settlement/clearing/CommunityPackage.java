package org.dipper.settlement.clearing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.errors.DipperException;
import org.dipper.money.Apportionment;
import org.dipper.money.Fen;
import org.dipper.policy.CommunityPolicy;
import org.dipper.policy.CommunityPolicy.Grade;

/**
 * The package of a county medical community (紧密型医共体): allotted to the lead institution month by month, and at the year's end
 * cut by the grade of its assessment and by what its residents cost the fund outside.
 *
 * <p>Rule: county community plans, such as Meishan 2020: full from 70 points on, 10 percent less from 60 on, below that 30
 * percent less and the next package less 10 percent.
 */
public final class CommunityPackage {
    private static final int MONTHS = 12;

    private final CommunityPolicy community;

    /** The package of a community. */
    public CommunityPackage(final CommunityPolicy community) {
        this.community = community;
    }

    /**
     * A community whose year is settled. Money in fen.
     *
     * @param community the community
     * @param lead the institution that receives its money
     * @param pool the insurance pool
     * @param packageFen the package
     * @param monthlyAllotmentFen the least that a month allots; months of a package that twelve does not divide get a fen more
     * @param outsideCases cases of its residents at institutions that are no members
     * @param outsideFen booked fund of those cases
     * @param assessmentScore assessment score, where there is one
     * @param dueShare the share of the package that is due; 1 without assessment
     * @param dueFen the share of the package less care outside; may be negative
     * @param nextYearShare the share of next year's package
     * @param balanceFen due less the twelve allotments; negative: the community pays back
     */
    public record Settled(
            String community,
            String lead,
            String pool,
            long packageFen,
            long monthlyAllotmentFen,
            long outsideCases,
            long outsideFen,
            Optional<BigDecimal> assessmentScore,
            BigDecimal dueShare,
            long dueFen,
            BigDecimal nextYearShare,
            long balanceFen) {}

    /** The allotments in fen by month, 1 to 12; they sum to the package. */
    public Map<Integer, Long> allotments() {
        final Map<Integer, Long> months = new TreeMap<>();
        for (int month = 1; month <= MONTHS; month++) {
            months.put(month, 1L);
        }
        return Apportionment.split(community.packageFen(), months);
    }

    /**
     * Settles the year.
     *
     * @param outsideCases cases of its residents outside
     * @param outsideFen booked fund of those cases in fen
     * @param score its assessment score, where there is one
     * @throws DipperException refused, for a score below every grade
     */
    public Settled settle(final long outsideCases, final long outsideFen, final Optional<BigDecimal> score) {
        final Optional<Grade> grade = score.flatMap(this::grade);
        final BigDecimal share = grade.map(Grade::share).orElse(BigDecimal.ONE);
        try {
            final long due = Math.subtractExact(Fen.share(community.packageFen(), share), outsideFen);
            return new Settled(
                    community.code(),
                    community.lead(),
                    community.pool(),
                    community.packageFen(),
                    community.packageFen() / MONTHS,
                    outsideCases,
                    outsideFen,
                    score,
                    share,
                    due,
                    grade.map(Grade::nextYear).orElse(BigDecimal.ONE),
                    Math.subtractExact(due, community.packageFen()));
        } catch (final ArithmeticException overflow) {
            throw Amounts.tooLarge("community " + community.code(), overflow);
        }
    }

    private Optional<Grade> grade(final BigDecimal score) {
        if (community.grades().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(community.grades().stream()
                .filter(grade -> score.compareTo(grade.from()) >= 0)
                .findFirst()
                .orElseThrow(() -> DipperException.refused(
                        "Community " + community.code() + " has an assessment score of " + score.toPlainString() + ".",
                        "No grade of the policy reaches that low.",
                        "Correct the score, or add a grade with from: 0.")));
    }
}
