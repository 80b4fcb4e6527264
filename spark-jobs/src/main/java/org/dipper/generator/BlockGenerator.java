package org.dipper.generator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one block of rows: persons one after another until the block is full. A block depends on nothing but the options and
 * its number.
 */
final class BlockGenerator implements BlockMaker {
    static final int BLOCK_ROWS = 2048;
    private static final double BULK_PER_BLOCK = 0.12;
    static final int LONGEST_HISTORY = 40;

    private final GeneratorOptions options;
    private final DiseaseBook book;
    private final HospitalBook hospitals;
    private final StayFactory stays;
    private final Course course;
    private final RowFactory rows;
    private final int lastDay;

    BlockGenerator(final GeneratorOptions options) {
        this.options = options;
        this.book = new DiseaseBook();
        this.hospitals = new HospitalBook(options.seed(), options.hospitals());
        this.stays = new StayFactory(options, book);
        this.course = new Course(book);
        this.rows = new RowFactory(book);
        this.lastDay = options.lastDay();
    }

    @Override
    public void generate(final int block, final BlockReceiver receiver) throws IOException {
        final long first = (long) block * BLOCK_ROWS;
        final int size = (int) Math.min(BLOCK_ROWS, options.cases() - first);
        final BlockDesk desk = new BlockDesk(first, size, rows, receiver);
        final Dice blockDice = new Dice(options.seed(), block, -1);
        if (size >= 400 && blockDice.happens(BULK_PER_BLOCK)) {
            bulkAdmission(desk, first, blockDice);
        }
        for (int person = 100; desk.room() > 0; person++) {
            receiver.person();
            history(desk, first * 2 + person, new Dice(options.seed(), block, person));
        }
    }

    /** A person's stays, one after another. */
    private void history(final BlockDesk desk, final long personNumber, final Dice dice) throws IOException {
        Disease disease = book.draw(dice);
        Hospital hospital = hospitals.draw(disease.tilt(), dice);
        final boolean isSurge = planned(Misconduct.YEAR_END_SURGE, hospital, dice);
        if (isSurge) {
            disease = book.drawMild(dice);
        }
        int days = isSurge ? dice.between(2, 3) : stays.days(disease, dice);
        final int drawn = stays.firstDischarge(disease, dice);
        int admission = (isSurge ? stays.yearEnd(drawn, dice) : drawn) - days;
        final Person person = stays.person(personNumber(personNumber), disease, admission, dice);
        for (int number = 0; number < LONGEST_HISTORY && desk.room() > 0; number++) {
            final Stay honest = stays.stay(person, hospital, disease, admission, days, dice);
            final int discharge = isSurge && number == 0
                    ? desk.surge(honest, dice)
                    : desk.settle(honest, misconduct(honest, dice), sibling(disease), lastDay, dice);
            if (!Course.returns(honest, dice)) {
                return;
            }
            final boolean isSameDisease = dice.happens(Course.sameDisease(disease));
            admission = discharge + Course.gap(disease, days, dice);
            disease = isSameDisease ? disease : course.other(disease, person, admission, dice);
            hospital = dice.happens(isSameDisease ? 0.85 : 0.6) ? hospital : hospitals.draw(disease.tilt(), dice);
            days = stays.days(disease, dice);
            if (admission + days > lastDay) {
                return;
            }
        }
    }

    /** Many healthy-enough people of one place, admitted to one hospital on one day. */
    private void bulkAdmission(final BlockDesk desk, final long first, final Dice dice) throws IOException {
        final Hospital hospital = hospitals.drawAt(dice.happens(0.7) ? 1 : 2, dice);
        final Disease disease = book.drawMild(dice);
        final int days = dice.between(4, 6);
        final int admission = stays.firstDischarge(disease, dice) - days;
        final int count = dice.between(8, 15);
        final List<Stay> admitted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final Person person = stays.person(personNumber(first * 2 + i), disease, admission, dice);
            admitted.add(stays.stay(person, hospital, disease, admission, days, dice));
        }
        desk.bulk(admitted, dice);
    }

    static String personNumber(final long number) {
        return "P" + String.valueOf(10_000_000_000_000L + number).substring(1);
    }

    private Disease sibling(final Disease disease) {
        return book.find(disease.pricierSibling()).orElse(disease);
    }

    private static Optional<Misconduct> misconduct(final Stay stay, final Dice dice) {
        for (final Misconduct kind : Misconduct.values()) {
            if (kind != Misconduct.YEAR_END_SURGE
                    && kind != Misconduct.BULK_ADMISSION
                    && planned(kind, stay.hospital(), dice)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Where a hospital leans to a kind it is twenty times as common there. */
    private static boolean planned(final Misconduct kind, final Hospital hospital, final Dice dice) {
        final boolean leans = hospital.vice().isPresent() && hospital.vice().get() == kind;
        return dice.happens(leans ? 0.03 : 0.0015);
    }
}
