package org.dipper.supervision.fair;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.special.Gamma;

/**
 * Watches the monthly counts of many institutions (supervision guide 9.4): a cumulative sum for each, with a limit of its own
 * for the chosen rate of false alarms, and for each month p-values adjusted for the number of institutions.
 *
 * <p>The limit follows from the institution's mean expected events a month. A month without expected events leaves its sum
 * where it is. Plain Java over one row an institution and month; the order of the rows changes nothing.
 */
public final class MonthlySignals {
    private static final int MONTHS_PER_YEAR = 12;
    private static final Comparator<InstitutionMonth> BY_INSTITUTION_AND_MONTH =
            Comparator.comparing(InstitutionMonth::institutionCode).thenComparing(InstitutionMonth::month);

    private final PoissonCusum cusum;
    private final double falseAlarmsPerYear;
    private final long smallCaseCount;

    /**
     * Signals by these parameters.
     *
     * @param smallCaseCount months with fewer cases are marked; 30 by default of the guide
     */
    public MonthlySignals(final SignalParameters parameters, final long smallCaseCount) {
        requireNonNull(parameters, "parameters");
        this.cusum = new PoissonCusum(parameters.rateRatio());
        this.falseAlarmsPerYear = parameters.falseAlarmsPerYear();
        this.smallCaseCount = smallCaseCount;
    }

    /**
     * The months of one indicator, by institution and month.
     *
     * @param months one an institution and month
     * @throws IllegalArgumentException where a month of an institution comes twice
     */
    public List<MonthlySignal> apply(final List<InstitutionMonth> months) {
        final List<InstitutionMonth> sorted =
                months.stream().sorted(BY_INSTITUTION_AND_MONTH).toList();
        refuseDoubles(sorted);
        final Map<String, List<InstitutionMonth>> byInstitution = new TreeMap<>();
        final Map<Integer, List<InstitutionMonth>> byMonth = new TreeMap<>();
        sorted.stream().filter(each -> each.expected() > 0).forEach(each -> {
            byInstitution
                    .computeIfAbsent(each.institutionCode(), unused -> new ArrayList<>())
                    .add(each);
            byMonth.computeIfAbsent(each.month(), unused -> new ArrayList<>()).add(each);
        });
        final Map<InstitutionMonth, Double> qValues = new HashMap<>();
        byMonth.values().forEach(month -> qValues.putAll(qValues(month)));
        final Map<InstitutionMonth, MonthlySignal.Reading> readings = new HashMap<>();
        final Map<Double, Double> limits = new HashMap<>();
        byInstitution.values().forEach(own -> readings.putAll(readings(own, qValues, limits)));
        return sorted.stream()
                .map(each -> new MonthlySignal(
                        each, each.caseCount() < smallCaseCount, Optional.ofNullable(readings.get(each))))
                .toList();
    }

    private Map<InstitutionMonth, MonthlySignal.Reading> readings(
            final List<InstitutionMonth> own,
            final Map<InstitutionMonth, Double> qValues,
            final Map<Double, Double> limits) {
        final double expected =
                own.stream().mapToDouble(InstitutionMonth::expected).average().orElseThrow();
        final double limit = limits.computeIfAbsent(expected, this::limit);
        final List<CusumPoint> path = cusum.path(
                own.stream()
                        .map(each -> new PoissonCusum.Month(each.observed(), each.expected()))
                        .toList(),
                limit);
        final Map<InstitutionMonth, MonthlySignal.Reading> readings = new HashMap<>();
        for (int i = 0; i < own.size(); i++) {
            final InstitutionMonth month = own.get(i);
            final CusumPoint point = path.get(i);
            readings.put(
                    month,
                    new MonthlySignal.Reading(
                            point.value(), limit, point.isAlarm(), pValue(month), qValues.get(month)));
        }
        return readings;
    }

    private double limit(final double expected) {
        final CusumSteps steps = CusumSteps.ofMonths(cusum, expected);
        // Among thousands of events chance never comes near the change to be found: then one event's weight is enough.
        final double oneEvent = Math.log(cusum.rateRatio());
        return steps.largest() > 0
                ? Math.max(oneEvent, new CusumLimit(steps).forYear(falseAlarmsPerYear, MONTHS_PER_YEAR))
                : oneEvent;
    }

    private static Map<InstitutionMonth, Double> qValues(final List<InstitutionMonth> month) {
        final List<Double> adjusted = FalseDiscovery.adjusted(
                month.stream().map(MonthlySignals::pValue).toList());
        final Map<InstitutionMonth, Double> qValues = new HashMap<>();
        for (int i = 0; i < month.size(); i++) {
            qValues.put(month.get(i), adjusted.get(i));
        }
        return qValues;
    }

    /** The probability of as many events or more: that of the gamma distribution by the well-known identity. */
    private static double pValue(final InstitutionMonth month) {
        return month.observed() == 0 ? 1 : Math.min(1, Gamma.regularizedGammaP(month.observed(), month.expected()));
    }

    private static void refuseDoubles(final List<InstitutionMonth> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (BY_INSTITUTION_AND_MONTH.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                throw new IllegalArgumentException("month " + sorted.get(i).month() + " of institution "
                        + sorted.get(i).institutionCode() + " comes twice");
            }
        }
    }
}
