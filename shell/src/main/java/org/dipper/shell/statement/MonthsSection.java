package org.dipper.shell.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** The months of an institution: points, what they are worth, deposit, deductions, carries and what was paid. */
final class MonthsSection {
    private static final Field TEXT = Field.required("month", FieldType.STRING, "month", "月份");
    private static final List<Field> MONEY = List.of(
            MonthlySettlementTable.PAYABLE_FEN,
            MonthlySettlementTable.DEPOSIT_FEN,
            MonthlySettlementTable.RELEASED_FEN,
            MonthlySettlementTable.AUDIT_DEDUCTION_FEN,
            MonthlySettlementTable.CARRIED_IN_FEN,
            MonthlySettlementTable.PAID_FEN,
            MonthlySettlementTable.CARRIED_OUT_FEN);
    /** A carry is no sum of the year: what one month carries out the next carries in. */
    private static final List<Field> SUMMED = List.of(
            MonthlySettlementTable.PAYABLE_FEN,
            MonthlySettlementTable.DEPOSIT_FEN,
            MonthlySettlementTable.RELEASED_FEN,
            MonthlySettlementTable.AUDIT_DEDUCTION_FEN,
            MonthlySettlementTable.PAID_FEN);

    private final InstitutionRows institution;
    private final Part part;
    private final List<Field> columns = new ArrayList<>();
    private final List<TableRow> wide = new ArrayList<>();

    MonthsSection(final InstitutionRows institution) {
        this.institution = institution;
        this.part = new Part("months", institution.language());
        columns.add(TEXT);
        columns.add(MonthlySettlementTable.INSURANCE_POOL);
        columns.add(MonthlySettlementTable.SCORE);
        columns.addAll(MONEY);
        columns.add(StatementLine.NOTE);
    }

    StatementSection section() {
        final Map<String, List<TableRow>> byPool = new TreeMap<>();
        institution.months().forEach(row -> {
            month(row);
            byPool.computeIfAbsent(row.text(MonthlySettlementTable.INSURANCE_POOL), pool -> new ArrayList<>())
                    .add(row);
        });
        byPool.forEach(this::total);
        return new StatementSection(
                "months",
                part.say("Months", "月结算"),
                List.of(part.say(
                        "Payable less deposit, less audit deductions, plus what was carried in, is paid; below 0 it is"
                                + " carried out.",
                        "应付金额扣除保证金和审核扣款，加上月结转，为实付；为负时结转下月。")),
                part.rows(),
                columns,
                wide,
                "monthly_settlement");
    }

    private void month(final TableRow row) {
        final long month = row.number(MonthlySettlementTable.SETTLEMENT_MONTH);
        final String pool = row.text(MonthlySettlementTable.INSURANCE_POOL);
        final BigDecimal points = row.decimal(MonthlySettlementTable.SCORE).orElse(BigDecimal.ZERO);
        final String worth = worth(row, points);
        part.add("points", MonthlySettlementTable.SCORE.labelEn(), MonthlySettlementTable.SCORE.labelZh())
                .pool(pool)
                .month(month)
                .cases(row.number(MonthlySettlementTable.CASE_COUNT))
                .cost(row.number(MonthlySettlementTable.TOTAL_COST_FEN))
                .booked(row.number(MonthlySettlementTable.BOOKED_FUND_FEN))
                .points(points);
        for (final Field field : MONEY) {
            final StatementLine line = part.add(item(field), field.labelEn(), field.labelZh())
                    .pool(pool)
                    .month(month)
                    .amount(row.number(field));
            final String note = field.equals(MonthlySettlementTable.PAYABLE_FEN) ? worth : how(field, row);
            if (!note.isEmpty()) {
                line.note(note);
            }
        }
        final List<Object> values = new ArrayList<>(List.of(String.valueOf(month), pool, points));
        MONEY.forEach(field -> values.add(row.number(field)));
        values.add(worth.isEmpty() ? null : worth);
        wide.add(new TableRow(columns, values));
    }

    /** How the payable came about, where one of the two national formulas gives it. */
    private String worth(final TableRow row, final BigDecimal points) {
        final BigDecimal start =
                row.decimal(MonthlySettlementTable.YEAR_START_POINT_VALUE).orElse(BigDecimal.ZERO);
        final BigDecimal ratio =
                row.decimal(MonthlySettlementTable.FUND_PAYMENT_RATIO).orElse(BigDecimal.ZERO);
        final BigDecimal payable = BigDecimal.valueOf(row.number(MonthlySettlementTable.PAYABLE_FEN));
        final BigDecimal gross = points.multiply(start).movePointRight(2);
        final long patients =
                row.number(MonthlySettlementTable.TOTAL_COST_FEN) - row.number(MonthlySettlementTable.BOOKED_FUND_FEN);
        final String product = CellText.grouped(points) + " x " + start.toPlainString();
        if (gross.setScale(0, RoundingMode.HALF_UP)
                        .subtract(BigDecimal.valueOf(patients))
                        .compareTo(payable)
                == 0) {
            return product + part.say(" - paid by patients ", " - 个人支付 ") + Part.yuan(patients);
        }
        final boolean isByRatio = gross.multiply(ratio).subtract(payable).abs().compareTo(tolerance(gross)) <= 0;
        return isByRatio ? product + " x " + ratio.toPlainString() : "";
    }

    /** The ratio is kept with six decimals and used exactly. */
    private static BigDecimal tolerance(final BigDecimal gross) {
        return gross.abs().movePointLeft(6).add(BigDecimal.ONE);
    }

    private String how(final Field field, final TableRow row) {
        final long payable = row.number(MonthlySettlementTable.PAYABLE_FEN);
        final long released = row.number(MonthlySettlementTable.RELEASED_FEN);
        if (field.equals(MonthlySettlementTable.RELEASED_FEN)) {
            return Part.yuan(payable) + Part.signed(-row.number(MonthlySettlementTable.DEPOSIT_FEN));
        }
        final boolean isPaid = field.equals(MonthlySettlementTable.PAID_FEN);
        if (isPaid || field.equals(MonthlySettlementTable.CARRIED_OUT_FEN)) {
            final String net = Part.yuan(released)
                    + Part.signed(-row.number(MonthlySettlementTable.AUDIT_DEDUCTION_FEN))
                    + Part.signed(row.number(MonthlySettlementTable.CARRIED_IN_FEN));
            return net + (isPaid ? part.say(", not below 0", "，不低于 0") : part.say(", if below 0", "，仅当为负"));
        }
        return "";
    }

    private void total(final String pool, final List<TableRow> rows) {
        final BigDecimal points = rows.stream()
                .flatMap(row -> row.decimal(MonthlySettlementTable.SCORE).stream())
                .reduce(BigDecimal.ZERO.setScale(4), BigDecimal::add);
        final String months = part.say("all months of pool " + pool, "险种 " + pool + " 各月合计");
        part.add("total_points", MonthlySettlementTable.SCORE.labelEn(), MonthlySettlementTable.SCORE.labelZh())
                .pool(pool)
                .points(points)
                .note(months);
        final List<Object> values = new ArrayList<>(List.of(part.say("total", "合计"), pool, points));
        for (final Field field : MONEY) {
            if (SUMMED.contains(field)) {
                final long sum =
                        rows.stream().mapToLong(row -> row.number(field)).sum();
                part.add("total_" + item(field), field.labelEn(), field.labelZh())
                        .pool(pool)
                        .amount(sum)
                        .note(months);
                values.add(sum);
            } else {
                values.add(null);
            }
        }
        values.add(null);
        wide.add(new TableRow(columns, values));
    }

    private static String item(final Field field) {
        return field.name().replaceAll("_fen$", "");
    }
}
