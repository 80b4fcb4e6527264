package org.dipper.settlement.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;
import org.dipper.settlement.reference.ReferenceDecisions.Assessment;
import org.dipper.settlement.reference.ReferenceDecisions.Audit;
import org.dipper.settlement.reference.ReferenceDecisions.OtherPayment;
import org.dipper.settlement.reference.ReferenceDecisions.PaymentKind;
import org.dipper.settlement.reference.ReferenceDecisions.Review;

/**
 * A city worked out by hand, from the folder {@code org/dipper/settlement/cities/NAME}: its policy, stays and decisions, and
 * what must come out. The files' README tells their columns.
 */
public final class MiniatureCity {
    /** The cities there are. */
    public static final List<String> NAMES = List.of("standard", "level-mean", "bed-days");

    /** What a case of mean cost scores. */
    public static final int SCALE = 1000;

    /** The mean cost of all cases of history. */
    public static final long MEAN_COST_FEN = 1_000_000;

    private static final int YEAR = 2025;
    private static final int CLEARING = 13;

    private final String name;
    private final Policy policy;
    private final List<Line> cases;
    private final List<Line> decisions;

    private MiniatureCity(final String name) {
        this.name = name;
        this.policy = PolicyLoader.parse(name + "/policy.yaml", policyText());
        this.cases = lines("cases.csv");
        this.decisions = lines("decisions.csv");
    }

    /** The city of a name. */
    public static MiniatureCity load(final String name) {
        return new MiniatureCity(name);
    }

    /**
     * A line of a file.
     *
     * @param cells text by column
     */
    public record Line(Map<String, String> cells) {
        /** A cell; empty where the file has no such column. */
        public String text(final String column) {
            return cells.getOrDefault(column, "");
        }

        /** A cell, or what stands for an empty one. */
        public String text(final String column, final String otherwise) {
            return text(column).isEmpty() ? otherwise : text(column);
        }

        /** A whole number. */
        public int number(final String column) {
            return Integer.parseInt(text(column));
        }

        /** A decimal. */
        public BigDecimal decimal(final String column) {
            return new BigDecimal(text(column));
        }

        /** Yuan as fen. */
        public long fen(final String column) {
            return decimal(column).movePointRight(2).longValueExact();
        }

        /** Institution and pool. */
        public Place place() {
            return new Place(text("institution"), text("pool"));
        }
    }

    /** The policy file. */
    public String policyText() {
        return resource("policy.yaml");
    }

    /** The policy. */
    public Policy policy() {
        return policy;
    }

    /** The rules of its year. */
    public ReferenceSettlement reference() {
        return new ReferenceSettlement(policy.settlement(), Map.of(), SCALE, MEAN_COST_FEN);
    }

    /** All stays; a line of {@code count} cases becomes LINE-1 to LINE-count. */
    public List<ReferenceStay> stays() {
        return stays(CLEARING);
    }

    /** All decisions of the year. */
    public ReferenceDecisions decisions() {
        return decisions(CLEARING);
    }

    /** What was known at the end of each of the twelve months. */
    public List<ReferenceMonths.Snapshot> snapshots() {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> new ReferenceMonths.Snapshot(month, stays(month), decisions(month)))
                .toList();
    }

    /** Working capital by institution and pool. */
    public Map<Place, Long> prepayments() {
        final Map<Place, Long> prepayments = new TreeMap<>();
        decisions.stream()
                .filter(line -> line.text("kind").equals("prepayment"))
                .forEach(line -> prepayments.put(line.place(), line.fen("amount")));
        return prepayments;
    }

    /** What each case comes to, by line of {@code cases.csv}; the payment is that of one case. */
    public List<Line> expectedCases() {
        return lines("expected-cases.csv");
    }

    /** The settlement ids of a line of {@code cases.csv}. */
    public List<String> ids(final String line) {
        return cases.stream()
                .filter(each -> each.text("line").equals(line))
                .flatMap(each -> IntStream.rangeClosed(1, each.number("count")).mapToObj(number -> line + "-" + number))
                .toList();
    }

    /** Every line of every month. */
    public List<Line> expectedMonths() {
        return lines("expected-months.csv");
    }

    /** The year by institution and pool. */
    public List<Line> expectedClearing() {
        return lines("expected-clearing.csv");
    }

    /** The items of the pools. */
    public List<Line> expectedAccount() {
        return lines("expected-account.csv");
    }

    /** Other payments; none where the city has none. */
    public List<Line> expectedOtherPayments() {
        return has("expected-other-payments.csv") ? lines("expected-other-payments.csv") : List.of();
    }

    private List<ReferenceStay> stays(final int known) {
        final List<ReferenceStay> stays = new ArrayList<>();
        for (final Line line : cases) {
            if (line.number("known") <= known) {
                ids(line.text("line")).forEach(id -> stays.add(stay(id, line)));
            }
        }
        return stays;
    }

    private static ReferenceStay stay(final String id, final Line line) {
        final LocalDate discharge = LocalDate.of(YEAR, line.number("month"), 15);
        final int days = Integer.parseInt(line.text("days", "5"));
        return new ReferenceStay(
                id,
                line.text("institution"),
                line.text("level", "3"),
                line.text("pool", "310"),
                line.text("area"),
                line.text("medical_type", "21"),
                line.text("department"),
                line.text("discharge_way", "1"),
                discharge.minusDays(days),
                discharge,
                days,
                line.fen("cost"),
                line.fen("booked"),
                line.text("diagnosis", line.text("group", "Z99.9")),
                line.text("procedure"),
                List.of(),
                line.text("group"),
                new BigDecimal(line.text("rw", "0")).setScale(4),
                BigDecimal.ONE.setScale(4),
                line.text("level_mean").isEmpty() ? 0 : line.fen("level_mean"));
    }

    private ReferenceDecisions decisions(final int known) {
        final Map<String, Review> reviews = new HashMap<>();
        final Set<String> withdrawn = new HashSet<>();
        final List<Audit> audits = new ArrayList<>();
        final Map<String, Assessment> assessments = new HashMap<>();
        final List<OtherPayment> others = new ArrayList<>();
        for (final Line line : decisions) {
            if (line.number("from") > known) {
                continue;
            }
            final String kind = line.text("kind");
            switch (kind) {
                case "special_review_itemised" ->
                    ids(line.text("line")).forEach(id -> reviews.put(id, new Review(true, Optional.empty())));
                case "refund" -> withdrawn.addAll(ids(line.text("line")));
                case "audit" -> audits.add(new Audit(line.place(), line.number("from") % CLEARING, line.fen("amount")));
                case "assessment_score" ->
                    assessments.put(
                            line.text("institution"),
                            new Assessment(Optional.of(line.decimal("value")), Optional.empty()));
                case "prepayment" -> {
                    // The plan's, not a decision.
                }
                default ->
                    others.add(new OtherPayment(
                            line.place(),
                            PaymentKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                            line.text("name"),
                            line.fen("amount"),
                            line.number("quantity"),
                            new BigDecimal(line.text("value", "0"))));
            }
        }
        return new ReferenceDecisions(reviews, withdrawn, audits, assessments, others);
    }

    private List<Line> lines(final String file) {
        final List<String> texts = resource(file).lines().toList();
        final String[] columns = texts.get(0).split(",", -1);
        final List<Line> lines = new ArrayList<>();
        for (final String text : texts.subList(1, texts.size())) {
            final String[] cells = text.split(",", -1);
            if (cells.length != columns.length) {
                throw new IllegalStateException(name + "/" + file + ": " + text);
            }
            final Map<String, String> byColumn = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                byColumn.put(columns[i], cells[i]);
            }
            lines.add(new Line(byColumn));
        }
        return lines;
    }

    private boolean has(final String file) {
        return MiniatureCity.class.getResource(path(file)) != null;
    }

    private String resource(final String file) {
        try (InputStream in = MiniatureCity.class.getResourceAsStream(path(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String path(final String file) {
        return "/org/dipper/settlement/cities/" + name + "/" + file;
    }
}
