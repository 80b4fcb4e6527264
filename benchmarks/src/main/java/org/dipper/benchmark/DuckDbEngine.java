package org.dipper.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.coding.PackedCode;
import org.dipper.policy.Policy;

/** Plain SQL in DuckDB over Parquet files. Groups live in temporary tables; answers come over JDBC. */
final class DuckDbEngine implements Engine {
    private final Connection connection;
    private final DuckDbSource source;
    private final DuckDbSql sql;

    private DuckDbEngine(final Connection connection, final DuckDbSource source, final DuckDbSql sql) {
        this.connection = connection;
        this.source = source;
        this.sql = sql;
    }

    /** Over the text columns that a user would have. */
    static DuckDbEngine plain(final RaceData data, final Policy policy, final int threads) {
        final List<String> basic = policy.settlement().basicLevelGroups().stream()
                .sorted()
                .map(code -> "'" + code + "'")
                .toList();
        return open(DuckDbSource.plain(data), policy, threads, basic, "''");
    }

    /** Over the files of our own table. */
    static DuckDbEngine own(final RaceData data, final Policy policy, final int threads) {
        final List<String> basic = policy.settlement().basicLevelGroups().stream()
                .sorted()
                .map(code -> String.valueOf(PackedCode.packInt(code).orElseThrow()))
                .toList();
        return open(DuckDbSource.own(data), policy, threads, basic, "0");
    }

    private static DuckDbEngine open(
            final DuckDbSource source,
            final Policy policy,
            final int threads,
            final List<String> basicLevelGroups,
            final String noProcedure) {
        final DuckDbSql sql = new DuckDbSql(source, policy);
        try {
            final Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            final DuckDbEngine engine = new DuckDbEngine(connection, source, sql);
            engine.execute("set threads = " + threads);
            engine.execute("set memory_limit = '4GB'");
            engine.execute(sql.basicLevelMacro(basicLevelGroups, noProcedure));
            return engine;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Map<String, GroupFigures> catalog() {
        try {
            for (final String statement : sql.catalog()) {
                execute(statement);
            }
            final Map<String, GroupFigures> groups = new TreeMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql.groups())) {
                while (rows.next()) {
                    groups.put(
                            code(rows),
                            new GroupFigures(
                                    rows.getLong(4), rows.getDouble(5), rows.getLong(6) / 10_000.0, rows.getDouble(7)));
                }
            }
            return groups;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private String code(final ResultSet row) throws SQLException {
        final String diagnosis = source.diagnosisText().apply(row.getString(1));
        final int attribute = row.getInt(3);
        if (attribute > 0) {
            return diagnosis + "-" + attribute;
        }
        final String procedure = source.procedureText().apply(row.getString(2));
        return procedure.isEmpty() ? diagnosis : diagnosis + "+" + procedure;
    }

    @Override
    public Map<String, Long> settle() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.settle())) {
            final Map<String, Long> payments = new TreeMap<>();
            while (rows.next()) {
                payments.put(rows.getString(1), rows.getLong(2));
            }
            return payments;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Map<String, Long> readmission() {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.readmission())) {
            final Map<String, Long> counts = new TreeMap<>();
            final int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 2; column <= columns; column++) {
                    counts.put(
                            rows.getMetaData().getColumnName(column) + "|" + rows.getString(1), rows.getLong(column));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void execute(final String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static IllegalStateException failed(final SQLException cause) {
        return new IllegalStateException("DuckDB refuses: " + cause.getMessage(), cause);
    }
}
