package org.dipper.export;

import static org.dipper.export.ExportTable.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.PointsGrowthTable;
import org.dipper.supervision.assessment.AssessmentTable;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/** Empties the numbers of rows that stand on few cases, in each table; the rows stay and say that they are hidden. */
public final class SmallCellMask {
    private static final String INSTITUTION = "institution";

    private final HiddenCells hidden;
    private final Map<String, Long> counts = new TreeMap<>();

    /** A mask for these cells. */
    public SmallCellMask(final HiddenCells hidden) {
        this.hidden = hidden;
    }

    /** How many rows were emptied, by table. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** The table, its hidden rows emptied; tables of leads pass, they have no totals. */
    public ExportTable apply(final ExportTable table) {
        final TableContract contract = table.contract();
        if (contract.equals(IndicatorValueTable.CONTRACT)) {
            return masked(table, this::isHiddenValue, List.of(), IndicatorValueTable.STATE);
        }
        if (contract.equals(FairRankingTable.CONTRACT)) {
            return masked(
                    table,
                    this::isHiddenRanking,
                    List.of(FairRankingTable.PEER_GROUP, FairRankingTable.IS_SMALL_PEER_GROUP),
                    FairRankingTable.STATE);
        }
        if (contract.equals(PointsGrowthTable.CONTRACT)) {
            return masked(
                    table, this::isHiddenGrowth, List.of(PointsGrowthTable.HOSPITAL_LEVEL), PointsGrowthTable.STATE);
        }
        if (contract.equals(WarningTable.CONTRACT)) {
            return masked(
                    table,
                    this::isHiddenWarning,
                    List.of(
                            WarningTable.KIND,
                            WarningTable.SEVERITY,
                            WarningTable.INDICATOR,
                            WarningTable.STATE,
                            WarningTable.EPISODE_START,
                            WarningTable.MONTHS_IN_EPISODE,
                            WarningTable.IS_PEER_DEFAULT),
                    WarningTable.MESSAGE_EN);
        }
        if (contract.equals(AssessmentTable.CONTRACT)) {
            return masked(
                    table,
                    this::isHiddenItem,
                    List.of(
                            AssessmentTable.SCHEME_HASH,
                            AssessmentTable.ITEM_NUMBER,
                            AssessmentTable.FAMILY,
                            AssessmentTable.ITEM_EN,
                            AssessmentTable.ITEM_ZH,
                            AssessmentTable.CLAUSE,
                            AssessmentTable.MEASURE,
                            AssessmentTable.UNIT,
                            AssessmentTable.FULL_SCORE,
                            AssessmentTable.IS_BONUS),
                    AssessmentTable.STATE);
        }
        return table;
    }

    private ExportTable masked(
            final ExportTable table, final Predicate<Row> isHidden, final List<Field> kept, final Field state) {
        final Set<Field> keep = new HashSet<>(kept);
        keep.addAll(table.contract().key());
        final List<Row> rows = new ArrayList<>();
        for (final Row row : table.rows()) {
            if (isHidden.test(row)) {
                counts.merge(table.contract().name(), 1L, Long::sum);
                rows.add(ExportTable.row(table.contract(), field -> {
                    if (field.equals(state)) {
                        return hidden.state();
                    }
                    if (field.equals(WarningTable.MESSAGE_ZH)) {
                        return hidden.stateZh();
                    }
                    return keep.contains(field) ? row.getAs(field.name()) : null;
                }));
            } else {
                rows.add(row);
            }
        }
        return new ExportTable(table.contract(), rows);
    }

    private boolean isHiddenValue(final Row row) {
        return hidden.hidesRow(
                text(row, IndicatorValueTable.INDICATOR),
                text(row, IndicatorValueTable.SUBJECT_TYPE),
                text(row, IndicatorValueTable.SUBJECT),
                text(row, IndicatorValueTable.PERIOD));
    }

    private boolean isHiddenRanking(final Row row) {
        final String institution = text(row, FairRankingTable.INSTITUTION_CODE);
        final String period = text(row, FairRankingTable.PERIOD);
        return hidden.hidesRow(text(row, FairRankingTable.INDICATOR), INSTITUTION, institution, period)
                || hidden.hidesCount(
                        INSTITUTION, institution, period, row.<Long>getAs(FairRankingTable.CASE_COUNT.name()));
    }

    private boolean isHiddenGrowth(final Row row) {
        final String institution = text(row, PointsGrowthTable.INSTITUTION_CODE);
        final String period = text(row, PointsGrowthTable.PERIOD);
        return hidden.hidesCount(INSTITUTION, institution, period, row.<Long>getAs(PointsGrowthTable.CASES.name()))
                || hidden.hidesCount(
                        INSTITUTION, institution, "", row.<Long>getAs(PointsGrowthTable.CASES_BEFORE.name()));
    }

    private boolean isHiddenWarning(final Row row) {
        final int month = row.<Integer>getAs(WarningTable.MONTH.name());
        final String period = String.format("%04d-%02d", month / 100, month % 100);
        final String subjectType = text(row, WarningTable.SUBJECT_TYPE);
        final String subject = text(row, WarningTable.SUBJECT);
        return hidden.hidesRow(text(row, WarningTable.INDICATOR), subjectType, subject, period)
                || hidden.hidesAll(subjectType, subject, period);
    }

    private boolean isHiddenItem(final Row row) {
        return hidden.hidesRow(
                text(row, AssessmentTable.MEASURE),
                text(row, AssessmentTable.SUBJECT_TYPE),
                text(row, AssessmentTable.SUBJECT),
                text(row, AssessmentTable.PERIOD));
    }
}
