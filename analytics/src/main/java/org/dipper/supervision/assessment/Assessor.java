package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.money.Fen;
import org.dipper.supervision.assessment.SchemeRules.GradeRounding;
import org.dipper.supervision.assessment.SchemeRules.Missing;
import org.dipper.supervision.assessment.SchemeRules.MissingBonus;
import org.dipper.supervision.assessment.SubjectAssessment.ItemResult;
import org.dipper.supervision.assessment.SubjectAssessment.NextGrade;

/**
 * Assesses subjects by a scheme: items, total, grade, money, and how far the next grade is. The result says what it could not
 * evaluate; an item without input is never a silent 0.
 */
public final class Assessor {
    private final AssessmentScheme scheme;
    private final SchemeRules rules;

    /** Assesses by a scheme. */
    public Assessor(final AssessmentScheme scheme) {
        this.scheme = scheme;
        this.rules = scheme.rules();
    }

    /**
     * Assesses a subject.
     *
     * @param subject whom it is about
     * @param facts what is known of it
     * @param packageFen its package in fen, where it is known
     */
    public SubjectAssessment assess(final String subject, final Facts facts, final Optional<Long> packageFen) {
        final List<ItemResult> items = items(facts);
        final List<String> missing = items.stream()
                .filter(item -> !item.isEvaluated())
                .map(item -> item.item().id())
                .toList();
        final Map<StepMode, BigDecimal> totals = totals(items);
        final Map<StepMode, GradeBand> grades = new EnumMap<>(StepMode.class);
        final Optional<String> veto =
                items.stream().flatMap(item -> item.score().veto().stream()).reduce((one, other) -> one + "; " + other);
        final Optional<GradeBand> vetoed =
                veto.map(unused -> scheme.grade(scheme.vetoGrade().orElseThrow()));
        for (final StepMode mode : StepMode.values()) {
            vetoed.or(() -> Optional.ofNullable(totals.get(mode))
                            .map(this::graded)
                            .map(scheme::gradeOf))
                    .ifPresent(band -> grades.put(mode, band));
        }
        final Optional<BigDecimal> total = Optional.ofNullable(totals.get(rules.stepMode()));
        final Optional<GradeBand> grade = Optional.ofNullable(grades.get(rules.stepMode()));
        final Optional<NextGrade> next = veto.isPresent() || total.isEmpty()
                ? Optional.empty()
                : next(grade.orElseThrow(), total.get(), packageFen);
        return new SubjectAssessment(
                subject,
                next.map(way -> withImprovements(items, facts, way.points())).orElse(items),
                totals,
                total.map(sum -> capped(sum, rules.rankingCap())),
                total.map(this::graded),
                grade,
                grades,
                veto,
                packageFen,
                grade.flatMap(band -> packageFen.map(fen -> Fen.share(fen, band.share()))),
                next,
                missing,
                total.isPresent()
                        ? SubjectAssessment.EVALUATED
                        : SubjectAssessment.NOT_EVALUABLE + "items " + String.join(", ", missing));
    }

    private List<ItemResult> items(final Facts facts) {
        final List<ItemResult> items = new ArrayList<>();
        for (final Family family : scheme.families()) {
            for (final Item item : family.items()) {
                items.add(result(family, item, item.curve().score(item.full(), facts)));
            }
        }
        return items;
    }

    private ItemResult result(final Family family, final Item item, final CurveScore score) {
        final Optional<String> missing = score.missing();
        if (missing.isEmpty()) {
            return new ItemResult(
                    family,
                    item,
                    score,
                    Optional.of(score.scores().get(rules.stepMode())),
                    Optional.empty(),
                    SubjectAssessment.EVALUATED,
                    Optional.empty());
        }
        return new ItemResult(
                family,
                item,
                score,
                countedMissing(item),
                Optional.empty(),
                SubjectAssessment.NOT_EVALUABLE + missing.get(),
                Optional.of(missingNote(item)));
    }

    /** What an item without a score counts; empty where it is left out or blocks the total. */
    private Optional<BigDecimal> countedMissing(final Item item) {
        final BigDecimal nothing = BigDecimal.ZERO.setScale(Curve.SCORE_DECIMALS);
        if (item.isBonus()) {
            return rules.missingBonus() == MissingBonus.NONE ? Optional.of(nothing) : Optional.empty();
        }
        return switch (rules.missing()) {
            case BLOCK, EXCLUDE -> Optional.empty();
            case ZERO -> Optional.of(nothing);
            case FULL -> Optional.of(item.full().setScale(Curve.SCORE_DECIMALS));
        };
    }

    private String missingNote(final Item item) {
        if (item.isBonus()) {
            return "missing_bonus = " + SchemeText.id(rules.missingBonus());
        }
        return "missing = " + SchemeText.id(rules.missing())
                + (item.curve().canVeto() ? "; the veto was not checked" : "");
    }

    private Map<StepMode, BigDecimal> totals(final List<ItemResult> items) {
        final boolean isBlocked = items.stream()
                .filter(item -> !item.isEvaluated())
                .anyMatch(item -> item.item().isBonus()
                        ? rules.missingBonus() == MissingBonus.BLOCK
                        : rules.missing() == Missing.BLOCK);
        final BigDecimal evaluable = evaluableFull(items);
        final Map<StepMode, BigDecimal> totals = new EnumMap<>(StepMode.class);
        if (!isBlocked && evaluable.signum() > 0) {
            Arrays.stream(StepMode.values()).forEach(mode -> totals.put(mode, total(items, mode, evaluable)));
        }
        return totals;
    }

    /** The full score of the items that count: that of the scheme, less those that are left out. */
    private BigDecimal evaluableFull(final List<ItemResult> items) {
        if (rules.missing() != Missing.EXCLUDE) {
            return scheme.fullScore();
        }
        return items.stream()
                .filter(item -> item.isEvaluated() && !item.item().isBonus())
                .map(item -> item.item().full())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal total(final List<ItemResult> items, final StepMode mode, final BigDecimal evaluable) {
        final BigDecimal table = sum(items, mode, false)
                .multiply(scheme.fullScore())
                .divide(evaluable, Curve.SCORE_DECIMALS, RoundingMode.HALF_UP);
        return table.add(sum(items, mode, true));
    }

    private static BigDecimal sum(final List<ItemResult> items, final StepMode mode, final boolean isBonus) {
        return items.stream()
                .filter(item -> item.item().isBonus() == isBonus)
                .flatMap(item -> Optional.ofNullable(item.score().scores().get(mode)).or(item::counted).stream())
                .reduce(BigDecimal.ZERO.setScale(Curve.SCORE_DECIMALS), BigDecimal::add);
    }

    private BigDecimal graded(final BigDecimal total) {
        final BigDecimal capped = capped(total, rules.gradeCap());
        final BigDecimal rounded =
                switch (rules.gradeRounding()) {
                    case NONE -> capped;
                    case HALF_UP -> capped.setScale(0, RoundingMode.HALF_UP);
                    case DOWN -> capped.setScale(0, RoundingMode.DOWN);
                };
        return rounded.setScale(Curve.SCORE_DECIMALS);
    }

    private static BigDecimal capped(final BigDecimal total, final Optional<BigDecimal> cap) {
        return cap.map(total::min).orElse(total).setScale(Curve.SCORE_DECIMALS);
    }

    private Optional<NextGrade> next(final GradeBand grade, final BigDecimal total, final Optional<Long> packageFen) {
        final int place = scheme.grades().indexOf(grade);
        if (place == 0) {
            return Optional.empty();
        }
        final GradeBand better = scheme.grades().get(place - 1);
        return Optional.of(new NextGrade(
                better,
                leastTotal(better.from().orElseThrow()).subtract(total),
                packageFen.map(fen -> Fen.share(fen, better.share()) - Fen.share(fen, grade.share()))));
    }

    /** The least total that is graded from a border on. */
    private BigDecimal leastTotal(final BigDecimal border) {
        if (rules.gradeRounding() == GradeRounding.NONE) {
            return border;
        }
        final BigDecimal whole = border.setScale(0, RoundingMode.CEILING);
        return rules.gradeRounding() == GradeRounding.DOWN ? whole : whole.subtract(new BigDecimal("0.5"));
    }

    private List<ItemResult> withImprovements(
            final List<ItemResult> items, final Facts facts, final BigDecimal points) {
        final BigDecimal evaluable = evaluableFull(items);
        return items.stream()
                .map(item -> item.isEvaluated() ? item.with(improvement(item, facts, points, evaluable)) : item)
                .toList();
    }

    private Optional<Curve.Improvement> improvement(
            final ItemResult item, final Facts facts, final BigDecimal points, final BigDecimal evaluable) {
        final BigDecimal gain = item.item().isBonus()
                ? points
                : points.multiply(evaluable).divide(scheme.fullScore(), Curve.SCORE_DECIMALS, RoundingMode.CEILING);
        final BigDecimal wanted = item.counted().orElseThrow().add(gain);
        return wanted.compareTo(item.item().full()) > 0
                ? Optional.empty()
                : item.item().curve().improvement(item.item().full(), facts, rules.stepMode(), wanted);
    }
}
