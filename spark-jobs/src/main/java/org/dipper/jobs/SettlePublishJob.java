package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code settle publish}: freezes the settlement of a year. */
public final class SettlePublishJob implements Job {
    @Override
    public void check(final JobOptions options) {
        options.only("year").integer("year");
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        options.only("year");
        final int year = options.integer("year");
        return Publishing.promote(
                context, "settle publish", SettleYearJob.subject(year), "dipper settle year --year " + year);
    }
}
