package org.dipper.generator;

/**
 * What is known of a planted row.
 *
 * @param settlementId the row
 * @param kind what was planted
 * @param counterpart the other settlement of a split stay, the number of the group of a collusive admission, otherwise empty
 * @param institution where
 * @param note in words, without commas
 */
record SettlementLabel(String settlementId, PlantedKind kind, String counterpart, String institution, String note) {
    static final String HEADER = "settlement_id,kind,counterpart,institution_code,note";

    String line() {
        return String.join(",", settlementId, kind.kind(), counterpart, institution, note);
    }
}
