package org.dipper.coding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.dipper.errors.DipperException;

/** The bytes of a small file as text: UTF-8 with or without a mark where they are UTF-8, else GB18030; never a guess. */
public final class EncodedText {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private EncodedText() {}

    /**
     * The text of a file.
     *
     * @param file the name that a refusal shows
     * @param encoding {@code utf-8} or {@code gb18030}; found out where absent
     * @throws DipperException usage for another encoding, refused where the bytes are no text in it
     */
    public static String decode(final String file, final byte[] bytes, final Optional<String> encoding) {
        final Optional<String> text =
                switch (encoding.orElse("auto")) {
                    case "auto" -> read(bytes, StandardCharsets.UTF_8).or(() -> read(bytes, GB18030));
                    case "utf-8" -> read(bytes, StandardCharsets.UTF_8);
                    case "gb18030" -> read(bytes, GB18030);
                    default ->
                        throw DipperException.usage(
                                "The encoding \"" + encoding.orElse("") + "\" is not known.",
                                "Files of codes are text in UTF-8 or GB18030.",
                                "Write --encoding utf-8 or --encoding gb18030, or leave it out.");
                };
        final String read = text.orElseThrow(() -> DipperException.refused(
                "The file " + file + " is refused.",
                "Its bytes are no text in " + encoding.orElse("UTF-8 or GB18030") + ".",
                "Save it as CSV in UTF-8."));
        if (read.indexOf('\0') >= 0) {
            throw DipperException.refused(
                    "The file " + file + " is refused.",
                    "It holds NUL characters, so it is no CSV text; perhaps it is a spreadsheet or UTF-16.",
                    "Save it as CSV in UTF-8.");
        }
        return read;
    }

    private static Optional<String> read(final byte[] bytes, final Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notThis) {
            return Optional.empty();
        }
    }
}
