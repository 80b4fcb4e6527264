package org.dipper.settlement.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;

/**
 * Writes policy files by seed: every variant of the rules of a settlement year comes up within some dozens of seeds. The
 * pools are 310 and 390 and, where patients of other regions have pools of their own, "310-cross" and "390-cross"; every
 * pool has a year-start point value.
 */
public final class RandomPolicy {
    static final List<String> LEVELS = List.of("3", "2", "1");
    static final List<String> INSTITUTIONS = List.of("H1", "H2", "H3", "H4", "H5");
    static final int YEAR = 2025;

    private final Random random;
    private final StringBuilder text = new StringBuilder();

    private RandomPolicy(final long seed) {
        this.random = new Random(seed);
    }

    /** The policy of a seed. */
    public static Policy policy(final long seed) {
        return PolicyLoader.parse("random policy " + seed, text(seed));
    }

    /** The policy file of a seed. */
    public static String text(final long seed) {
        final RandomPolicy policy = new RandomPolicy(seed);
        policy.write();
        return policy.text.toString();
    }

    private void write() {
        line("region: random");
        line("year: " + YEAR);
        line("catalog: {threshold: 15, year_weights: [1, 2, 7], score_scale: 1000}");
        line("supervision: {readmission_windows_days: [14], split_gap_days: 15}");
        line("settlement:");
        final boolean isCross = chance(40);
        line("  pools:");
        pool("310", 400_000);
        pool("390", 300_000);
        if (isCross) {
            pool("310-cross", 60_000);
            pool("390-cross", 40_000);
            line("  cross_region: {local_areas: [\"4201\", \"4290\"], pool_suffix: -cross}");
        }
        coefficient();
        deviation();
        basicLevel();
        line("  ungrouped_factor: " + pick("0.7", "0.5", "0.85", "1"));
        if (chance(70)) {
            line("  special_review: {quota_per_mille: 1000, itemised_factor: " + pick("1", "0.85", "0.9125") + "}");
        }
        bedDays();
        tcm();
        incompleteStays();
        if (chance(50)) {
            line("  day_surgery: {medical_types: [\"28\"]" + maybe(60, ", factor: " + pick("0.9", "0.85", "1.1"))
                    + "}");
        }
        bonuses();
        pointValue();
        line("  month: {formula: " + pick("ratio", "deduction") + ", prepay_ratio: "
                + pick("0.95", "0.9", "1", "0.9333") + "}");
        clearing();
    }

    private void pool(final String pool, final int about) {
        line("    - pool: \"" + pool + "\"");
        switch (random.nextInt(5)) {
            case 0 -> line("      fund_yuan: " + yuan(about));
            case 1 -> line("      fund_share_of_cost: " + pick("0.7", "0.655", "0.8", "0.512345"));
            case 2 ->
                line("      budget: {method: by_item, inpatient_yuan: " + yuan(about)
                        + maybe(60, ", non_dip_yuan: " + yuan(about / 20))
                        + maybe(60, ", cross_region_yuan: " + yuan(about / 20)) + "}");
            case 3 ->
                line("      budget: {method: by_share, inpatient_yuan: " + yuan(2 * about) + ", last_dip_fund_yuan: "
                        + yuan(about) + ", last_inpatient_fund_yuan: " + yuan(2 * about)
                        + maybe(60, ", cross_region_yuan: " + yuan(about / 20)) + "}");
            default ->
                line("      budget: {method: by_rate, last_dip_fund_yuan: " + yuan(about) + ", growth: "
                        + pick("0.05", "-0.031234", "0.1, growth_limit: 0.1")
                        + maybe(60, ", cross_region_yuan: " + yuan(about / 20)) + "}");
        }
        final boolean hasBudget = text.substring(text.lastIndexOf("- pool")).contains("budget");
        if (hasBudget && chance(40)) {
            line("      adjustment_fund_share: " + pick("0.05", "0.01", "0.1"));
        } else if (chance(60)) {
            line("      adjustment_fund_yuan: " + yuan(about / 20));
        }
        if (chance(40)) {
            line("      fund_payment_ratio: " + pick("0.7", "0.65", "0.712345"));
        }
        line("      year_start_point_value: " + pick("10", "9.5", "10.877447", "11.234567", "8"));
    }

    private void coefficient() {
        line("  institution_coefficient:");
        line("    by_level: {\"3\": " + pick("1.15", "1.1", "1.0833") + ", \"2\": " + pick("1", "0.95")
                + maybe(70, ", \"1\": 0.7") + "}");
        line("    by_institution: {" + (chance(50) ? "H2: " + pick("1.1", "0.8", "2.5") : "") + "}");
        line("    otherwise: " + pick("0.65", "1"));
    }

    private void deviation() {
        if (chance(10)) {
            return;
        }
        line("  deviation:");
        line("    base: " + pick("level_mean", "standard"));
        line("    low_ratio: " + pick("0.5", "0.5", "0.4"));
        line("    low_inclusive: " + random.nextBoolean());
        line("    high_ratio: " + pick("2", "2", "2.5"));
        line("    high_inclusive: " + random.nextBoolean());
        final boolean isUplift = chance(60);
        line("    high_mode: " + (isUplift ? "linear_uplift" : "review_only"));
        line("    coefficient_applies: " + random.nextBoolean());
        if (chance(40)) {
            line("    high_ratio_by_score:");
            line("      - {up_to_score: 500, ratio: 3}");
            if (chance(50)) {
                line("      - {up_to_score: 1200.5, ratio: 2.5}");
            }
        }
        if (chance(60)) {
            line("    extreme_ratio: " + pick("5", "4"));
            if (chance(60)) {
                line("    extreme_inclusive: " + random.nextBoolean());
            }
            line("    extreme_mode: " + (isUplift ? pick("normal_score", "capped_uplift") : "normal_score"));
        }
    }

    private void basicLevel() {
        if (chance(70)) {
            line("  basic_level_groups: [A09.9, J18.9]");
        }
        if (chance(50)) {
            line("  basic_level_coefficient_of_level: \"2\"");
        }
    }

    private void bedDays() {
        if (chance(40)) {
            return;
        }
        line("  bed_day:");
        line("    - name: psychiatric");
        if (chance(50)) {
            line("      medical_types: [\"2105\"]");
        }
        line("      diagnoses: [F, \"G30\"]");
        if (chance(30)) {
            line("      departments: [\"15\"]");
        }
        if (chance(60)) {
            line("      acute_days: " + pick("10", "15", "30"));
        }
        phases();
        if (chance(50)) {
            line("    - name: rehabilitation");
            line("      departments: [\"22\"]");
            phases();
        }
    }

    private void phases() {
        final boolean isInPoints = chance(40);
        if (isInPoints || chance(50)) {
            line("      unit: " + (isInPoints ? "points" : "yuan"));
        }
        line("      phases:");
        final String[] rates = isInPoints
                ? new String[] {"42.5", "31.25", "22.1", "17"}
                : new String[] {"420", "310.55", "205.07", "170"};
        if (chance(60)) {
            line("        - {up_to_day: 30, by_level: {\"3\": " + rates[0] + "}, otherwise: " + rates[1] + "}");
            if (chance(50)) {
                line("        - {up_to_day: 60, otherwise: " + rates[2] + "}");
            }
        }
        line("        - {by_level: {\"3\": " + rates[2] + ", \"2\": " + rates[3] + "}, otherwise: " + rates[3] + "}");
    }

    private void tcm() {
        if (chance(50)) {
            return;
        }
        line("  tcm:");
        line("    - {name: lumbago, diagnoses: [M54], departments: [\"50\"], score: 312.5}");
        if (chance(50)) {
            line("    - {name: any TCM ward, departments: [\"50\"], score: 250}");
        }
    }

    private void incompleteStays() {
        if (chance(30)) {
            return;
        }
        final String mode = pick("normal", "by_cost", "by_days");
        line("  incomplete_stays: {discharge_ways: [\"2\", \"3\"], mode: " + mode
                + (mode.equals("by_days") ? ", full_days: " + pick("7", "3") : "") + "}");
    }

    private void bonuses() {
        if (chance(40)) {
            return;
        }
        line("  bonuses:");
        line("    - {name: new stent, procedures: [36.0700x004], score: 55.5}");
        if (chance(60)) {
            line("    - {name: combined, procedures: [\"99.2503\", 36.0700x004], score: 12.3456}");
        }
    }

    private void pointValue() {
        switch (random.nextInt(7)) {
            case 0 -> line("  point_value: {mode: floating}");
            case 1 -> line("  point_value: {mode: fixed}");
            case 2 -> line("  point_value: {mode: elastic, fixed_share: " + pick("0.8", "0.7") + "}");
            case 3 -> line("  point_value: {control_interval: {below: " + share() + ", above: " + share() + "}}");
            case 4 ->
                line("  point_value: {mode: elastic, fixed_share: " + pick("0.8", "0.3")
                        + ", control_interval: {below: " + share() + ", above: " + share() + "}}");
            case 5 -> line("  point_value: {settlement: good_value}");
            default -> {
                // The default is a floating value.
            }
        }
    }

    private void clearing() {
        if (chance(15)) {
            return;
        }
        line("  clearing:");
        boolean hasAny = false;
        if (chance(60)) {
            line("    assessment_by_score:");
            line("      - {from: 90, coefficient: " + pick("1", "1.02") + "}");
            line("      - {from: 80, coefficient: 0.98}");
            line("      - {from: 0, coefficient: " + pick("0.9", "0.8755") + "}");
            hasAny = true;
        }
        if (chance(60)) {
            line("    deposit_return:");
            line("      - {from: 90, share: 1}");
            line("      - {from: 75.5, share: 0.8}");
            line("      - {from: 0, share: " + pick("0", "0.3333") + "}");
            hasAny = true;
        }
        if (chance(70) || !hasAny) {
            line("    bands:");
            if (chance(50)) {
                line("      - {from: 0, to: 0.8, share: " + pick("0", "0.3") + "}");
                line("      - {from: 0.8, to: 1, share: " + pick("1", "0.5", "0.70") + "}");
            } else {
                line("      - {from: 0, to: 1, share: " + pick("1", "0.3", "0") + "}");
            }
            if (chance(70)) {
                line("      - {from: 1, to: 1.1, share: " + pick("0.5", "0.75") + "}");
                line("      - {from: 1.1, share: " + pick("0", "0.2") + "}");
            } else {
                line("      - {from: 1, share: " + pick("0.5", "0", "1") + "}");
            }
            if (chance(50)) {
                line("    surplus_cap: " + pick("0.03", "0.1", "0.15"));
            }
        }
    }

    private String share() {
        return pick("0.05", "0.1", "0", "0.02");
    }

    private String yuan(final int about) {
        final int yuan = about * 7 / 10 + random.nextInt(about * 6 / 10);
        return String.format(Locale.ROOT, "%d.%02d", yuan, chance(50) ? 0 : random.nextInt(100));
    }

    private String maybe(final int percent, final String part) {
        return chance(percent) ? part : "";
    }

    private boolean chance(final int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(final String... choices) {
        return new ArrayList<>(List.of(choices)).get(random.nextInt(choices.length));
    }

    private void line(final String line) {
        text.append(line).append('\n');
    }
}
