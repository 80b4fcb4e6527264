package org.dipper.generator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers and sends the rows of one block, and plants misconduct and defects on the way. */
final class BlockDesk {
    private static final double DEFECT_SHARE = 0.003;

    private final long first;
    private final int size;
    private final RowFactory rows;
    private final BlockReceiver receiver;
    private int used;

    BlockDesk(final long first, final int size, final RowFactory rows, final BlockReceiver receiver) {
        this.first = first;
        this.size = size;
        this.rows = rows;
        this.receiver = receiver;
    }

    /** How many rows the block still takes. */
    int room() {
        return size - used;
    }

    /** Sends a stay, honest or not; the day of discharge. */
    int settle(
            final Stay stay,
            final Optional<Misconduct> misconduct,
            final Disease pricier,
            final int lastDay,
            final Dice dice)
            throws IOException {
        if (misconduct.isPresent()) {
            switch (misconduct.get()) {
                case SPLIT_ADMISSION -> {
                    if (stay.days() >= 6 && room() >= 3 && stay.dischargeDay() + 8 <= lastDay) {
                        return split(stay, dice);
                    }
                }
                case UP_CODING -> {
                    if (!pricier.code().equals(stay.disease().code())) {
                        return upCode(stay, pricier, dice);
                    }
                }
                case LOW_STANDARD_ADMISSION -> {
                    if (stay.disease().isMild()) {
                        return lowStandard(stay, dice);
                    }
                }
                case OVER_LONG_STAY -> {
                    if (stay.days() >= 4 && stay.admissionDay() + 4 * stay.days() <= lastDay) {
                        return overLong(stay, dice);
                    }
                }
                default -> throw new IllegalArgumentException(misconduct.get() + " is not of one stay");
            }
        }
        honest(stay, dice);
        return stay.dischargeDay();
    }

    /** A cheap short stay at the end of the year, for the points; the day of discharge. */
    int surge(final Stay stay, final Dice dice) throws IOException {
        final Stay cheap = stay.changed(stay.disease(), stay.days(), stay.totalFen() * dice.between(55, 75) / 100);
        plant(Misconduct.YEAR_END_SURGE, List.of(cheap), "cheap short stay in the last weeks of the year", dice);
        return cheap.dischargeDay();
    }

    /** The stays of a bulk admission. */
    void bulk(final List<Stay> stays, final Dice dice) throws IOException {
        for (int i = 0; i < stays.size(); i++) {
            receiver.person();
        }
        plant(Misconduct.BULK_ADMISSION, stays, "admitted on one day with one diagnosis", dice);
    }

    private int split(final Stay stay, final Dice dice) throws IOException {
        final int parts = stay.days() >= 12 && dice.happens(0.3) ? 3 : 2;
        final List<Stay> split = new ArrayList<>(parts);
        int admission = stay.admissionDay();
        int daysLeft = stay.days();
        long fenLeft = stay.totalFen();
        for (int part = 0; part < parts; part++) {
            final boolean isLast = part == parts - 1;
            final int days = isLast ? daysLeft : Math.max(2, daysLeft / (parts - part) + dice.between(-1, 1));
            final long fen = isLast ? fenLeft : fenLeft * dice.between(42, 58) / 50 / (parts - part) / 2 * 2;
            split.add(stay.part(admission, days, fen, part == 0));
            admission += days + dice.below(3);
            daysLeft = Math.max(1, daysLeft - days);
            fenLeft -= fen;
        }
        plant(Misconduct.SPLIT_ADMISSION, split, "one stay billed as " + parts, dice);
        return split.get(parts - 1).dischargeDay();
    }

    private int upCode(final Stay stay, final Disease pricier, final Dice dice) throws IOException {
        final Stay written = stay.changed(pricier, stay.days(), stay.totalFen());
        plant(Misconduct.UP_CODING, List.of(written), "was " + stay.disease().code(), dice);
        return written.dischargeDay();
    }

    private int lowStandard(final Stay stay, final Dice dice) throws IOException {
        final Stay needless = stay.changed(stay.disease(), dice.between(1, 2), Math.max(15_000, stay.totalFen() / 4));
        plant(Misconduct.LOW_STANDARD_ADMISSION, List.of(needless), "hardly any care for a mild disease", dice);
        return needless.dischargeDay();
    }

    private int overLong(final Stay stay, final Dice dice) throws IOException {
        final int days = stay.days() * dice.between(3, 4);
        final Stay lying = stay.changed(stay.disease(), days, stay.totalFen() * 115 / 100);
        plant(Misconduct.OVER_LONG_STAY, List.of(lying), "would have been " + stay.days() + " days", dice);
        return lying.dischargeDay();
    }

    private void plant(final Misconduct kind, final List<Stay> stays, final String note, final Dice dice)
            throws IOException {
        final List<String> ids = new ArrayList<>(stays.size());
        for (final Stay stay : stays) {
            final SettlementRow row = row(stay, dice);
            ids.add(row.text(NationalLayout.SETL_ID));
            send(row);
        }
        receiver.planted(kind, ids, stays.get(0).hospital().code(), note);
    }

    /** Sends an honest stay, now and then with a defect. */
    void honest(final Stay stay, final Dice dice) throws IOException {
        final SettlementRow row = row(stay, dice);
        if (!dice.happens(DEFECT_SHARE)) {
            send(row);
            return;
        }
        final String id = row.text(NationalLayout.SETL_ID);
        switch (dice.below(6)) {
            case 0 -> {
                row.text(NationalLayout.DIAG_CODE, "");
                row.text(NationalLayout.DIAG_NAME, "");
                defect(row, id, "missing_diagnosis");
            }
            case 1 -> {
                final String admission = row.text(NationalLayout.ADM_TIME);
                row.text(NationalLayout.ADM_TIME, row.text(NationalLayout.DSCG_TIME));
                row.text(NationalLayout.DSCG_TIME, admission);
                defect(row, id, "discharge_before_admission");
            }
            case 2 -> {
                for (int column = NationalLayout.MEDFEE_SUMAMT; column < NationalLayout.WIDTH; column++) {
                    row.number(column, 0);
                }
                defect(row, id, "zero_cost");
            }
            case 3 -> {
                final int bed = NationalLayout.FIRST_ITEM;
                row.number(bed, row.number(bed) + 12_345);
                defect(row, id, "item_sum_off");
            }
            case 4 -> {
                send(row);
                if (room() > 0) {
                    defect(row, id, "duplicate_row");
                }
            }
            default -> conflict(row, id);
        }
    }

    private void conflict(final SettlementRow row, final String id) throws IOException {
        send(row);
        if (room() > 0) {
            final SettlementRow other = row.copy();
            final long more = 10_000;
            for (final int column :
                    List.of(NationalLayout.MEDFEE_SUMAMT, NationalLayout.PSN_PART_AMT, NationalLayout.FIRST_ITEM)) {
                other.number(column, other.number(column) + more);
            }
            defect(other, id, "conflicting_row");
        }
    }

    private void defect(final SettlementRow row, final String id, final String kind) throws IOException {
        send(row);
        receiver.defect(id, kind);
    }

    /** The stay as the next row, not yet sent. */
    SettlementRow row(final Stay stay, final Dice dice) {
        return row(stay, 0, dice);
    }

    /** The stay as the row after so many others, not yet sent. */
    SettlementRow row(final Stay stay, final int ahead, final Dice dice) {
        return rows.row(stay, first + used + ahead, dice);
    }

    void send(final SettlementRow row) throws IOException {
        if (room() == 0) {
            throw new IllegalStateException("The block is full");
        }
        used++;
        receiver.row(row);
    }
}
