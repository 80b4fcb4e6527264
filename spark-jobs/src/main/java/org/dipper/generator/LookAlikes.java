package org.dipper.generator;

import java.io.IOException;

/**
 * Honest stays that look like misconduct, so that precision means something: the severely ill who cost what they cost, those who
 * leave early, those who must stay long, transfers, newborns beside their mothers. Cycles of therapy and returns by chance are
 * among the honest stays anyway.
 */
final class LookAlikes {
    static final String GENUINE_SEVERE = "genuine_severe";
    static final String GENUINE_LONG = "genuine_long";
    static final String LEFT_EARLY = "left_early";
    static final String TRANSFER = "transfer";
    static final String NEWBORN = "newborn";
    private static final String AGAINST_ADVICE = "4";
    private static final String TO_ANOTHER_INSTITUTION = "2";
    private static final String HOME = "1";
    private static final double SEVERE_SHARE = 0.02;
    private static final double SEVERE_MIX_SHARE = 0.3;
    private static final double LONG_SHARE = 0.008;
    private static final double EARLY_SHARE = 0.01;
    private static final double TRANSFER_SHARE = 0.01;
    private static final double NEWBORN_SHARE = 0.6;
    private static final double TWIN_SHARE = 0.03;
    private static final String SLOW_CHAPTERS = "GIMST";
    private static final int ADULT_YEARS = 18;
    private static final int DAYS_OF_YEAR = 365;
    private static final int TOP_LEVEL = 3;

    private final DiseaseBook book;
    private final HospitalBook hospitals;
    private final StayFactory stays;
    private final Hospital severeMix;
    private final int lastDay;

    LookAlikes(
            final DiseaseBook book,
            final HospitalBook hospitals,
            final StayFactory stays,
            final Hospital severeMix,
            final int lastDay) {
        this.book = book;
        this.hospitals = hospitals;
        this.stays = stays;
        this.severeMix = severeMix;
        this.lastDay = lastDay;
    }

    /** Numbers for persons who come in beside others. */
    interface PersonNumbers {
        String next();
    }

    /** Sends an honest stay, as it is or as one of the look-alikes; the day of discharge. */
    int settle(final PlantedDesk desk, final Stay stay, final PersonNumbers numbers, final Dice dice)
            throws IOException {
        if (isBirth(stay)) {
            return birth(desk, stay, numbers, dice);
        }
        final double at = dice.share();
        final double severe = stay.hospital().equals(severeMix) ? SEVERE_MIX_SHARE : SEVERE_SHARE;
        if (at < severe) {
            if (isOfAdult(stay) && !stay.disease().isMild() && "OZ".indexOf(chapter(stay)) < 0) {
                return severe(desk, stay, dice);
            }
        } else if (at < severe + LONG_SHARE) {
            if (SLOW_CHAPTERS.indexOf(chapter(stay)) >= 0 && stay.admissionDay() + 3 * stay.days() <= lastDay) {
                return lasting(desk, stay, dice);
            }
        } else if (at < severe + LONG_SHARE + EARLY_SHARE) {
            return early(desk, stay, dice);
        } else if (at < severe + LONG_SHARE + EARLY_SHARE + TRANSFER_SHARE
                && stay.hospital().level() < TOP_LEVEL
                && desk.room() >= 2
                && stay.dischargeDay() + 2 * stay.days() <= lastDay) {
            return transfer(desk, stay, dice);
        }
        desk.honest(stay, dice);
        return stay.dischargeDay();
    }

    /** Severe secondary diagnoses with the days and the cost that they take. */
    private int severe(final PlantedDesk desk, final Stay stay, final Dice dice) throws IOException {
        final int wanted = stay.days() * dice.between(14, 19) / 10;
        final int days = Math.min(Math.max(3, wanted), Math.max(stay.days(), lastDay - stay.admissionDay()));
        final Stay ill = stay.changed(stay.disease(), days, stay.totalFen() * dice.between(17, 26) / 10);
        final SettlementRow row = desk.row(ill, dice);
        SevereCodes.add(row, SevereCodes.draw(dice));
        if (dice.happens(0.4)) {
            SevereCodes.add(row, SevereCodes.draw(dice));
        }
        desk.lookAlike(ill, row, GENUINE_SEVERE);
        return ill.dischargeDay();
    }

    /** Three times the days, and care on each of them. */
    private int lasting(final PlantedDesk desk, final Stay stay, final Dice dice) throws IOException {
        final Stay slow = stay.changed(stay.disease(), 3 * stay.days(), stay.totalFen() * dice.between(22, 30) / 10);
        desk.lookAlike(slow, desk.row(slow, dice), GENUINE_LONG);
        return slow.dischargeDay();
    }

    /** Short and cheap, since the patient left against advice. */
    private int early(final PlantedDesk desk, final Stay stay, final Dice dice) throws IOException {
        final int days = Math.min(stay.days(), dice.between(1, 2));
        final Stay left = stay.changed(stay.disease(), days, stay.totalFen() * dice.between(20, 40) / 100)
                .withoutProcedures()
                .ending(AGAINST_ADVICE);
        desk.lookAlike(left, desk.row(left, dice), LEFT_EARLY);
        return left.dischargeDay();
    }

    /** A few days here, then the rest in a larger institution. */
    private int transfer(final PlantedDesk desk, final Stay stay, final Dice dice) throws IOException {
        final Stay here = stay.changed(
                        stay.disease(),
                        Math.min(stay.days(), dice.between(1, 3)),
                        stay.totalFen() * dice.between(25, 45) / 100)
                .withoutProcedures()
                .ending(TO_ANOTHER_INSTITUTION);
        final Hospital larger = hospitals.drawAt(stay.hospital().level() + 1, dice);
        final Stay there = stays.stay(
                        stay.person(), larger, stay.disease(), here.dischargeDay() + dice.below(2), stay.days(), dice)
                .ending(HOME);
        desk.lookAlike(here, desk.row(here, dice), TRANSFER);
        desk.lookAlike(there, desk.row(there, dice), TRANSFER);
        return there.dischargeDay();
    }

    /** A mother, and one or two newborns on the same days in the same institution. */
    private int birth(final PlantedDesk desk, final Stay mother, final PersonNumbers numbers, final Dice dice)
            throws IOException {
        desk.honest(mother, dice);
        final int children = dice.happens(NEWBORN_SHARE) ? dice.happens(TWIN_SHARE) ? 2 : 1 : 0;
        final Disease disease = book.find(dice.happens(0.8) ? "P59.9" : "P23.9").orElseThrow();
        final int day = mother.admissionDay() + 1;
        final int days = Math.max(1, mother.days() - 1);
        for (int child = 0; child < children && desk.room() > 0; child++) {
            final char sex = dice.happens(0.5) ? 'm' : 'f';
            final Person newborn =
                    new Person(numbers.next(), sex, day, "390", mother.person().area());
            desk.person();
            final Stay stay = stays.stay(newborn, mother.hospital(), disease, day, days, dice);
            desk.lookAlike(stay, desk.row(stay, dice), NEWBORN);
        }
        return mother.dischargeDay();
    }

    private static boolean isBirth(final Stay stay) {
        return chapter(stay) == 'O' && stay.disease().code().charAt(1) == '8';
    }

    private static char chapter(final Stay stay) {
        return stay.disease().code().charAt(0);
    }

    private static boolean isOfAdult(final Stay stay) {
        return stay.admissionDay() - stay.person().birthDay() >= ADULT_YEARS * DAYS_OF_YEAR;
    }
}
