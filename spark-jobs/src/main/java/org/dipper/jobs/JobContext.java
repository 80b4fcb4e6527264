package org.dipper.jobs;

import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.dipper.protocol.JobEvent;
import org.dipper.warehouse.Warehouse;

/**
 * What a job works with.
 *
 * @param spark the session
 * @param warehouse the warehouse of this call
 * @param events where events go
 */
public record JobContext(SparkSession spark, Warehouse warehouse, Consumer<JobEvent> events) {

    /** Tells how far the job is. */
    public void progress(
            final String step, final String labelEn, final String labelZh, final long done, final long total) {
        spark.sparkContext().setJobDescription(labelEn);
        events.accept(new JobEvent.Progress(step, labelEn, labelZh, done, total));
    }

    /** Tells people something that is not the answer. */
    public void notice(final String textEn, final String textZh) {
        events.accept(new JobEvent.Notice(textEn, textZh));
    }
}
