package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.required;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.dipper.Contracts;
import org.dipper.cases.QualityFindingTable;
import org.dipper.cases.QuarantineTable;
import org.dipper.errors.DipperException;
import org.dipper.operations.RunLedgerTable;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.DeltaTables;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.read.TableCommit;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** Questions about the warehouse itself: tables, their history, runs, and what ingest found. */
public final class WarehouseCommands {
    private static final Field TABLE = Field.required("table", FieldType.STRING, "table", "表");
    private static final Field LAYER = Field.required("layer", FieldType.STRING, "layer", "层");
    private static final Field ROWS = Field.optional("rows", FieldType.LONG, "rows", "行数");
    private static final Field VERSION = Field.optional("version", FieldType.LONG, "current version", "当前版本");
    private static final Field LABEL = Field.required("label", FieldType.STRING, "what a row is", "说明");
    private static final Field COMMITTED_AT = Field.required("committed_at", FieldType.TIMESTAMP, "committed", "提交时间");
    private static final Field OPERATION = Field.required("operation", FieldType.STRING, "operation", "操作");
    private static final Field ENGINE = Field.required("engine", FieldType.STRING, "written by", "写入程序");

    private WarehouseCommands() {}

    /** All of them. */
    public static List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "data quality",
                        "Show what each quality rule found in the latest ingest",
                        "查看最近一次导入的质控结果",
                        "",
                        List.of(),
                        call -> ofLatestIngest(call, QualityFindingTable.CONTRACT, QualityFindingTable.INGEST_ID)),
                new CommandSpec(
                        "data quarantine",
                        "Show the rows the latest ingest held back, and why",
                        "查看最近一次导入的隔离记录及原因",
                        "--limit 5",
                        List.of(),
                        call -> ofLatestIngest(call, QuarantineTable.CONTRACT, QuarantineTable.INGEST_ID)),
                new CommandSpec(
                        "table list",
                        "List the tables of the warehouse",
                        "列出数据表",
                        "",
                        List.of(),
                        WarehouseCommands::tables),
                new CommandSpec(
                        "table history",
                        "Show the versions of a table",
                        "查看数据表版本历史",
                        "--table disease_group",
                        List.of(required("table", Kind.TEXT, "table", "表名")),
                        WarehouseCommands::history),
                new CommandSpec(
                        "run list", "List runs, newest first", "列出运行记录", "", List.of(), WarehouseCommands::runs),
                new CommandSpec(
                        "run show",
                        "Show a run: options, inputs, outputs, result",
                        "查看一次运行的参数、输入、输出与结果",
                        "--id RUN",
                        List.of(required("id", Kind.TEXT, "run id", "运行编号")),
                        WarehouseCommands::run));
    }

    private static int ofLatestIngest(final Invocation call, final TableContract table, final Field ingestId) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final String latest = published
                .requireTable(table, "Run first: dipper data ingest --source GLOB --mapping FILE")
                .runId();
        final List<TableRow> all = published.current(table);
        final List<TableRow> ofLatest =
                all.stream().filter(row -> row.text(ingestId).equals(latest)).toList();
        // An ingest may name itself otherwise than its run; one ingest needs no choice.
        final boolean isOne =
                all.stream().map(row -> row.text(ingestId)).distinct().count() == 1;
        final boolean isNamedByRun = !ofLatest.isEmpty() || !isOne;
        call.printer()
                .print(Answer.of(table.fields(), isNamedByRun ? ofLatest : all).hiding(ingestId));
        return 0;
    }

    private static int tables(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final List<Field> fields = List.of(TABLE, LAYER, ROWS, VERSION, LABEL);
        final List<TableRow> rows = new ArrayList<>();
        for (final TableContract table : Contracts.ALL) {
            if (published.tables().has(table.name())) {
                final OptionalLong version = published.currentVersion(table);
                final OptionalLong count = version.isPresent()
                        ? published.tables().rowCount(table.name(), version.getAsLong())
                        : OptionalLong.empty();
                final List<Object> values = new ArrayList<>(List.of(table.name(), table.layer()));
                values.add(count.isPresent() ? count.getAsLong() : null);
                values.add(version.isPresent() ? version.getAsLong() : null);
                values.add(call.say(table.labelEn(), table.labelZh()));
                rows.add(new TableRow(fields, values));
            }
        }
        call.printer().print(Answer.of(fields, rows));
        return 0;
    }

    private static int history(final Invocation call) {
        final String name = call.required("table");
        final DeltaTables tables = PublishedTables.open(call.warehouse()).tables();
        if (Contracts.named(name).isEmpty()) {
            throw DipperException.usage(
                    "There is no table \"" + name + "\".",
                    "Tables are: "
                            + String.join(
                                    ", ",
                                    Contracts.ALL.stream()
                                            .map(TableContract::name)
                                            .toList()) + ".",
                    "See which are filled: dipper table list");
        }
        if (!tables.has(name)) {
            throw DipperException.precondition(
                    "The table " + name + " is not in " + call.warehouse() + ".",
                    "No run has written it yet.",
                    "See which are there: dipper table list");
        }
        final List<Field> fields = List.of(VERSION, COMMITTED_AT, OPERATION, ENGINE);
        final List<TableRow> rows = new ArrayList<>();
        for (final TableCommit commit : tables.history(name)) {
            rows.add(new TableRow(fields, List.of(commit.version(), commit.at(), commit.operation(), commit.engine())));
        }
        call.printer().print(Answer.of(fields, rows));
        return 0;
    }

    private static int runs(final Invocation call) {
        final List<TableRow> rows = latestByRun(PublishedTables.open(call.warehouse()));
        call.printer()
                .print(Answer.of(RunLedgerTable.CONTRACT.fields(), rows)
                        .showing(List.of(
                                RunLedgerTable.RUN_ID,
                                RunLedgerTable.JOB,
                                RunLedgerTable.STATE,
                                RunLedgerTable.RECORDED_AT,
                                RunLedgerTable.SECONDS,
                                RunLedgerTable.OPTIONS)));
        return 0;
    }

    private static int run(final Invocation call) {
        final String id = call.required("id");
        final TableRow row = latestByRun(PublishedTables.open(call.warehouse())).stream()
                .filter(run -> run.text(RunLedgerTable.RUN_ID).equals(id))
                .findFirst()
                .orElseThrow(() -> DipperException.precondition(
                        "There is no run \"" + id + "\" here.",
                        "The ledger does not know that id.",
                        "See what there is: dipper run list"));
        call.printer().print(Answer.one(row));
        return 0;
    }

    /** The latest row of a run tells its state. */
    private static List<TableRow> latestByRun(final PublishedTables published) {
        final List<TableRow> rows = published.current(RunLedgerTable.CONTRACT);
        rows.sort(Comparator.comparing((TableRow row) ->
                row.value(RunLedgerTable.RECORDED_AT).map(Instant.class::cast).orElse(Instant.EPOCH)));
        final Map<String, TableRow> latest = new LinkedHashMap<>();
        rows.forEach(row -> {
            latest.remove(row.text(RunLedgerTable.RUN_ID));
            latest.put(row.text(RunLedgerTable.RUN_ID), row);
        });
        final List<TableRow> newestFirst = new ArrayList<>(latest.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }
}
