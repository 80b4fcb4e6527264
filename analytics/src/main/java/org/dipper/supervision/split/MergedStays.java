package org.dipper.supervision.split;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_remove;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.cols;
import static org.dipper.table.Columns.select;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.table.Field;

/**
 * The one stay that each chain would have been.
 *
 * <p>Takes the stays of chains: the columns of {@code settled_case} with {@code chain_id} and {@code sequence}; yields
 * {@code settled_case} rows whose settlement id is the chain's, one a chain. From the first admission to the last discharge;
 * money and days of stay are sums, so days at home between two stays do not count. The settlement list takes for principal
 * the diagnosis that used most resources, so the costliest stay gives the principal diagnosis, and what else a stay says of
 * itself; of equal ones the first. Its main procedure stays main; where it has none, the main procedure of the costliest stay
 * that has one, since a stay with a procedure is listed with it. All other diagnoses and procedures of the stays follow, each
 * once, in order of the stays.
 */
public final class MergedStays {
    private static final String LEADING = "leading";
    private static final String OPERATED = "operated";
    private static final String STAYS = "stays";
    private static final Set<Field> SUMS = Set.of(
            SettledCaseTable.STAY_DAYS,
            SettledCaseTable.TOTAL_COST_FEN,
            SettledCaseTable.FUND_PAY_FEN,
            SettledCaseTable.PERSON_PAY_FEN,
            SettledCaseTable.DRUG_COST_FEN,
            SettledCaseTable.CONSUMABLE_COST_FEN,
            SettledCaseTable.TREATMENT_COST_FEN,
            SettledCaseTable.SURGERY_COST_FEN,
            SettledCaseTable.ICU_DAYS);
    private static final Set<Field> OF_PROCEDURE = Set.of(
            SettledCaseTable.MAIN_PROCEDURE, SettledCaseTable.MAIN_PROCEDURE_KEY, SettledCaseTable.PROCEDURE_ATTRIBUTE);

    /** The merged stays of these chains. */
    public Dataset<Row> apply(final Dataset<Row> chainStays) {
        final List<Field> fields = SettledCaseTable.CONTRACT.fields();
        final Column earlier = lit(0).minus(col(LeadCaseTable.SEQUENCE));
        final Column byCost = struct(col(SettledCaseTable.TOTAL_COST_FEN), earlier);
        final Column byProcedureAndCost = struct(
                col(SettledCaseTable.MAIN_PROCEDURE_KEY).notEqual(0), col(SettledCaseTable.TOTAL_COST_FEN), earlier);
        Dataset<Row> merged = chainStays
                .groupBy(col(SplitChains.CHAIN_ID))
                .agg(
                        max_by(struct(cols(fields.toArray(Field[]::new))), byCost)
                                .as(LEADING),
                        procedureOf(byProcedureAndCost).as(OPERATED),
                        sort_array(collect_list(struct(
                                        col(LeadCaseTable.SEQUENCE),
                                        codes(SettledCaseTable.PRINCIPAL_DIAGNOSIS, SettledCaseTable.OTHER_DIAGNOSES),
                                        codes(SettledCaseTable.MAIN_PROCEDURE, SettledCaseTable.OTHER_PROCEDURES))))
                                .as(STAYS),
                        struct(SUMS.stream()
                                        .map(field ->
                                                sum(col(field).cast("long")).as(field.name()))
                                        .toArray(Column[]::new))
                                .as("sums"),
                        min(col(SettledCaseTable.ADMISSION_DATE)).as("first_admission"),
                        max(col(SettledCaseTable.DISCHARGE_DATE)).as("last_discharge"));
        merged = merged.select(
                fields.stream().map(field -> value(field).as(field.name())).toArray(Column[]::new));
        return merged.select(select(SettledCaseTable.CONTRACT));
    }

    private static Column value(final Field field) {
        if (SUMS.contains(field)) {
            return col("sums").getField(field.name());
        }
        if (OF_PROCEDURE.contains(field)) {
            return col(OPERATED).getField(field.name());
        }
        if (field.equals(SettledCaseTable.SETTLEMENT_ID)) {
            return col(SplitChains.CHAIN_ID);
        }
        if (field.equals(SettledCaseTable.ADMISSION_DATE)) {
            return col("first_admission");
        }
        if (field.equals(SettledCaseTable.DISCHARGE_DATE)) {
            return col("last_discharge");
        }
        if (field.equals(SettledCaseTable.OTHER_DIAGNOSES)) {
            return others(SettledCaseTable.PRINCIPAL_DIAGNOSIS, LEADING);
        }
        if (field.equals(SettledCaseTable.OTHER_PROCEDURES)) {
            return others(SettledCaseTable.MAIN_PROCEDURE, OPERATED);
        }
        return col(LEADING).getField(field.name());
    }

    /** What the stays list under a first code, each once, without the code that leads the merged stay. */
    private static Column others(final Field first, final String leader) {
        final Column all = array_distinct(flatten(transform(col(STAYS), stay -> stay.getField(first.name()))));
        final Column leading = col(leader).getField(first.name());
        return when(leading.isNull(), all).otherwise(array_remove(all, leading));
    }

    private static Column codes(final Field first, final Field others) {
        return array_compact(concat(array(col(first)), col(others))).as(first.name());
    }

    private static Column procedureOf(final Column byProcedureAndCost) {
        return max_by(
                struct(cols(
                        SettledCaseTable.MAIN_PROCEDURE,
                        SettledCaseTable.MAIN_PROCEDURE_KEY,
                        SettledCaseTable.PROCEDURE_ATTRIBUTE)),
                byProcedureAndCost);
    }
}
