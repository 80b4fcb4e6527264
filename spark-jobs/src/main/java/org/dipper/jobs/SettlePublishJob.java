package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.dipper.errors.DipperException;

/** {@code settle publish --year Y | --month YYYYMM}: freezes the settlement of a year or a month. */
public final class SettlePublishJob implements Job {
    @Override
    public void check(final JobOptions options) {
        period(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Period period = period(options);
        final String command =
                period.month().isPresent() ? "dipper settle month --month " : "dipper settle year --year ";
        return Publishing.promote(context, "settle publish", period.settlement(), command + period.label());
    }

    private static Period period(final JobOptions options) {
        options.only("year", "month");
        if (options.optional("year").isPresent() == options.optional("month").isPresent()) {
            throw DipperException.usage(
                    options.command() + " takes either --year or --month.",
                    "It says what becomes final.",
                    "Write --year 2025, or --month 202503.");
        }
        return options.optional("month").isPresent() ? Period.month(options) : Period.of(options);
    }
}
