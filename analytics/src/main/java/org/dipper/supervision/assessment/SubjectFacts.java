package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dipper.supervision.assessment.MeasureRef.Combine;
import org.dipper.supervision.assessment.SchemeRules.Prefer;

/** What indicators and the file of measures say about a subject. */
public final class SubjectFacts implements Facts {
    private static final int WIDE_DECIMALS = 20;

    private final AssessmentScheme scheme;
    private final int targetsYear;
    private final YearMonth end;
    private final List<IndicatorFact> indicators;
    private final List<MeasureLine> lines;
    private final String file;

    /**
     * The facts of a subject.
     *
     * @param scheme the scheme
     * @param period the year that is assessed
     * @param targetsYear the year whose targets count
     * @param indicators its rows of indicator_value in the period, of the scheme's types of subjects
     * @param file the file of measures; only its lines about the subject count
     * @param subject whom it is about
     */
    public SubjectFacts(
            final AssessmentScheme scheme,
            final int period,
            final int targetsYear,
            final List<IndicatorFact> indicators,
            final MeasureFile file,
            final String subject) {
        this.scheme = scheme;
        this.targetsYear = targetsYear;
        this.end = YearMonth.of(period, 12);
        this.indicators = List.copyOf(indicators);
        this.lines = file.of(subject);
        this.file = file.file();
    }

    @Override
    public int targetsYear() {
        return targetsYear;
    }

    @Override
    public boolean isLiteral() {
        return scheme.rules().isLiteral();
    }

    @Override
    public Measured measured(final MeasureRef measure) {
        final Optional<IndicatorFact> row = indicator(measure.id());
        final List<MeasureLine> own = lines.stream()
                .filter(line -> line.measure().equals(measure.id()))
                .toList();
        final Optional<Measured> table = row.map(fact -> ofTable(measure, fact));
        final Optional<Measured> given = own.isEmpty() ? Optional.empty() : Optional.of(ofFile(measure, own));
        final boolean isTableFirst = scheme.rules().prefer() == Prefer.INDICATOR_TABLE;
        final Optional<Measured> first = isTableFirst ? table : given;
        final Optional<Measured> second = isTableFirst ? given : table;
        if (first.filter(SubjectFacts::isKnown).isPresent()) {
            return second.filter(SubjectFacts::isKnown)
                    .map(other -> besides(first.get(), other))
                    .orElse(first.get());
        }
        return second.filter(SubjectFacts::isKnown)
                .or(() -> first)
                .or(() -> second)
                .orElseGet(() -> Measured.missing(
                        measure.id(),
                        measure.id() + " has neither a value in indicator_value nor a line in the measures"));
    }

    private static boolean isKnown(final Measured measured) {
        return measured.missing().isEmpty();
    }

    private static Measured besides(final Measured used, final Measured other) {
        return Measured.of(
                used.id(),
                used.value().orElseThrow(),
                used.evidence() + "; not used: " + other.value().orElseThrow().toPlainString() + " of "
                        + other.evidence());
    }

    private Optional<IndicatorFact> indicator(final String id) {
        return indicators.stream()
                .filter(fact -> fact.indicator().equals(id))
                .min(Comparator.comparingInt(fact -> scheme.subjectTypes().indexOf(fact.subjectType())));
    }

    private static Measured ofTable(final MeasureRef measure, final IndicatorFact fact) {
        final String evidence = "indicator_value " + fact.indicator() + ", " + fact.subjectType() + " " + fact.subject()
                + ", " + fact.period();
        if (fact.value().isEmpty()) {
            return Measured.missing(measure.id(), fact.indicator() + " is " + fact.state());
        }
        return sampled(measure, fact.value().get(), fact.denominator().map(BigDecimal::longValue), evidence);
    }

    private Measured ofFile(final MeasureRef measure, final List<MeasureLine> own) {
        final String evidence = file + " line "
                + own.stream().map(line -> String.valueOf(line.line())).collect(Collectors.joining(", "));
        final Optional<Long> sample =
                own.stream().allMatch(line -> line.sampleCount().isPresent())
                        ? Optional.of(own.stream()
                                .mapToLong(line -> line.sampleCount().orElseThrow())
                                .sum())
                        : Optional.empty();
        return sampled(measure, combined(measure, own), sample.or(() -> asked(own)), evidence);
    }

    /** Of a survey given as a quotient, its denominator is the sample. */
    private static Optional<Long> asked(final List<MeasureLine> own) {
        return own.stream().allMatch(line -> line.denominator().isPresent())
                ? Optional.of(sum(own.stream()
                                .map(line -> line.denominator().orElseThrow())
                                .toList())
                        .longValue())
                : Optional.empty();
    }

    private static Measured sampled(
            final MeasureRef measure, final BigDecimal value, final Optional<Long> sample, final String evidence) {
        if (measure.leastSample().isPresent()) {
            final long least = measure.leastSample().get();
            if (sample.isEmpty()) {
                return Measured.missing(measure.id(), measure.id() + " is given without the size of its sample");
            }
            if (sample.get() < least) {
                return Measured.missing(
                        measure.id(), measure.id() + " has a sample of " + sample.get() + ", below " + least);
            }
        }
        return Measured.of(
                measure.id(),
                measure.judged(value.setScale(measure.unit().decimals(), RoundingMode.HALF_UP)),
                evidence);
    }

    private static BigDecimal combined(final MeasureRef measure, final List<MeasureLine> own) {
        if (own.size() == 1 && own.get(0).value().isPresent()) {
            return own.get(0).value().get();
        }
        if (measure.combine() == Combine.POOLED) {
            final BigDecimal numerator =
                    sum(own.stream().map(line -> line.numerator().orElseThrow()).toList());
            final BigDecimal denominator = sum(
                    own.stream().map(line -> line.denominator().orElseThrow()).toList());
            return numerator.divide(denominator, WIDE_DECIMALS, RoundingMode.HALF_UP);
        }
        final BigDecimal sum = sum(own.stream()
                .map(line -> line.numerator()
                        .orElseThrow()
                        .divide(line.denominator().orElseThrow(), WIDE_DECIMALS, RoundingMode.HALF_UP))
                .toList());
        return sum.divide(BigDecimal.valueOf(own.size()), WIDE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(final List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public List<LedgerEvent> events(final String ledger) {
        final LedgerCurve curve = scheme.ledgers().stream()
                .filter(each -> each.ledger().id().equals(ledger))
                .findFirst()
                .orElseThrow();
        return lines.stream()
                .filter(line -> curve.knows(line.measure()))
                .map(line -> new LedgerEvent(
                        line.measure(),
                        line.eventOn().orElseThrow(),
                        line.value().map(BigDecimal::longValueExact).orElse(1L),
                        monthsBefore(YearMonth.from(line.eventOn().orElseThrow())),
                        file + " line " + line.line()))
                .sorted(Comparator.comparing(LedgerEvent::day).thenComparing(LedgerEvent::kind))
                .toList();
    }

    private int monthsBefore(final YearMonth month) {
        return (end.getYear() - month.getYear()) * 12 + end.getMonthValue() - month.getMonthValue();
    }
}
