package org.dipper.generator;

import java.io.IOException;
import java.util.Optional;

/** Plants misconduct of single stays: takes the stay as it honestly was and sends what the institution wrote down. */
final class StayPlanter {
    private static final String HOME = "1";
    private static final String PLANNED_ADMISSION = "2";
    private static final String ORDINARY_TYPE = "21";
    private static final String URGENT_TYPE = "24";
    private static final String UNPLANNED_RETURN = "0";
    private static final String MEDICAL_WARD = "A03";
    private static final String SURGICAL_WARD = "A04";
    private static final long LEAST_FEN = 15_000;
    private static final int CATEGORY = 3;
    private static final int LONGEST_STRETCH = 4;
    private static final int SPLIT_DAYS = 6;
    private static final int ADULT_YEARS = 18;
    private static final int DAYS_OF_YEAR = 365;
    private static final double SIBLING_SHARE = 0.75;
    private static final double RELABELLED_SHARE = 0.4;
    private static final int EXAMINATION = 2;
    private static final int LABORATORY = 3;
    /** Of a low-standard stay, in percent: bed, doctor, nursing; laboratory; western drugs; the rest is examinations. */
    private static final int[][] EXAMINED = {{0, 6}, {1, 2}, {6, 4}, {LABORATORY, 28}, {8, 12}};

    private final DiseaseBook book;
    private final StayFactory stays;
    private final Course course;
    private final int lastDay;

    StayPlanter(final DiseaseBook book, final StayFactory stays, final Course course, final int lastDay) {
        this.book = book;
        this.stays = stays;
        this.course = course;
        this.lastDay = lastDay;
    }

    /** Whether a kind can be planted in a person's first stay; the disease may still be changed for it. */
    static boolean fitsFirst(final PlantedKind kind, final Disease disease) {
        return kind == PlantedKind.POINTS_PADDING || kind == PlantedKind.LOW_STANDARD_ADMISSION || isOrdinary(disease);
    }

    /** Whether a kind can be planted in a later stay. */
    static boolean fitsReturn(final PlantedKind kind, final Disease disease) {
        return switch (kind) {
            case POINTS_PADDING, COLLUSIVE_ADMISSION -> false;
            case LOW_STANDARD_ADMISSION -> disease.isMild();
            case UP_CODING -> isOrdinary(disease) && disease.hasSibling();
            case SPLIT_ADMISSION, OVER_LONG_STAY -> isOrdinary(disease);
        };
    }

    /** The disease of a first stay that is to be planted. */
    Disease disease(final PlantedKind kind, final Disease drawn, final Dice dice) {
        return switch (kind) {
            case LOW_STANDARD_ADMISSION -> drawn.isMild() ? drawn : book.drawMild(dice);
            case POINTS_PADDING -> book.drawCodable(dice);
            case UP_CODING -> drawn.hasSibling() || !dice.happens(SIBLING_SHARE) ? drawn : book.drawCodable(dice);
            case SPLIT_ADMISSION, OVER_LONG_STAY, COLLUSIVE_ADMISSION -> drawn;
        };
    }

    /** The days that the honest stay takes. */
    static int days(final PlantedKind kind, final int drawn, final Dice dice) {
        return switch (kind) {
            case SPLIT_ADMISSION -> Math.max(SPLIT_DAYS, drawn);
            case POINTS_PADDING -> dice.between(3, 5);
            default -> drawn;
        };
    }

    /** Sends the stay with the kind planted, or as it is where there is no room or time for it; the day of discharge. */
    int plant(final PlantedDesk desk, final PlantedKind kind, final Stay stay, final Dice dice) throws IOException {
        switch (kind) {
            case SPLIT_ADMISSION -> {
                if (desk.room() >= 2 && stay.days() >= SPLIT_DAYS && stay.dischargeDay() + 3 <= lastDay) {
                    return split(desk, stay, dice);
                }
            }
            case UP_CODING -> {
                if (stay.disease().hasSibling() || isOfAdult(stay)) {
                    return upCode(desk, stay, dice);
                }
            }
            case LOW_STANDARD_ADMISSION -> {
                return lowStandard(desk, stay, dice);
            }
            case POINTS_PADDING -> {
                return pad(desk, stay, dice);
            }
            case OVER_LONG_STAY -> {
                if (stay.admissionDay() + LONGEST_STRETCH * stay.days() <= lastDay) {
                    return overLong(desk, stay, dice);
                }
            }
            case COLLUSIVE_ADMISSION -> throw new IllegalArgumentException(kind + " is not of one stay");
        }
        desk.honest(stay, dice);
        return stay.dischargeDay();
    }

    private int split(final PlantedDesk desk, final Stay stay, final Dice dice) throws IOException {
        final int firstDays = Math.max(2, stay.days() / 2 + dice.between(-1, 1));
        final long firstFen = stay.totalFen() * dice.between(42, 58) / 100;
        final int gap = dice.below(4);
        final Stay first = stay.part(stay.admissionDay(), firstDays, firstFen, true);
        final Stay same =
                stay.part(first.dischargeDay() + gap, stay.days() - firstDays, stay.totalFen() - firstFen, false);
        final Optional<Disease> label =
                dice.happens(RELABELLED_SHARE) ? otherCategory(stay, dice) : Optional.<Disease>empty();
        final Stay second = label.map(disease -> same.changed(disease, same.days(), same.totalFen()))
                .orElse(same);
        final SettlementRow firstRow = desk.row(first, dice);
        final SettlementRow secondRow = desk.secondRow(second, dice);
        quiet(firstRow);
        quiet(secondRow);
        if (label.isPresent()) {
            SevereCodes.add(secondRow, stay.disease().extension(stay.extension()));
        }
        if (dice.happens(0.5)) {
            final boolean wasMedical = MEDICAL_WARD.equals(firstRow.text(NationalLayout.DSCG_CATY));
            secondRow.text(NationalLayout.DSCG_CATY, wasMedical ? SURGICAL_WARD : MEDICAL_WARD);
        } else {
            secondRow.text(NationalLayout.DSCG_CATY, firstRow.text(NationalLayout.DSCG_CATY));
        }
        final String note = (label.isPresent() ? "relabelled" : "same disease") + " after " + gap + " days";
        final String firstId = firstRow.text(NationalLayout.SETL_ID);
        final String secondId = secondRow.text(NationalLayout.SETL_ID);
        desk.planted(first, firstRow, PlantedKind.SPLIT_ADMISSION, secondId, note);
        desk.planted(second, secondRow, PlantedKind.SPLIT_ADMISSION, firstId, note);
        return second.dischargeDay();
    }

    private Optional<Disease> otherCategory(final Stay stay, final Dice dice) {
        final Disease other = course.other(stay.disease(), stay.person(), stay.admissionDay(), dice);
        final boolean isOther = !other.code()
                .substring(0, CATEGORY)
                .equals(stay.disease().code().substring(0, CATEGORY));
        return isOther && isOrdinary(other) ? Optional.of(other) : Optional.empty();
    }

    private int upCode(final PlantedDesk desk, final Stay stay, final Dice dice) throws IOException {
        final Optional<Disease> sibling = book.find(stay.disease().pricierSibling());
        final Stay written = sibling.map(pricier -> stay.changed(pricier, stay.days(), stay.totalFen()))
                .orElse(stay);
        final SettlementRow row = desk.row(written, dice);
        final String note;
        if (sibling.isPresent()) {
            note = "was " + stay.disease().code();
        } else {
            final String code = SevereCodes.favourite(stay.hospital());
            SevereCodes.add(row, code);
            note = "added " + code;
        }
        desk.planted(written, row, PlantedKind.UP_CODING, "", note);
        return written.dischargeDay();
    }

    private int lowStandard(final PlantedDesk desk, final Stay stay, final Dice dice) throws IOException {
        final long typical = stays.typicalFen(stay.disease(), stay.hospital(), stay.admissionDay());
        final long fen = Math.max(LEAST_FEN, typical * dice.between(18, 35) / 100);
        final Stay needless = stay.changed(stay.disease(), dice.between(1, 3), fen)
                .withoutProcedures()
                .ending(HOME);
        final SettlementRow row = desk.row(needless, dice);
        quiet(row);
        examine(row, fen);
        desk.planted(needless, row, PlantedKind.LOW_STANDARD_ADMISSION, "", "examinations of a mild disease");
        return needless.dischargeDay();
    }

    private int pad(final PlantedDesk desk, final Stay stay, final Dice dice) throws IOException {
        final Disease pricier = book.find(stay.disease().pricierSibling()).orElseThrow();
        // Above half of what the sibling costs, below which fewer points would be paid.
        final long fen = stays.typicalFen(pricier, stay.hospital(), stay.admissionDay()) * dice.between(54, 80) / 100;
        final Stay padded = stay.changed(pricier, stay.days(), fen).ending(HOME);
        final SettlementRow row = desk.row(padded, dice);
        quiet(row);
        final String note = "was " + stay.disease().code() + " and pulled into the year's end";
        desk.planted(padded, row, PlantedKind.POINTS_PADDING, "", note);
        return padded.dischargeDay();
    }

    private int overLong(final PlantedDesk desk, final Stay stay, final Dice dice) throws IOException {
        final int days = stay.days() * dice.between(5, 2 * LONGEST_STRETCH) / 2;
        final Stay lying = stay.changed(stay.disease(), days, stay.totalFen() * dice.between(108, 122) / 100);
        final SettlementRow row = desk.row(lying, dice);
        final String note = "would have been " + stay.days() + " days";
        desk.planted(lying, row, PlantedKind.OVER_LONG_STAY, "", note);
        return lying.dischargeDay();
    }

    /** Nothing on the list speaks for an urgent or a planned stay. */
    private static void quiet(final SettlementRow row) {
        if (URGENT_TYPE.equals(row.text(NationalLayout.MED_TYPE))) {
            row.text(NationalLayout.MED_TYPE, ORDINARY_TYPE);
        }
        row.text(NationalLayout.ADM_WAY, PLANNED_ADMISSION);
        row.text(NationalLayout.DAYS_RINP_FLAG_31, UNPLANNED_RETURN);
    }

    private static void examine(final SettlementRow row, final long totalFen) {
        for (int item = 0; item < NationalLayout.ITEMS; item++) {
            row.number(NationalLayout.FIRST_ITEM + item, 0);
        }
        long left = totalFen;
        for (final int[] part : EXAMINED) {
            final long fen = totalFen * part[1] / 100;
            row.number(NationalLayout.FIRST_ITEM + part[0], fen);
            left -= fen;
        }
        row.number(NationalLayout.FIRST_ITEM + EXAMINATION, left);
    }

    /** Neither a cycle of therapy nor a birth nor a newborn, of which each has rules of its own. */
    private static boolean isOrdinary(final Disease disease) {
        return disease.course() != 'm'
                && disease.ages() != 'n'
                && "OPZ".indexOf(disease.code().charAt(0)) < 0;
    }

    private static boolean isOfAdult(final Stay stay) {
        return stay.admissionDay() - stay.person().birthDay() >= ADULT_YEARS * DAYS_OF_YEAR;
    }
}
