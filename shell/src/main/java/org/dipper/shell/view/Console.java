package org.dipper.shell.view;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Where the shell writes: the answer to standard output, everything else to standard error.
 *
 * @param out text for people on standard output, in the charset of the terminal
 * @param data json and csv on standard output, always UTF-8
 * @param err notes, progress and failures
 * @param charset the charset of the terminal
 * @param isErrorTerminal whether a person watches standard error, so that a progress line may be redrawn
 * @param isInputTerminal whether a person types
 */
public record Console(
        PrintStream out,
        PrintStream data,
        PrintStream err,
        Charset charset,
        boolean isErrorTerminal,
        boolean isInputTerminal) {

    /** The console of this process; the launcher says which of its streams are terminals. */
    public static Console ofProcess() {
        final Charset charset = charset(System.getenv(), System.getProperty("native.encoding", "UTF-8"));
        final String terminals = System.getProperty("dipper.terminals", "");
        return new Console(
                stream(FileDescriptor.out, charset),
                stream(FileDescriptor.out, StandardCharsets.UTF_8),
                stream(FileDescriptor.err, charset),
                charset,
                terminals.contains("2"),
                terminals.contains("0"));
    }

    /**
     * The charset of the terminal: what the locale names, so that a GB18030 terminal reads Chinese; UTF-8 where the locale
     * knows ASCII only, because such a locale says nothing about the terminal.
     */
    static Charset charset(final Map<String, String> environment, final String nativeEncoding) {
        for (final String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            final String locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                final int dot = locale.indexOf('.');
                final int at = locale.indexOf('@');
                return dot < 0
                        ? known(nativeEncoding)
                        : known(locale.substring(dot + 1, at > dot ? at : locale.length()));
            }
        }
        return known(nativeEncoding);
    }

    private static Charset known(final String name) {
        try {
            final String asked = name.toUpperCase(Locale.ROOT);
            final boolean isAscii =
                    asked.startsWith("ANSI_X3.4") || asked.equals("US-ASCII") || asked.startsWith("646");
            return isAscii || !Charset.isSupported(name) ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException notACharsetName) {
            return StandardCharsets.UTF_8;
        }
    }

    private static PrintStream stream(final FileDescriptor descriptor, final Charset charset) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16), false, charset);
    }

    /** Writes out everything held back. */
    public void flush() {
        out.flush();
        data.flush();
        err.flush();
    }
}
