package org.dipper.generator;

import java.io.IOException;

/** Sends the rows of one block of a prefecture with a plan: counts them to their institutions and labels what is planted. */
final class PlantedDesk {
    private final BlockDesk desk;
    private final BlockReceiver receiver;
    private final PlantingAccounts accounts;

    PlantedDesk(final BlockDesk desk, final BlockReceiver receiver, final PlantingAccounts accounts) {
        this.desk = desk;
        this.receiver = receiver;
        this.accounts = accounts;
    }

    /** How many rows the block still takes. */
    int room() {
        return desk.room();
    }

    /** Another person. */
    void person() {
        receiver.person();
    }

    /** Sends an honest stay, now and then with a defect. */
    void honest(final Stay stay, final Dice dice) throws IOException {
        final int before = desk.room();
        desk.honest(stay, dice);
        for (int row = desk.room(); row < before; row++) {
            accounts.row(stay.hospital());
        }
    }

    /** The stay as the next row, to be changed and sent. */
    SettlementRow row(final Stay stay, final Dice dice) {
        return desk.row(stay, dice);
    }

    /** The stay as the row after the next, to be changed and sent after that one. */
    SettlementRow secondRow(final Stay stay, final Dice dice) {
        return desk.row(stay, 1, dice);
    }

    /** Sends a row that was planted. */
    void planted(
            final Stay stay,
            final SettlementRow row,
            final PlantedKind kind,
            final String counterpart,
            final String note)
            throws IOException {
        send(stay, row);
        accounts.planted(stay.hospital(), kind);
        receiver.label(new SettlementLabel(
                row.text(NationalLayout.SETL_ID),
                kind,
                counterpart,
                stay.hospital().code(),
                note));
    }

    /** Sends an honest row that looks like misconduct. */
    void lookAlike(final Stay stay, final SettlementRow row, final String kind) throws IOException {
        send(stay, row);
        receiver.lookAlike(
                kind, row.text(NationalLayout.SETL_ID), stay.hospital().code());
    }

    private void send(final Stay stay, final SettlementRow row) throws IOException {
        desk.send(row);
        accounts.row(stay.hospital());
    }
}
