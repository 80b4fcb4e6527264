package org.dipper.cases;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.dipper.table.Columns.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.table.Columns;

/**
 * The institutions seen in settled cases; where the level differs between cases, the latest discharge decides.
 *
 * <p>Yields {@link InstitutionTable}, one row an institution, key {@code institution_code}; the name is null where no
 * source carries one.
 */
public final class Institutions {
    private static final String NEW_NAME = "new_name";

    /**
     * The institutions after an ingest.
     *
     * @param settledCases all settled cases
     * @param settlementLists the lists of this ingest, for the names
     * @param known the institutions so far, for names that this ingest does not carry
     */
    public Dataset<Row> apply(
            final Dataset<Row> settledCases, final Dataset<Row> settlementLists, final Dataset<Row> known) {
        final Column latest = struct(col(SettledCaseTable.DISCHARGE_DATE), col(SettledCaseTable.SETTLEMENT_ID));
        final Dataset<Row> levels = settledCases
                .groupBy(col(SettledCaseTable.INSTITUTION_CODE), col(SettledCaseTable.INSTITUTION_KEY))
                .agg(max_by(col(SettledCaseTable.HOSPITAL_LEVEL), latest).as(InstitutionTable.HOSPITAL_LEVEL.name()));
        final Column name = col(SettlementListTable.FIXMEDINS_NAME);
        final Dataset<Row> newNames = settlementLists
                .where(name.isNotNull())
                .groupBy(col(SettlementListTable.FIXMEDINS_CODE).as(InstitutionTable.INSTITUTION_CODE.name()))
                .agg(max(struct(col(SettlementListTable.DSCG_TIME), name))
                        .getField(SettlementListTable.FIXMEDINS_NAME.name())
                        .as(NEW_NAME));
        final Dataset<Row> oldNames =
                known.select(col(InstitutionTable.INSTITUTION_CODE), col(InstitutionTable.INSTITUTION_NAME));
        final String[] code = {InstitutionTable.INSTITUTION_CODE.name()};
        return levels.join(newNames, code, "left")
                .join(oldNames, code, "left")
                .withColumn(
                        InstitutionTable.INSTITUTION_NAME.name(),
                        coalesce(org.apache.spark.sql.functions.col(NEW_NAME), col(InstitutionTable.INSTITUTION_NAME)))
                .select(Columns.select(InstitutionTable.CONTRACT));
    }
}
