package org.dipper.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The statements of {@code settlement.sql} in DuckDB: those of the catalog once, those of each piece of work each time. */
final class SettlementDuckDb implements SettlementEngine {
    private final Connection connection;
    private final Map<String, List<String>> statements;

    SettlementDuckDb(final SettlementData data, final int threads) {
        statements = statements(SettlementData.text("settlement.sql")
                .replace("DATA", data.folder().toString())
                .replace("MEAN_OF_ALL", String.valueOf(data.meanCostFen())));
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            execute("set threads = " + threads);
            execute("set memory_limit = '4GB'");
            for (final String statement : statements.get("catalog")) {
                execute(statement);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Statements by the first word of the comment before them. */
    private static Map<String, List<String>> statements(final String text) {
        final Map<String, List<String>> statements = new TreeMap<>();
        String part = "";
        for (final String statement : text.split(";\\s*\n", -1)) {
            for (final String line : statement.split("\n", -1)) {
                if (line.matches("-- (catalog|clear|answer|pay)\\b.*")) {
                    part = line.substring(3).split("\\W", -1)[0];
                }
            }
            final String sql = statement
                    .lines()
                    .filter(line -> !line.strip().startsWith("--"))
                    .collect(Collectors.joining("\n"))
                    .strip();
            if (!sql.isEmpty()) {
                statements.computeIfAbsent(part, none -> new ArrayList<>()).add(sql);
            }
        }
        return statements;
    }

    @Override
    public Map<String, Long> clear() {
        try {
            for (final String statement : statements.get("clear")) {
                execute(statement);
            }
            final Map<String, Long> finalFen = new TreeMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows =
                            statement.executeQuery(statements.get("answer").get(0))) {
                while (rows.next()) {
                    finalFen.put(rows.getString(1), rows.getLong(2));
                }
            }
            return finalFen;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Map<String, String> pay() {
        final Map<String, String> sums = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(statements.get("pay").get(0))) {
            while (rows.next()) {
                sums.put(
                        rows.getString(1), rows.getLong(2) + " cases, " + rows.getLong(3) + " fen, " + rows.getLong(4));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return sums;
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
