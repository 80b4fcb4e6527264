package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.errors.DipperException;
import org.dipper.export.ArrowFile;
import org.dipper.export.CatalogCsv;
import org.dipper.table.Columns;
import org.dipper.table.TableContract;
import org.dipper.warehouse.Publication;

/** {@code catalog export}: an edition as files, for people, other cities and other programs; the warehouse stays as it is. */
public final class CatalogExportJob implements Job {
    private static final List<TableContract> TABLES = List.of(
            DiseaseGroupTable.CONTRACT,
            CatalogEditionTable.CONTRACT,
            InstitutionCoefficientTable.CONTRACT,
            AuxiliaryTypeTable.CONTRACT);

    /** What an export is asked for. */
    private record Request(
            int year,
            Path folder,
            boolean hasCsv,
            boolean hasArrow,
            boolean isChinese,
            boolean hasByteOrderMark,
            boolean mayOverwrite) {
        static Request of(final JobOptions options) {
            options.only("year", "out", "format", "header", "bom", "overwrite");
            final String format = options.optional("format").orElse("all");
            final String header = options.optional("header").orElse("en");
            requireOneOf("format", format, List.of("csv", "arrow", "all"));
            requireOneOf("header", header, List.of("zh", "en"));
            return new Request(
                    options.integer("year"),
                    options.path("out"),
                    !format.equals("arrow"),
                    !format.equals("csv"),
                    header.equals("zh"),
                    options.flag("bom"),
                    options.flag("overwrite"));
        }

        private static void requireOneOf(final String option, final String value, final List<String> known) {
            if (!known.contains(value)) {
                throw DipperException.usage(
                        "--" + option + " is \"" + value + "\".",
                        "It takes one of: " + String.join(", ", known) + ".",
                        "Write one of them, or leave it out.");
            }
        }
    }

    /** Writes one file. */
    @FunctionalInterface
    private interface Content {
        void to(OutputStream target) throws IOException;
    }

    @Override
    public void check(final JobOptions options) {
        Request.of(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final Request request = Request.of(options);
        final int year = request.year();
        final Publication edition = context.warehouse()
                .inForce(Editions.subject(year))
                .orElseThrow(() -> DipperException.precondition(
                        "The catalog edition " + year + " is not there.",
                        "It was never built in this warehouse.",
                        "Run dipper catalog build --year " + year + " first."));
        if (!edition.isPublished()) {
            context.notice("This edition is a draft and may still change.", "该目录为草案，发布前仍可能调整。");
        }
        context.progress("catalog.export", "Writing files", "导出文件", 0, 1);
        final Map<String, Content> files = files(context, request, edition);
        write(request, files);
        final ObjectNode answer = Answers.object()
                .put("edition_year", year)
                .put("revision", edition.revision())
                .put("state", edition.state())
                .put("content_hash", edition.contentHash())
                .put("out", request.folder().toString());
        final ArrayNode names = answer.putArray("files");
        files.keySet().forEach(names::add);
        return answer;
    }

    /** What to write, by file name; a table without rows of this edition makes no file. */
    private static Map<String, Content> files(
            final JobContext context, final Request request, final Publication edition) {
        final Map<String, String> about = Map.of(
                "subject", edition.subject(),
                "revision", String.valueOf(edition.revision()),
                "state", edition.state(),
                "content_hash", edition.contentHash());
        final Map<String, Content> files = new LinkedHashMap<>();
        for (final TableContract table : request.hasArrow() ? TABLES : List.of(DiseaseGroupTable.CONTRACT)) {
            final List<Row> rows = context.warehouse()
                    .current(table, edition.subject())
                    .where("edition_year = " + request.year() + " AND revision = " + edition.revision())
                    .select(Columns.select(table))
                    .collectAsList();
            if (rows.isEmpty()) {
                continue;
            }
            if (request.hasCsv() && table.equals(DiseaseGroupTable.CONTRACT)) {
                final String csv = CatalogCsv.of(rows, request.isChinese(), request.hasByteOrderMark());
                files.put(table.name() + ".csv", target -> target.write(csv.getBytes(StandardCharsets.UTF_8)));
            }
            if (request.hasArrow()) {
                files.put(table.name() + ".arrow", target -> ArrowFile.write(table, rows, about, target));
            }
        }
        return files;
    }

    /** Every file under another name first, so that none is seen half written. */
    private static void write(final Request request, final Map<String, Content> files) {
        final Path folder = request.folder();
        try {
            for (final String name : files.keySet()) {
                if (Files.exists(folder.resolve(name)) && !request.mayOverwrite()) {
                    throw DipperException.usage(
                            "The file " + folder.resolve(name) + " is there already.",
                            "An export replaces nothing unasked.",
                            "Name another folder, or add --overwrite.");
                }
            }
            Files.createDirectories(folder);
            final List<Path> parts = new ArrayList<>();
            for (final Map.Entry<String, Content> file : files.entrySet()) {
                final Path part = folder.resolve("." + file.getKey() + ".part");
                try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(part))) {
                    file.getValue().to(target);
                }
                parts.add(part);
            }
            int place = 0;
            for (final String name : files.keySet()) {
                Files.move(parts.get(place), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                place++;
            }
        } catch (FileSystemException unwritable) {
            throw DipperException.usage(
                    "The folder " + folder + " cannot be written to.",
                    "The system says: " + unwritable.getClass().getSimpleName() + ".",
                    "Name a folder that is yours.");
        } catch (IOException failure) {
            throw DipperException.tryAgain(
                    "The files could not be written to " + folder + ".",
                    "The system says: " + failure.getClass().getSimpleName() + ".",
                    "Check the space on that disk, then run the same command again.",
                    failure);
        }
    }
}
