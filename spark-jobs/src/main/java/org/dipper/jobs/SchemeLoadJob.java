package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.RowFactory;
import org.dipper.coding.EncodedText;
import org.dipper.errors.DipperException;
import org.dipper.grouping.scheme.GroupingSchemeTable;
import org.dipper.grouping.scheme.Layer;
import org.dipper.grouping.scheme.SchemeCells;
import org.dipper.grouping.scheme.SchemeContent;
import org.dipper.grouping.scheme.SchemeReader;
import org.dipper.grouping.scheme.SchemeText;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.table.Columns;
import org.dipper.warehouse.Publication;
import org.dipper.warehouse.Run;

/** {@code scheme load --name NAME --source GLOB|DIR}: a grouping scheme into the warehouse, whole or not at all. */
public final class SchemeLoadJob implements Job {
    private static final long LARGEST_FILE = 50L << 20;
    private static final String NAME = "[\\p{L}0-9][\\p{L}0-9._-]{0,63}";

    @Override
    public void check(final JobOptions options) {
        read(options);
    }

    @Override
    public JsonNode run(final JobContext context, final JobOptions options) {
        final SchemeContent content = read(options);
        final String name = options.required("name");
        final String hash = PolicyFingerprint.of(content.rules());
        final Map<String, String> claim = Map.of("name", name, "content", hash);
        try (Run run = context.warehouse().begin("scheme load", claim, Optional.empty(), List.of())) {
            content.leftAside()
                    .forEach(file -> context.notice(
                            file + " holds codes, no rows of a scheme: load it by codes load.",
                            file + " 为编码清单，不属于分组方案，请用 codes load 加载。"));
            final Optional<Publication> before = run.inForce(Schemes.subject(name));
            if (before.flatMap(CodeTables::contentOf).equals(Optional.of(hash))) {
                context.notice("Nothing to do: this scheme is loaded already.", "无需处理：该分组方案已加载。");
                return answer(name, content, hash, before.orElseThrow().revision(), false);
            }
            return Supersede.recorded(run, () -> write(context, run, name, content, hash, before));
        }
    }

    private static JsonNode write(
            final JobContext context,
            final Run run,
            final String name,
            final SchemeContent content,
            final String hash,
            final Optional<Publication> before) {
        final int revision = before.map(Publication::revision).orElse(0) + 1;
        context.progress("scheme.load", "loading the grouping scheme", "加载分组方案", 0, 0);
        run.replace(
                GroupingSchemeTable.CONTRACT,
                context.spark()
                        .createDataFrame(
                                content.rows().stream()
                                        .map(row -> RowFactory.create(SchemeCells.of(name, revision, row)
                                                .toArray()))
                                        .toList(),
                                Columns.schema(GroupingSchemeTable.CONTRACT))
                        .coalesce(1),
                GroupingSchemeTable.SCHEME.name() + " = '" + name + "' AND " + GroupingSchemeTable.REVISION.name()
                        + " = " + revision);
        final ObjectNode answer = answer(name, content, hash, revision, true);
        run.publish(Schemes.subject(name), revision, Publication.PUBLISHED, Optional.empty(), answer);
        return answer;
    }

    private static ObjectNode answer(
            final String name,
            final SchemeContent content,
            final String hash,
            final int revision,
            final boolean isNew) {
        final ObjectNode answer = Answers.object();
        answer.put(GroupingSchemeTable.SCHEME.name(), name);
        answer.put(GroupingSchemeTable.REVISION.name(), revision);
        answer.put("is_new", isNew);
        answer.put("rows", content.rows().size());
        for (final Layer layer : Layer.values()) {
            answer.put(
                    "rows_" + layer.code().toLowerCase(Locale.ROOT),
                    content.rules().stream()
                            .filter(rule -> rule.layer() == layer)
                            .count());
        }
        answer.put("left_aside", String.join(", ", content.leftAside()));
        answer.put(CodeTables.CONTENT, hash);
        return answer;
    }

    private static SchemeContent read(final JobOptions options) {
        options.only("name", "source", "encoding");
        final String name = options.required("name");
        if (!name.matches(NAME)) {
            throw DipperException.usage(
                    "--name cannot be \"" + name + "\".",
                    "A scheme's name is letters, digits, dots, dashes and underscores.",
                    "For example: --name national-3.0");
        }
        final List<Path> files = files(options.required("source"));
        return SchemeReader.read(files.stream().map(file -> text(file, options)).toList());
    }

    private static SchemeText text(final Path file, final JobOptions options) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw DipperException.refused(
                        "The file " + file + " is refused.", "It is larger than 50 MB.", "Check which file was meant.");
            }
            final String name = String.valueOf(file.getFileName());
            return new SchemeText(
                    name, EncodedText.decode(name, Files.readAllBytes(file), options.optional("encoding")));
        } catch (IOException unreadable) {
            throw DipperException.usage(
                    "The file " + file + " cannot be read.",
                    String.valueOf(unreadable.getMessage()),
                    "Check its permissions.");
        }
    }

    /** The CSV files of a folder, or the files of a pattern in one folder, by name. */
    private static List<Path> files(final String source) {
        final Path given = Path.of(source);
        final boolean isFolder = Files.isDirectory(given);
        final Path folder =
                isFolder ? given : Optional.ofNullable(given.getParent()).orElse(Path.of(""));
        final String pattern = isFolder ? "*.csv" : String.valueOf(given.getFileName());
        final PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> all = Files.isDirectory(folder.toAbsolutePath()) ? Files.list(folder) : Stream.empty()) {
            final List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> matcher.matches(file.getFileName()))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw DipperException.usage(
                        "There is no file " + source + ".",
                        "--source must name a folder with CSV files, or files.",
                        "Check the path; put a pattern with * into quotes.");
            }
            return files;
        } catch (IOException unreadable) {
            throw DipperException.usage(
                    "The folder " + folder + " cannot be read.",
                    String.valueOf(unreadable.getMessage()),
                    "Check its permissions.");
        }
    }
}
