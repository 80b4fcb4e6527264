package org.dipper.generator;

/** Splits a total into the fourteen charge items, and into fund, person and hospital; every fen is accounted for. */
final class Bill {
    /** Weights of items 01 to 14 without an operation, in per mille. */
    private static final int[] CARE = {70, 20, 190, 185, 120, 0, 50, 45, 250, 15, 35, 5, 0, 15};
    /** The same for what a main procedure costs: surgery and consumables. */
    private static final int[] OPERATION = {0, 0, 20, 20, 60, 380, 10, 460, 50, 0, 0, 0, 0, 0};
    /** Fund shares by level 0 to 3, in percent: employees, residents. */
    private static final int[] EMPLOYEE_SHARE = {92, 92, 88, 84};

    private static final int[] RESIDENT_SHARE = {85, 85, 75, 62};
    private static final long[] DEDUCTIBLE_FEN = {20_000, 20_000, 50_000, 90_000};
    private static final int EXAMINATION = 2;

    private Bill() {}

    static void fill(final SettlementRow row, final Stay stay, final Dice dice) {
        final long total = stay.totalFen();
        items(row, total, stay.operationShare(), dice);
        final int level = stay.hospital().level();
        // Outside the catalog, and so never paid by the fund: 4 to 14 percent.
        final long covered = total - total * dice.between(4, 14) / 100;
        final int share = "310".equals(stay.person().pool()) ? EMPLOYEE_SHARE[level] : RESIDENT_SHARE[level];
        final long fund = Math.max(0, covered - DEDUCTIBLE_FEN[level]) * share / 100;
        final long hospital = dice.happens(0.01) ? (total - fund) / 20 : 0;
        row.number(NationalLayout.MEDFEE_SUMAMT, total);
        row.number(NationalLayout.FUND_PAY_SUMAMT, fund);
        row.number(NationalLayout.HOSP_PART_AMT, hospital);
        row.number(NationalLayout.PSN_PART_AMT, total - fund - hospital);
    }

    private static void items(final SettlementRow row, final long total, final double operationShare, final Dice dice) {
        final long operationPart = Math.round(total * operationShare);
        final long carePart = total - operationPart;
        final long jitter = dice.next();
        long left = total;
        for (int item = 0; item < NationalLayout.ITEMS; item++) {
            // Four bits an item: each share varies by up to a third downwards; the examinations take the rest.
            final long percent = 100 - 2 * ((jitter >>> (4 * item)) & 15);
            final long fen = (carePart * CARE[item] + operationPart * OPERATION[item]) / 1000 * percent / 100;
            row.number(NationalLayout.FIRST_ITEM + item, fen);
            left -= fen;
        }
        final int rest = NationalLayout.FIRST_ITEM + EXAMINATION;
        row.number(rest, row.number(rest) + left);
    }
}
