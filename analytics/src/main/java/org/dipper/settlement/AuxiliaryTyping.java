package org.dipper.settlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dipper.catalog.auxiliary.OpenSubtype;
import org.dipper.catalog.auxiliary.SubtypeChoice;
import org.dipper.catalog.auxiliary.SubtypeColumns;
import org.dipper.grouping.AssignGroups;

/**
 * Corrects each grouped case by the open subtype of its group that fits it with the highest trigger.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), auxiliary typing.
 */
public final class AuxiliaryTyping implements CaseTyping {
    private static final String CHOSEN = "chosen_subtype";
    private static final StructType SCHEMA = new StructType()
            .add("type", DataTypes.StringType)
            .add("subtype", DataTypes.StringType)
            .add("units", DataTypes.LongType);

    private final SubtypeChoice choice;

    /** Types by the open subtypes of an edition. */
    public AuxiliaryTyping(final SubtypeChoice choice) {
        this.choice = choice;
    }

    @Override
    public Dataset<Row> apply(final Dataset<Row> groupedCases) {
        final SubtypeChoice chosen = choice;
        // A user-defined function for the same reason as in SubtypeColumns; a group without open subtypes costs one
        // look-up.
        final UDF2<String, Row, Row> choose = (group, settled) -> {
            if (group == null || !chosen.hasOpen(group)) {
                return null;
            }
            final Optional<OpenSubtype> open = chosen.choose(group, SubtypeColumns.read(settled));
            return open.map(each -> RowFactory.create(each.type(), each.subtype(), each.coefficientUnits()))
                    .orElse(null);
        };
        return groupedCases
                .withColumn(CHOSEN, udf(choose, SCHEMA).apply(col(AssignGroups.GROUP_CODE), SubtypeColumns.settled()))
                .withColumn(ScoreCases.AUXILIARY_TYPE, col(CHOSEN + ".type"))
                .withColumn(ScoreCases.AUXILIARY_SUBTYPE, col(CHOSEN + ".subtype"))
                .withColumn(ScoreCases.AUXILIARY_UNITS, coalesce(col(CHOSEN + ".units"), lit(ScoreCases.ONE)))
                .drop(CHOSEN);
    }
}
