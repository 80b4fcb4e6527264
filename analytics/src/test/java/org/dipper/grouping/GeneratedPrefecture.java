package org.dipper.grouping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.dipper.coding.ProcedureAttribute;
import org.dipper.grouping.GroupingTables.ProcedureExclusion;
import org.dipper.grouping.scheme.Band;
import org.dipper.grouping.scheme.Conditions;
import org.dipper.grouping.scheme.Layer;
import org.dipper.grouping.scheme.SchemeRule;
import org.dipper.policy.GroupingPolicy;
import org.dipper.policy.GroupingPolicy.MainProcedureRule;
import org.dipper.policy.GroupingPolicy.ProcedureMatch;
import org.dipper.policy.GroupingPolicy.TieBreaker;

/** A small made-up prefecture of a seed: few codes, so that rows are hit, missed by one condition and tied. */
final class GeneratedPrefecture {
    /**
     * The codes that a prefecture is made of.
     *
     * @param diagnoses diagnoses of cases
     * @param asked diagnoses, prefixes and ranges that rows ask for
     * @param procedures procedures of cases, those that rows ask for first
     * @param named how many procedures rows ask for
     */
    record Codes(List<String> diagnoses, List<String> asked, List<String> procedures, int named) {}

    private static final List<String> DIAGNOSES = List.of(
            "A40.0",
            "A40.1",
            "A41.9",
            "C50.9",
            "C56.x00",
            "C75.0",
            "C76.0",
            "I21.0",
            "I21.001",
            "I22.0",
            "P07.1",
            "P22.0",
            "S82.10",
            "S82.1011x2",
            "S82.1011x3",
            "T20.2",
            "T31.0",
            "U84.3",
            "Z51.1",
            "M51.1+");
    private static final List<String> ASKED = List.of(
            "A40",
            "A41",
            "A40.1",
            "C00-C75",
            "C50-C76",
            "I21",
            "I21.0",
            "I21.001",
            "P07",
            "S82.1011x2",
            "T20",
            "T31.0-T31.9",
            "U84.3",
            "Z51.1",
            "A00-Z99",
            "M51.1");
    private static final List<String> PROCEDURES = List.of(
            "47.0100",
            "47.0100x001",
            "47.0901",
            "36.0700x004",
            "36.0701",
            "88.5500",
            "99.2503",
            "99.2800x005",
            "39.9500",
            "96.7201",
            "71.3x00x0112",
            "9");
    private static final int MOST_ROWS = 60;

    private final Random random;
    private final Codes codes;
    final List<SchemeRule> rules = new ArrayList<>();
    final List<String> excludedDiagnoses = new ArrayList<>();
    final Map<String, List<String>> onlyWithin = new HashMap<>();
    final Map<Integer, RuleFigures> figures = new HashMap<>();
    final GroupingTables tables;
    final GroupingPolicy policy;

    GeneratedPrefecture(final long seed) {
        this(new Random(seed), new Codes(DIAGNOSES, ASKED, PROCEDURES, PROCEDURES.size() - 1), MOST_ROWS);
    }

    /** A prefecture over given codes. */
    GeneratedPrefecture(final Random random, final Codes codes, final int mostRows) {
        this.random = random;
        this.codes = codes;
        final int rows = random.nextInt(mostRows);
        final boolean hasFigures = happens(0.6);
        for (int i = 1; i <= rows; i++) {
            rules.add(rule(i));
            if (hasFigures && happens(0.7)) {
                figures.put(i, new RuleFigures(100 * random.nextInt(5), random.nextInt(3)));
            }
        }
        Collections.shuffle(rules, random);
        this.tables = tables();
        this.policy = policy();
    }

    GroupingEngine engine() {
        return new GroupingEngine(rules, tables, policy, figures);
    }

    GroupingExplainer explainer() {
        return new GroupingExplainer(rules, tables, policy, figures);
    }

    ReferenceGrouper reference() {
        return new ReferenceGrouper(rules, tables, excludedDiagnoses, onlyWithin, policy, figures);
    }

    GroupingCase nextCase() {
        return new GroupingCase(
                any(codes.diagnoses()),
                some(codes.diagnoses(), 4),
                some(codes.procedures(), 5),
                happens(0.7) ? OptionalInt.of(random.nextInt(30)) : OptionalInt.empty(),
                happens(0.5) ? OptionalInt.of(random.nextInt(40)) : OptionalInt.empty(),
                happens(0.5) ? OptionalInt.of(500 * random.nextInt(6)) : OptionalInt.empty(),
                happens(0.8) ? OptionalLong.of(50L * random.nextInt(10)) : OptionalLong.empty());
    }

    /** The same case with its other procedures and diagnoses in another order. */
    GroupingCase shuffled(final GroupingCase each) {
        final List<String> procedures = new ArrayList<>(each.procedures());
        if (procedures.size() > 1) {
            Collections.shuffle(procedures.subList(1, procedures.size()), random);
        }
        final List<String> diagnoses = new ArrayList<>(each.otherDiagnoses());
        Collections.shuffle(diagnoses, random);
        return new GroupingCase(
                each.principalDiagnosis(),
                diagnoses,
                procedures,
                each.ageYears(),
                each.ageDays(),
                each.birthWeightGrams(),
                each.totalCostFen());
    }

    private SchemeRule rule(final int sequence) {
        final Layer layer = Layer.values()[random.nextInt(Layer.values().length)];
        return new SchemeRule(
                sequence,
                layer,
                "",
                new Conditions(
                        layer == Layer.PRE_GROUPING && happens(0.5) ? List.of() : some(codes.asked(), 3),
                        happens(0.2) ? some(codes.asked(), 2) : List.of(),
                        happens(0.1) ? some(codes.asked(), 2) : List.of(),
                        happens(0.1) ? Optional.of(new Band(0, 28)) : Optional.empty(),
                        happens(0.1) ? Optional.of(new Band(18, Band.OPEN)) : Optional.empty(),
                        happens(0.1) ? Optional.of(new Band(1000, 1499)) : Optional.empty(),
                        happens(0.7) ? expression() : List.of(),
                        happens(0.1) ? expression() : List.of(),
                        happens(0.25) ? expression() : List.of()));
    }

    private List<List<String>> expression() {
        final List<List<String>> alternatives = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            final List<String> all = some(codes.procedures().subList(0, codes.named()), happens(0.6) ? 1 : 3);
            if (!all.isEmpty()) {
                alternatives.add(all);
            }
        }
        return alternatives;
    }

    private GroupingTables tables() {
        final GroupingTables.Builder builder = GroupingTables.builder();
        for (final String code : codes.procedures()) {
            if (happens(0.6)) {
                builder.procedure(
                        code,
                        ProcedureAttribute.values()[random.nextInt(ProcedureAttribute.values().length)],
                        random.nextInt(5));
            }
            if (happens(0.08)) {
                builder.exclude(code, ProcedureExclusion.CONSERVATIVE);
            } else if (happens(0.15)) {
                builder.exclude(code, ProcedureExclusion.DEFER);
            } else if (happens(0.15)) {
                final List<String> within = some(codes.asked(), 3);
                onlyWithin.put(code, within);
                builder.exclude(code, ProcedureExclusion.onlyWithin(DiagnosisSet.of(within)));
            }
        }
        if (happens(0.3)) {
            excludedDiagnoses.addAll(some(codes.asked().subList(0, 6), 2));
            builder.excludedDiagnoses(DiagnosisSet.of(excludedDiagnoses));
        }
        return builder.build();
    }

    private GroupingPolicy policy() {
        final List<TieBreaker> tieBreakers = new ArrayList<>(List.of(TieBreaker.values()));
        Collections.shuffle(tieBreakers, random);
        return new GroupingPolicy(
                Optional.empty(),
                happens(0.5) ? MainProcedureRule.LISTED : MainProcedureRule.ATTRIBUTE,
                happens(0.8),
                happens(0.7) ? ProcedureMatch.FULL : ProcedureMatch.FOUR_DIGITS,
                tieBreakers.subList(0, random.nextInt(tieBreakers.size())));
    }

    private List<String> some(final List<String> all, final int most) {
        final List<String> drawn = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(most); i++) {
            final String code = any(all);
            if (!drawn.contains(code) && !happens(0.15)) {
                drawn.add(code);
            }
        }
        return drawn;
    }

    private String any(final List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean happens(final double probability) {
        return random.nextDouble() < probability;
    }
}
