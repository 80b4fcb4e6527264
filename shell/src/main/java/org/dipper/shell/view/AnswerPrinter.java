package org.dipper.shell.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;

/** Prints answers the way the caller asked for. */
public final class AnswerPrinter {
    private static final int DEFAULT_ROWS_FOR_PEOPLE = 20;

    private final Console console;
    private final Format format;
    private final Language language;
    private final OptionalInt limit;
    private final boolean hasByteOrderMark;

    /**
     * A printer.
     *
     * @param limit the most rows to print, 0 for all; without one people see the first 20 and scripts see all
     */
    public AnswerPrinter(
            final Console console,
            final Format format,
            final Language language,
            final OptionalInt limit,
            final boolean hasByteOrderMark) {
        this.console = console;
        this.format = format;
        this.language = language;
        this.limit = limit;
        this.hasByteOrderMark = hasByteOrderMark;
    }

    /** Prints an answer to standard output, and to standard error how many rows people did not see. */
    public void print(final Answer answer) {
        switch (format) {
            case TABLE -> forPeople(answer);
            case JSON -> json(answer);
            case CSV -> CsvView.write(answer, limit.orElse(0), hasByteOrderMark, console.data());
        }
        console.flush();
    }

    /** Prints an answer of sentences: people see every row of it and no cell is cut, unless they limit the rows. */
    public void printWhole(final Answer answer) {
        if (format != Format.TABLE || limit.isPresent() || answer.rows().isEmpty()) {
            print(answer);
            return;
        }
        answer.headings().forEach(console.out()::println);
        TableView.whole(answer, language).forEach(console.out()::println);
        console.flush();
    }

    private void json(final Answer answer) {
        try {
            JsonView.write(answer, limit.orElse(0), console.data());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void forPeople(final Answer answer) {
        answer.headings().forEach(console.out()::println);
        if (answer.isOne()) {
            TableView.pairs(answer, language).forEach(console.out()::println);
            return;
        }
        if (answer.rows().isEmpty()) {
            console.out().println(language.of("No rows.", "没有记录。"));
            return;
        }
        final int most = limit.orElse(DEFAULT_ROWS_FOR_PEOPLE);
        TableView.lines(answer, language, most).forEach(console.out()::println);
        final int more = answer.rows().size() - most;
        if (most > 0 && more > 0) {
            console.out().flush();
            console.err()
                    .println(language.of(
                            more + " more rows; --limit 0 shows all.", "还有 " + more + " 行；--limit 0 显示全部。"));
        }
    }
}
