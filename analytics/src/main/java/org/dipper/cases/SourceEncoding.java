package org.dipper.cases;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How the text of a CSV file is encoded. {@link #AUTO} takes UTF-8 where the bytes are UTF-8, else GB18030. */
public enum SourceEncoding {
    AUTO(Optional.empty()),
    UTF8(Optional.of(StandardCharsets.UTF_8)),
    GB18030(Optional.of(Charset.forName("GB18030")));

    // Not a component of a serialised task: executors look the constant up by name.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Optional<Charset> charset;

    SourceEncoding(final Optional<Charset> charset) {
        this.charset = charset;
    }

    /** The named character set; empty for {@link #AUTO}. */
    public Optional<Charset> charset() {
        return charset;
    }
}
