package org.dipper.shell.job;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.dipper.protocol.JobEvent;
import org.dipper.shell.view.Console;
import org.dipper.shell.view.DisplayWidth;
import org.dipper.shell.view.Language;

/**
 * Shows progress on standard error: one line redrawn twice a second where a person watches, else a line when the step
 * changes and every five seconds.
 */
public final class ProgressDisplay implements JobListener {
    private static final int WIDEST = 78;
    private static final long REDRAW_MILLIS = 500;
    private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Console console;
    private final Language language;
    private final LongSupplier nanos;
    private final long started;
    private final ScheduledExecutorService clock;
    private JobEvent.Progress latest;
    private String shownStep = "";
    private long shownAt;
    private boolean isLineOpen;

    /** A display on a console. */
    public ProgressDisplay(final Console console, final Language language) {
        this(console, language, System::nanoTime);
    }

    ProgressDisplay(final Console console, final Language language, final LongSupplier nanos) {
        this.console = console;
        this.language = language;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.latest = new JobEvent.Progress("start", "starting", "启动", 0, 0);
        this.clock = Executors.newSingleThreadScheduledExecutor(work -> {
            final Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        if (console.isErrorTerminal()) {
            clock.scheduleAtFixedRate(this::redraw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void progress(final JobEvent.Progress progress) {
        latest = progress;
        final long now = nanos.getAsLong();
        final boolean isNewStep = !progress.step().equals(shownStep);
        if (!console.isErrorTerminal() && (isNewStep || now - shownAt >= PLAIN_NANOS)) {
            console.err().println(line());
            console.err().flush();
            shownStep = progress.step();
            shownAt = now;
        }
    }

    @Override
    public synchronized void notice(final JobEvent.Notice notice) {
        clear();
        console.err().println(language.of(notice.textEn(), notice.textZh()));
        console.err().flush();
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        clear();
        console.err().flush();
    }

    private synchronized void redraw() {
        if (clock.isShutdown()) {
            return;
        }
        console.err().print("\r" + DisplayWidth.padRight(DisplayWidth.cut(line(), WIDEST), WIDEST));
        console.err().flush();
        isLineOpen = true;
    }

    private void clear() {
        if (isLineOpen) {
            console.err().print("\r" + " ".repeat(WIDEST) + "\r");
            isLineOpen = false;
        }
    }

    private String line() {
        final long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - started);
        final String time = String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        final String what = language.of(latest.labelEn(), latest.labelZh());
        final String share = latest.total() > 0
                ? String.format(
                        Locale.ROOT,
                        "  %d%% (%,d/%,d)",
                        latest.done() * 100 / latest.total(),
                        latest.done(),
                        latest.total())
                : "";
        return "[" + time + "] " + what + share;
    }
}
