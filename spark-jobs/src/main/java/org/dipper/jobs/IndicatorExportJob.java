package org.dipper.jobs;

import static org.apache.spark.sql.functions.max;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.InstitutionTable;
import org.dipper.cases.SettledCaseTable;
import org.dipper.errors.DipperException;
import org.dipper.export.ArrowFile;
import org.dipper.export.BenchmarkTable;
import org.dipper.export.ExportFolder;
import org.dipper.export.ExportManifest;
import org.dipper.export.ExportTable;
import org.dipper.export.HiddenCells;
import org.dipper.export.Pseudonyms;
import org.dipper.export.SupervisionExport;
import org.dipper.export.TableCsv;
import org.dipper.ingest.PersonKey;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.PointsGrowthTable;
import org.dipper.supervision.assessment.AssessmentTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.Columns;
import org.dipper.table.TableContract;
import org.dipper.warehouse.Publication;

/**
 * {@code indicator export}: the supervision tables of a period as files that may be handed on. Small cells are hidden, stays
 * have pseudonyms, institutions stand as the tier shows them; the warehouse stays as it is.
 */
public final class IndicatorExportJob implements Job {
    private static final List<TableContract> TABLES = List.of(
            IndicatorValueTable.CONTRACT,
            FairRankingTable.CONTRACT,
            PointsGrowthTable.CONTRACT,
            LeadTable.CONTRACT,
            LeadCaseTable.CONTRACT,
            WarningTable.CONTRACT,
            AssessmentTable.CONTRACT,
            AssessmentTotalTable.CONTRACT);

    private static final String MANIFEST = "manifest.json";
    private static final int STEPS = 3;

    @Override
    public void check(final JobOptions options) {
        folder(IndicatorExportRequest.of(options)).check();
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final IndicatorExportRequest request = IndicatorExportRequest.of(options);
        folder(request).check();
        context.progress("indicator.export.read", "Reading the tables", "读取数据表", 0, STEPS);
        final List<Row> computed = computed(context, request);
        final Map<String, String> levels = levels(context, request);
        requireInstitution(request, levels, computed);
        final List<ExportTable> tables = tables(context, request, computed);
        context.progress("indicator.export.hide", "Hiding small cells", "隐藏小样本单元", 1, STEPS);
        final HiddenCells hidden = HiddenCells.of(computed, levels, request.limit());
        final SupervisionExport.Made made = new SupervisionExport(
                        request.tier(), request.institution(), levels, hidden, pseudonyms(context, request))
                .of(tables);
        context.progress("indicator.export.write", "Writing files", "导出文件", 2, STEPS);
        return write(context, request, made);
    }

    private static JsonNode write(
            final JobContext context, final IndicatorExportRequest request, final SupervisionExport.Made made) {
        final Map<String, String> about = about(request);
        final ExportManifest manifest = new ExportManifest(about, publications(context, request), made.suppressed());
        final Map<String, ExportFolder.Content> files = new LinkedHashMap<>();
        for (final ExportTable table : made.tables()) {
            final String name = table.contract().name();
            if (request.hasCsv()) {
                final byte[] csv = TableCsv.of(table.contract(), table.rows(), request.isChinese())
                        .getBytes(StandardCharsets.UTF_8);
                manifest.add(name + ".csv", csv, table.rows().size());
                files.put(name + ".csv", target -> target.write(csv));
            }
            if (request.hasArrow()) {
                final byte[] arrow = arrow(table, about);
                manifest.add(name + ".arrow", arrow, table.rows().size());
                files.put(name + ".arrow", target -> target.write(arrow));
            }
        }
        final byte[] listed = manifest.bytes();
        files.put(MANIFEST, target -> target.write(listed));
        folder(request).write(files);
        final ObjectNode answer = Answers.object()
                .put("period", request.period().written())
                .put("tier", request.tier().written())
                .put("out", request.folder().toString());
        answer.put(
                "suppressed_rows",
                made.suppressed().values().stream().mapToLong(Long::longValue).sum());
        files.keySet().forEach(answer.putArray("files")::add);
        return answer;
    }

    private static byte[] arrow(final ExportTable table, final Map<String, String> about) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ArrowFile.write(table.contract(), table.rows(), about, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, String> about(final IndicatorExportRequest request) {
        final Map<String, String> about = new TreeMap<>();
        about.put("period", request.period().written());
        about.put("tier", request.tier().written());
        about.put("suppress_below", String.valueOf(request.limit()));
        about.put("stays", request.isIdentified() ? "identified" : "pseudonymised");
        request.institution().ifPresent(code -> about.put("institution", code));
        return about;
    }

    private static List<Publication> publications(final JobContext context, final IndicatorExportRequest request) {
        final Years years = request.period().years();
        return Stream.of(IndicatorJob.subject(request.period().computed()), WarnRunJob.subject(years.first()))
                .map(context.warehouse()::inForce)
                .flatMap(Optional::stream)
                .toList();
    }

    /** All values of the year or years: what is hidden must not depend on which part of it is exported. */
    private static List<Row> computed(final JobContext context, final IndicatorExportRequest request) {
        final String computed = request.period().computed();
        final Column period = Columns.col(IndicatorValueTable.PERIOD);
        final List<Row> rows = rows(
                context,
                IndicatorValueTable.CONTRACT,
                period.equalTo(computed).or(period.rlike("^" + computed + "-([0-9]{2}|Q[1-4])$")));
        if (rows.isEmpty()) {
            throw DipperException.precondition(
                    "There are no indicators of " + computed + ".",
                    "They were never computed in this warehouse.",
                    "Run first: dipper indicator compute --period " + computed);
        }
        return rows;
    }

    private static List<ExportTable> tables(
            final JobContext context, final IndicatorExportRequest request, final List<Row> computed) {
        final Set<String> periods = new HashSet<>(request.period().periods());
        final List<ExportTable> tables = new ArrayList<>();
        for (final TableContract table : TABLES) {
            if (table.equals(IndicatorValueTable.CONTRACT)) {
                tables.add(new ExportTable(table, computed)
                        .where(row -> periods.contains(ExportTable.text(row, IndicatorValueTable.PERIOD))));
            } else if (table.equals(WarningTable.CONTRACT)) {
                final Column isAsked = Columns.col(WarningTable.MONTH)
                        .between(request.period().firstMonth(), request.period().lastMonth());
                tables.add(new ExportTable(table, rows(context, table, isAsked)));
            } else {
                final Column isAsked = Columns.col(LeadTable.PERIOD).isin(periods.toArray());
                tables.add(new ExportTable(table, rows(context, table, isAsked)));
            }
        }
        return tables;
    }

    private static List<Row> rows(final JobContext context, final TableContract table, final Column isAsked) {
        return Columns.withAbsent(table.fields(), context.warehouse().current(table))
                .where(isAsked)
                .select(Columns.select(table))
                .collectAsList();
    }

    /** The level of each institution in the period, the highest where its cases show several, as indicators have it. */
    private static Map<String, String> levels(final JobContext context, final IndicatorExportRequest request) {
        final Years years = request.period().years();
        final Map<String, String> levels = new TreeMap<>();
        put(
                levels,
                context.warehouse()
                        .current(InstitutionTable.CONTRACT)
                        .select(Columns.cols(InstitutionTable.INSTITUTION_CODE, InstitutionTable.HOSPITAL_LEVEL)));
        put(
                levels,
                context.warehouse()
                        .current(SettledCaseTable.CONTRACT)
                        .where(Columns.col(SettledCaseTable.DISCHARGE_YEAR).between(years.first(), years.last()))
                        .groupBy(Columns.col(SettledCaseTable.INSTITUTION_CODE))
                        .agg(max(Columns.col(SettledCaseTable.HOSPITAL_LEVEL))));
        return levels;
    }

    private static void put(final Map<String, String> levels, final Dataset<Row> rows) {
        rows.collectAsList().forEach(row -> levels.put(row.getString(0), row.isNullAt(1) ? "" : row.getString(1)));
    }

    private static void requireInstitution(
            final IndicatorExportRequest request, final Map<String, String> levels, final List<Row> computed) {
        request.institution()
                .filter(code -> !levels.containsKey(code)
                        && computed.stream()
                                .noneMatch(row -> code.equals(ExportTable.text(row, IndicatorValueTable.SUBJECT))))
                .ifPresent(code -> {
                    throw DipperException.precondition(
                            "There is no institution \"" + code + "\" here.",
                            "No case of that code was ingested.",
                            "Check the code; dipper indicator show --id mean_cost --subject-type institution lists"
                                    + " them.");
                });
    }

    private static Optional<Pseudonyms> pseudonyms(final JobContext context, final IndicatorExportRequest request) {
        if (request.isIdentified()) {
            return Optional.empty();
        }
        final byte[] key = request.keyBytes()
                .orElseGet(() -> PersonKey.of(
                        System.getenv(),
                        context.warehouse().root().toString(),
                        context.spark().sessionState().newHadoopConf()));
        return Optional.of(new Pseudonyms(key, request.period().written()));
    }

    private static ExportFolder folder(final IndicatorExportRequest request) {
        final Set<String> ours = new HashSet<>(Set.of(MANIFEST));
        Stream.concat(TABLES.stream(), Stream.of(BenchmarkTable.CONTRACT))
                .map(TableContract::name)
                .forEach(name -> ours.addAll(List.of(name + ".csv", name + ".arrow")));
        return new ExportFolder(request.folder(), request.mayOverwrite(), ours);
    }
}
