package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.EditionTables;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.report.CatalogReport;
import org.dipper.shell.report.ReportPage;
import org.dipper.shell.report.SupervisionReport;
import org.dipper.shell.report.SupervisionTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.LeadTable;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** Reports: one HTML file each that needs nothing else. */
public final class ReportCommands {
    private static final Field FILE = Field.required("file", FieldType.STRING, "file", "文件");
    private static final Field AGAINST = Field.optional("against_year", FieldType.INT, "compared with", "对比目录年度");
    private static final Field BYTES = Field.required("bytes", FieldType.LONG, "bytes", "字节数");

    private ReportCommands() {}

    /** All of them. */
    public static List<CommandSpec> all() {
        return List.of(catalogReport(), supervisionReport());
    }

    private static CommandSpec supervisionReport() {
        return new CommandSpec(
                "report supervision",
                "Write one HTML page for supervisors: ranked institutions, leads with evidence, trends, warnings",
                "生成监管报告：机构排序、线索与证据、趋势、预警，单个 HTML 文件",
                "--period 2025 --out supervision-2025.html --lang zh",
                List.of(
                        required("period", Kind.YEARS, "period of the indicators", "指标期间"),
                        optional("institution", Kind.TEXT, "the profile of one institution", "单个机构画像"),
                        required("out", Kind.FILE, "file to write", "输出文件"),
                        optional(OutputFile.OVERWRITE, Kind.FLAG, "replace an earlier page", "覆盖已有文件")),
                ReportCommands::supervision);
    }

    private static CommandSpec catalogReport() {
        return new CommandSpec(
                "report catalog",
                "Write one HTML page about a catalog edition, for screen and print",
                "生成病种目录报告：单个 HTML 文件，可打印",
                "--year 2025 --out catalog-2025.html --lang zh",
                List.of(
                        required("year", Kind.YEAR, "edition", "目录年度"),
                        optional(
                                "against",
                                Kind.YEAR,
                                "edition to compare scores with (default: the year before, where built)",
                                "对比目录年度(默认上一年，如已生成)"),
                        required("out", Kind.FILE, "file to write", "输出文件"),
                        optional(OutputFile.OVERWRITE, Kind.FLAG, "replace an earlier page", "覆盖已有文件")),
                ReportCommands::catalog);
    }

    private static int supervision(final Invocation call) {
        final OutputFile file = new OutputFile(call);
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final String period = call.required("period");
        final Publication publication =
                published.require("indicator:" + period, "Run first: dipper indicator compute --period " + period);
        final SupervisionTables tables =
                new SupervisionTables(published, publication, period, call.text("institution"));
        final long bytes = file.write(ReportPage.of(SupervisionReport.of(tables, call.language())));
        final List<Field> fields = List.of(FILE, LeadTable.PERIOD, BYTES);
        call.printer().print(Answer.one(new TableRow(fields, List.of(file.path().toString(), period, bytes))));
        return 0;
    }

    private static int catalog(final Invocation call) {
        final OutputFile file = new OutputFile(call);
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final int year = call.integer("year").orElseThrow();
        final EditionTables edition = EditionTables.require(published, year);
        final TableRow header = edition.header()
                .orElseThrow(() -> DipperException.precondition(
                        "The edition " + year + " has no row in " + CatalogEditionTable.CONTRACT.name() + ".",
                        "It was built before editions had one.",
                        "Build it again: dipper catalog build --year " + year + " --history FIRST-LAST --policy FILE"));
        final Optional<EditionTables> against = call.integer("against").isPresent()
                ? Optional.of(
                        EditionTables.require(published, call.integer("against").getAsInt()))
                : EditionTables.find(published, year - 1);
        final long bytes = file.write(ReportPage.of(CatalogReport.of(edition, header, against, call.language())));
        final List<Field> fields =
                List.of(FILE, CatalogEditionTable.EDITION_YEAR, CatalogEditionTable.REVISION, AGAINST, BYTES);
        call.printer()
                .print(Answer.one(new TableRow(
                        fields,
                        Arrays.asList(
                                file.path().toString(),
                                (long) year,
                                (long) edition.publication().revision(),
                                against.map(other -> (long) other.year()).orElse(null),
                                bytes))));
        return 0;
    }
}
