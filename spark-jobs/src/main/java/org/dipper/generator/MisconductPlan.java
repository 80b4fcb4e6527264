package org.dipper.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which institutions do what, and how much of it: the truth about the institutions of a generated prefecture.
 *
 * <p>Each kind gets an equal part of the asked percentage. It is given to few institutions, at 3 to 15 of 100 of their rows
 * each, so that most stay clean; one in three of those may do two kinds. The largest of each level is always clean, and so is
 * one institution whose patients are truly ill more often.
 */
final class MisconductPlan {
    private static final long OWN_DICE = 0x91A7;
    private static final double LEAST_RATE = 0.03;
    /** Groups admitted together are nothing that a small institution does a little of. */
    private static final double LEAST_COLLUSIVE_RATE = 0.08;

    private static final double MOST_RATE = 0.15;
    /** All of it falls into one month of twelve, so that more would be half of that month. */
    private static final double MOST_PADDING_RATE = 0.09;

    /** No institution does nearly all of a kind. */
    private static final double MOST_OF_A_KIND = 0.75;

    private static final double CLOSE_ENOUGH = 0.02;
    private static final double TWO_KINDS_SHARE = 0.3;
    private static final int TILTS = 3;
    private static final int LEVELS = 4;
    private static final double PER_MYRIAD = 10_000;

    private final List<Vice> vices = new ArrayList<>();
    private final List<Seat> seats;
    private final Map<String, List<Vice>> byInstitution = new HashMap<>();
    private final Hospital severeMix;
    private final double targetOfKind;

    /**
     * A kind of misconduct of an institution.
     *
     * @param share the part of all rows that the institution has, about
     * @param rate the part of its rows that is planted with the kind
     */
    record Vice(Hospital hospital, PlantedKind kind, double share, double rate) {}

    private record Seat(Hospital hospital, int index, double share, boolean mayDoTwo) {}

    MisconductPlan(final GeneratorOptions options, final DiseaseBook book, final HospitalBook hospitals) {
        final Dice dice = new Dice(options.seed(), OWN_DICE);
        this.targetOfKind = options.misconductPerMyriad() / PER_MYRIAD / PlantedKind.values().length;
        this.seats = seats(book, hospitals, dice);
        final List<Hospital> large = hospitals.at(hospitals.at(3).size() > 1 ? 3 : 2);
        this.severeMix = large.get(large.size() / 2);
        final List<Seat> candidates = shuffled(
                seats.stream()
                        .filter(seat -> seat.index() > 0 && !seat.hospital().equals(severeMix))
                        .toList(),
                dice);
        for (final PlantedKind kind : List.of(
                PlantedKind.COLLUSIVE_ADMISSION,
                PlantedKind.LOW_STANDARD_ADMISSION,
                PlantedKind.POINTS_PADDING,
                PlantedKind.SPLIT_ADMISSION,
                PlantedKind.UP_CODING,
                PlantedKind.OVER_LONG_STAY)) {
            vices.addAll(scaled(give(kind, candidates, dice)));
        }
        vices.forEach(vice -> byInstitution
                .computeIfAbsent(vice.hospital().code(), none -> new ArrayList<>())
                .add(vice));
    }

    /** What is planted where, kind by kind. */
    List<Vice> vices() {
        return List.copyOf(vices);
    }

    /** What is planted in an institution; empty where it is clean. */
    List<Vice> of(final Hospital hospital) {
        return byInstitution.getOrDefault(hospital.code(), List.of());
    }

    /** The clean institution whose patients are truly ill more often. */
    Hospital severeMix() {
        return severeMix;
    }

    /** One line a kind of an institution, and one for each clean institution, by institution. */
    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        for (final Seat seat : seats) {
            final String code = seat.hospital().code();
            final List<Vice> own = of(seat.hospital());
            if (own.isEmpty()) {
                lines.add(code + (seat.hospital().equals(severeMix) ? ",severe_mix,0.00" : ",clean,0.00"));
            }
            own.forEach(vice -> lines.add(code + "," + vice.kind().kind() + "," + percent(vice.rate())));
        }
        return lines;
    }

    private static String percent(final double rate) {
        final long hundredths = Math.round(rate * PER_MYRIAD);
        return hundredths / 100 + "." + String.valueOf(100 + hundredths % 100).substring(1);
    }

    /** Gives a kind to candidates in turn until its part is reached; to those with a kind already only where they may do two. */
    private List<Vice> give(final PlantedKind kind, final List<Seat> candidates, final Dice dice) {
        final List<Vice> given = new ArrayList<>();
        double left = targetOfKind;
        for (int pass = 0; pass < 2 && left > CLOSE_ENOUGH * targetOfKind; pass++) {
            for (final Seat seat : candidates) {
                final double drawn = least(kind) + (most(kind) - least(kind)) * dice.share();
                final double rate = Math.min(drawn, Math.min(left, MOST_OF_A_KIND * targetOfKind) / seat.share());
                if (rate >= LEAST_RATE && suits(kind, seat) && isFree(kind, seat, given, pass > 0)) {
                    given.add(new Vice(seat.hospital(), kind, seat.share(), rate));
                    left -= rate * seat.share();
                }
            }
        }
        return given;
    }

    /** What could not be given away is spread over those who got some, as far as their rates allow. */
    private List<Vice> scaled(final List<Vice> given) {
        final double sum =
                given.stream().mapToDouble(vice -> vice.rate() * vice.share()).sum();
        return given.stream()
                .map(vice -> new Vice(
                        vice.hospital(),
                        vice.kind(),
                        vice.share(),
                        Math.min(most(vice.kind()), vice.rate() * targetOfKind / sum)))
                .toList();
    }

    private static double least(final PlantedKind kind) {
        return kind == PlantedKind.COLLUSIVE_ADMISSION ? LEAST_COLLUSIVE_RATE : LEAST_RATE;
    }

    private static double most(final PlantedKind kind) {
        return kind == PlantedKind.POINTS_PADDING ? MOST_PADDING_RATE : MOST_RATE;
    }

    private static boolean suits(final PlantedKind kind, final Seat seat) {
        return switch (kind) {
            case COLLUSIVE_ADMISSION -> seat.hospital().level() <= 1;
            case LOW_STANDARD_ADMISSION, POINTS_PADDING -> seat.hospital().level() <= 2;
            case SPLIT_ADMISSION, UP_CODING, OVER_LONG_STAY -> true;
        };
    }

    private boolean isFree(
            final PlantedKind kind, final Seat seat, final List<Vice> given, final boolean isSecondPass) {
        final long kinds = vices.stream()
                .filter(vice -> vice.hospital().equals(seat.hospital()))
                .count();
        final boolean hasThisKind =
                given.stream().anyMatch(vice -> vice.hospital().equals(seat.hospital()) && vice.kind() == kind);
        return !hasThisKind && (kinds == 0 || kinds == 1 && (seat.mayDoTwo() || isSecondPass));
    }

    private static List<Seat> seats(final DiseaseBook book, final HospitalBook hospitals, final Dice dice) {
        final double[] tilts = new double[TILTS + 1];
        double all = 0;
        for (final Disease disease : book.diseases()) {
            final double rows = disease.weight() * rowsOfAPerson(disease);
            tilts[disease.tilt()] += rows;
            all += rows;
        }
        final List<Seat> seats = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            for (int index = 0; index < hospitals.at(level).size(); index++) {
                double share = 0;
                for (int tilt = 1; tilt <= TILTS; tilt++) {
                    share += tilts[tilt] / all * hospitals.share(tilt, level, index);
                }
                seats.add(new Seat(hospitals.at(level).get(index), index, share, dice.happens(TWO_KINDS_SHARE)));
            }
        }
        return seats;
    }

    /** About how many stays a person has whose first one is for a disease. */
    private static double rowsOfAPerson(final Disease disease) {
        return switch (disease.course()) {
            case 'm' -> 2.3;
            case 'c' -> 1.5;
            default -> 1.13;
        };
    }

    private static List<Seat> shuffled(final List<Seat> seats, final Dice dice) {
        final List<Seat> all = new ArrayList<>(seats);
        for (int i = all.size() - 1; i > 0; i--) {
            Collections.swap(all, i, dice.below(i + 1));
        }
        return all;
    }
}
