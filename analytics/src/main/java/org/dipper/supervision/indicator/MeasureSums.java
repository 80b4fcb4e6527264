package org.dipper.supervision.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.dipper.supervision.indicator.expression.CaseColumn;
import org.dipper.supervision.indicator.expression.CaseVocabulary;
import org.dipper.supervision.indicator.expression.Expression;
import org.dipper.supervision.indicator.expression.ExpressionColumns;
import org.dipper.table.FieldType;

/**
 * The sums that a list of ratio indicators needs, each once: two indicators over the same cases share a denominator. All
 * are sums of whole numbers, so that Spark keeps them in its fast aggregation and their order means nothing.
 */
final class MeasureSums {
    private static final String UNITS = FieldType.decimal(20, 0).sql();
    private static final Measure CASES = Measure.count();

    private final Map<String, Sum> byKey = new LinkedHashMap<>();
    private final List<RatioIndicator> indicators = new ArrayList<>();

    private record Sum(String name, Column aggregate) {}

    /** Takes an indicator in. */
    void add(final RatioIndicator indicator) {
        indicators.add(indicator);
        sumsOf(indicator);
    }

    /** How many sums it would have with one more indicator. */
    int sizeWith(final RatioIndicator indicator) {
        final MeasureSums rehearsal = new MeasureSums();
        rehearsal.byKey.putAll(byKey);
        rehearsal.sumsOf(indicator);
        return rehearsal.byKey.size();
    }

    List<RatioIndicator> indicators() {
        return List.copyOf(indicators);
    }

    /** The vocabulary columns that the sums read. */
    Set<String> columns() {
        final Set<String> columns = new TreeSet<>();
        for (final RatioIndicator indicator : indicators) {
            columns.addAll(indicator.numerator().columns());
            columns.addAll(indicator.denominator().columns());
            optionalNeeds(indicator).forEach(column -> columns.add(column.presence()));
        }
        return columns;
    }

    /** The aggregation of cases. */
    Column[] ofCases() {
        return byKey.values().stream()
                .map(sum -> sum.aggregate().as(sum.name()))
                .toArray(Column[]::new);
    }

    /** The aggregation of what {@link #ofCases} gave. */
    Column[] ofSums() {
        return byKey.values().stream()
                .map(sum -> sum(col(sum.name())).as(sum.name()))
                .toArray(Column[]::new);
    }

    /** The long-form entries of rows with these sums. */
    List<LongForm.Entry> entries() {
        return indicators.stream().map(this::entry).toList();
    }

    private LongForm.Entry entry(final RatioIndicator indicator) {
        final Column numerator = scaled(
                column(indicator, indicator.numerator()), indicator.numerator().scale(), indicator.divisor());
        final Column denominator = scaled(
                column(indicator, indicator.denominator()),
                indicator.denominator().scale(),
                1);
        return new LongForm.Entry(
                indicator.id(),
                indicator.entry().grains(),
                numerator,
                denominator,
                column(indicator, casesOf(indicator)),
                missing(indicator));
    }

    /** The inputs of which the subject has not one, in words; null where there is none missing. */
    private Column missing(final RatioIndicator indicator) {
        final Map<String, String> absences = new LinkedHashMap<>();
        optionalNeeds(indicator).forEach(column -> absences.put(column.presence(), column.absence()));
        final Column[] missing = absences.entrySet().stream()
                .map(absence ->
                        when(col(find(Set.of(absence.getKey()), CASES).name()).equalTo(0), lit(absence.getValue())))
                .toArray(Column[]::new);
        return switch (missing.length) {
            case 0 -> lit(null);
            case 1 -> missing[0];
            default -> {
                final Column all = concat_ws(", ", missing);
                yield when(all.notEqual(""), all);
            }
        };
    }

    private void sumsOf(final RatioIndicator indicator) {
        find(required(indicator), indicator.numerator());
        find(required(indicator), indicator.denominator());
        find(required(indicator), casesOf(indicator));
        optionalNeeds(indicator).forEach(column -> find(Set.of(column.presence()), CASES));
    }

    private Column column(final RatioIndicator indicator, final Measure measure) {
        return col(find(required(indicator), measure).name());
    }

    /** The cases below the line: what a small count is judged by. */
    private static Measure casesOf(final RatioIndicator indicator) {
        final Measure below = indicator.denominator();
        return below.amount().isEmpty() && below.tally().isEmpty()
                ? below
                : new Measure(
                        java.util.Optional.empty(),
                        below.where(),
                        List.of(),
                        below.where().isEmpty() ? CASES.text() : "cases of " + below.text());
    }

    private static List<CaseColumn> optionalNeeds(final RatioIndicator indicator) {
        return indicator.needs().stream()
                .map(CaseVocabulary::column)
                .filter(CaseColumn::isOptional)
                .toList();
    }

    private static Set<String> required(final RatioIndicator indicator) {
        final Set<String> required = new TreeSet<>();
        optionalNeeds(indicator).forEach(column -> required.add(column.name()));
        return required;
    }

    private Sum find(final Set<String> required, final Measure measure) {
        final String key = String.join(" ", new TreeSet<>(required)) + " # " + measure.text();
        final Sum known = byKey.get(key);
        if (known != null) {
            return known;
        }
        final Sum added = new Sum("sum_" + byKey.size(), aggregate(required, measure));
        byKey.put(key, added);
        return added;
    }

    private static Column aggregate(final Set<String> required, final Measure measure) {
        Column condition = lit(true);
        for (final String column : new TreeSet<>(required)) {
            condition = condition.and(col(column).isNotNull());
        }
        if (measure.where().isPresent()) {
            condition = condition.and(ExpressionColumns.of(measure.where().get()));
        }
        if (measure.amount().isPresent()) {
            return coalesce(
                    sum(when(condition, ExpressionColumns.of(measure.amount().get()))), lit(0L));
        }
        if (!measure.tally().isEmpty()) {
            final Column fulfilled = measure.tally().stream()
                    .map(MeasureSums::oneIf)
                    .reduce(Column::plus)
                    .orElseThrow();
            return coalesce(sum(when(condition, fulfilled)), lit(0L));
        }
        return count(when(condition, lit(1)));
    }

    private static Column oneIf(final Expression condition) {
        return when(ExpressionColumns.of(condition), lit(1L)).otherwise(lit(0L));
    }

    private static Column scaled(final Column units, final int scale, final int divisor) {
        final BigDecimal by = BigDecimal.TEN.pow(scale).multiply(BigDecimal.valueOf(divisor));
        return by.compareTo(BigDecimal.ONE) == 0 ? units : units.cast(UNITS).divide(lit(by));
    }
}
