package org.dipper.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.dipper.jobs.CatalogBuildJob;
import org.dipper.jobs.CatalogPublishJob;
import org.dipper.jobs.GenerateJob;
import org.dipper.jobs.IndicatorJob;
import org.dipper.jobs.IngestJob;
import org.dipper.jobs.Job;
import org.dipper.jobs.JobContext;
import org.dipper.jobs.JobOptions;
import org.dipper.jobs.SettleYearJob;
import org.dipper.warehouse.Warehouse;

/** Runs commands of the chain in this JVM. */
final class Jobs {
    private static final Map<String, Job> JOBS = Map.of(
            "data generate", new GenerateJob(),
            "data ingest", new IngestJob(),
            "catalog build", new CatalogBuildJob(),
            "catalog publish", new CatalogPublishJob(),
            "settle year", new SettleYearJob(),
            "indicator compute", new IndicatorJob());

    private Jobs() {}

    static JsonNode run(final SparkSession spark, final Path warehouse, final List<String> words) {
        final String command = words.get(0) + " " + words.get(1);
        final JobContext context = new JobContext(spark, Warehouse.open(spark, warehouse.toString()), event -> {});
        return JOBS.get(command).run(context, JobOptions.parse(command, words.subList(2, words.size())));
    }
}
