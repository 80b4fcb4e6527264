package org.dipper.supervision.upcoding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.supervision.upcoding.PointsGrowth.GroupYear;

/**
 * The growth of points of every institution between a year and the one before, with what its patients did meanwhile.
 *
 * <p>Growth by coding is uplift and relabelling as a share of the points before. Patients are flat where none of the shares
 * that coding cannot make (aged 65 and over, emergencies, surgery, intensive care, deaths) moved by a standardised difference of
 * 0.1 or more. A share that no case of both years tells of does not move. Both together are a sign of points padding; the limits
 * are defaults of this tool.
 */
public final class GrowthOfInstitutions {
    /** The state of an institution whose points grew by coding while its patients stayed the same. */
    public static final String PADDING = "points_padding";

    static final String EVALUATED = "evaluated";
    static final String NOT_SETTLED =
            "not_evaluable: one of the years is not settled, so uplift and coefficient are not known";
    static final String ONE_YEAR = "not_evaluable: cases in one of the years only";

    private static final double FLAT_BELOW = 0.1;
    private static final int SHARE_DECIMALS = 6;

    private final BigDecimal paddingShare;

    /** Growth judged by this policy. */
    public GrowthOfInstitutions(final UpCodingPolicy policy) {
        this.paddingShare = policy.paddingShare();
    }

    /**
     * Sums of one institution, year and group.
     *
     * @param institution institution code
     * @param level hospital level
     * @param isLater whether they are of the later year
     * @param group disease group
     * @param year cases and points
     * @param unscored cases without a settled score
     * @param marks patients of each kind that coding cannot make, always in the same order
     */
    public record Sums(
            String institution,
            String level,
            boolean isLater,
            String group,
            GroupYear year,
            long unscored,
            List<Long> marks) {
        public Sums {
            marks = List.copyOf(marks);
        }
    }

    /**
     * An institution's growth.
     *
     * @param institution institution code
     * @param level hospital level
     * @param casesBefore cases of the year before
     * @param cases cases of the year
     * @param pointsBefore points of the year before
     * @param points points of the year
     * @param growth where the difference comes from
     * @param codingShare uplift and relabelling over the points before; empty without these
     * @param isFlat whether patients stayed the same; empty without cases in both years
     * @param state evaluated, a sign of padding, or what is missing
     */
    public record Growth(
            String institution,
            String level,
            long casesBefore,
            long cases,
            BigDecimal pointsBefore,
            BigDecimal points,
            PointsGrowth growth,
            Optional<BigDecimal> codingShare,
            Optional<Boolean> isFlat,
            String state) {}

    /** One growth an institution, in order of code. */
    public List<Growth> apply(final List<Sums> sums) {
        final Map<String, List<Sums>> byInstitution = new TreeMap<>();
        sums.forEach(sum -> byInstitution
                .computeIfAbsent(sum.institution(), institution -> new ArrayList<>())
                .add(sum));
        final List<Growth> growths = new ArrayList<>();
        byInstitution.forEach((institution, own) -> growths.add(growth(institution, own)));
        return growths;
    }

    private Growth growth(final String institution, final List<Sums> own) {
        final Map<String, GroupYear> before = groups(own, false);
        final Map<String, GroupYear> after = groups(own, true);
        final PointsGrowth growth = PointsGrowth.between(before, after);
        final BigDecimal pointsBefore = points(before);
        final long casesBefore = cases(before);
        final long cases = cases(after);
        final Optional<Boolean> isFlat =
                casesBefore == 0 || cases == 0 ? Optional.empty() : Optional.of(isFlat(own, casesBefore, cases));
        final Optional<BigDecimal> share = pointsBefore.signum() == 0
                ? Optional.empty()
                : Optional.of(growth.byCoding().divide(pointsBefore, SHARE_DECIMALS, RoundingMode.HALF_UP));
        final boolean isPadding = isFlat.orElse(false)
                && share.map(each -> each.compareTo(paddingShare) > 0).orElse(false);
        final String state;
        if (isFlat.isEmpty()) {
            state = ONE_YEAR;
        } else if (own.stream().anyMatch(sum -> sum.unscored() > 0)) {
            state = NOT_SETTLED;
        } else {
            state = isPadding ? PADDING : EVALUATED;
        }
        return new Growth(
                institution,
                own.stream().map(Sums::level).max(String::compareTo).orElseThrow(),
                casesBefore,
                cases,
                pointsBefore,
                points(after),
                growth,
                share,
                isFlat,
                state);
    }

    private static Map<String, GroupYear> groups(final List<Sums> own, final boolean isLater) {
        final Map<String, GroupYear> groups = new TreeMap<>();
        own.stream().filter(sum -> sum.isLater() == isLater).forEach(sum -> groups.put(sum.group(), sum.year()));
        return groups;
    }

    private static BigDecimal points(final Map<String, GroupYear> groups) {
        return groups.values().stream().map(GroupYear::points).reduce(BigDecimal.ZERO.setScale(4), BigDecimal::add);
    }

    private static long cases(final Map<String, GroupYear> groups) {
        return groups.values().stream().mapToLong(GroupYear::cases).sum();
    }

    private static boolean isFlat(final List<Sums> own, final long casesBefore, final long cases) {
        final int kinds = own.get(0).marks().size();
        for (int kind = 0; kind < kinds; kind++) {
            final double was = marked(own, false, kind) / (double) casesBefore;
            final double is = marked(own, true, kind) / (double) cases;
            final double spread = Math.sqrt((was * (1 - was) + is * (1 - is)) / 2);
            if (spread > 0 && Math.abs(is - was) / spread >= FLAT_BELOW) {
                return false;
            }
        }
        return true;
    }

    private static long marked(final List<Sums> own, final boolean isLater, final int kind) {
        return own.stream()
                .filter(sum -> sum.isLater() == isLater)
                .mapToLong(sum -> sum.marks().get(kind))
                .sum();
    }
}
