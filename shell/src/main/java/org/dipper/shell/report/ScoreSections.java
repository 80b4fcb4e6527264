package org.dipper.shell.report;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.ScoreAdjustmentTable;
import org.dipper.shell.read.EditionTables;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** What changed in scores: against another edition, and by experts. */
final class ScoreSections {
    private static final int MOST = 30;
    private static final int MOST_BARS = 15;
    private static final Field BEFORE = required("against_rw", FieldType.POINTS, "RW before", "对比分值");
    private static final Field PERCENT = required("rw_change_percent", FieldType.decimal(18, 2), "change, %", "变化(%)");
    private static final Field POINTS =
            optional("points_change", FieldType.POINTS, "change x cases, points", "变化×病例数(分)");

    private final Language language;
    private final List<TableRow> groups;

    ScoreSections(final Language language, final List<TableRow> groups) {
        this.language = language;
        this.groups = groups;
    }

    private record Move(TableRow group, BigDecimal before) {
        BigDecimal rw() {
            return group.decimal(DiseaseGroupTable.RW).orElse(BigDecimal.ZERO);
        }

        BigDecimal points() {
            return rw().subtract(before).multiply(BigDecimal.valueOf(group.number(DiseaseGroupTable.CASE_COUNT)));
        }

        BigDecimal percent() {
            return rw().subtract(before).movePointRight(2).divide(before, 2, RoundingMode.HALF_UP);
        }
    }

    /** Groups of both editions, those whose scores move most points first. */
    Section movers(final EditionTables other) {
        final Map<String, BigDecimal> before = new HashMap<>();
        other.rows(DiseaseGroupTable.CONTRACT).forEach(row -> row.decimal(DiseaseGroupTable.RW)
                .filter(rw -> rw.signum() > 0)
                .ifPresent(rw -> before.put(row.text(DiseaseGroupTable.GROUP_CODE), rw)));
        final Set<String> now = new HashSet<>();
        final List<Move> moves = new ArrayList<>();
        for (final TableRow group : groups) {
            final String code = group.text(DiseaseGroupTable.GROUP_CODE);
            now.add(code);
            if (before.containsKey(code)) {
                moves.add(new Move(group, before.get(code)));
            }
        }
        moves.removeIf(move -> move.points().signum() == 0);
        moves.sort(Comparator.comparing((Move move) -> move.points().abs())
                .reversed()
                .thenComparing(move -> move.group().text(DiseaseGroupTable.GROUP_CODE)));
        final long fresh =
                now.stream().filter(code -> !before.containsKey(code)).count();
        final long gone =
                before.keySet().stream().filter(code -> !now.contains(code)).count();
        final Rows rows = new Rows(
                DiseaseGroupTable.GROUP_CODE,
                DiseaseGroupTable.CASE_COUNT,
                BEFORE,
                DiseaseGroupTable.RW,
                PERCENT,
                POINTS);
        moves.subList(0, Math.min(MOST, moves.size()))
                .forEach(move -> rows.add(
                        move.group().text(DiseaseGroupTable.GROUP_CODE),
                        move.group().number(DiseaseGroupTable.CASE_COUNT),
                        move.before(),
                        move.rw(),
                        move.percent(),
                        move.points()));
        return new Section(
                "movers",
                language.of("Biggest movers against " + other.year(), "与 " + other.year() + " 年目录相比变化最大的病种"),
                List.of(
                        language.of(
                                fresh + " groups are new, " + gone + " are gone, " + moves.size()
                                        + " have another score.",
                                "新增病种 " + fresh + " 个，取消 " + gone + " 个，分值变化 " + moves.size() + " 个。"),
                        language.of(
                                "Money by hospital: dipper catalog diff --by institution.",
                                "按医院的资金影响：dipper catalog diff --by institution。")),
                Optional.of(Charts.lyingBars(
                        PERCENT.label(language.code()),
                        moves.subList(0, Math.min(MOST_BARS, moves.size())).stream()
                                .map(move -> new Charts.Bar(
                                        move.group().text(DiseaseGroupTable.GROUP_CODE),
                                        move.percent(),
                                        move.percent().signum() < 0 ? Charts.ORANGE : Charts.BLUE))
                                .toList(),
                        PERCENT.label(language.code()))),
                rows.fields(),
                rows.rows(),
                "disease_group.rw, disease_group.case_count");
    }

    /** What experts changed, and what keeping the total score made of the rest. */
    Section adjustments(final EditionTables edition) {
        final List<TableRow> changes = edition.rows(ScoreAdjustmentTable.CONTRACT);
        changes.sort(Comparator.comparingLong(row -> row.number(ScoreAdjustmentTable.SOURCE_LINE)));
        final Set<String> changed = new HashSet<>();
        changes.forEach(row -> changed.add(row.text(ScoreAdjustmentTable.GROUP_CODE)));
        return new Section(
                "adjustments",
                language.of("Score adjustments", "专家分值调整"),
                changes.isEmpty() ? List.of() : List.of(rescaling(changed)),
                Optional.empty(),
                List.of(
                        ScoreAdjustmentTable.GROUP_CODE,
                        ScoreAdjustmentTable.DERIVED_RW,
                        ScoreAdjustmentTable.DECIDED_RW,
                        ScoreAdjustmentTable.RW,
                        ScoreAdjustmentTable.DECIDED_BY,
                        ScoreAdjustmentTable.REASON),
                changes,
                "score_adjustment; disease_group.rw, derived_rw, case_count");
    }

    private String rescaling(final Set<String> changed) {
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal after = BigDecimal.ZERO;
        BigDecimal restBefore = BigDecimal.ZERO;
        BigDecimal restAfter = BigDecimal.ZERO;
        for (final TableRow group : groups) {
            final BigDecimal cases = BigDecimal.valueOf(group.number(DiseaseGroupTable.CASE_COUNT));
            final BigDecimal rw =
                    group.decimal(DiseaseGroupTable.RW).orElse(BigDecimal.ZERO).multiply(cases);
            final BigDecimal derived = group.decimal(DiseaseGroupTable.DERIVED_RW)
                    .orElse(BigDecimal.ZERO)
                    .multiply(cases);
            before = before.add(derived);
            after = after.add(rw);
            if (!changed.contains(group.text(DiseaseGroupTable.GROUP_CODE))) {
                restBefore = restBefore.add(derived);
                restAfter = restAfter.add(rw);
            }
        }
        final String factor = restBefore.signum() == 0
                ? "-"
                : restAfter.divide(restBefore, 6, RoundingMode.HALF_UP).toPlainString();
        return language.of(
                "Total score before " + CellText.grouped(before) + ", after " + CellText.grouped(after)
                        + "; the groups not adjusted are rescaled by " + factor + ".",
                "调整前总分值 " + CellText.grouped(before) + "，调整后 " + CellText.grouped(after) + "；未调整病种的平衡系数为 " + factor
                        + "。");
    }
}
