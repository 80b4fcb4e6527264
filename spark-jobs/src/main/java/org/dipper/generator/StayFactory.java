package org.dipper.generator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.generator.Disease.Operation;

/** Makes persons and their stays: ages by disease, costs by disease, level, hospital and year, dates by season. */
final class StayFactory {
    /** How dear a level is beside level 2, for levels 0 to 3. */
    private static final double[] LEVEL_COST = {0.62, 0.66, 1.0, 1.42};

    private static final double YEARLY_DRIFT = 1.03;
    private static final double[] WINTER = {1.7, 1.35, 1.15, 0.95, 0.8, 0.7, 0.65, 0.65, 0.75, 0.95, 1.15, 1.6};
    private static final double[] SUMMER = {0.75, 0.65, 0.8, 0.9, 1.05, 1.25, 1.5, 1.45, 1.2, 0.95, 0.8, 0.7};
    /** The spring festival empties the wards, whatever the disease. */
    private static final double[] EVEN = {0.95, 0.78, 1.1, 1.04, 1.03, 1.02, 1.05, 1.04, 1.0, 0.97, 1.02, 1.0};

    private static final int DAYS_OF_YEAR = 365;

    private final DiseaseBook book;
    private final int firstYear;
    private final double[] runningYears;
    private final double[] winter = running(WINTER);
    private final double[] summer = running(SUMMER);
    private final double[] even = running(EVEN);

    StayFactory(final GeneratorOptions options, final DiseaseBook book) {
        this.book = book;
        this.firstYear = options.firstYear();
        final double[] years = new double[options.years()];
        for (int year = 0; year < years.length; year++) {
            // Later years also get the returns of earlier ones, so first stays lean to the beginning.
            years[year] = year == 0 ? 1.25 : 1.0;
        }
        this.runningYears = running(years);
    }

    /** The discharge day of a person's first stay. */
    int firstDischarge(final Disease disease, final Dice dice) {
        final int year = firstYear + dice.pick(runningYears);
        final int month = 1 + dice.pick(season(disease.season()));
        final LocalDate first = LocalDate.of(year, month, 1);
        return (int) first.toEpochDay() + dice.below(first.lengthOfMonth());
    }

    /** A day in the last three weeks of the year of a day. */
    int yearEnd(final int day, final Dice dice) {
        final int year = LocalDate.ofEpochDay(day).getYear();
        return (int) LocalDate.of(year, 12, 10).toEpochDay() + dice.below(22);
    }

    Person person(final String number, final Disease disease, final int admissionDay, final Dice dice) {
        final int ageDays = ageDays(disease.ages(), dice);
        final char sex = disease.sex() == '*' ? (dice.happens(0.5) ? 'm' : 'f') : disease.sex();
        final int years = ageDays / DAYS_OF_YEAR;
        final boolean isEmployed = years >= 20 && dice.happens(0.45);
        final String area = dice.happens(0.02) ? "990201" : HospitalBook.area(dice.ranked(HospitalBook.AREAS));
        return new Person(number, sex, admissionDay - ageDays, isEmployed ? "310" : "390", area);
    }

    int days(final Disease disease, final Dice dice) {
        return Math.max(1, (int) Math.round(dice.around(disease.medianDays(), 0.38)));
    }

    /** What a stay for a disease typically costs in a hospital in the year of a day, without an operation. */
    long typicalFen(final Disease disease, final Hospital hospital, final int day) {
        final int year = LocalDate.ofEpochDay(day).getYear() - firstYear;
        return Math.round(disease.medianCostYuan()
                * LEVEL_COST[hospital.level()]
                * hospital.costFactor()
                * StrictMath.pow(YEARLY_DRIFT, year)
                * 100);
    }

    /** The stay as it would honestly be. */
    Stay stay(
            final Person person,
            final Hospital hospital,
            final Disease disease,
            final int admissionDay,
            final int days,
            final Dice dice) {
        final Optional<Operation> operation = operation(disease, hospital.level(), dice);
        final double level = LEVEL_COST[hospital.level()] * hospital.costFactor();
        final int year = LocalDate.ofEpochDay(admissionDay + days).getYear() - firstYear;
        final double stretch = StrictMath.sqrt(days / (double) disease.medianDays());
        final double care = disease.medianCostYuan() * level * stretch * dice.around(1, 0.36);
        final double extra =
                operation.map(Operation::extraYuan).orElse(0.0) * (0.55 + 0.45 * level) * dice.around(1, 0.2);
        final double drift = StrictMath.pow(YEARLY_DRIFT, year);
        final long fen = Math.max(20_000, Math.round((care + extra) * drift * 100));
        final boolean isDying = disease.ages() == 'o' && disease.tilt() == 3 && dice.happens(0.015);
        return new Stay(
                person,
                hospital,
                disease,
                dice.ranked(disease.extensions()),
                admissionDay,
                days,
                procedures(operation, dice),
                fen,
                extra / (care + extra),
                isDying ? "5" : dischargeWay(dice));
    }

    /** A grown-up's or child's age in years fits the disease. */
    static boolean suits(final Disease disease, final Person person, final int day) {
        final int years = (day - person.birthDay()) / DAYS_OF_YEAR;
        final boolean fitsAge =
                switch (disease.ages()) {
                    case 'n' -> false;
                    case 'i' -> years < 6;
                    case 'c' -> years >= 1 && years < 15;
                    case 'y' -> years >= 15 && years < 50;
                    case 'f' -> years >= 20 && years < 42;
                    case 'm' -> years >= 30 && years < 75;
                    case 'o' -> years >= 45;
                    default -> years >= 2;
                };
        return fitsAge && (disease.sex() == '*' || disease.sex() == person.sex());
    }

    private static int ageDays(final char ages, final Dice dice) {
        return switch (ages) {
            case 'n' -> dice.below(28);
            case 'i' -> dice.happens(0.6) ? dice.between(28, 364) : years(1, 5, dice);
            case 'c' -> years(1, 14, dice);
            case 'y' -> years(15, 48, dice);
            case 'f' -> (years(20, 40, dice) + years(20, 40, dice)) / 2;
            case 'm' -> (years(30, 74, dice) + years(30, 74, dice)) / 2;
            case 'o' -> (years(48, 92, dice) + years(48, 92, dice)) / 2;
            default -> years(2, 88, dice);
        };
    }

    private static int years(final int low, final int high, final Dice dice) {
        return dice.between(low * 366, high * DAYS_OF_YEAR + 364);
    }

    private static Optional<Operation> operation(final Disease disease, final int level, final Dice dice) {
        // Small hospitals operate less.
        double at = dice.share() / (level >= 2 ? 1.0 : 0.45);
        for (final Operation operation : disease.operations()) {
            if (at < operation.probability()) {
                return Optional.of(operation);
            }
            at -= operation.probability();
        }
        return Optional.empty();
    }

    private List<String> procedures(final Optional<Operation> operation, final Dice dice) {
        final List<String> codes = new ArrayList<>(4);
        operation.ifPresent(main -> codes.add(main.code()));
        if (operation.isPresent() || dice.happens(0.22)) {
            final int most = operation.isPresent() ? 3 : 2;
            int more = operation.isPresent() ? 0 : 1;
            while (more < most && dice.happens(0.4)) {
                more++;
            }
            for (int i = 0; i < more; i++) {
                final String code = book.drawCompanion(dice);
                if (!codes.contains(code)) {
                    codes.add(code);
                }
            }
        }
        return List.copyOf(codes);
    }

    private static String dischargeWay(final Dice dice) {
        final double at = dice.share();
        if (at < 0.94) {
            return "1";
        }
        if (at < 0.955) {
            return "2";
        }
        if (at < 0.96) {
            return "3";
        }
        return at < 0.995 ? "4" : "9";
    }

    private double[] season(final char season) {
        return switch (season) {
            case 'w' -> winter;
            case 's' -> summer;
            default -> even;
        };
    }

    private static double[] running(final double[] weights) {
        final double[] totals = weights.clone();
        for (int i = 1; i < totals.length; i++) {
            totals[i] += totals[i - 1];
        }
        return totals;
    }
}
