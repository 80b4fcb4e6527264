package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code catalog publish}: freezes the draft of an edition. */
public final class CatalogPublishJob implements Job {
    @Override
    public void check(final JobOptions options) {
        options.only("year").integer("year");
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        options.only("year");
        final int year = options.integer("year");
        return Publishing.promote(
                context, "catalog publish", Editions.subject(year), "dipper catalog build --year " + year);
    }
}
