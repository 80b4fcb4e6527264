package org.dipper.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dipper.generator.Disease.Operation;

/**
 * The diseases of the prefecture: the common ones from {@code diseases.txt}, and a long tail that is made up: well-formed
 * codes, each with its own cost, stay and procedures, the same for every seed.
 */
final class DiseaseBook {
    private static final int TAIL = 7_800;
    private static final double TAIL_SHARE = 0.2;
    private static final long TAIL_SEED = 20_250_101L;
    private static final String CHAPTERS = "ABCDEGHIJKLMNRST";
    private static final Map<Character, String> CHAPTER_NAMES = Map.ofEntries(
            Map.entry('A', "传染病"),
            Map.entry('B', "感染性疾病"),
            Map.entry('C', "恶性肿瘤"),
            Map.entry('D', "血液及良性肿瘤"),
            Map.entry('E', "内分泌和代谢疾病"),
            Map.entry('G', "神经系统疾病"),
            Map.entry('H', "眼耳疾病"),
            Map.entry('I', "循环系统疾病"),
            Map.entry('J', "呼吸系统疾病"),
            Map.entry('K', "消化系统疾病"),
            Map.entry('L', "皮肤疾病"),
            Map.entry('M', "肌肉骨骼疾病"),
            Map.entry('N', "泌尿生殖系统疾病"),
            Map.entry('R', "症状和体征"),
            Map.entry('S', "损伤"),
            Map.entry('T', "损伤和中毒"));
    /** Examinations and small procedures that stand beside a main procedure, most common first. */
    private static final List<String> COMPANIONS = List.of(
            "88.7200",
            "38.9300",
            "45.1302",
            "88.5500",
            "99.0400x002",
            "57.9400",
            "88.4101",
            "96.0400",
            "93.9000",
            "33.2400",
            "45.2302",
            "87.4100",
            "54.5101",
            "39.9500",
            "86.5900x006",
            "03.3100",
            "34.0401",
            "54.9101",
            "96.7101",
            "31.1x00x005",
            "86.2200x011",
            "04.8100x003",
            "81.9201",
            "99.1500",
            "93.3900x001",
            "99.2503",
            "88.3800",
            "40.1101",
            "54.1101",
            "57.3200",
            "68.1200x001",
            "86.0401",
            "92.1800",
            "99.6000",
            "38.9500");

    private static final int MADE_UP_COMPANIONS = 600;

    private final List<Disease> diseases;
    private final Map<String, Integer> byCode;
    private final double[] runningWeights;
    private final int commonCount;
    private final Choice mild;
    private final Choice codable;
    private final List<String> companions;

    DiseaseBook() {
        final List<Disease> all = new ArrayList<>(common());
        this.commonCount = all.size();
        all.addAll(tail(all));
        this.diseases = List.copyOf(all);
        this.byCode = new HashMap<>();
        this.runningWeights = new double[all.size()];
        double total = 0;
        for (int i = 0; i < all.size(); i++) {
            byCode.put(all.get(i).code(), i);
            total += all.get(i).weight();
            runningWeights[i] = total;
        }
        this.mild = Choice.of(all.subList(0, commonCount), disease -> disease.isMild() && isOfAdults(disease));
        this.codable = Choice.of(all.subList(0, commonCount), disease -> disease.hasSibling() && isOfAdults(disease));
        this.companions = companions();
    }

    /** All diseases: the common ones first, then the tail from common to rare. */
    List<Disease> diseases() {
        return diseases;
    }

    Disease draw(final Dice dice) {
        return diseases.get(dice.pick(runningWeights));
    }

    /** A common disease that needs little, for grown-ups. */
    Disease drawMild(final Dice dice) {
        return mild.draw(dice);
    }

    /** A common disease of grown-ups that has a pricier sibling. */
    Disease drawCodable(final Dice dice) {
        return codable.draw(dice);
    }

    /** A common disease, as a secondary diagnosis. */
    Disease drawCommon(final Dice dice) {
        return diseases.get(dice.below(commonCount));
    }

    Optional<Disease> find(final String code) {
        return Optional.ofNullable(byCode.get(code)).map(diseases::get);
    }

    String drawCompanion(final Dice dice) {
        return companions.get(dice.ranked(companions.size()));
    }

    private static boolean isOfAdults(final Disease disease) {
        return "amo".indexOf(disease.ages()) >= 0;
    }

    /** Some of the diseases, to draw from by weight. */
    private record Choice(List<Disease> diseases, double[] runningWeights) {
        private static Choice of(final List<Disease> all, final Predicate<Disease> wanted) {
            final List<Disease> some = all.stream().filter(wanted).toList();
            final double[] running = some.stream().mapToDouble(Disease::weight).toArray();
            Arrays.parallelPrefix(running, Double::sum);
            return new Choice(some, running);
        }

        private Disease draw(final Dice dice) {
            return diseases.get(dice.pick(runningWeights));
        }
    }

    private static List<String> companions() {
        final List<String> codes = new ArrayList<>(COMPANIONS);
        final Set<String> seen = new HashSet<>(codes);
        final Dice dice = new Dice(TAIL_SEED, 2);
        while (codes.size() < MADE_UP_COMPANIONS) {
            final String code = madeUpProcedure(dice);
            if (seen.add(code)) {
                codes.add(code);
            }
        }
        return List.copyOf(codes);
    }

    private static String madeUpProcedure(final Dice dice) {
        final String plain = dice.between(10, 99) + "." + dice.between(10, 99) + "00";
        return dice.happens(0.5)
                ? plain
                : plain + "x" + String.valueOf(1000 + dice.between(1, 40)).substring(1);
    }

    private static List<Disease> common() {
        try (InputStream in = DiseaseBook.class.getResourceAsStream("diseases.txt")) {
            if (in == null) {
                throw new IllegalStateException("diseases.txt is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(DiseaseBook::disease)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Disease disease(final String line) {
        final String[] parts = line.split("\\|", -1);
        final String code = parts[0];
        // A fixed spread of extension codes: the commoner the disease, the more of them are in use.
        final int extensions = 3 + Integer.parseInt(parts[2]) / 4;
        return new Disease(
                code,
                parts[1],
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]),
                Integer.parseInt(parts[4]),
                parts[5].charAt(0),
                parts[6].charAt(0),
                parts[7].charAt(0),
                Integer.parseInt(parts[8]),
                parts[9].charAt(0),
                parts[10],
                extensions,
                operations(parts[11]));
    }

    private static List<Operation> operations(final String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(text.split(",", -1))
                .map(part -> part.split(":", -1))
                .map(part -> new Operation(part[0], Double.parseDouble(part[1]), Double.parseDouble(part[2])))
                .toList();
    }

    private static List<Disease> tail(final List<Disease> common) {
        final Set<String> taken = new HashSet<>();
        double commonWeight = 0;
        for (final Disease disease : common) {
            taken.add(disease.code());
            commonWeight += disease.weight();
        }
        double harmonic = 0;
        for (int rank = 0; rank < TAIL; rank++) {
            harmonic += zipf(rank);
        }
        final double unit = commonWeight * TAIL_SHARE / (1 - TAIL_SHARE) / harmonic;
        final List<Disease> tail = new ArrayList<>(TAIL);
        final Dice dice = new Dice(TAIL_SEED, 1);
        while (tail.size() < TAIL) {
            final char letter = CHAPTERS.charAt(dice.below(CHAPTERS.length()));
            final String code = letter + String.valueOf(100 + dice.below(100)).substring(1) + "." + dice.below(10);
            if (taken.add(code)) {
                tail.add(madeUp(code, unit * zipf(tail.size()), dice));
            }
        }
        return tail;
    }

    private static double zipf(final int rank) {
        return 1 / StrictMath.pow(rank + 20.0, 0.85);
    }

    private static Disease madeUp(final String code, final double weight, final Dice dice) {
        final double cost = Math.max(1200, dice.around(6500, 0.6));
        final int days = Math.max(2, (int) Math.round(dice.around(8, 0.35)));
        final List<Operation> operations = new ArrayList<>();
        final int count = dice.below(4);
        for (int i = 0; i < count; i++) {
            operations.add(new Operation(madeUpProcedure(dice), 0.1 + 0.25 * dice.share(), dice.around(4500, 0.8)));
        }
        return new Disease(
                code,
                CHAPTER_NAMES.get(code.charAt(0)) + "，特指的（" + code + "）",
                weight,
                cost,
                days,
                '*',
                "aaamooc".charAt(dice.below(7)),
                '-',
                1 + dice.below(3),
                dice.happens(0.2) ? 'c' : '-',
                "",
                1 + dice.below(6),
                List.copyOf(operations));
    }
}
