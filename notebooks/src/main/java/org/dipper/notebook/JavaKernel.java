package org.dipper.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.spark.sql.Dataset;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** A Jupyter kernel for Java cells with Spark and Dipper on the classpath; Jupyter starts it with a connection file. */
public final class JavaKernel extends BaseKernel {
    private static final int ROWS = 20;
    // Held here: a logger that nobody holds forgets its level.
    private static final Logger ROOT_LOG = Logger.getLogger("");

    private final CellEngine engine = new CellEngine();

    /** Serves the front end that wrote the connection file, until it closes. */
    public static void main(final String[] arguments) throws IOException, GeneralSecurityException {
        if (arguments.length != 1) {
            System.err.println("The kernel is started by Jupyter, with the path of a connection file.");
            System.exit(2);
        }
        // Every message would be a line on the terminal of the person who started Jupyter.
        ROOT_LOG.setLevel(Level.WARNING);
        final String properties = Files.readString(Path.of(arguments[0]));
        final JupyterConnection connection = new JupyterConnection(KernelConnectionProperties.parse(properties));
        final JavaKernel kernel = new JavaKernel();
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }

    @Override
    public DisplayData eval(final String cell) {
        return engine.run(cell).map(JavaKernel::display).orElse(null);
    }

    @Override
    public ReplacementOptions complete(final String cell, final int cursor) {
        final CellEngine.Completion found = engine.complete(cell, cursor);
        return new ReplacementOptions(found.names(), found.start(), cursor);
    }

    @Override
    public String isComplete(final String cell) {
        return engine.isComplete(cell) ? IS_COMPLETE_YES : IS_COMPLETE_MAYBE;
    }

    @Override
    public void interrupt() {
        engine.interrupt();
    }

    @Override
    public void onShutdown(final boolean isRestarting) {
        engine.close();
    }

    @Override
    public List<String> formatError(final Exception failure) {
        return failure instanceof CellFailure cell ? cell.lines() : super.formatError(failure);
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("Java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("text/x-java")
                .build();
    }

    private static DisplayData display(final Object value) {
        final Shown shown = shown(value);
        final DisplayData data = new DisplayData(shown.plain());
        data.putData(shown.mimeType(), shown.content());
        return data;
    }

    private static Shown shown(final Object value) {
        if (value instanceof Shown ready) {
            return ready;
        }
        if (value instanceof Dataset<?> rows) {
            return Tables.of(rows.toDF(), ROWS);
        }
        return Shown.text(String.valueOf(value));
    }
}
