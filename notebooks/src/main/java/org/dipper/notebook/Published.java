package org.dipper.notebook;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dipper.Contracts;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.errors.DipperException;
import org.dipper.jobs.Sessions;
import org.dipper.settlement.PointValueTable;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.table.Field;
import org.dipper.table.TableContract;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Warehouse;

/**
 * The published tables of a warehouse, read-only: every row comes from the table versions that a publication names, never
 * from what a run is still writing.
 */
public final class Published {
    /** The environment variable that names the warehouse. */
    public static final String WAREHOUSE_VARIABLE = "DIPPER_WAREHOUSE";

    /** Where {@code dipper demo} puts its warehouse, in the folder it is called from. */
    public static final String DEFAULT_WAREHOUSE = "./demo/warehouse";

    // Jupyter starts a kernel in the folder of the notebook, one below the one people call dipper from.
    private static final String DEFAULT_SEEN_FROM_NOTEBOOKS = "../demo/warehouse";

    private static final String CATALOG = "catalog:";
    private static final String SETTLEMENT = "settlement:";
    private static final String INDICATOR = "indicator:";

    private static final Map<String, Field> PERIODS = Map.of(
            CATALOG, CatalogEditionTable.EDITION_YEAR,
            SETTLEMENT, PointValueTable.SETTLEMENT_YEAR,
            INDICATOR, IndicatorValueTable.PERIOD);
    private static final String REVISION = CatalogEditionTable.REVISION.name();

    private final SparkSession spark;
    private final Warehouse warehouse;
    private final List<Publication> publications;

    private Published(final SparkSession spark, final Warehouse warehouse) {
        this.spark = spark;
        this.warehouse = warehouse;
        this.publications = warehouse.publications();
    }

    /** The warehouse that {@value #WAREHOUSE_VARIABLE} names, or else the demo's, here or one folder up. */
    public static Published open() {
        final String named = System.getenv(WAREHOUSE_VARIABLE);
        if (named != null && !named.isBlank()) {
            return open(named);
        }
        final boolean isOneUp = !Files.isDirectory(Path.of(DEFAULT_WAREHOUSE))
                && Files.isDirectory(Path.of(DEFAULT_SEEN_FROM_NOTEBOOKS));
        return open(isOneUp ? DEFAULT_SEEN_FROM_NOTEBOOKS : DEFAULT_WAREHOUSE);
    }

    /**
     * The warehouse of a folder or URI; starts Spark where it is not running.
     *
     * @throws DipperException precondition, where there is no such folder or nothing is published in it
     */
    public static Published open(final String folder) {
        final boolean isLocal = !folder.contains("://");
        if (isLocal && !Files.isDirectory(Path.of(folder))) {
            throw DipperException.precondition(
                    "There is no warehouse at "
                            + Path.of(folder).toAbsolutePath().normalize() + ".",
                    "The notebook reads what dipper has published, and that folder does not exist.",
                    "Run ./dipper demo, or set " + WAREHOUSE_VARIABLE + " to the folder of a warehouse.");
        }
        final SparkSession session = Sessions.start();
        // Else Spark warns, in the middle of a notebook, that it shortened a plan nobody asked for.
        session.conf().set("spark.sql.debug.maxToStringFields", "1000");
        final Published published = new Published(session, Warehouse.open(session, folder));
        if (published.publications.isEmpty()) {
            throw DipperException.precondition(
                    "Nothing is published in the warehouse " + folder + ".",
                    "No run has finished there.",
                    "Run ./dipper demo --warehouse " + folder + ".");
        }
        return published;
    }

    /** The Spark session, for questions of one's own. */
    public SparkSession spark() {
        return spark;
    }

    /** Every subject's publication in force, in the order of publishing. */
    public List<Publication> inForce() {
        return publications.stream()
                .filter(publication -> publication.equals(newest(publication.subject())))
                .toList();
    }

    /** One row a subject: what is in force, which revision, since when. */
    public Shown overview() {
        final List<List<String>> rows = inForce().stream()
                .map(publication -> List.of(
                        publication.subject(),
                        String.valueOf(publication.revision()),
                        publication.state(),
                        String.join(
                                ", ",
                                publication.tableVersions().keySet().stream()
                                        .sorted()
                                        .toList()),
                        publication
                                .contentHash()
                                .substring(
                                        0,
                                        Math.min(12, publication.contentHash().length()))))
                .toList();
        return Tables.of(
                List.of("subject<br>发布对象", "revision<br>修订号", "state<br>状态", "tables<br>表", "content hash<br>内容指纹"),
                rows);
    }

    /** The rows of a table of the catalog edition in force that was published last. */
    public Dataset<Row> catalog(final String table) {
        return latest(table, CATALOG, "./dipper catalog build, then catalog publish");
    }

    /** The rows of a table of the settlement in force that was computed last. */
    public Dataset<Row> settlement(final String table) {
        return latest(table, SETTLEMENT, "./dipper settle year");
    }

    /** The rows of a table of the indicators in force that were computed last. */
    public Dataset<Row> indicators(final String table) {
        return latest(table, INDICATOR, "./dipper indicator compute");
    }

    /** All rows of a table as last published, whatever their edition, year or revision. */
    public Dataset<Row> table(final String name) {
        return warehouse.current(contract(name));
    }

    private Dataset<Row> latest(final String name, final String kind, final String command) {
        final TableContract table = contract(name);
        final Publication publication = inForce().stream()
                .filter(candidate -> candidate.subject().startsWith(kind))
                .max(Comparator.comparingLong(Publication::sequence))
                .orElseThrow(() -> DipperException.precondition(
                        "The warehouse has no " + kind.replace(":", "") + " yet.",
                        "The table " + name + " comes with it.",
                        "Run " + command + " first."));
        final String period = publication.subject().substring(kind.length());
        final String column = PERIODS.get(kind).name();
        // A table keeps the rows of earlier years and revisions beside those in force.
        Dataset<Row> rows = warehouse.current(table, publication.subject());
        if (table.field(column).isPresent()) {
            rows = rows.where(col(column).cast("string").equalTo(period));
        }
        if (table.field(REVISION).isPresent()) {
            rows = rows.where(col(REVISION).equalTo(publication.revision()));
        }
        return rows;
    }

    private static TableContract contract(final String name) {
        return Contracts.named(name).orElseThrow(() -> {
            final String known = Contracts.ALL.stream().map(TableContract::name).collect(Collectors.joining(", "));
            return DipperException.usage(
                    "There is no table \"" + name + "\".", "Known are: " + known + ".", "Check the spelling.");
        });
    }

    private Publication newest(final String subject) {
        return publications.stream()
                .filter(publication -> publication.subject().equals(subject))
                .max(Comparator.comparingLong(Publication::sequence))
                .orElseThrow();
    }
}
