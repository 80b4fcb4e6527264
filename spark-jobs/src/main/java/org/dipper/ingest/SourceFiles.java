package org.dipper.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.dipper.cases.SourceFormat;
import org.dipper.errors.DipperException;

/** Finds the files of a source: paths, folders and globs, parted by commas, on any file system that Hadoop knows. */
public final class SourceFiles {
    private final Configuration configuration;

    public SourceFiles(final Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * The files, each once, in the order of their paths.
     *
     * @throws DipperException usage where a part matches no file; refused where a file is empty
     */
    public List<SourceFile> find(final String source, final SourceFormat format) {
        final TreeMap<String, FileStatus> found = new TreeMap<>();
        for (final String part : parts(source)) {
            final int before = found.size();
            final List<FileStatus> matches = matches(part, format);
            matches.forEach(status -> found.put(status.getPath().toString(), status));
            if (matches.isEmpty() && found.size() == before) {
                throw DipperException.usage(
                        "No file matches " + part + ".",
                        "Nothing is there, or the folder holds no CSV or Parquet file.",
                        "Check the path and put a pattern with * in quotes; it is relative to the folder you stand in.");
            }
        }
        return named(List.copyOf(found.values()));
    }

    private static List<String> parts(final String source) {
        // A comma inside braces belongs to the pattern: {a,b}.csv
        final List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= source.length(); i++) {
            final char symbol = i < source.length() ? source.charAt(i) : ',';
            depth += symbol == '{' ? 1 : symbol == '}' ? -1 : 0;
            if (i == source.length() || (symbol == ',' && depth == 0)) {
                final String part = source.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            }
        }
        if (parts.isEmpty()) {
            throw DipperException.usage(
                    "The source is empty.", "--source names no file.", "Name files, such as --source 'in/*.csv'.");
        }
        return parts;
    }

    private List<FileStatus> matches(final String part, final SourceFormat format) {
        try {
            final Path pattern = new Path(part);
            final FileSystem files = pattern.getFileSystem(configuration);
            final List<FileStatus> matches = new ArrayList<>();
            final FileStatus[] globbed = files.globStatus(files.makeQualified(pattern));
            for (final FileStatus status : globbed == null ? new FileStatus[0] : globbed) {
                if (status.isDirectory()) {
                    below(files, status.getPath(), format, matches);
                } else {
                    matches.add(status);
                }
            }
            return matches;
        } catch (FileNotFoundException vanished) {
            return List.of();
        } catch (IllegalArgumentException notAPath) {
            throw DipperException.usage(
                    "The source " + part + " is no path.",
                    "It cannot be read as a path or pattern.",
                    "Check its spelling.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void below(
            final FileSystem files, final Path folder, final SourceFormat format, final List<FileStatus> matches)
            throws IOException {
        for (final FileStatus status : files.listStatus(folder)) {
            final String name = status.getPath().getName();
            if (name.startsWith("_") || name.startsWith(".")) {
                continue;
            }
            if (status.isDirectory()) {
                // Only the folders of a partitioned table belong to a source; others hold something else.
                if (name.contains("=")) {
                    below(files, status.getPath(), format, matches);
                }
            } else if (formatOf(name)
                    .filter(found -> format == SourceFormat.AUTO || found == format)
                    .isPresent()) {
                matches.add(status);
            }
        }
    }

    private static List<SourceFile> named(final List<FileStatus> statuses) {
        final List<SourceFile> files = new ArrayList<>();
        final int shared = sharedFolder(statuses);
        for (final FileStatus status : statuses) {
            final String name = status.getPath().toString().substring(shared);
            if (status.getLen() == 0) {
                throw DipperException.refused(
                        "The file " + name + " is empty.",
                        "It has 0 bytes, not even a header line.",
                        "Export it again, or leave it out of --source.");
            }
            files.add(new SourceFile(status.getPath().toString(), name, status.getLen(), status.getModificationTime()));
        }
        files.sort(Comparator.comparing(SourceFile::name));
        return List.copyOf(files);
    }

    private static int sharedFolder(final List<FileStatus> statuses) {
        String shared = statuses.get(0).getPath().getParent() + "/";
        for (final FileStatus status : statuses) {
            while (!status.getPath().toString().startsWith(shared)) {
                shared = shared.substring(0, shared.lastIndexOf('/', shared.length() - 2) + 1);
            }
        }
        return shared.length();
    }

    /**
     * The one format of all files, where the mapping leaves it open.
     *
     * @throws DipperException refused where some are Parquet and some are not
     */
    public static SourceFormat format(final List<SourceFile> files) {
        final long parquet = files.stream()
                .filter(file -> formatOf(file.name()).equals(Optional.of(SourceFormat.PARQUET)))
                .count();
        if (parquet != 0 && parquet != files.size()) {
            throw DipperException.refused(
                    "The source mixes Parquet and other files.",
                    "One ingest reads one format.",
                    "Ingest them one after the other.");
        }
        return parquet == 0 ? SourceFormat.CSV : SourceFormat.PARQUET;
    }

    private static Optional<SourceFormat> formatOf(final String name) {
        final String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".parquet")) {
            return Optional.of(SourceFormat.PARQUET);
        }
        return lower.endsWith(".csv") || lower.endsWith(".csv.gz") || lower.endsWith(".txt")
                ? Optional.of(SourceFormat.CSV)
                : Optional.empty();
    }
}
