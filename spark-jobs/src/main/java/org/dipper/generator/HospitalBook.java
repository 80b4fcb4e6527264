package org.dipper.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The institutions of the prefecture: few large ones at level 3, many small ones below, all made up. */
final class HospitalBook {
    static final int AREAS = 8;
    static final String PREFECTURE = "9901";
    private static final String[] COUNTIES = {"天枢", "天璇", "天玑", "天权", "玉衡", "开阳", "摇光", "辅星"};
    /** Shares of the cases by level 0, 1, 2, 3 for a disease of tilt 1, 2, 3. */
    private static final double[][] LEVEL_SHARES = {
        {0.04, 0.31, 0.38, 0.27}, {0.01, 0.10, 0.42, 0.47}, {0.0, 0.02, 0.24, 0.74}
    };

    private static final String[][] LEVEL_CODES = {
        {"11"}, {"8", "9", "10", "14"}, {"5", "6", "7", "13"}, {"2", "3", "2", "12", "4", "1"}
    };

    private final List<List<Hospital>> byLevel = new ArrayList<>();
    private final List<double[]> runningWeights = new ArrayList<>();
    private final double[][] runningLevels = new double[LEVEL_SHARES.length][];

    HospitalBook(final long seed, final int count) {
        final int tertiary = Math.max(1, count / 10);
        final int secondary = Math.max(1, count * 3 / 10);
        final int none = Math.max(1, count / 10);
        final int[] sizes = {none, count - tertiary - secondary - none, secondary, tertiary};
        int number = 0;
        for (int level = 0; level < sizes.length; level++) {
            final List<Hospital> hospitals = new ArrayList<>();
            final double[] weights = new double[sizes[level]];
            for (int i = 0; i < sizes[level]; i++) {
                number++;
                hospitals.add(hospital(seed, level, i, number));
                weights[i] = 1 / StrictMath.pow(i + 2.0, 0.7);
            }
            Arrays.parallelPrefix(weights, Double::sum);
            byLevel.add(List.copyOf(hospitals));
            runningWeights.add(weights);
        }
        for (int tilt = 0; tilt < LEVEL_SHARES.length; tilt++) {
            runningLevels[tilt] = LEVEL_SHARES[tilt].clone();
            Arrays.parallelPrefix(runningLevels[tilt], Double::sum);
        }
    }

    /** A hospital for a disease of this tilt. */
    Hospital draw(final int tilt, final Dice dice) {
        return drawAt(dice.pick(runningLevels[tilt - 1]), dice);
    }

    /** The institutions of a level, the largest first. */
    List<Hospital> at(final int level) {
        return byLevel.get(level);
    }

    /** Which part of the first stays for diseases of a tilt goes to an institution of a level. */
    double share(final int tilt, final int level, final int index) {
        final double[] levels = runningLevels[tilt - 1];
        final double[] weights = runningWeights.get(level);
        final double ofLevel = levels[level] - (level == 0 ? 0 : levels[level - 1]);
        final double ofHospital = weights[index] - (index == 0 ? 0 : weights[index - 1]);
        return ofLevel / levels[levels.length - 1] * ofHospital / weights[weights.length - 1];
    }

    Hospital drawAt(final int level, final Dice dice) {
        return byLevel.get(level).get(dice.pick(runningWeights.get(level)));
    }

    private static Hospital hospital(final long seed, final int level, final int index, final int number) {
        final Dice dice = new Dice(seed, 77, number);
        final int county = index % AREAS;
        final String[] codes = LEVEL_CODES[level];
        return new Hospital(
                "H" + area(county) + String.valueOf(100_000 + number).substring(1),
                name(level, index, county),
                codes[index % codes.length],
                level,
                area(county),
                Math.min(1.35, Math.max(0.75, dice.around(1, 0.1))),
                vice(index, dice));
    }

    /** One hospital in four leans to one kind of misconduct; never the largest of a level. */
    private static Optional<Misconduct> vice(final int index, final Dice dice) {
        final Misconduct[] kinds = Misconduct.values();
        final int kind = dice.below(kinds.length);
        return index > 0 && dice.happens(0.25) ? Optional.of(kinds[kind]) : Optional.empty();
    }

    static String area(final int county) {
        return PREFECTURE + String.valueOf(101 + county).substring(1);
    }

    private static String name(final int level, final int index, final int county) {
        final String number = String.valueOf(index + 1);
        return switch (level) {
            case 3 -> "北斗市第" + number + "人民医院";
            case 2 -> COUNTIES[county] + "县第" + number + "医院";
            case 1 -> COUNTIES[county] + "县" + number + "号中心卫生院";
            default -> COUNTIES[county] + "县" + number + "号诊疗中心";
        };
    }
}
