package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.CaseMapping;
import org.dipper.cases.CaseMappingLoader;
import org.dipper.cases.IngestTable;
import org.dipper.coding.CodeEntry;
import org.dipper.coding.CodeTableKind;
import org.dipper.coding.LoadedCodes;
import org.dipper.errors.DipperException;
import org.dipper.ingest.Ingest;
import org.dipper.ingest.IngestCounts;
import org.dipper.ingest.IngestTables;
import org.dipper.ingest.PersonKey;
import org.dipper.ingest.RowsAndFen;
import org.dipper.ingest.SourceFile;
import org.dipper.ingest.SourceFiles;
import org.dipper.table.Field;
import org.dipper.table.TableContract;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code data ingest --source GLOB --mapping FILE}: source files into settled cases, with counts that add up. */
public final class IngestJob implements Job {
    // Beyond this size the just-in-time compiler leaves generated code interpreted, ten times slower than split
    // functions.
    private static final String HUGE_METHOD = "spark.sql.codegen.hugeMethodLimit";

    private static final String COMPILABLE_BYTES = "8000";

    @Override
    public void check(final JobOptions options) {
        options.only("source", "mapping").required("source");
        CaseMappingLoader.load(options.path("mapping"));
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        options.only("source", "mapping");
        final String source = options.required("source");
        final CaseMapping mapping = CaseMappingLoader.load(options.path("mapping"));
        final Configuration configuration = context.spark().sessionState().newHadoopConf();
        final List<SourceFile> files = new SourceFiles(configuration).find(source, mapping.format());
        final Map<String, String> claim = new HashMap<>(Map.of(
                "source", source, "mapping", mapping.name() + " " + mapping.hash(), "files", fingerprint(files)));
        final Set<CodeTableKind> kinds = kinds(mapping);
        final String codes = CodeTables.claim(context.warehouse()::inForce, kinds);
        requireMaps(mapping, codes);
        if (!codes.isEmpty()) {
            claim.put("codes", codes);
        }
        // No table of cases is part of the claim: files that were ingested once are known, whatever was ingested since.
        try (Run run = context.warehouse().begin("data ingest", claim, Optional.empty(), List.of())) {
            final Optional<JsonNode> before = run.alreadyDone();
            if (before.isPresent()) {
                context.notice("Nothing to do: these files are ingested already.", "无需处理：这些文件已导入。");
                return before.get();
            }
            if (!CodeTables.claim(run::inForce, kinds).equals(codes)) {
                throw DipperException.precondition(
                        "The ingest did not begin.", "Code tables were loaded at the same moment.", "Run it again.");
            }
            final String limit = context.spark().conf().get(HUGE_METHOD);
            context.spark().conf().set(HUGE_METHOD, COMPILABLE_BYTES);
            try {
                return Supersede.recorded(run, () -> ingest(context, run, mapping, files, source));
            } finally {
                context.spark().conf().set(HUGE_METHOD, limit);
            }
        }
    }

    private static JsonNode ingest(
            final JobContext context,
            final Run run,
            final CaseMapping mapping,
            final List<SourceFile> files,
            final String source) {
        final Configuration configuration = context.spark().sessionState().newHadoopConf();
        final byte[] personKey =
                PersonKey.of(System.getenv(), context.warehouse().root().toString(), configuration);
        final IngestCounts counts = new Ingest(
                        context.spark(),
                        new RunTables(context, run),
                        mapping,
                        personKey,
                        codes(run, mapping),
                        context::progress)
                .run(files, source);
        if (!new SourceFiles(configuration).find(source, mapping.format()).equals(files)) {
            throw DipperException.refused(
                    "The source changed while it was read; nothing was published.",
                    "A file was added, removed or written to.",
                    "Wait until the export is complete, then run it again.");
        }
        final ObjectNode answer = answer(run.id(), mapping, counts);
        final int revision = run.inForce(Run.INGEST).map(Publication::revision).orElse(0) + 1;
        run.publish(Run.INGEST, revision, Publication.PUBLISHED, Optional.empty(), answer);
        return answer;
    }

    /** The code tables that an ingest by this mapping looks into where they are loaded. */
    private static Set<CodeTableKind> kinds(final CaseMapping mapping) {
        final Set<CodeTableKind> kinds = EnumSet.of(
                CodeTableKind.DIAGNOSIS,
                CodeTableKind.PROCEDURE,
                CodeTableKind.PROCEDURE_ATTRIBUTE,
                CodeTableKind.EXCLUDED_DIAGNOSIS);
        kinds.addAll(mapping.codeMaps());
        return kinds;
    }

    private static void requireMaps(final CaseMapping mapping, final String loaded) {
        for (final CodeTableKind map : new TreeSet<>(mapping.codeMaps())) {
            if (!loaded.contains(map.id() + "=")) {
                throw DipperException.precondition(
                        "The mapping " + mapping.name() + " needs the code table " + map.id() + ".",
                        "It says that the source's codes are of the clinical edition, and the table is not loaded.",
                        "Run first: dipper codes load --kind " + map.id() + " --file FILE");
            }
        }
    }

    private static LoadedCodes codes(final Run run, final CaseMapping mapping) {
        final Map<CodeTableKind, List<CodeEntry>> tables = new EnumMap<>(CodeTableKind.class);
        kinds(mapping).forEach(kind -> CodeTables.entries(run, kind).ifPresent(entries -> tables.put(kind, entries)));
        return LoadedCodes.of(tables);
    }

    private static ObjectNode answer(final String ingestId, final CaseMapping mapping, final IngestCounts counts) {
        final ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put(IngestTable.INGEST_ID.name(), ingestId);
        answer.put(IngestTable.MAPPING.name(), mapping.name());
        answer.put(IngestTable.FILES.name(), counts.files());
        put(answer, IngestTable.READ, IngestTable.READ_FEN, counts.read());
        put(answer, IngestTable.ACCEPTED, IngestTable.ACCEPTED_FEN, counts.accepted());
        put(answer, IngestTable.QUARANTINED, IngestTable.QUARANTINED_FEN, counts.quarantined());
        put(answer, IngestTable.DUPLICATES, IngestTable.DUPLICATES_FEN, counts.duplicates());
        put(answer, IngestTable.FILTERED, IngestTable.FILTERED_FEN, counts.filtered());
        return answer;
    }

    private static void put(final ObjectNode answer, final Field rows, final Field fen, final RowsAndFen counts) {
        answer.put(rows.name(), counts.rows());
        answer.put(fen.name(), counts.fen());
    }

    private static String fingerprint(final List<SourceFile> files) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(files.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** The warehouse as an ingest sees it. The run holds the lock, so what is current stays so. */
    private record RunTables(JobContext context, Run run) implements IngestTables {
        @Override
        public String ingestId() {
            return run.id();
        }

        @Override
        public Dataset<Row> published(final TableContract table) {
            return context.warehouse().current(table);
        }

        @Override
        public void append(final TableContract table, final Dataset<Row> rows) {
            run.append(table, rows, IngestTable.INGEST_ID.name() + " = '" + run.id() + "'");
        }

        @Override
        public Dataset<Row> written(final TableContract table) {
            return run.readBack(table);
        }

        @Override
        public void replaceAll(final TableContract table, final Dataset<Row> rows) {
            run.replace(table, rows, "true");
        }
    }
}
