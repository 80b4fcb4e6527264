package org.dipper.supervision.fair;

import java.util.List;

/** Institutions that are compared with each other: their common ratio, their funnel and how much their ratios shrink. */
final class PeerComparison {
    private final Measure measure;
    private final RankingParameters parameters;
    private final int members;
    private final double pooledRatio;
    private final Funnel funnel;
    private final EmpiricalBayes bayes;

    private PeerComparison(
            final Measure measure,
            final RankingParameters parameters,
            final int members,
            final double pooledRatio,
            final Funnel funnel,
            final EmpiricalBayes bayes) {
        this.measure = measure;
        this.parameters = parameters;
        this.members = members;
        this.pooledRatio = pooledRatio;
        this.funnel = funnel;
        this.bayes = bayes;
    }

    /** The comparison of these institutions, all with something expected, in the order of their codes. */
    static PeerComparison of(
            final Measure measure, final RankingParameters parameters, final List<InstitutionFigures> members) {
        final double observed =
                members.stream().mapToDouble(InstitutionFigures::observed).sum();
        final double expected =
                members.stream().mapToDouble(InstitutionFigures::expected).sum();
        // Where nothing was observed anywhere there is no ratio; the state says so and nobody is judged.
        final double pooled = observed > 0 ? observed / expected : 1;
        final EmpiricalBayes bayes = EmpiricalBayes.ofUnknownMean(
                pooled,
                members.stream().map(each -> estimate(measure, each, pooled)).toList());
        final List<FunnelPoint> points =
                members.stream().map(each -> point(measure, each, pooled)).toList();
        final Funnel funnel = Funnel.of(
                VarianceStabiliser.LOG_RATIO, bayes.mean(), points, parameters.extremes(), parameters.extremeShare());
        return new PeerComparison(measure, parameters, observed > 0 ? members.size() : 0, pooled, funnel, bayes);
    }

    RankingState state() {
        if (members < 2) {
            return RankingState.NOT_EVALUABLE_NO_PEERS;
        }
        return bayes.tauSquared() == 0 ? RankingState.NO_VARIATION : RankingState.EVALUATED;
    }

    /** What an institution with something expected shows beside these peers; the q-value is still its plain p-value. */
    Judgement judge(final InstitutionFigures figures) {
        final FunnelPoint point = point(measure, figures, pooledRatio);
        final EmpiricalBayes.Estimate estimate = estimate(measure, figures, pooledRatio);
        final double adjustedZ = funnel.adjustedZ(point);
        return new Judgement(
                bayes.mean(),
                bayes.shrunken(estimate),
                bayes.reliability(estimate.variance()),
                funnel.z(point),
                adjustedZ,
                funnel.adjustedBand(point.standardError()),
                funnel.band(point.standardError()),
                bayes.probabilityAbove(parameters.ratioThreshold() * bayes.mean(), estimate),
                Normal.above(adjustedZ));
    }

    private static EmpiricalBayes.Estimate estimate(
            final Measure measure, final InstitutionFigures figures, final double ratio) {
        return new EmpiricalBayes.Estimate(
                figures.observed() / figures.expected(), measure.ratioVariance(figures, ratio));
    }

    private static FunnelPoint point(final Measure measure, final InstitutionFigures figures, final double ratio) {
        // On the logarithmic scale the variance is that of the ratio over the square of the ratio.
        return FunnelPoint.ofRatio(
                figures.observed(), figures.expected(), measure.ratioVariance(figures, ratio) / (ratio * ratio));
    }
}
