package org.dipper.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Bytes as text, where bytes that are no text stay visible: each becomes {@link #MARK} and its value as {@code \xHH}.
 *
 * <p>Without a named character set the text is ASCII until the first other byte; then the next 64 KiB decide: UTF-8 where
 * more of its long sequences are sound than broken, else GB18030. A byte order mark says UTF-8 at once and is taken off.
 */
final class MarkingReader extends Reader {
    /** Stands before each byte that is no text; a noncharacter, so no sound text holds it. */
    static final char MARK = '\uFFFF';

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_SEQUENCE = 4;

    private final InputStream in;
    private final ByteBuffer bytes =
            ByteBuffer.allocate(BUFFER + LONGEST_SEQUENCE).flip();
    private final StringBuilder marked = new StringBuilder();
    private CharsetDecoder decoder;
    private boolean isAtEnd;
    private boolean isFirst = true;

    MarkingReader(final InputStream in, final Optional<Charset> charset) {
        super();
        this.in = Objects.requireNonNull(in, "in");
        this.decoder = charset.map(MarkingReader::decoder).orElse(null);
    }

    @Override
    public int read(final char[] target, final int offset, final int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        final CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
        while (out.position() == 0) {
            drainMarked(out);
            if (!out.hasRemaining()) {
                break;
            }
            if (!isAtEnd && bytes.remaining() < LONGEST_SEQUENCE) {
                fill();
            }
            if (!bytes.hasRemaining()) {
                return out.position() == 0 ? -1 : out.position();
            }
            decode(out);
        }
        return out.position();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void fill() throws IOException {
        bytes.compact();
        while (bytes.hasRemaining()) {
            final int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (got < 0) {
                isAtEnd = true;
                break;
            }
            bytes.position(bytes.position() + got);
        }
        bytes.flip();
        if (isFirst) {
            isFirst = false;
            skipByteOrderMark();
        }
    }

    private void skipByteOrderMark() {
        final int at = bytes.position();
        if (bytes.remaining() >= 3
                && bytes.get(at) == (byte) 0xEF
                && bytes.get(at + 1) == (byte) 0xBB
                && bytes.get(at + 2) == (byte) 0xBF) {
            bytes.position(at + 3);
            decoder = decoder == null ? decoder(StandardCharsets.UTF_8) : decoder;
        }
    }

    private void decode(final CharBuffer out) throws IOException {
        if (decoder == null) {
            while (bytes.hasRemaining() && out.hasRemaining() && bytes.get(bytes.position()) >= 0) {
                out.put((char) bytes.get());
            }
            if (!bytes.hasRemaining() || !out.hasRemaining()) {
                return;
            }
            if (!isAtEnd) {
                fill();
            }
            decoder = decoder(looksLikeUtf8(bytes) ? StandardCharsets.UTF_8 : GB18030);
        }
        final CoderResult result = decoder.decode(bytes, out, isAtEnd);
        if (result.isError()) {
            expose(result.length());
        } else if (result.isUnderflow() && isAtEnd && bytes.hasRemaining()) {
            expose(bytes.remaining());
        } else if (result.isOverflow() && out.position() == 0) {
            // One place is left and the next character needs two: hand both over in turn.
            final CharBuffer pair = CharBuffer.allocate(2);
            decoder.decode(bytes, pair, isAtEnd);
            marked.append(pair.flip());
        }
        decoder.reset();
    }

    private void expose(final int count) {
        for (int i = 0; i < count; i++) {
            marked.append(MARK).append(String.format(java.util.Locale.ROOT, "\\x%02X", bytes.get()));
        }
    }

    private void drainMarked(final CharBuffer out) {
        final int count = Math.min(marked.length(), out.remaining());
        if (count > 0) {
            out.put(marked.substring(0, count));
            marked.delete(0, count);
        }
    }

    /** Counts sound and broken UTF-8 sequences; a sequence cut by the end of the sample counts as neither. */
    static boolean looksLikeUtf8(final ByteBuffer sample) {
        int sound = 0;
        int broken = 0;
        int i = sample.position();
        while (i < sample.limit()) {
            final int lead = sample.get(i) & 0xFF;
            final int more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
            if (i + more >= sample.limit()) {
                break;
            }
            boolean isSound = lead < 0x80 || (lead >= 0xC2 && lead <= 0xF4);
            for (int j = 1; j <= more && isSound; j++) {
                isSound = (sample.get(i + j) & 0xC0) == 0x80;
            }
            // Two-byte sequences tell nothing: pairs of GB18030 look like them all the time.
            if (more > 1 && isSound) {
                sound++;
            } else if (!isSound) {
                broken++;
            }
            i += isSound ? more + 1 : 1;
        }
        return sound > broken || broken == 0;
    }

    private static CharsetDecoder decoder(final Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
