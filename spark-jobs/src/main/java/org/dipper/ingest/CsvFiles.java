package org.dipper.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Opens CSV files, compressed ones too, on any file system that Hadoop knows. */
final class CsvFiles {
    private CsvFiles() {}

    static CsvReader open(
            final Configuration configuration,
            final SourceFile file,
            final char delimiter,
            final Optional<Charset> charset)
            throws IOException {
        final Path path = new Path(file.uri());
        final InputStream bytes = path.getFileSystem(configuration).open(path);
        final CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
        final InputStream plain = codec == null ? bytes : codec.createInputStream(bytes);
        return new CsvReader(new MarkingReader(plain, charset), delimiter);
    }
}
