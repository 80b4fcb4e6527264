package org.dipper.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Warehouse;

/** Reads a warehouse again and again while others write to it, and keeps what did not fit together. */
final class Reader implements AutoCloseable {
    private static final long PAUSE_MILLIS = 250;

    private final SparkSession spark;
    private final Path warehouse;
    private final List<String> mixtures = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = new Thread(this::poll, "reader");
    private volatile boolean isOver;
    private volatile int rounds;

    private Reader(final SparkSession spark, final Path warehouse) {
        this.spark = spark;
        this.warehouse = warehouse;
    }

    static Reader start(final SparkSession spark, final Path warehouse) {
        final Reader reader = new Reader(spark, warehouse);
        reader.thread.setDaemon(true);
        reader.thread.start();
        return reader;
    }

    /** Ends reading with one more round, and fails where anything did not fit. */
    void sawNoMixture() throws InterruptedException {
        isOver = true;
        thread.join();
        round();
        assertThat(rounds).as("rounds of reading").isGreaterThan(1);
        assertThat(mixtures).isEmpty();
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        thread.join();
    }

    private void poll() {
        try {
            while (!isOver) {
                round();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            mixtures.add("reading failed: " + broken);
        }
    }

    private void round() {
        final Map<String, Publication> inForce = new LinkedHashMap<>();
        Warehouse.open(spark, warehouse.toString())
                .publications()
                .forEach(publication -> inForce.put(publication.subject(), publication));
        // Ingests stay as they are in these scenarios; catalogs and settlements change.
        inForce.remove(org.dipper.warehouse.Run.INGEST);
        for (final Publication publication : inForce.values()) {
            final String seen = PublishedHashes.recomputed(spark, warehouse, publication);
            if (!seen.equals(publication.contentHash())) {
                mixtures.add(publication.subject() + " sequence " + publication.sequence() + ": " + seen);
            }
        }
        rounds++;
    }
}
