package org.dipper.jobs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.HistorySumTable;
import org.dipper.catalog.HistorySums;
import org.dipper.catalog.HistoryWeights;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.catalog.auxiliary.AuxiliaryGate;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.auxiliary.CaseSubtypes;
import org.dipper.catalog.auxiliary.CostSpread;
import org.dipper.catalog.auxiliary.SubtypeCounts;
import org.dipper.catalog.auxiliary.SubtypeDecision;
import org.dipper.catalog.auxiliary.SubtypeSums;
import org.dipper.policy.AuxiliaryPolicy;
import org.dipper.table.Columns;
import org.dipper.warehouse.Run;

/** Auxiliary typing of an edition: sums subtypes over the history, decides which open, writes {@code auxiliary_type}. */
final class AuxiliaryStep {
    private final SparkSession spark;
    private final Run run;
    private final int year;
    private final int revision;

    AuxiliaryStep(final SparkSession spark, final Run run, final int year, final int revision) {
        this.spark = spark;
        this.run = run;
        this.year = year;
        this.revision = revision;
    }

    /**
     * Decides and writes.
     *
     * @param policy the rules
     * @param history the years and their weights
     * @param groupedCases settled cases of these years with {@code group_code} and {@code group_mean_cost_fen}; with those of
     *     the last year alone, coefficients are last year's
     * @return how many subtypes are open
     */
    long write(final AuxiliaryPolicy policy, final HistoryWeights history, final Dataset<Row> groupedCases) {
        final AuxiliaryCodeLists lists = AuxiliaryCodes.of(run);
        final Dataset<Row> counted = new SubtypeCounts(new CaseSubtypes(policy, lists)).apply(groupedCases);
        final List<SubtypeDecision> decisions =
                new AuxiliaryGate(policy, lists, history).decide(sums(counted.collectAsList()));
        final List<Row> rows = decisions.stream().map(this::row).toList();
        run.replace(
                AuxiliaryTypeTable.CONTRACT,
                spark.createDataFrame(rows, Columns.schema(AuxiliaryTypeTable.CONTRACT)),
                "edition_year = " + year + " AND revision = " + revision);
        return decisions.stream().filter(SubtypeDecision::isOpen).count();
    }

    /** Subtypes of groups are few beside cases: they may come to the driver. */
    private static List<SubtypeSums> sums(final List<Row> rows) {
        final List<SubtypeSums> sums = new ArrayList<>(rows.size());
        for (final Row row : rows) {
            final BigInteger square = BigInteger.valueOf(row.<Long>getAs(HistorySumTable.SQUARE_HIGH.name()))
                    .shiftLeft(HistorySums.SQUARE_SHIFT)
                    .add(BigInteger.valueOf(row.<Long>getAs(HistorySumTable.SQUARE_LOW.name())));
            sums.add(new SubtypeSums(
                    row.getAs(AuxiliaryTypeTable.GROUP_CODE.name()),
                    row.getAs(AuxiliaryTypeTable.AUXILIARY_TYPE.name()),
                    row.getAs(AuxiliaryTypeTable.SUBTYPE.name()),
                    row.getAs(SettledCaseTable.DISCHARGE_YEAR.name()),
                    new CostSpread(row.getAs(SubtypeCounts.CASE_COUNT), row.getAs(SubtypeCounts.COST_FEN), square)));
        }
        return sums;
    }

    private Row row(final SubtypeDecision decision) {
        final Optional<SubtypeDecision.Measures> measures = decision.measures();
        return RowFactory.create(
                year,
                revision,
                decision.groupCode(),
                decision.type(),
                decision.subtype(),
                decision.cases(),
                decision.meanCostFen(),
                measures.map(SubtypeDecision.Measures::cvBefore).orElse(null),
                measures.map(SubtypeDecision.Measures::cvAfter).orElse(null),
                measures.map(SubtypeDecision.Measures::trigger).orElse(null),
                measures.map(SubtypeDecision.Measures::coefficient).orElse(null),
                decision.isOpen() ? AuxiliaryTypeTable.OPEN : AuxiliaryTypeTable.CLOSED,
                decision.reason());
    }
}
