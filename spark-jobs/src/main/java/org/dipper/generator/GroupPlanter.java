package org.dipper.generator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Groups of persons who are admitted together: collusive ones, and honest ones that look like them. Which block has a group is
 * counted over all blocks, so that the rates come out as planned.
 */
final class GroupPlanter {
    static final String TREATMENT_COHORT = "treatment_cohort";
    static final String OUTBREAK = "outbreak";
    private static final long OWN_DICE = 0x6A0B;
    private static final int LEAST_PERSONS = 5;
    private static final int MOST_PERSONS = 15;
    private static final int LEAST_OCCASIONS = 2;
    private static final int MOST_OCCASIONS = 3;
    /** Rows of a group on average. */
    private static final double ROWS_OF_A_GROUP =
            (LEAST_PERSONS + MOST_PERSONS) / 2.0 * (LEAST_OCCASIONS + MOST_OCCASIONS) / 2.0;

    private static final double COHORTS_PER_BLOCK = 0.12;
    private static final double OUTBREAKS_PER_BLOCK = 0.15;
    private static final double GOLDEN_SECTION = 0.6180339887498949;
    private static final int CYCLE_DAYS = 21;
    private static final int TOP_LEVEL = 3;

    private final GeneratorOptions options;
    private final List<MisconductPlan.Vice> collusive;
    /** Running totals of the parts of all rows that are collusive, by institution. */
    private final double[] runningRows;

    private final DiseaseBook book;
    private final HospitalBook hospitals;
    private final StayFactory stays;

    GroupPlanter(
            final GeneratorOptions options,
            final MisconductPlan plan,
            final DiseaseBook book,
            final HospitalBook hospitals,
            final StayFactory stays) {
        this.options = options;
        this.collusive = plan.vices().stream()
                .filter(vice -> vice.kind() == PlantedKind.COLLUSIVE_ADMISSION)
                .toList();
        this.runningRows = collusive.stream()
                .mapToDouble(vice -> vice.share() * vice.rate())
                .toArray();
        Arrays.parallelPrefix(runningRows, Double::sum);
        this.book = book;
        this.hospitals = hospitals;
        this.stays = stays;
    }

    /** Sends the groups of a block. */
    void groups(final PlantedDesk desk, final int block, final LookAlikes.PersonNumbers numbers) throws IOException {
        int number = 0;
        final double each = runningRows.length == 0
                ? 0
                : runningRows[runningRows.length - 1] * BlockGenerator.BLOCK_ROWS / ROWS_OF_A_GROUP;
        for (long group = before(each, block, 0); group < before(each, block + 1, 0); group++) {
            number++;
            collusive(desk, institution(group), "G" + block + "-" + number, numbers, dice(block, number));
        }
        for (long group = before(COHORTS_PER_BLOCK, block, 1);
                group < before(COHORTS_PER_BLOCK, block + 1, 1);
                group++) {
            cohort(desk, numbers, dice(block, ++number));
        }
        for (long group = before(OUTBREAKS_PER_BLOCK, block, 2);
                group < before(OUTBREAKS_PER_BLOCK, block + 1, 2);
                group++) {
            outbreak(desk, numbers, dice(block, ++number));
        }
    }

    /** How many groups come before a block if so many come each block, from a start at chance. */
    private long before(final double each, final int block, final int what) {
        return (long) Math.floor(new Dice(options.seed(), OWN_DICE, what).share() + block * each);
    }

    /** The institution of a collusive group: by steps of the golden section, so that each has its part of any few groups. */
    private Hospital institution(final long group) {
        final double steps = group * GOLDEN_SECTION;
        final double at = (steps - Math.floor(steps)) * runningRows[runningRows.length - 1];
        int index = 0;
        while (index < runningRows.length - 1 && runningRows[index] <= at) {
            index++;
        }
        return collusive.get(index).hospital();
    }

    private Dice dice(final int block, final int number) {
        return new Dice(options.seed(), OWN_DICE, block, number);
    }

    /** The same persons, together, two or three times, with bills that hardly differ. */
    private void collusive(
            final PlantedDesk desk,
            final Hospital hospital,
            final String name,
            final LookAlikes.PersonNumbers numbers,
            final Dice dice)
            throws IOException {
        final int occasions = dice.between(LEAST_OCCASIONS, MOST_OCCASIONS);
        final int days = dice.between(4, 7);
        final int apart = dice.between(60, 140);
        final int first = firstDay(apart * (occasions - 1) + days + 2, dice);
        final List<Person> persons = persons(dice.between(LEAST_PERSONS, MOST_PERSONS), first, numbers, desk, dice);
        for (int occasion = 0; occasion < occasions; occasion++) {
            final Disease disease = book.drawMild(dice);
            final int day = first + occasion * apart;
            final Stay model = stays.stay(persons.get(0), hospital, disease, day, days, dice);
            final long bill = dice.next();
            for (final Person person : persons) {
                if (desk.room() == 0) {
                    return;
                }
                final Stay own = of(model, person, day + dice.below(2), model.totalFen() * dice.between(99, 101) / 100);
                final SettlementRow row = desk.row(own, dice);
                Bill.fill(row, own, new Dice(bill));
                final String note = "occasion " + (occasion + 1) + " of " + occasions;
                desk.planted(own, row, PlantedKind.COLLUSIVE_ADMISSION, name, note);
            }
        }
    }

    /** Persons of one place who share the days of their chemotherapy. */
    private void cohort(final PlantedDesk desk, final LookAlikes.PersonNumbers numbers, final Dice dice)
            throws IOException {
        final Disease therapy = book.find("Z51.1").orElseThrow();
        final Hospital hospital = hospitals.drawAt(TOP_LEVEL, dice);
        final int cycles = dice.between(2, 4);
        final int first = firstDay(CYCLE_DAYS * cycles, dice);
        final List<Person> persons = persons(dice.between(4, 8), first, numbers, desk, dice);
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (final Person person : persons) {
                final int days = stays.days(therapy, dice);
                together(desk, person, hospital, therapy, first + cycle * CYCLE_DAYS, days, TREATMENT_COHORT, dice);
            }
        }
    }

    /** Persons of one place who fall ill together, once. */
    private void outbreak(final PlantedDesk desk, final LookAlikes.PersonNumbers numbers, final Dice dice)
            throws IOException {
        final Disease disease = book.find("A09.9").orElseThrow();
        final Hospital hospital = hospitals.drawAt(1, dice);
        final int first = firstDay(30, dice);
        for (final Person person : persons(dice.between(4, 9), first, numbers, desk, dice)) {
            final int days = stays.days(disease, dice);
            together(desk, person, hospital, disease, first + dice.below(2), days, OUTBREAK, dice);
        }
    }

    private void together(
            final PlantedDesk desk,
            final Person person,
            final Hospital hospital,
            final Disease disease,
            final int day,
            final int days,
            final String kind,
            final Dice dice)
            throws IOException {
        if (desk.room() > 0 && day + days <= options.lastDay()) {
            final Stay stay = stays.stay(person, hospital, disease, day, days, dice);
            desk.lookAlike(stay, desk.row(stay, dice), kind);
        }
    }

    /** Grown-ups of one area. */
    private List<Person> persons(
            final int count,
            final int day,
            final LookAlikes.PersonNumbers numbers,
            final PlantedDesk desk,
            final Dice dice) {
        final Disease ageless = book.find("A09.9").orElseThrow();
        final String area = HospitalBook.area(dice.below(HospitalBook.AREAS));
        final List<Person> persons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final Person any = stays.person(numbers.next(), ageless, day, dice);
            persons.add(new Person(any.number(), any.sex(), day - dice.between(35, 75) * 366, "390", area));
            desk.person();
        }
        return persons;
    }

    /** A day from which so many days are left in the years; the first of them where there are not so many. */
    private int firstDay(final int length, final Dice dice) {
        final int begin = options.firstDay();
        return begin + dice.below(Math.max(1, options.lastDay() - begin - length));
    }

    private static Stay of(final Stay model, final Person person, final int day, final long fen) {
        return new Stay(
                person,
                model.hospital(),
                model.disease(),
                model.extension(),
                day,
                model.days(),
                model.procedures(),
                fen,
                model.operationShare(),
                "1");
    }
}
