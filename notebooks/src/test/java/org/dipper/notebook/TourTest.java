package org.dipper.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.jobs.DemoJob;
import org.dipper.jobs.JobContext;
import org.dipper.jobs.JobOptions;
import org.dipper.jobs.Sessions;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The tour, headless: a small warehouse by the real jobs, then every cell in the engine that the kernel uses. */
class TourTest {
    private static final String CASES = "4000";
    private static final Path ROOT = Path.of(System.getProperty("dipper.root"));

    private static SparkSession spark;

    @BeforeAll
    static void runTheDemo() throws IOException {
        final Path warehouse = Path.of(System.getenv(Published.WAREHOUSE_VARIABLE));
        delete(warehouse.getParent());
        Files.createDirectories(warehouse.getParent());
        // With so few rows, compiling a query costs more than running it.
        Map.of(
                        "spark.master", "local[2]",
                        "spark.sql.shuffle.partitions", "2",
                        "spark.sql.codegen.wholeStage", "false",
                        "spark.sql.adaptive.enabled", "false",
                        "spark.driver.host", "127.0.0.1",
                        "spark.driver.bindAddress", "127.0.0.1")
                .forEach(System::setProperty);
        spark = Sessions.start();
        spark.sparkContext().setLogLevel("ERROR");
        final JobOptions options = JobOptions.parse(
                "demo",
                List.of(
                        "--cases",
                        CASES,
                        "--policy",
                        ROOT.resolve("policies/prefecture.yaml").toString(),
                        "--mapping",
                        ROOT.resolve("mappings/national.yaml").toString()));
        new DemoJob().run(new JobContext(spark, Warehouse.open(spark, warehouse.toString()), event -> {}), options);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void everyCellRunsAndShowsWhatItPromises() throws Exception {
        final NotebookFile tour = NotebookFile.read(ROOT.resolve("notebooks/tour.ipynb"));
        assertThat(tour.cells()).as("outputs are stripped").noneMatch(NotebookFile.Cell::hasOutput);

        final List<Object> values;
        try (CellEngine engine = new CellEngine()) {
            values = tour.run(engine);
        }

        final List<Shown> shown = values.stream()
                .filter(Shown.class::isInstance)
                .map(Shown.class::cast)
                .toList();
        final List<Shown> charts =
                shown.stream().filter(one -> one.mimeType().equals(Shown.SVG)).toList();
        assertThat(charts).hasSize(3);
        for (final Shown chart : charts) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(chart.content())));
            assertThat(chart.content()).contains("<rect x=");
        }
        assertThat(shown)
                .filteredOn(one -> one.mimeType().equals(Shown.HTML))
                .hasSize(8)
                .allSatisfy(table -> assertThat(table.content()).contains("<td"));
        assertThat(values.get(values.size() - 1).toString()).startsWith("payments = fund in 2 pools");
    }

    private static void delete(final Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
