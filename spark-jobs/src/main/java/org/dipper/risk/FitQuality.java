package org.dipper.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well a model fits, by its cells.
 *
 * @param caseCount cases it was fitted on
 * @param dispersion Pearson's chi squared of the cases over its degrees of freedom: above 1 for counts that vary more than a
 *     Poisson count; NaN without degrees of freedom
 * @param cStatistic for events: the probability that a case with the event had the higher risk, half for ties; 0.5 is chance.
 *     Empty for other outcomes
 * @param calibration about ten bands of equal size by predicted value, lowest first
 */
public record FitQuality(
        long caseCount, double dispersion, Optional<Double> cStatistic, List<CalibrationBand> calibration) {
    private static final int BANDS = 10;

    public FitQuality {
        calibration = List.copyOf(calibration);
    }

    static FitQuality of(
            final RiskFamily family, final List<RiskCell> cells, final double[] means, final int coefficients) {
        final long cases = cells.stream().mapToLong(RiskCell::caseCount).sum();
        double pearson = 0;
        for (int i = 0; i < means.length; i++) {
            final RiskCell cell = cells.get(i);
            final double squared =
                    cell.squares() - 2 * means[i] * cell.total() + cell.caseCount() * means[i] * means[i];
            pearson += squared / family.variance(means[i]);
        }
        final List<Integer> byMean = IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> means[i]))
                .toList();
        return new FitQuality(
                cases,
                cases > coefficients ? pearson / (cases - coefficients) : Double.NaN,
                family == RiskFamily.BINOMIAL ? Optional.of(concordance(cells, means, byMean)) : Optional.empty(),
                calibration(cells, means, byMean, cases));
    }

    private static double concordance(final List<RiskCell> cells, final double[] means, final List<Integer> byMean) {
        double pairs = 0;
        double calmBelow = 0;
        int from = 0;
        while (from < byMean.size()) {
            double events = 0;
            double calm = 0;
            int next = from;
            while (next < byMean.size() && means[byMean.get(next)] == means[byMean.get(from)]) {
                final RiskCell cell = cells.get(byMean.get(next));
                events += cell.total();
                calm += cell.caseCount() - cell.total();
                next++;
            }
            pairs += events * (calmBelow + calm / 2);
            calmBelow += calm;
            from = next;
        }
        final double events = cells.stream().mapToLong(RiskCell::total).sum();
        return pairs / (events * calmBelow);
    }

    private static List<CalibrationBand> calibration(
            final List<RiskCell> cells, final double[] means, final List<Integer> byMean, final long cases) {
        final List<CalibrationBand> bands = new ArrayList<>();
        CalibrationBand band = new CalibrationBand(0, 0, 0);
        long seen = 0;
        for (final int i : byMean) {
            final RiskCell cell = cells.get(i);
            band = new CalibrationBand(
                    band.caseCount() + cell.caseCount(),
                    band.observed() + cell.total(),
                    band.predicted() + cell.caseCount() * means[i]);
            seen += cell.caseCount();
            // A cell is never split, so bands are of about equal size only.
            if (seen * BANDS >= cases * (bands.size() + 1)) {
                bands.add(band);
                band = new CalibrationBand(0, 0, 0);
            }
        }
        return bands;
    }
}
