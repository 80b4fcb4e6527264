package org.dipper.supervision.fair;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Hospitals whose true ratios are known, because they were made; the seed decides all. */
final class SimulatedHospitals {
    private SimulatedHospitals() {}

    record Hospital(double trueRatio, InstitutionFigures figures) {
        double ratio() {
            return figures.observed() / figures.expected();
        }
    }

    /** Hospitals of 20 to 2,000 cases with one rate for all and true ratios around 1. */
    static List<Hospital> of(final long seed, final int count, final double rate, final double spread) {
        final Random random = new Random(seed);
        final List<Hospital> hospitals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final long cases = Math.round(20 * Math.pow(100, random.nextDouble()));
            final double trueRatio = Math.max(0.05, 1 + spread * random.nextGaussian());
            long events = 0;
            for (long n = 0; n < cases; n++) {
                events += random.nextDouble() < rate * trueRatio ? 1 : 0;
            }
            final String code = String.format(java.util.Locale.ROOT, "H%04d", i);
            hospitals.add(new Hospital(
                    trueRatio, InstitutionFigures.of(code, "all", cases, events, rate * cases, 1_000_000)));
        }
        return hospitals;
    }

    static EmpiricalBayes prior(final List<Hospital> hospitals, final Measure measure) {
        return EmpiricalBayes.of(
                1, hospitals.stream().map(each -> estimate(each, measure)).toList());
    }

    static EmpiricalBayes.Estimate estimate(final Hospital hospital, final Measure measure) {
        return new EmpiricalBayes.Estimate(hospital.ratio(), measure.ratioVariance(hospital.figures(), 1));
    }
}
