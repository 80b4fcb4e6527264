package org.dipper.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.EditionMoves;
import org.dipper.catalog.GroupHistory;
import org.dipper.errors.DipperException;
import org.dipper.grouping.AssignGroups;
import org.dipper.money.Apportionment;

/**
 * Two editions side by side over the same cases: which groups are new, gone or fed by others, how scores change, and what
 * that moves between hospitals when the money stays the same.
 */
final class EditionComparison {
    private static final int UNIT_DECIMALS = 4;

    private final Map<String, BigDecimal> scores;
    private final Map<String, BigDecimal> against;
    private final Dataset<Row> moves;

    /**
     * Compares.
     *
     * @param scores score by group of the edition
     * @param against score by group of the edition it is compared with
     * @param moves rows of {@link EditionMoves}
     */
    EditionComparison(
            final Map<String, BigDecimal> scores, final Map<String, BigDecimal> against, final Dataset<Row> moves) {
        this.scores = scores;
        this.against = against;
        this.moves = moves;
    }

    /**
     * One side of a comparison.
     *
     * @param groups its rows of {@code disease_group}
     * @param assign looks its groups up
     * @param grouping how it combines cases
     */
    record Side(Dataset<Row> groups, AssignGroups assign, GroupingInputs grouping) {}

    /** The comparison of two sides on the same cases, as people ask for it. */
    static JsonNode of(final Dataset<Row> cases, final Side side, final Side againstSide, final String by) {
        final List<Column> kept = new ArrayList<>();
        for (final String column : cases.columns()) {
            kept.add(col(column));
        }
        kept.add(col(EditionMoves.CODE).as(EditionMoves.AGAINST_CODE));
        kept.add(col(EditionMoves.RW_UNITS).as(EditionMoves.AGAINST_RW_UNITS));
        final Dataset<Row> underOld = againstSide
                .assign()
                .apply(againstSide.grouping().combinations().apply(cases))
                .select(kept.toArray(Column[]::new));
        final Dataset<Row> moves = new EditionMoves()
                .apply(side.assign().apply(side.grouping().combinations().apply(underOld)))
                .persist();
        try {
            return new EditionComparison(scores(side.groups()), scores(againstSide.groups()), moves).answer(by);
        } finally {
            moves.unpersist();
        }
    }

    /** Scores by group code. */
    static Map<String, BigDecimal> scores(final Dataset<Row> groups) {
        final Map<String, BigDecimal> scores = new HashMap<>();
        groups.select(DiseaseGroupTable.GROUP_CODE.name(), DiseaseGroupTable.RW.name())
                .collectAsList()
                .forEach(row -> scores.put(row.getString(0), row.getDecimal(1)));
        return scores;
    }

    private record Flow(long cases, String from, String to) {}

    /** One row a group of either edition, those whose points change most first. */
    ArrayNode byGroup() {
        final Map<String, Long> now = new HashMap<>();
        final Map<String, Long> before = new HashMap<>();
        final Map<String, Flow> mainSource = new HashMap<>();
        final Map<String, Flow> mainTarget = new HashMap<>();
        for (final Row row : moves.groupBy(col(EditionMoves.CODE), col(EditionMoves.AGAINST_CODE))
                .agg(sum(col(EditionMoves.CASES)))
                .collectAsList()) {
            final Flow flow = new Flow(row.getLong(2), row.getString(1), row.getString(0));
            now.merge(flow.to(), flow.cases(), Long::sum);
            before.merge(flow.from(), flow.cases(), Long::sum);
            mainSource.merge(flow.to(), flow, EditionComparison::larger);
            mainTarget.merge(flow.from(), flow, EditionComparison::larger);
        }
        final TreeSet<String> codes = new TreeSet<>(scores.keySet());
        codes.addAll(against.keySet());
        final List<ObjectNode> rows = new ArrayList<>();
        for (final String code : codes) {
            rows.add(group(code, now, before, mainSource, mainTarget));
        }
        rows.sort(Comparator.comparing((ObjectNode row) ->
                        row.get("points_change").decimalValue().abs())
                .reversed()
                .thenComparing(row -> row.get("group_code").asText()));
        final ArrayNode answer = Answers.array();
        rows.forEach(answer::add);
        return answer;
    }

    private static Flow larger(final Flow left, final Flow right) {
        final int byCases = Long.compare(left.cases(), right.cases());
        final String leftName = left.from() + " " + left.to();
        return byCases > 0 || (byCases == 0 && leftName.compareTo(right.from() + " " + right.to()) < 0) ? left : right;
    }

    private ObjectNode group(
            final String code,
            final Map<String, Long> now,
            final Map<String, Long> before,
            final Map<String, Flow> mainSource,
            final Map<String, Flow> mainTarget) {
        final Optional<BigDecimal> score = Optional.ofNullable(scores.get(code));
        final Optional<BigDecimal> old = Optional.ofNullable(against.get(code));
        final long cases = now.getOrDefault(code, 0L);
        final long casesBefore = before.getOrDefault(code, 0L);
        final BigDecimal points = points(score, cases);
        final BigDecimal pointsBefore = points(old, casesBefore);
        final boolean isMoved = cases != casesBefore;
        final String change = old.isEmpty()
                ? "new"
                : score.isEmpty()
                        ? "gone"
                        : isMoved ? "moved" : score.get().compareTo(old.get()) == 0 ? "same" : "rescored";
        final Optional<Flow> source = Optional.ofNullable(mainSource.get(code));
        final Optional<Flow> target = Optional.ofNullable(mainTarget.get(code));
        return Answers.object()
                .put("group_code", code)
                .put("change", change)
                .put("rw", score.orElse(null))
                .put("against_rw", old.orElse(null))
                .put("rw_change_percent", score.isPresent() && old.isPresent() ? percent(score.get(), old.get()) : null)
                .put("case_count", cases)
                .put("against_case_count", casesBefore)
                .put("points_change", points.subtract(pointsBefore))
                .put("main_source", source.map(Flow::from).orElse(null))
                .put("main_target", target.map(Flow::to).orElse(null));
    }

    private static BigDecimal points(final Optional<BigDecimal> score, final long cases) {
        return score.orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(cases)).setScale(UNIT_DECIMALS);
    }

    private static BigDecimal percent(final BigDecimal score, final BigDecimal before) {
        return score.subtract(before).movePointRight(2).divide(before, 2, RoundingMode.HALF_UP);
    }

    /**
     * One row an institution: its points under both editions and the money that moves when the cost of these cases is split
     * by points, to the fen; the changes sum to 0. Those who lose most first.
     */
    ArrayNode byInstitution() {
        final Map<String, Row> rows = new TreeMap<>();
        for (final Row row : moves.groupBy(col("institution_code"))
                .agg(
                        sum(col(EditionMoves.CASES)),
                        sum(col(EditionMoves.COST_FEN)),
                        sum(col(EditionMoves.UNITS)),
                        sum(col(EditionMoves.AGAINST_UNITS)))
                .collectAsList()) {
            rows.put(row.getString(0), row);
        }
        final long money =
                rows.values().stream().mapToLong(row -> row.getLong(2)).sum();
        final Map<String, Long> now = split(money, rows, 3);
        final Map<String, Long> before = split(money, rows, 4);
        final List<ObjectNode> answers = new ArrayList<>();
        rows.forEach((institution, row) -> answers.add(Answers.object()
                .put("institution_code", institution)
                .put("case_count", row.getLong(1))
                .put("points", BigDecimal.valueOf(row.getLong(3), UNIT_DECIMALS))
                .put("against_points", BigDecimal.valueOf(row.getLong(4), UNIT_DECIMALS))
                .put("money_change_fen", now.get(institution) - before.get(institution))));
        answers.sort(Comparator.comparingLong(
                        (ObjectNode row) -> row.get("money_change_fen").longValue())
                .thenComparing(row -> row.get("institution_code").asText()));
        final ArrayNode answer = Answers.array();
        answers.forEach(answer::add);
        return answer;
    }

    private static Map<String, Long> split(final long money, final Map<String, Row> rows, final int place) {
        final Map<String, Long> units = new TreeMap<>();
        rows.forEach((institution, row) -> units.put(institution, row.getLong(place)));
        final boolean isNone = units.values().stream().allMatch(each -> each == 0);
        if (isNone) {
            units.replaceAll((institution, each) -> 0L);
            return units;
        }
        return Apportionment.split(money, units);
    }

    /** The answer that people ask for: {@code summary}, {@code group} or {@code institution}. */
    JsonNode answer(final String by) {
        return switch (by) {
            case "group" -> byGroup();
            case "institution" -> byInstitution();
            default -> summary();
        };
    }

    /** Refuses what {@link #answer} does not know. */
    static String requireBy(final String by) {
        if (!List.of("summary", "group", "institution").contains(by)) {
            throw DipperException.usage(
                    "--by is \"" + by + "\".",
                    "A comparison is shown in all, by group or by institution.",
                    "Write summary, group or institution.");
        }
        return by;
    }

    /** What changes in all. */
    ObjectNode summary() {
        final Map<String, Integer> changes = new TreeMap<>();
        byGroup().forEach(row -> changes.merge(row.get("change").asText(), 1, Integer::sum));
        long moved = 0;
        for (final var row : byInstitution()) {
            moved += Math.max(0, row.get("money_change_fen").longValue());
        }
        return Answers.object()
                .put("new_group_count", changes.getOrDefault("new", 0))
                .put("gone_group_count", changes.getOrDefault("gone", 0))
                .put("moved_group_count", changes.getOrDefault("moved", 0))
                .put("rescored_group_count", changes.getOrDefault("rescored", 0))
                .put("same_group_count", changes.getOrDefault("same", 0))
                .put("ungrouped_case_count", ungrouped(EditionMoves.CODE))
                .put("against_ungrouped_case_count", ungrouped(EditionMoves.AGAINST_CODE))
                .put("moved_money_fen", moved);
    }

    private long ungrouped(final String code) {
        final Row row = moves.where(col(code).equalTo(GroupHistory.UNGROUPED))
                .agg(sum(col(EditionMoves.CASES)))
                .head();
        return row.isNullAt(0) ? 0 : row.getLong(0);
    }
}
