package org.dipper.cases;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;
import static org.dipper.table.Columns.col;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.table.Columns;
import org.dipper.table.Field;

/**
 * Which settlement lists are not new. Of rows with the same settlement id, equal in every field, the first by file and
 * line stays and the others are duplicates; rows with the same id that differ are all in conflict. Against a case that was
 * ingested before, an equal row is a duplicate and a different one in conflict.
 *
 * <p>Yields one row a duplicate or conflicting settlement list: {@code source_file, source_line, verdict}; key file and
 * line; nothing is null. Rows without a verdict are to be accepted.
 */
public final class DuplicateVerdicts {
    public static final String VERDICT = "verdict";
    public static final String DUPLICATE = "duplicate";
    public static final String CONFLICT = "conflict";

    private static final String HASH = "id_hash";
    private static final String CONTENT = "content";
    private static final String CASE_CONTENT = "case_content";
    private static final String KNOWN_CONTENT = "known_content";
    private static final String PLACE = "place";
    private static final String LOWEST = "lowest_content";
    private static final String HIGHEST = "highest_content";

    private static final String[] HASH_ONLY = {HASH};
    private static final List<Field> LIST_FIELDS = SettlementListTable.CONTRACT.fields().stream()
            .filter(field -> !Set.of(
                            SettlementListTable.INGEST_ID,
                            SettlementListTable.SOURCE_FILE,
                            SettlementListTable.SOURCE_LINE,
                            SettlementListTable.FAILED_RULES,
                            SettlementListTable.WARNINGS,
                            SettlementListTable.RAW_ROW)
                    .contains(field))
            .toList();
    private static final List<Field> CASE_FIELDS = SettledCaseTable.CONTRACT.fields().stream()
            // The attribute comes from a table, not from the source: another table makes no other case.
            .filter(field -> !Set.of(SettledCaseTable.INGEST_ID, SettledCaseTable.PROCEDURE_ATTRIBUTE)
                    .contains(field))
            .toList();

    private final SettledCases settledCases;

    public DuplicateVerdicts(final SettledCases settledCases) {
        this.settledCases = requireNonNull(settledCases, "settledCases");
    }

    /** The verdicts on candidates (rows of {@link SettlementListTable}), beside the settled cases known so far. */
    public Dataset<Row> apply(final Dataset<Row> candidates, final Dataset<Row> knownCases) {
        final Column listId = col(SettlementListTable.SETL_ID);
        final Column caseId = col(SettledCaseTable.SETTLEMENT_ID);
        // Counting 64-bit hashes is cheap; only ids that may stand twice go on to the comparison of contents.
        final Dataset<Row> repeated = candidates
                .select(xxhash64(listId).as(HASH))
                .unionAll(knownCases.select(xxhash64(caseId).as(HASH)))
                .groupBy(HASH)
                .agg(count(lit(1)).as("times"))
                .where(col("times").gt(1))
                .select(HASH);
        final Dataset<Row> suspects =
                candidates.withColumn(HASH, xxhash64(listId)).join(repeated, HASH_ONLY, "left_semi");
        final Dataset<Row> known = knownCases
                .withColumn(HASH, xxhash64(caseId))
                .join(repeated, HASH_ONLY, "left_semi")
                .select(
                        caseId.as(SettlementListTable.SETL_ID.name()),
                        hash(CASE_FIELDS.stream().map(Columns::col).toList()).as(KNOWN_CONTENT));
        return judged(contents(suspects), known);
    }

    private Dataset<Row> contents(final Dataset<Row> suspects) {
        return suspects.select(
                col(SettlementListTable.SETL_ID),
                col(SettlementListTable.SOURCE_FILE),
                col(SettlementListTable.SOURCE_LINE),
                hash(LIST_FIELDS.stream().map(Columns::col).toList()).as(CONTENT),
                hash(settledCases.columns(CASE_FIELDS)).as(CASE_CONTENT));
    }

    private static Dataset<Row> judged(final Dataset<Row> suspects, final Dataset<Row> known) {
        final WindowSpec sameId = Window.partitionBy(col(SettlementListTable.SETL_ID));
        final WindowSpec inOrder =
                sameId.orderBy(col(SettlementListTable.SOURCE_FILE), col(SettlementListTable.SOURCE_LINE));
        final Column isKnown = col(KNOWN_CONTENT).isNotNull();
        final Column equalsKnown = col(CASE_CONTENT).equalTo(col(KNOWN_CONTENT));
        final Column isContested = col(LOWEST).notEqual(col(HIGHEST));
        final Column isRepetition = col(PLACE).gt(1);
        return suspects.join(known, new String[] {SettlementListTable.SETL_ID.name()}, "left")
                .withColumn(PLACE, row_number().over(inOrder))
                .withColumn(LOWEST, min(CONTENT).over(sameId))
                .withColumn(HIGHEST, max(CONTENT).over(sameId))
                .withColumn(
                        VERDICT,
                        when(isKnown.and(equalsKnown), DUPLICATE)
                                .when(isKnown, CONFLICT)
                                .when(isContested, CONFLICT)
                                .when(isRepetition, DUPLICATE))
                .where(col(VERDICT).isNotNull())
                .select(col(SettlementListTable.SOURCE_FILE), col(SettlementListTable.SOURCE_LINE), col(VERDICT));
    }

    private static Column hash(final List<Column> columns) {
        return sha2(to_json(struct(columns.toArray(Column[]::new))).cast("binary"), 256);
    }
}
