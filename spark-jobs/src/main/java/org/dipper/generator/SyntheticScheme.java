package org.dipper.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dipper.generator.Disease.Operation;
import org.dipper.grouping.scheme.Band;
import org.dipper.grouping.scheme.Conditions;
import org.dipper.grouping.scheme.Layer;
import org.dipper.grouping.scheme.SchemeRule;

/**
 * A grouping scheme over the codes of the generated prefecture, as large as the national one and in its proportions: 19
 * pre-grouping, 1,725 merge, 113 subdivision and 3,268 basic rows. The rows are made up; they are no region's scheme.
 */
public final class SyntheticScheme {
    private static final int MERGE_ROWS = 1_725;
    private static final int SUBDIVISION_ROWS = 113;
    private static final int BASIC_ROWS = 3_268;
    private static final int CATEGORY = 3;
    private static final int SUBCATEGORY = 5;

    private final DiseaseBook book = new DiseaseBook();
    private final Dice dice;
    private final List<SchemeRule> rules = new ArrayList<>();

    private SyntheticScheme(final long seed) {
        this.dice = new Dice(seed, 3);
    }

    /** The rows of a seed, by sequence number. */
    public static List<SchemeRule> rules(final long seed) {
        final SyntheticScheme scheme = new SyntheticScheme(seed);
        scheme.addPreGrouping();
        scheme.addMerge();
        scheme.addSubdivision();
        scheme.addBasic();
        return List.copyOf(scheme.rules);
    }

    private void addPreGrouping() {
        for (final String transplant : List.of(
                "33.6x00",
                "37.5100|37.5100x001",
                "50.5100|50.5900x001|50.5901",
                "50.5100x002",
                "52.8200|52.8300",
                "55.6100|55.6901",
                "33.5000x001|33.5100|33.5200",
                "41.0200|41.0800x001",
                "41.0300|41.0500|41.0600",
                "41.0100|41.0401|41.0701|41.0900",
                "37.5200x001",
                "50.9200x001")) {
            add(Layer.PRE_GROUPING, List.of(), List.of(), expression(transplant), List.of());
        }
        for (final String anywhere : List.of("39.6500|39.6500x001", "96.7201+39.9500", "96.7201")) {
            add(
                    Layer.PRE_GROUPING,
                    new Conditions(
                            List.of(),
                            List.of(),
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            expression(anywhere),
                            List.of()));
        }
        for (final Band weight :
                List.of(new Band(0, 999), new Band(1000, 1499), new Band(1500, 1999), new Band(2000, 2499))) {
            add(
                    Layer.PRE_GROUPING,
                    new Conditions(
                            List.of(),
                            List.of(),
                            List.of("P07"),
                            Optional.of(new Band(0, 28)),
                            Optional.empty(),
                            Optional.of(weight),
                            List.of(),
                            List.of(),
                            List.of()));
        }
    }

    /** A diagnosis, its operation or one that is like it, and for a third of them a procedure that goes with it. */
    private void addMerge() {
        final int end = rules.size() + MERGE_ROWS;
        for (int at = 0; rules.size() < end; at++) {
            final Disease disease = book.diseases().get(at % book.diseases().size());
            final List<String> diagnosis = diagnosis(disease, dice.happens(0.3) ? CATEGORY : SUBCATEGORY);
            for (final Operation operation : disease.operations()) {
                if (rules.size() < end && dice.happens(0.6)) {
                    final List<List<String>> main = new ArrayList<>();
                    main.add(List.of(operation.code()));
                    main.add(List.of(book.drawCompanion(dice)));
                    if (dice.happens(0.2)) {
                        main.add(List.of(operation.code(), book.drawCompanion(dice)));
                    }
                    add(Layer.MERGE, diagnosis, List.of(), distinct(main), List.of());
                    if (rules.size() < end && dice.happens(0.33)) {
                        add(Layer.MERGE, diagnosis, List.of(), distinct(main), related(operation.code()));
                    }
                }
            }
        }
    }

    /** Burns by area, tumour therapy by kind of tumour, tuberculosis by resistance. */
    private void addSubdivision() {
        final int end = rules.size() + SUBDIVISION_ROWS;
        final List<String> burns = List.of("T20.2", "T21.2", "T22.2", "T23.2", "T24.2", "T25.2");
        for (final String area : List.of("T31.0|T32.0", "T31.1|T31.2", "T31.3|T31.4", "T31.5|T31.6", "T31.7-T31.9")) {
            for (final String graft :
                    List.of("", "86.2200x011|86.2201", "86.6201|86.6501|86.6601", "86.6903", "86.6904")) {
                add(Layer.SUBDIVISION, burns, List.of(area.split("\\|")), expression(graft), List.of());
            }
        }
        for (final String tumour : List.of("C00-C75", "C76-C80", "C81-C86", "C88", "C90", "C91-C95")) {
            for (final String therapy : List.of(
                    "",
                    "99.2503",
                    "99.2800x005",
                    "99.2800x006",
                    "99.2503+99.2800x005",
                    "99.2503+99.2800x006",
                    "99.2503+99.2800x005+99.2800x006")) {
                add(Layer.SUBDIVISION, List.of("Z51.1", "Z51.8"), List.of(tumour), expression(therapy), List.of());
            }
        }
        final List<String> kinds = List.of("A15-A16", "A17", "A18", "A19");
        for (int at = 0; rules.size() < end; at++) {
            final String procedure = at / 8 == 0 ? "" : at / 8 == 1 ? "33.2400" : book.drawCompanion(dice);
            add(
                    Layer.SUBDIVISION,
                    List.of(kinds.get(at % 4)),
                    at / 4 % 2 == 0 ? List.of() : List.of("U84.3"),
                    expression(procedure),
                    List.of());
        }
    }

    /** The commoner half of the diseases, by themselves and with each of their operations. */
    private void addBasic() {
        final int end = rules.size() + BASIC_ROWS;
        for (int at = 0; rules.size() < end; at++) {
            final Disease disease = book.diseases().get(at);
            for (final Operation operation : disease.operations()) {
                if (rules.size() < end) {
                    add(
                            Layer.BASIC,
                            diagnosis(disease, SUBCATEGORY),
                            List.of(),
                            expression(operation.code()),
                            List.of());
                }
            }
            if (rules.size() < end) {
                add(Layer.BASIC, diagnosis(disease, SUBCATEGORY), List.of(), List.of(), List.of());
            }
        }
    }

    private List<List<String>> related(final String operation) {
        final List<List<String>> alternatives = new ArrayList<>();
        for (int i = 0; i < 1 + dice.below(3); i++) {
            alternatives.add(List.of(other(operation)));
        }
        final String first = other(operation);
        final String second = other(operation);
        if (dice.happens(0.2) && !first.equals(second)) {
            alternatives.add(List.of(first, second));
        }
        return distinct(alternatives);
    }

    private String other(final String operation) {
        String code = book.drawCompanion(dice);
        while (code.equals(operation)) {
            code = book.drawCompanion(dice);
        }
        return code;
    }

    private void add(
            final Layer layer,
            final List<String> principal,
            final List<String> secondary,
            final List<List<String>> main,
            final List<List<String>> related) {
        add(
                layer,
                new Conditions(
                        principal,
                        secondary,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        main,
                        List.of(),
                        related));
    }

    private void add(final Layer layer, final Conditions conditions) {
        final int sequence = rules.size() + 1;
        rules.add(new SchemeRule(sequence, layer, "group " + sequence, conditions));
    }

    private static List<String> diagnosis(final Disease disease, final int length) {
        final String code = disease.code();
        return List.of(code.substring(0, Math.min(length, code.length())));
    }

    private static List<List<String>> distinct(final List<List<String>> alternatives) {
        return alternatives.stream().distinct().toList();
    }

    private static List<List<String>> expression(final String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split("\\|")).stream()
                        .map(all -> List.of(all.split("\\+")))
                        .toList();
    }
}
