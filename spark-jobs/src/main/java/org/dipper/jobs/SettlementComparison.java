package org.dipper.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.errors.DipperException;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.PoolAccountTable;
import org.dipper.settlement.clearing.PoolAccount;
import org.dipper.warehouse.Rehearsal;

/** A settlement in force beside the same year computed otherwise: who wins, who loses, and where the fund goes. */
final class SettlementComparison {
    /** The last row, in the column that names the others. */
    static final String TOTAL = "total";

    private static final String INSTITUTION = AnnualSettlementTable.INSTITUTION_CODE.name();
    private static final String POOL = AnnualSettlementTable.INSURANCE_POOL.name();
    private static final String LEVEL = AnnualSettlementTable.HOSPITAL_LEVEL.name();
    private static final String DIFFERENCE = "difference_fen";
    private static final int PERCENT_DECIMALS = 2;
    private static final List<String> RESIDUES = List.of(
            PoolAccount.POINT_VALUE,
            PoolAccount.ASSESSMENT,
            PoolAccount.SURPLUS_NOT_KEPT,
            PoolAccount.OVERSPEND_SHARED,
            PoolAccount.AUDIT_DEDUCTION,
            PoolAccount.DEPOSIT_FORFEITED);

    private final Side before;
    private final Side after;

    private SettlementComparison(final Side before, final Side after) {
        this.before = before;
        this.after = after;
    }

    /** What a row stands for. */
    enum By {
        INSTITUTION,
        LEVEL,
        POOL;

        static By of(final String text) {
            return switch (text) {
                case "institution" -> INSTITUTION;
                case "level" -> LEVEL;
                case "pool" -> POOL;
                default ->
                    throw DipperException.usage(
                            "--by is \"" + text + "\".",
                            "A what-if is told by institution and pool, by level, or by pool.",
                            "Write institution, level or pool.");
            };
        }

        /** The column that names a row. */
        String column() {
            return switch (this) {
                case INSTITUTION -> SettlementComparison.INSTITUTION;
                case LEVEL -> SettlementComparison.LEVEL;
                case POOL -> SettlementComparison.POOL;
            };
        }
    }

    /** Sums of one side of a row: points, and fen paid by points and in the end. */
    private record Sums(BigDecimal score, long paymentFen, long finalFen) {
        static final Sums NONE = new Sums(BigDecimal.ZERO.setScale(4), 0, 0);

        Sums plus(final Sums other) {
            return new Sums(
                    score.add(other.score),
                    Math.addExact(paymentFen, other.paymentFen),
                    Math.addExact(finalFen, other.finalFen));
        }
    }

    /** One of the two settlements. Accounts: amounts of the distribution by pool and item. */
    private record Side(
            Map<InstitutionPool, Sums> sums,
            Map<InstitutionPool, String> levels,
            Map<String, Map<String, Long>> accounts) {

        static Side of(final Rehearsal rehearsal, final boolean isRecomputed) {
            final Side side = new Side(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            final var settled = AnnualSettlementTable.CONTRACT;
            (isRecomputed ? rehearsal.rows(settled) : rehearsal.publishedRows(settled))
                    .select(
                            INSTITUTION,
                            POOL,
                            LEVEL,
                            AnnualSettlementTable.TOTAL_SCORE.name(),
                            AnnualSettlementTable.PAYMENT_FEN.name())
                    .collectAsList()
                    .forEach(row -> side.add(
                            new InstitutionPool(row.getString(1), row.getString(0)),
                            row.getString(2),
                            new Sums(row.getDecimal(3), row.getLong(4), 0)));
            final var cleared = AnnualClearingTable.CONTRACT;
            (isRecomputed ? rehearsal.rows(cleared) : rehearsal.publishedRows(cleared))
                    .select(INSTITUTION, POOL, LEVEL, AnnualClearingTable.FINAL_FEN.name())
                    .collectAsList()
                    .forEach(row -> side.add(
                            new InstitutionPool(row.getString(1), row.getString(0)),
                            row.getString(2),
                            new Sums(Sums.NONE.score(), 0, row.getLong(3))));
            final var accounts = PoolAccountTable.CONTRACT;
            (isRecomputed ? rehearsal.rows(accounts) : rehearsal.publishedRows(accounts))
                    .where(PoolAccountTable.ACCOUNT.name() + " = '" + PoolAccount.DISTRIBUTION + "'")
                    .select(POOL, PoolAccountTable.ITEM.name(), PoolAccountTable.AMOUNT_FEN.name())
                    .collectAsList()
                    .forEach(row -> side.accounts
                            .computeIfAbsent(row.getString(0), pool -> new TreeMap<>())
                            .put(row.getString(1), row.getLong(2)));
            return side;
        }

        private void add(final InstitutionPool key, final String level, final Sums part) {
            sums.merge(key, part, Sums::plus);
            levels.putIfAbsent(key, level);
        }

        Sums of(final InstitutionPool key) {
            return sums.getOrDefault(key, Sums.NONE);
        }

        /** The fund of a pool. */
        long fundFen(final String pool) {
            return accounts.getOrDefault(pool, Map.of()).getOrDefault(PoolAccount.DIP_FUND, 0L);
        }

        /** What a residue keeps of the fund; the account tells it as what goes out, below 0. */
        long residueFen(final String pool, final String item) {
            return -accounts.getOrDefault(pool, Map.of()).getOrDefault(item, 0L);
        }

        void requireTied() {
            for (final String pool : accounts.keySet()) {
                final long finals = sums.entrySet().stream()
                        .filter(each -> each.getKey().pool().equals(pool))
                        .mapToLong(each -> each.getValue().finalFen())
                        .reduce(0, Math::addExact);
                final long residues = RESIDUES.stream()
                        .mapToLong(item -> residueFen(pool, item))
                        .reduce(0, Math::addExact);
                if (Math.addExact(finals, residues) != fundFen(pool)) {
                    throw DipperException.notReconciled(
                            "The fund of pool " + pool + " does not tie to its clearing.",
                            "The fund is " + fundFen(pool) + " fen; final amounts are " + finals + " and residues "
                                    + residues + ".",
                            "Prove the settlement: dipper run verify. Nothing was changed.");
                }
            }
        }
    }

    /**
     * Compares what a rehearsal computed with what it rehearsed.
     *
     * @throws DipperException not reconciled, where fund, final amounts and residues of a pool do not tie on a side
     */
    static SettlementComparison of(final Rehearsal rehearsal) {
        final Side before = Side.of(rehearsal, false);
        final Side after = Side.of(rehearsal, true);
        before.requireTied();
        after.requireTied();
        return new SettlementComparison(before, after);
    }

    /** One row an institution and pool, a level, or a pool, the largest loss first; then the total. */
    JsonNode answer(final By by) {
        final Map<List<String>, ObjectNode> named = new TreeMap<>(Comparator.comparing(List::toString));
        final Map<List<String>, Sums> was = new TreeMap<>(Comparator.comparing(List::toString));
        final Map<List<String>, Sums> would = new TreeMap<>(Comparator.comparing(List::toString));
        final Map<InstitutionPool, String> levels = new TreeMap<>(after.levels());
        levels.putAll(before.levels());
        levels.forEach((key, level) -> {
            final List<String> name =
                    switch (by) {
                        case INSTITUTION -> List.of(key.institution(), key.pool());
                        case LEVEL -> List.of(level);
                        case POOL -> List.of(key.pool());
                    };
            named.computeIfAbsent(name, first -> name(by, key, level));
            was.merge(name, before.of(key), Sums::plus);
            would.merge(name, after.of(key), Sums::plus);
        });
        final List<ObjectNode> rows = new ArrayList<>();
        named.forEach((name, row) -> {
            money(row, was.get(name), would.get(name));
            if (by == By.POOL) {
                accounts(row, name);
            }
            rows.add(row);
        });
        // Stable: rows of the same difference stay in the order of their names.
        rows.sort(Comparator.comparingLong(row -> row.get(DIFFERENCE).longValue()));
        final ArrayNode answer = Answers.array();
        rows.forEach(answer::add);
        answer.add(total(by, was, would));
        return answer;
    }

    private static ObjectNode name(final By by, final InstitutionPool key, final String level) {
        return switch (by) {
            case INSTITUTION ->
                Answers.object()
                        .put(INSTITUTION, key.institution())
                        .put(LEVEL, level)
                        .put(POOL, key.pool());
            case LEVEL -> Answers.object().put(LEVEL, level);
            case POOL -> Answers.object().put(POOL, key.pool());
        };
    }

    private ObjectNode total(final By by, final Map<List<String>, Sums> was, final Map<List<String>, Sums> would) {
        final ObjectNode row = Answers.object().put(by.column(), TOTAL);
        if (by == By.INSTITUTION) {
            row.putNull(LEVEL).putNull(POOL);
        }
        money(
                row,
                was.values().stream().reduce(Sums.NONE, Sums::plus),
                would.values().stream().reduce(Sums.NONE, Sums::plus));
        if (by == By.POOL) {
            accounts(row, was.keySet().stream().flatMap(List::stream).toList());
        }
        return row;
    }

    private static void money(final ObjectNode row, final Sums was, final Sums would) {
        final long difference = Math.subtractExact(would.finalFen(), was.finalFen());
        row.put("score_before", was.score())
                .put("score_after", would.score())
                .put("payment_before_fen", was.paymentFen())
                .put("payment_after_fen", would.paymentFen())
                .put("final_before_fen", was.finalFen())
                .put("final_after_fen", would.finalFen())
                .put(DIFFERENCE, difference);
        if (was.finalFen() == 0) {
            // Nothing to be a part of.
            row.putNull("difference_percent");
        } else {
            row.put(
                    "difference_percent",
                    BigDecimal.valueOf(difference)
                            .movePointRight(2)
                            .divide(BigDecimal.valueOf(was.finalFen()).abs(), PERCENT_DECIMALS, RoundingMode.HALF_UP));
        }
    }

    /** Fund and residues: the change of the fund is that of the final amounts and of all residues. */
    private void accounts(final ObjectNode row, final List<String> pools) {
        long fundBefore = 0;
        long fundAfter = 0;
        for (final String pool : pools) {
            fundBefore = Math.addExact(fundBefore, before.fundFen(pool));
            fundAfter = Math.addExact(fundAfter, after.fundFen(pool));
        }
        row.put("fund_before_fen", fundBefore).put("fund_after_fen", fundAfter);
        for (final String item : RESIDUES) {
            final long change = pools.stream()
                    .mapToLong(pool -> Math.subtractExact(after.residueFen(pool, item), before.residueFen(pool, item)))
                    .reduce(0, Math::addExact);
            row.put(item + "_change_fen", change);
        }
    }
}
