package org.dipper.shell.statement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.settlement.AnnualSettlementPathTable;
import org.dipper.settlement.OtherPaymentTable;
import org.dipper.shell.view.SettlementTerms;
import org.dipper.shell.view.TableRow;

/** The points of an institution, by payment path, with the other payments that count as points. */
final class PointsSection {
    private final Part part;
    private final InstitutionRows institution;
    private final Map<String, BigDecimal> totals = new TreeMap<>();

    PointsSection(final InstitutionRows institution) {
        this.institution = institution;
        this.part = new Part("points", institution.language());
    }

    /** The points of the institution by pool, once {@link #section} is written. */
    Map<String, BigDecimal> totals() {
        return totals;
    }

    StatementSection section() {
        final Map<String, Map<String, Sums>> byPath = byPath();
        final Map<String, List<TableRow>> others = new TreeMap<>();
        institution.others().forEach(row -> others.computeIfAbsent(
                        row.text(OtherPaymentTable.INSURANCE_POOL), pool -> new ArrayList<>())
                .add(row));
        final TreeSet<String> pools = new TreeSet<>(byPath.keySet());
        pools.addAll(others.keySet());
        pools.addAll(institution.settled().keySet());
        for (final String pool : pools) {
            pool(pool, byPath.getOrDefault(pool, Map.of()), others.getOrDefault(pool, List.of()));
        }
        return part.section(
                "Points by payment path",
                "各支付路径分值",
                List.of(),
                "annual_settlement_path (case_score where it is older), other_payment");
    }

    private void pool(final String pool, final Map<String, Sums> paths, final List<TableRow> others) {
        final long first = part.size() + 1L;
        Sums sum = Sums.NONE;
        for (final Map.Entry<String, Sums> path : paths.entrySet()) {
            if (!path.getKey().equals(CaseTally.WITHDRAWN)) {
                final String label = SettlementTerms.path(path.getKey(), part.language());
                part.add(path.getKey(), label, label).pool(pool).sums(path.getValue());
                sum = sum.plus(path.getValue());
            }
        }
        BigDecimal points = sum.points();
        for (final TableRow other : others) {
            final BigDecimal more = other.decimal(OtherPaymentTable.POINTS).orElse(BigDecimal.ZERO);
            final String label = SettlementTerms.payment(other.text(OtherPaymentTable.KIND), part.language()) + ": "
                    + other.text(OtherPaymentTable.NAME);
            part.add("other_payment", label, label)
                    .pool(pool)
                    .points(more)
                    .note(part.say("other payments as points, last section", "其他支付折算分值，见末节"));
            points = points.add(more);
        }
        totals.put(pool, points);
        final long last = part.size();
        final StatementLine total = part.add("total", "points of pool " + pool, "险种 " + pool + " 分值合计")
                .pool(pool)
                .sums(sum)
                .points(points);
        if (last >= first) {
            total.note(part.sumOf(first, last));
        }
        final Sums withdrawn = paths.get(CaseTally.WITHDRAWN);
        if (withdrawn != null) {
            part.add(CaseTally.WITHDRAWN, "withdrawn cases", "退出结算病例")
                    .pool(pool)
                    .cases(withdrawn.cases())
                    .note(part.say("in no sum", "不计入合计"));
        }
    }

    private Map<String, Map<String, Sums>> byPath() {
        if (institution.paths().isEmpty()) {
            return institution.tally().byPath();
        }
        final Map<String, Map<String, Sums>> byPath = new TreeMap<>();
        for (final TableRow row : institution.paths()) {
            byPath.computeIfAbsent(row.text(AnnualSettlementPathTable.INSURANCE_POOL), pool -> new TreeMap<>())
                    .put(
                            row.text(AnnualSettlementPathTable.PAYMENT_PATH),
                            new Sums(
                                    row.number(AnnualSettlementPathTable.CASE_COUNT),
                                    row.number(AnnualSettlementPathTable.TOTAL_COST_FEN),
                                    row.number(AnnualSettlementPathTable.BOOKED_FUND_FEN),
                                    row.decimal(AnnualSettlementPathTable.SCORE).orElse(BigDecimal.ZERO)));
        }
        return byPath;
    }
}
