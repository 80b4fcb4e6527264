package org.dipper.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.dipper.errors.DipperException;

/**
 * Runs the cells of a notebook one after the other, in this JVM, each seeing what the ones before it declared. The kernel
 * and the headless test run the same engine.
 */
public final class CellEngine implements AutoCloseable {
    private static final int STACK_LINES = 8;

    private final InProcess control = new InProcess();
    private final JShell shell;

    /** An engine whose cells see the classpath of this JVM. */
    public CellEngine() {
        this.shell = JShell.builder()
                .executionEngine(new Provider(control), Map.of())
                .compilerOptions("-Xlint:none")
                .build();
    }

    /**
     * Runs a cell.
     *
     * @return the value of its last expression; empty where it ends with something else, or the value is null
     * @throws CellFailure where it does not compile or throws
     */
    public Optional<Object> run(final String cell) {
        final SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        Optional<Object> last = Optional.empty();
        String rest = cell;
        while (!rest.isBlank()) {
            final SourceCodeAnalysis.CompletionInfo next = analysis.analyzeCompletion(rest);
            final String source = next.completeness().isComplete() ? next.source() : rest;
            rest = next.completeness().isComplete() ? next.remaining() : "";
            control.forget();
            Optional<Object> value = Optional.empty();
            for (final SnippetEvent event : shell.eval(source)) {
                // Events without a cause are the snippet itself; the others are earlier ones that it changed.
                if (event.causeSnippet() == null) {
                    check(event);
                    value = isExpression(event.snippet()) ? control.value() : Optional.empty();
                }
            }
            last = value;
        }
        return last;
    }

    /** Whether a cell is finished: a front end asks before it runs a line. */
    public boolean isComplete(final String cell) {
        return shell.sourceCodeAnalysis().analyzeCompletion(cell).completeness().isComplete();
    }

    /** The names that may follow at a place in a cell, and where the name they complete begins. */
    Completion complete(final String cell, final int cursor) {
        final int[] anchor = {cursor};
        final List<String> names = shell.sourceCodeAnalysis().completionSuggestions(cell, cursor, anchor).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .toList();
        return new Completion(names, anchor[0]);
    }

    /** Asks the running cell to end. */
    public void interrupt() {
        control.stop();
    }

    @Override
    public void close() {
        shell.close();
    }

    private void check(final SnippetEvent event) {
        if (event.exception() != null) {
            throw new CellFailure(
                    control.thrown()
                            .map(CellEngine::explain)
                            .orElseGet(() -> List.of(event.exception().toString())),
                    control.thrown().orElse(event.exception()));
        }
        final boolean isUsable = event.status() == Snippet.Status.VALID
                || event.status() == Snippet.Status.RECOVERABLE_DEFINED
                || event.status() == Snippet.Status.OVERWRITTEN;
        if (!isUsable) {
            final List<String> lines = new ArrayList<>();
            lines.add("The cell does not compile: " + event.snippet().source().strip());
            shell.diagnostics(event.snippet())
                    .forEach(diagnostic -> lines.add("  " + diagnostic.getMessage(Locale.ROOT)));
            throw new CellFailure(lines, null);
        }
    }

    private static List<String> explain(final Throwable thrown) {
        if (thrown instanceof DipperException failure) {
            return List.of(failure.what(), "  " + failure.why(), "  " + failure.fix());
        }
        final List<String> lines = new ArrayList<>();
        lines.add(thrown.toString());
        final StackTraceElement[] stack = thrown.getStackTrace();
        for (int i = 0; i < Math.min(STACK_LINES, stack.length); i++) {
            lines.add("  at " + stack[i]);
        }
        return lines;
    }

    private static boolean isExpression(final Snippet snippet) {
        return snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                || snippet.kind() == Snippet.Kind.EXPRESSION;
    }

    /**
     * What may be written at a place.
     *
     * @param names the candidates
     * @param start where the text that they replace begins
     */
    record Completion(List<String> names, int start) {}

    /** Runs a snippet where its value stays an object: JShell itself hands on only its text. */
    private static final class InProcess extends jdk.jshell.execution.DirectExecutionControl {
        private volatile Thread running;
        private Object value;
        private Throwable thrown;

        void forget() {
            value = null;
            thrown = null;
        }

        Optional<Object> value() {
            return Optional.ofNullable(value);
        }

        Optional<Throwable> thrown() {
            return Optional.ofNullable(thrown);
        }

        @Override
        protected String invoke(final java.lang.reflect.Method snippet) throws Exception {
            final Thread current = Thread.currentThread();
            final ClassLoader before = current.getContextClassLoader();
            // Spark looks here for the classes of lambdas that cells define.
            current.setContextClassLoader(snippet.getDeclaringClass().getClassLoader());
            running = current;
            try {
                value = snippet.invoke(null);
                return valueString(value);
            } catch (java.lang.reflect.InvocationTargetException failure) {
                thrown = failure.getCause();
                throw failure;
            } finally {
                running = null;
                current.setContextClassLoader(before);
            }
        }

        @Override
        public void stop() {
            final Thread thread = running;
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    private record Provider(InProcess control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "in-process";
        }

        @Override
        public ExecutionControl generate(final ExecutionEnv environment, final Map<String, String> parameters) {
            return control;
        }
    }
}
