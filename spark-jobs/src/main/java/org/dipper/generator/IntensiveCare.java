package org.dipper.generator;

/**
 * Birth weights of newborns, with a low one as the principal diagnosis now and then, and stays in intensive care. Draws
 * from dice of its own, so that everything else about a person stays as it is without it.
 */
final class IntensiveCare {
    private static final long OWN_DICE = 0x1C0;
    private static final int NEWBORN_DAYS = 29;
    private static final double LOW_WEIGHT_SHARE = 0.14;
    private static final double LOW_WEIGHT_DIAGNOSIS_SHARE = 0.7;
    private static final int LOW_WEIGHT = 2500;
    private static final int VERY_LOW_WEIGHT = 1500;
    private static final int EXTREMELY_LOW_WEIGHT = 1000;
    private static final int SMALLEST_WEIGHT = 550;
    private static final int LARGEST_WEIGHT = 4600;
    private static final int MINUTES_OF_DAY = 1440;

    private IntensiveCare() {}

    static void fill(final SettlementRow row, final Stay stay, final long number) {
        final Dice dice = new Dice(OWN_DICE, number, stay.admissionDay(), stay.totalFen());
        final boolean isNewborn = stay.admissionDay() - stay.person().birthDay() < NEWBORN_DAYS;
        final int grams = isNewborn ? weight(dice) : 0;
        row.number(NationalLayout.NWB_BIR_WT, isNewborn ? grams : SettlementRow.ABSENT);
        final boolean isLow = isNewborn && grams < LOW_WEIGHT;
        if (isLow && dice.happens(LOW_WEIGHT_DIAGNOSIS_SHARE)) {
            diagnosis(row, grams);
        }
        row.text(NationalLayout.SCS_CUTD_SUM_DURA, dice.happens(share(stay, isLow)) ? durations(stay, dice) : "");
    }

    /** In tens of grams, as it is recorded. */
    private static int weight(final Dice dice) {
        final boolean isLow = dice.happens(LOW_WEIGHT_SHARE);
        final double drawn = isLow ? LOW_WEIGHT - dice.exponential(480) : 3250 + 420 * dice.normal();
        return Math.max(SMALLEST_WEIGHT, Math.min(LARGEST_WEIGHT, (int) Math.round(drawn / 10) * 10));
    }

    private static void diagnosis(final SettlementRow row, final int grams) {
        if (grams < EXTREMELY_LOW_WEIGHT) {
            row.text(NationalLayout.DIAG_CODE, "P07.001");
            row.text(NationalLayout.DIAG_NAME, "极低出生体重儿（500-999克）");
        } else if (grams < VERY_LOW_WEIGHT) {
            row.text(NationalLayout.DIAG_CODE, "P07.102");
            row.text(NationalLayout.DIAG_NAME, "低出生体重儿（1000-1499克）");
        } else {
            row.text(NationalLayout.DIAG_CODE, "P07.101");
            row.text(NationalLayout.DIAG_NAME, "低出生体重儿（1500-2499克）");
        }
    }

    private static double share(final Stay stay, final boolean isLowWeight) {
        if (stay.hospital().level() < 2 || stay.days() < 3) {
            return 0;
        }
        if (isLowWeight) {
            return 0.6;
        }
        if ("5".equals(stay.dischargeWay())) {
            return 0.5;
        }
        return stay.disease().tilt() == 3 ? 0.04 : 0.006;
    }

    /** {@code days/hours/minutes}, now and then of two stays; together never longer than the whole stay. */
    private static String durations(final Stay stay, final Dice dice) {
        final int most = (stay.days() - 1) * MINUTES_OF_DAY;
        final int first = dice.between(MINUTES_OF_DAY / 4, most);
        final int second = most - first > MINUTES_OF_DAY / 4 && dice.happens(0.1)
                ? dice.between(MINUTES_OF_DAY / 4, most - first)
                : 0;
        return second == 0 ? duration(first) : duration(first) + "|" + duration(second);
    }

    private static String duration(final int minutes) {
        return minutes / MINUTES_OF_DAY + "/" + minutes % MINUTES_OF_DAY / 60 + "/" + minutes % 60;
    }
}
