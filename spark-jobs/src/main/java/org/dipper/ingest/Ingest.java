package org.dipper.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.dipper.cases.CaseMapping;
import org.dipper.cases.DuplicateVerdicts;
import org.dipper.cases.IngestTable;
import org.dipper.cases.InstitutionTable;
import org.dipper.cases.Institutions;
import org.dipper.cases.OverlappingStays;
import org.dipper.cases.PersonPseudonym;
import org.dipper.cases.QualityFindingTable;
import org.dipper.cases.QualityRule;
import org.dipper.cases.QualityRules;
import org.dipper.cases.QuarantineTable;
import org.dipper.cases.QuarantinedRows;
import org.dipper.cases.SettledCaseTable;
import org.dipper.cases.SettledCases;
import org.dipper.cases.SettlementListReader;
import org.dipper.cases.SettlementListTable;
import org.dipper.cases.SettlementLists;
import org.dipper.cases.SourceFormat;
import org.dipper.coding.CodesSource;
import org.dipper.coding.LoadedCodes;
import org.dipper.errors.DipperException;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * One ingest: source files in, settlement lists landed, each row accepted, quarantined, found a duplicate or filtered, and
 * the counts held against each other before anyone may publish them.
 */
public final class Ingest {
    private static final int STEPS = 6;
    private static final String PAIR = "pair";

    private final SparkSession spark;
    private final IngestTables tables;
    private final CaseMapping mapping;
    private final CodesSource codes;
    private final SettledCases settledCases;
    private final IngestProgress progress;

    public Ingest(
            final SparkSession spark,
            final IngestTables tables,
            final CaseMapping mapping,
            final byte[] personKey,
            final LoadedCodes codes,
            final IngestProgress progress) {
        this.spark = spark;
        this.tables = tables;
        this.mapping = mapping;
        this.codes = source(spark, codes);
        this.settledCases = new SettledCases(new PersonPseudonym(personKey), this.codes);
        this.progress = progress;
    }

    private static CodesSource source(final SparkSession spark, final LoadedCodes codes) {
        if (codes.kinds().isEmpty()) {
            return CodesSource.NONE;
        }
        final Broadcast<LoadedCodes> shared =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(codes);
        return shared::value;
    }

    /**
     * Ingests files.
     *
     * @param files the files
     * @param source how the user named them
     * @throws DipperException refused where the files or the mapping do not fit; not reconciled where counts do not add up
     */
    public IngestCounts run(final List<SourceFile> files, final String source) {
        progress.at("ingest.read", "reading and checking " + files.size() + " files", "读取并校验", 0, STEPS);
        tables.append(SettlementListTable.CONTRACT, settlementLists(files));
        final Dataset<Row> lists = tables.written(SettlementListTable.CONTRACT);
        final RuleTally tally = RuleTally.of(lists);
        progress.at("ingest.duplicates", "looking for duplicates", "查重", 1, STEPS);
        final Dataset<Row> candidates = candidates(lists);
        final Dataset<Row> verdicts = new DuplicateVerdicts(settledCases)
                .apply(candidates, tables.published(SettledCaseTable.CONTRACT))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            final long judged = verdicts.count();
            progress.at("ingest.cases", "writing settled cases", "写入结算病例", 2, STEPS);
            tables.append(SettledCaseTable.CONTRACT, settledCases.apply(without(candidates, verdicts, judged)));
            progress.at("ingest.quarantine", "writing the quarantine", "写入隔离区", 3, STEPS);
            final Map<String, RowsAndFen> byVerdict = judged == 0 ? Map.of() : byVerdict(lists, verdicts);
            final boolean hasConflicts = byVerdict.containsKey(DuplicateVerdicts.CONFLICT);
            final Dataset<Row> heldBack = new QuarantinedRows().apply(lists);
            tables.append(
                    QuarantineTable.CONTRACT,
                    hasConflicts ? heldBack.unionAll(conflicting(lists, verdicts, sourceRows(files))) : heldBack);
            return finish(files, source, lists, tally, byVerdict);
        } finally {
            verdicts.unpersist();
        }
    }

    private IngestCounts finish(
            final List<SourceFile> files,
            final String source,
            final Dataset<Row> lists,
            final RuleTally tally,
            final Map<String, RowsAndFen> byVerdict) {
        progress.at("ingest.institutions", "institutions and findings", "机构与质控结果", 4, STEPS);
        final Dataset<Row> newCases = tables.written(SettledCaseTable.CONTRACT);
        final Dataset<Row> allCases =
                tables.published(SettledCaseTable.CONTRACT).unionAll(newCases);
        requireOneTextPerKey(allCases);
        tables.replaceAll(
                InstitutionTable.CONTRACT,
                new Institutions().apply(allCases, candidates(lists), tables.published(InstitutionTable.CONTRACT)));
        final RowsAndFen overlaps = total(new OverlappingStays().apply(newCases), SettledCaseTable.TOTAL_COST_FEN);
        progress.at("ingest.reconcile", "reconciling", "对账", 5, STEPS);
        final IngestCounts counts = new IngestCounts(
                files.size(),
                tally.read(),
                total(newCases, SettledCaseTable.TOTAL_COST_FEN),
                total(tables.written(QuarantineTable.CONTRACT), QuarantineTable.TOTAL_COST_FEN),
                byVerdict.getOrDefault(DuplicateVerdicts.DUPLICATE, RowsAndFen.NONE),
                tally.filtered());
        counts.requireAddUp();
        final Map<String, RowsAndFen> batchHits = new HashMap<>();
        batchHits.put(QualityRules.CONFLICT, byVerdict.getOrDefault(DuplicateVerdicts.CONFLICT, RowsAndFen.NONE));
        batchHits.put(QualityRules.OVERLAP, overlaps);
        tables.append(QualityFindingTable.CONTRACT, findings(tally, batchHits));
        tables.append(IngestTable.CONTRACT, ingestRow(counts, source));
        progress.at("ingest.done", "ingested", "完成", STEPS, STEPS);
        return counts;
    }

    private Dataset<Row> settlementLists(final List<SourceFile> files) {
        return isParquet(files)
                ? new SettlementLists(mapping, tables.ingestId(), codes).apply(sourceRows(files))
                : new CsvSource(spark, mapping)
                        .lists(files, new SettlementListReader(mapping, tables.ingestId(), codes));
    }

    private Dataset<Row> sourceRows(final List<SourceFile> files) {
        return isParquet(files)
                ? new ParquetSource(spark, mapping).rows(files)
                : new CsvSource(spark, mapping).rows(files);
    }

    private boolean isParquet(final List<SourceFile> files) {
        final SourceFormat format =
                mapping.format() == SourceFormat.AUTO ? SourceFiles.format(files) : mapping.format();
        return format == SourceFormat.PARQUET;
    }

    private static Dataset<Row> candidates(final Dataset<Row> lists) {
        final Column isHeldBack =
                size(Columns.col(SettlementListTable.FAILED_RULES)).gt(0);
        final Column isFiltered = array_contains(Columns.col(SettlementListTable.WARNINGS), QualityRules.FILTERED);
        return lists.where(not(isHeldBack).and(not(isFiltered)));
    }

    private static Dataset<Row> without(final Dataset<Row> candidates, final Dataset<Row> verdicts, final long judged) {
        return judged == 0 ? candidates : candidates.join(verdicts, place(), "left_anti");
    }

    private static Map<String, RowsAndFen> byVerdict(final Dataset<Row> lists, final Dataset<Row> verdicts) {
        final Map<String, RowsAndFen> counts = new HashMap<>();
        lists.join(verdicts, place())
                .groupBy(DuplicateVerdicts.VERDICT)
                .agg(count(lit(1)), RuleTally.sumOfFen(SettlementListTable.MEDFEE_SUMAMT_FEN.name()))
                .collectAsList()
                .forEach(row -> counts.put(row.getString(0), RuleTally.rowsAndFen(row, 1, 2)));
        return counts;
    }

    /** Landing kept no raw text for these rows, since alone they are sound; so it is read from the source once more. */
    private static Dataset<Row> conflicting(
            final Dataset<Row> lists, final Dataset<Row> verdicts, final Dataset<Row> sourceRows) {
        final Dataset<Row> conflicts =
                verdicts.where(col(DuplicateVerdicts.VERDICT).equalTo(DuplicateVerdicts.CONFLICT));
        final Column received = SourceText.of(sourceRows);
        final Dataset<Row> raw = sourceRows
                .join(broadcast(conflicts), place())
                .select(
                        Columns.col(SettlementListTable.SOURCE_FILE),
                        Columns.col(SettlementListTable.SOURCE_LINE),
                        received.as(SettlementListTable.RAW_ROW.name()));
        final Dataset<Row> rows = lists.drop(SettlementListTable.RAW_ROW.name())
                .join(raw, place())
                .withColumn(SettlementListTable.FAILED_RULES.name(), array(lit(QualityRules.CONFLICT)));
        return new QuarantinedRows().apply(rows);
    }

    private static RowsAndFen total(final Dataset<Row> rows, final Field fen) {
        return RuleTally.rowsAndFen(
                rows.agg(count(lit(1)), RuleTally.sumOfFen(fen.name())).first(), 0, 1);
    }

    /** Codes that do not pack have hashed keys; two of them on one key would be taken for one code. */
    private static void requireOneTextPerKey(final Dataset<Row> cases) {
        final Column procedure = Columns.col(SettledCaseTable.MAIN_PROCEDURE_KEY);
        final Column institution = Columns.col(SettledCaseTable.INSTITUTION_KEY);
        final Column pairs = array(
                pair(SettledCaseTable.MAIN_PROCEDURE_KEY, SettledCaseTable.MAIN_PROCEDURE),
                pair(SettledCaseTable.INSTITUTION_KEY, SettledCaseTable.INSTITUTION_CODE));
        final List<Row> ambiguous = cases.where(procedure.lt(0).or(institution.lt(0)))
                .select(explode(pairs).as(PAIR))
                .select(PAIR + ".*")
                .where(col("key").lt(0))
                .groupBy(col("name"), col("key"))
                .agg(min("text").as("least"), max("text").as("most"))
                .where(col("least").notEqual(col("most")))
                .limit(1)
                .collectAsList();
        if (!ambiguous.isEmpty()) {
            throw DipperException.refused(
                    "The ingest is refused: two different values of "
                            + ambiguous.get(0).getString(0) + " share one key.",
                    "Both are longer than 12 characters or use signs that codes do not have.",
                    "Bring that column to its standard form in the source.");
        }
    }

    private static Column pair(final Field key, final Field text) {
        return struct(
                lit(text.name()).as("name"),
                Columns.col(key).as("key"),
                Columns.col(text).as("text"));
    }

    private Dataset<Row> findings(final RuleTally tally, final Map<String, RowsAndFen> batchHits) {
        final List<Row> rows = new ArrayList<>();
        final RowsAndFen filtered = tally.filtered();
        rows.add(RowFactory.create(
                tables.ingestId(),
                QualityRules.FILTERED,
                "form",
                QualityRule.Severity.WARN.written(),
                "evaluated",
                "Outside what the mapping asks for; neither accepted nor quarantined / 映射过滤",
                filtered.rows(),
                filtered.fen()));
        for (final QualityRule rule : QualityRules.all()) {
            final Optional<String> whyNot =
                    rule.whyNotEvaluable(mapping, codes.get().kinds());
            final RowsAndFen hits = batchHits.getOrDefault(rule.id(), tally.hits(rule.id()));
            rows.add(RowFactory.create(
                    tables.ingestId(),
                    rule.id(),
                    rule.dimension(),
                    rule.severity().written(),
                    whyNot.isPresent() ? "not_evaluable" : "evaluated",
                    whyNot.map(reason -> rule.label() + ": " + reason).orElse(rule.label()),
                    hits.rows(),
                    hits.fen()));
        }
        return spark.createDataFrame(rows, Columns.schema(QualityFindingTable.CONTRACT));
    }

    private Dataset<Row> ingestRow(final IngestCounts counts, final String source) {
        final Row row = RowFactory.create(
                tables.ingestId(),
                source,
                mapping.name(),
                counts.files(),
                counts.read().rows(),
                counts.accepted().rows(),
                counts.quarantined().rows(),
                counts.duplicates().rows(),
                counts.filtered().rows(),
                counts.read().fen(),
                counts.accepted().fen(),
                counts.quarantined().fen(),
                counts.duplicates().fen(),
                counts.filtered().fen());
        return spark.createDataFrame(List.of(row), Columns.schema(IngestTable.CONTRACT));
    }

    private static String[] place() {
        return new String[] {SettlementListTable.SOURCE_FILE.name(), SettlementListTable.SOURCE_LINE.name()};
    }
}
