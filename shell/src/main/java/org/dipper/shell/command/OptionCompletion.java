package org.dipper.shell.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dipper.Contracts;
import org.dipper.operations.RunLedgerTable;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.indicator.Indicator;
import org.dipper.supervision.indicator.IndicatorRegistry;
import org.dipper.table.Field;
import org.dipper.table.TableContract;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.completion.CompletionContext;
import org.springframework.shell.core.command.completion.CompletionProposal;
import org.springframework.shell.core.command.completion.CompletionProvider;

/** Proposes values of options: what the warehouse holds, the choices of an option, files. */
final class OptionCompletion implements CompletionProvider {
    private static final int MOST = 200;

    private final CommandSpec command;
    private final Session session;

    OptionCompletion(final CommandSpec command, final Session session) {
        this.command = command;
        this.session = session;
    }

    @Override
    public List<CompletionProposal> apply(final CompletionContext context) {
        final CommandOption option = context.getCommandOption();
        if (option == null || option.longName() == null) {
            return List.of();
        }
        final String word = context.currentWordUpToCursor();
        final String typed = word.startsWith("--") ? word.substring(word.indexOf('=') + 1) : word;
        final String prefix = word.substring(0, word.length() - typed.length());
        return values(option.longName(), typed)
                .map(value -> new CompletionProposal(prefix + value).complete(!value.endsWith("/")))
                .toList();
    }

    /** The values of an option that could follow what is typed. */
    Stream<String> values(final String option, final String typed) {
        try {
            final Optional<OptionSpec> spec = command.option(option);
            if (spec.isPresent() && spec.get().kind() == OptionSpec.Kind.CHOICE) {
                return spec.get().choices().stream();
            }
            if (spec.isPresent() && spec.get().kind() == OptionSpec.Kind.FILE) {
                return files(typed);
            }
            return fromWarehouse(option)
                    .filter(value -> value.startsWith(typed))
                    .limit(MOST);
        } catch (RuntimeException unreadable) {
            // Completion is a courtesy: a warehouse that cannot be read has its say when the command runs.
            return Stream.empty();
        }
    }

    private Stream<String> fromWarehouse(final String option) {
        return switch (option) {
            case "table" -> Contracts.ALL.stream().map(TableContract::name);
            case "catalog" -> periods("catalog:");
            case "year" ->
                switch (command.noun()) {
                    case "catalog" -> periods("catalog:");
                    case "settle" -> periods("settlement:");
                    default ->
                        Stream.concat(periods("settlement:"), periods("indicator:"))
                                .filter(period -> !period.contains("-"));
                };
            case "period" -> periods("indicator:");
            case "month" -> periods("month:");
            case "subject" -> subjects();
            case "run" -> column(RunLedgerTable.CONTRACT, RunLedgerTable.RUN_ID);
            case "rule" -> column(LeadTable.CONTRACT, LeadTable.RULE);
            case "id" ->
                switch (command.noun()) {
                    case "indicator" -> IndicatorRegistry.usual().all().stream().map(Indicator::id);
                    case "run" -> column(RunLedgerTable.CONTRACT, RunLedgerTable.RUN_ID);
                    default -> column(LeadTable.CONTRACT, LeadTable.LEAD_ID);
                };
            default -> Stream.empty();
        };
    }

    private Stream<String> periods(final String kind) {
        return PublishedTables.openIfPresent(session.warehouse()).stream()
                .flatMap(published -> published.inForce(kind).stream())
                .map(Publication::period)
                .sorted();
    }

    private Stream<String> subjects() {
        return PublishedTables.openIfPresent(session.warehouse()).stream()
                .flatMap(published -> published.inForce().stream())
                .map(Publication::subject)
                .sorted();
    }

    private Stream<String> column(final TableContract table, final Field field) {
        final TreeSet<String> values = new TreeSet<>();
        PublishedTables.openIfPresent(session.warehouse())
                .ifPresent(
                        published -> published.current(table).forEach((TableRow row) -> values.add(row.text(field))));
        return values.stream();
    }

    private static Stream<String> files(final String typed) {
        final int slash = typed.lastIndexOf('/');
        final String folder = slash < 0 ? "" : typed.substring(0, slash + 1);
        try (Stream<Path> entries = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            return entries
                    .map(path -> folder + path.getFileName() + (Files.isDirectory(path) ? "/" : ""))
                    .filter(name -> name.startsWith(typed))
                    .sorted()
                    .limit(MOST)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
