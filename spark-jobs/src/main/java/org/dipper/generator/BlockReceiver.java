package org.dipper.generator;

import java.io.IOException;
import java.util.List;

/** Takes what a block yields, in order. */
interface BlockReceiver {
    /** A row of the settlement list, valid until the next call. */
    void row(SettlementRow row) throws IOException;

    /** Misconduct was planted in these settlements. */
    void planted(Misconduct kind, List<String> settlementIds, String institution, String note) throws IOException;

    /** A row that was planted by the plan. */
    void label(SettlementLabel label) throws IOException;

    /** An honest row that looks like misconduct. */
    void lookAlike(String kind, String settlementId, String institution) throws IOException;

    /** A row is defective on purpose. */
    void defect(String settlementId, String kind) throws IOException;

    /** Another person. */
    void person();
}
