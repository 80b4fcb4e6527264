package org.dipper.shell.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.dipper.cases.InstitutionTable;
import org.dipper.errors.DipperException;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.read.SettlementTables;
import org.dipper.shell.report.ReportPage;
import org.dipper.shell.report.StatementReport;
import org.dipper.shell.statement.Statement;
import org.dipper.shell.statement.StatementSection;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.SpreadsheetCsv;
import org.dipper.shell.view.TableRow;
import org.dipper.shell.view.TableView;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** {@code settle statement}: what a hospital's accountant checks, on the screen, as csv, json, or a page to print. */
final class StatementCommand {
    private static final Field FILE = Field.required("file", FieldType.STRING, "file", "文件");
    private static final Field BYTES = Field.required("bytes", FieldType.LONG, "bytes", "字节数");

    private StatementCommand() {}

    /** Prints or writes a statement. */
    static int run(final Invocation call) {
        if (!call.flag("out")) {
            print(call, statement(call));
            return 0;
        }
        final OutputFile file = new OutputFile(call);
        final String name = file.path().toString().toLowerCase(Locale.ROOT);
        final boolean isPage = name.endsWith(".html") || name.endsWith(".htm");
        if (!isPage && !name.endsWith(".csv")) {
            throw DipperException.usage(
                    "The file " + file.path() + " is neither .html nor .csv.",
                    "The ending of the name says what is written.",
                    "Name it, for example, " + call.required("institution") + "-" + call.required("year") + ".html");
        }
        final Statement statement = statement(call);
        final long bytes = file.write(
                isPage
                        ? ReportPage.of(StatementReport.of(statement, call.language()))
                        : SpreadsheetCsv.of(Statement.columns(), statement.lines(call.language())));
        call.printer()
                .print(Answer.one(new TableRow(
                        List.of(
                                FILE,
                                InstitutionTable.INSTITUTION_CODE,
                                AnnualSettlementTable.SETTLEMENT_YEAR,
                                AnnualSettlementTable.REVISION,
                                BYTES),
                        List.of(
                                file.path().toString(),
                                call.required("institution"),
                                statement.heading().number(AnnualSettlementTable.SETTLEMENT_YEAR),
                                statement.heading().number(AnnualSettlementTable.REVISION),
                                bytes))));
        return 0;
    }

    private static Statement statement(final Invocation call) {
        return Statement.of(
                SettlementTables.require(PublishedTables.open(call.warehouse()), call.required("year")),
                call.required("institution"),
                call.language());
    }

    private static void print(final Invocation call, final Statement statement) {
        switch (call.format()) {
            case JSON -> call.printer().print(Answer.one(statement.whole()));
            case CSV -> {
                call.console().data().print(SpreadsheetCsv.of(Statement.columns(), statement.lines(call.language())));
                call.console().flush();
            }
            case TABLE -> forPeople(call, statement);
        }
    }

    private static void forPeople(final Invocation call, final Statement statement) {
        final PrintStream out = call.console().out();
        TableView.pairs(Answer.one(statement.heading()), call.language()).forEach(out::println);
        for (final StatementSection section : statement.sections()) {
            out.println();
            out.println(section.title());
            section.notes().forEach(out::println);
            if (section.shown().isEmpty()) {
                out.println(call.say("None.", "无。"));
            } else {
                TableView.whole(Answer.of(section.columns(), section.shown()), call.language())
                        .forEach(out::println);
            }
        }
        call.console().flush();
    }
}
