package org.dipper.jobs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.supervision.warning.Bilingual;
import org.dipper.supervision.warning.BudgetProgress;
import org.dipper.supervision.warning.BudgetProgressTable;
import org.dipper.supervision.warning.EpisodeMonth;
import org.dipper.supervision.warning.Forecast;
import org.dipper.supervision.warning.Progress;
import org.dipper.supervision.warning.Signal;
import org.dipper.supervision.warning.Warning;
import org.dipper.supervision.warning.WarningMessage;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.Columns;

/** The tables of early warning, shaped from its records. */
final class WarningRows {
    private WarningRows() {}

    static Dataset<Row> warnings(final SparkSession spark, final List<Warning> warnings) {
        return spark.createDataFrame(
                warnings.stream().map(WarningRows::row).toList(), Columns.schema(WarningTable.CONTRACT));
    }

    static Dataset<Row> progress(
            final SparkSession spark, final List<Progress> rows, final Optional<BudgetProgress> bands) {
        return spark.createDataFrame(
                rows.stream().map(each -> row(each, bands)).toList(), Columns.schema(BudgetProgressTable.CONTRACT));
    }

    private static Row row(final Warning warning) {
        final Bilingual message = WarningMessage.of(warning);
        final Optional<EpisodeMonth> episode = warning.episode();
        return RowFactory.create(
                warning.month(),
                warning.rule().id(),
                warning.rule().version(),
                warning.rule().kind().id(),
                warning.severity().id(),
                warning.subject().type().id(),
                warning.subject().code(),
                warning.rule().indicator(),
                warning.judgement().signal() == Signal.FIRED,
                scaled(warning.judgement().measured()),
                scaled(warning.judgement().reference()),
                scaled(warning.judgement().threshold()),
                warning.state(),
                episode.map(EpisodeMonth::start).orElse(null),
                episode.map(EpisodeMonth::months).orElse(null),
                orNull(warning.stakeFen()),
                warning.rank().orElse(null),
                warning.isShown(),
                warning.rule().isPeerDefault(),
                message.en(),
                message.zh());
    }

    private static Row row(final Progress progress, final Optional<BudgetProgress> bands) {
        final Optional<Forecast> forecast = progress.forecast();
        final Optional<Forecast.Interval> interval = forecast.flatMap(Forecast::interval);
        return RowFactory.create(
                progress.month(),
                progress.subject().type().id(),
                progress.subject().code(),
                progress.budgetFen(),
                progress.bookedFen(),
                progress.developedFen(),
                progress.expectedShare().signum() > 0 ? progress.expectedShare() : null,
                progress.ratio().orElse(null),
                progress.ratio()
                        .flatMap(unused -> bands.map(rule -> rule.band(progress)))
                        .orElse(null),
                forecast.map(Forecast::fen).orElse(null),
                interval.map(Forecast.Interval::lowFen).orElse(null),
                interval.map(Forecast.Interval::highFen).orElse(null),
                forecast.map(Forecast::residuals).orElse(0),
                progress.note().en(),
                progress.note().zh());
    }

    private static BigDecimal scaled(final Optional<BigDecimal> value) {
        return value.map(each -> each.setScale(6, RoundingMode.HALF_UP)).orElse(null);
    }

    private static Long orNull(final OptionalLong value) {
        return value.isPresent() ? Long.valueOf(value.getAsLong()) : null;
    }
}
