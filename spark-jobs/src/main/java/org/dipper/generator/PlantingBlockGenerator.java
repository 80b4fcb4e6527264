package org.dipper.generator;

import java.io.IOException;
import java.util.Optional;

/**
 * Makes one block of a prefecture with a plan of misconduct: groups first, then persons one after another until the block is
 * full. What a stay would honestly be is made as in {@link BlockGenerator}.
 */
final class PlantingBlockGenerator implements BlockMaker {
    /** Below it no group finds room. */
    private static final int GROUPED_ROWS = 400;
    /** Persons who come in beside others are numbered after all those who come by themselves. */
    private static final int FIRST_BESIDE = 3_000;

    private static final int FIRST_PERSON = 100;

    private final GeneratorOptions options;
    private final DiseaseBook book = new DiseaseBook();
    private final HospitalBook hospitals;
    private final MisconductPlan plan;
    private final RowFactory rows = new RowFactory(book);
    private final StayFactory stays;
    private final Course course = new Course(book);
    private final StayPlanter planter;
    private final GroupPlanter groups;
    private final LookAlikes lookAlikes;
    private final int lastDay;

    PlantingBlockGenerator(final GeneratorOptions options) {
        this.options = options;
        this.lastDay = options.lastDay();
        this.hospitals = new HospitalBook(options.seed(), options.hospitals());
        this.plan = new MisconductPlan(options, book, hospitals);
        this.stays = new StayFactory(options, book);
        this.planter = new StayPlanter(book, stays, course, lastDay);
        this.groups = new GroupPlanter(options, plan, book, hospitals, stays);
        this.lookAlikes = new LookAlikes(book, hospitals, stays, plan.severeMix(), lastDay);
    }

    @Override
    public void generate(final int block, final BlockReceiver receiver) throws IOException {
        final long first = (long) block * BlockGenerator.BLOCK_ROWS;
        final int size = (int) Math.min(BlockGenerator.BLOCK_ROWS, options.cases() - first);
        final PlantingAccounts accounts = new PlantingAccounts(plan, options.seed(), block);
        final PlantedDesk desk = new PlantedDesk(new BlockDesk(first, size, rows, receiver), receiver, accounts);
        final LookAlikes.PersonNumbers beside = numbers(first * 2 + FIRST_BESIDE);
        if (size >= GROUPED_ROWS) {
            groups.groups(desk, block, beside);
        }
        for (int person = FIRST_PERSON; desk.room() > 0; person++) {
            receiver.person();
            final Dice dice = new Dice(options.seed(), block, person);
            history(desk, accounts, BlockGenerator.personNumber(first * 2 + person), beside, dice);
        }
    }

    /** A person's stays, one after another. */
    private void history(
            final PlantedDesk desk,
            final PlantingAccounts accounts,
            final String personNumber,
            final LookAlikes.PersonNumbers beside,
            final Dice dice)
            throws IOException {
        final Disease drawn = book.draw(dice);
        Hospital hospital = hospitals.draw(drawn.tilt(), dice);
        Optional<PlantedKind> kind = accounts.due(hospital, each -> StayPlanter.fitsFirst(each, drawn));
        Disease disease = kind.map(each -> planter.disease(each, drawn, dice)).orElse(drawn);
        int days = days(kind, disease, dice);
        final int discharged = stays.firstDischarge(disease, dice);
        final boolean isPadded = kind.equals(Optional.of(PlantedKind.POINTS_PADDING));
        int admission = (isPadded ? stays.yearEnd(discharged, dice) : discharged) - days;
        final Person person = stays.person(personNumber, disease, admission, dice);
        for (int number = 0; number < BlockGenerator.LONGEST_HISTORY && desk.room() > 0; number++) {
            final Stay honest = stays.stay(person, hospital, disease, admission, days, dice);
            final int discharge = kind.isPresent()
                    ? planter.plant(desk, kind.get(), honest, dice)
                    : lookAlikes.settle(desk, honest, beside, dice);
            if (!Course.returns(honest, dice)) {
                return;
            }
            final boolean isSameDisease = dice.happens(Course.sameDisease(disease));
            admission = discharge + Course.gap(disease, days, dice);
            final Disease next = isSameDisease ? disease : course.other(disease, person, admission, dice);
            disease = next;
            hospital = dice.happens(isSameDisease ? 0.85 : 0.6) ? hospital : hospitals.draw(next.tilt(), dice);
            kind = accounts.due(hospital, each -> StayPlanter.fitsReturn(each, next));
            days = days(kind, next, dice);
            if (admission + days > lastDay) {
                return;
            }
        }
    }

    private int days(final Optional<PlantedKind> kind, final Disease disease, final Dice dice) {
        final int drawn = stays.days(disease, dice);
        return kind.map(each -> StayPlanter.days(each, drawn, dice)).orElse(drawn);
    }

    private static LookAlikes.PersonNumbers numbers(final long first) {
        return new LookAlikes.PersonNumbers() {
            private long next = first;

            @Override
            public String next() {
                return BlockGenerator.personNumber(next++);
            }
        };
    }
}
