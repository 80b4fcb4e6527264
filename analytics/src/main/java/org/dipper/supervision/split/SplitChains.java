package org.dipper.supervision.split;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;
import static org.dipper.table.Columns.cols;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.SplitAdmissionPolicy;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.table.FieldType;

/**
 * Chains of links that follow each other in a person's line of stays.
 *
 * <p>Takes {@link SplitLinks} rows; an excluded link breaks a chain, one without weight too. Yields one row a stay of a chain:
 * {@code chain_id}, the settlement id of its first stay; {@code sequence} from 1; {@code settlement_id}; {@code link_gap_days},
 * {@code link_sub_types} and {@code link_weight} of the link that leads to it, null for the first stay; and, the same on all
 * stays of a chain, {@code link_count}, {@code gap_list}, {@code chain_sub_types}, {@code chain_strength},
 * {@code chain_not_known}. The strength is that of the strongest link; in a long chain (B1e), where as many links as the
 * policy says stand within its days, it is 1 - (1 - w1)(1 - w2)... over all links.
 */
public final class SplitChains {
    /** A long chain. */
    public static final String LONG = "B1e";

    public static final String CHAIN_ID = "chain_id";
    public static final String LINK_GAP_DAYS = "link_gap_days";
    public static final String LINK_SUB_TYPES = "link_sub_types";
    public static final String LINK_WEIGHT = "link_weight";
    public static final String LINK_COUNT = "link_count";
    public static final String GAP_LIST = "gap_list";
    public static final String CHAIN_SUB_TYPES = "chain_sub_types";
    public static final String CHAIN_STRENGTH = "chain_strength";
    public static final String CHAIN_NOT_KNOWN = "chain_not_known";

    private static final String STARTS = "starts";
    private static final String LINK = "link_number";
    private static final String IS_LONG = "is_long";
    private static final String LINKS = "links";
    private static final String STAY = "stay";
    private static final String STRENGTH = FieldType.RATIO.sql();
    // Wide enough that rounding between two factors never shows in six decimals.
    private static final String FACTOR = FieldType.decimal(26, 24).sql();
    private static final String ONE_FACTOR = FieldType.decimal(7, 6).sql();

    private final SplitAdmissionPolicy policy;

    /** Chains by this policy. */
    public SplitChains(final SplitAdmissionPolicy policy) {
        this.policy = requireNonNull(policy, "policy");
    }

    /** The stays of the chains of these links. */
    public Dataset<Row> apply(final Dataset<Row> links) {
        final Dataset<Row> numbered = numbered(links.where(col(SplitAdmissionLinkTable.EXCLUSION)
                .isNull()
                .and(col(SplitAdmissionLinkTable.WEIGHT).gt(0))));
        return stays(numbered).join(chains(numbered), CHAIN_ID);
    }

    private Dataset<Row> numbered(final Dataset<Row> links) {
        final WindowSpec ofPerson = Window.partitionBy(
                        cols(SettledCaseTable.PERSON_KEY_HIGH, SettledCaseTable.PERSON_KEY_LOW))
                .orderBy(cols(
                        SettledCaseTable.ADMISSION_DATE,
                        SettledCaseTable.DISCHARGE_DATE,
                        ReadmissionPairTable.INDEX_SETTLEMENT_ID));
        final WindowSpec ofChain = Window.partitionBy(col(CHAIN_ID)).orderBy(col(LINK));
        final Column isFollowing = coalesce(
                lag(col(ReadmissionPairTable.NEXT_SETTLEMENT_ID), 1)
                        .over(ofPerson)
                        .equalTo(col(ReadmissionPairTable.INDEX_SETTLEMENT_ID)),
                lit(false));
        final Column begin = lag(col(SettledCaseTable.DISCHARGE_DATE), policy.longChainLinks() - 1)
                .over(ofChain);
        return links.withColumn(STARTS, when(isFollowing.equalTo(false), col(ReadmissionPairTable.INDEX_SETTLEMENT_ID)))
                .withColumn(
                        CHAIN_ID,
                        last(col(STARTS), true)
                                .over(ofPerson.rowsBetween(Window.unboundedPreceding(), Window.currentRow())))
                .withColumn(LINK, row_number().over(ofPerson))
                .withColumn(
                        IS_LONG,
                        coalesce(
                                datediff(col(ReadmissionPairTable.NEXT_ADMISSION_DATE), begin)
                                        .leq(policy.longChainDays()),
                                lit(false)))
                .withColumn(LINK, row_number().over(ofChain));
    }

    private static Dataset<Row> stays(final Dataset<Row> numbered) {
        final Column first = stay(
                lit(1),
                col(ReadmissionPairTable.INDEX_SETTLEMENT_ID),
                lit(null).cast("int"),
                lit(null).cast("string"),
                lit(null).cast(STRENGTH));
        final Column next = stay(
                col(LINK).plus(1),
                col(ReadmissionPairTable.NEXT_SETTLEMENT_ID),
                col(SplitAdmissionLinkTable.GAP_DAYS),
                col(SplitAdmissionLinkTable.SUB_TYPES),
                col(SplitAdmissionLinkTable.WEIGHT));
        return numbered.select(
                        col(CHAIN_ID),
                        explode(when(col(LINK).equalTo(1), array(first, next)).otherwise(array(next)))
                                .as(STAY))
                .select(col(CHAIN_ID), col(STAY + ".*"));
    }

    private static Dataset<Row> chains(final Dataset<Row> numbered) {
        final Column ordered = sort_array(collect_list(struct(
                col(LINK),
                col(SplitAdmissionLinkTable.GAP_DAYS),
                col(SplitAdmissionLinkTable.SUB_TYPES),
                col(SplitAdmissionLinkTable.NOT_KNOWN),
                col(SplitAdmissionLinkTable.WEIGHT))));
        final Column rest = aggregate(col(LINKS), lit(1).cast(FACTOR), (product, link) -> product.cast(FACTOR)
                .multiply(lit(1).minus(link.getField(SplitAdmissionLinkTable.WEIGHT.name()))
                        .cast(ONE_FACTOR))
                .cast(FACTOR));
        final Column strength = when(col(IS_LONG), lit(1).minus(rest)).otherwise(col(LINK_WEIGHT));
        final Column subTypes = array_join(
                sort_array(array_distinct(split(
                        array_join(
                                concat(
                                        of(SplitAdmissionLinkTable.SUB_TYPES.name()),
                                        when(col(IS_LONG), array(lit(LONG))).otherwise(array().cast("array<string>"))),
                                "+"),
                        "\\+"))),
                "+");
        return numbered.groupBy(col(CHAIN_ID))
                .agg(
                        ordered.as(LINKS),
                        count(lit(1)).as(LINK_COUNT),
                        max(col(SplitAdmissionLinkTable.WEIGHT)).as(LINK_WEIGHT),
                        max(col(IS_LONG)).as(IS_LONG))
                .select(
                        col(CHAIN_ID),
                        col(LINK_COUNT),
                        array_join(of(SplitAdmissionLinkTable.GAP_DAYS.name()), ", ")
                                .as(GAP_LIST),
                        subTypes.as(CHAIN_SUB_TYPES),
                        strength.cast(STRENGTH).as(CHAIN_STRENGTH),
                        notKnown().as(CHAIN_NOT_KNOWN));
    }

    private static Column notKnown() {
        final Column all = array_join(of(SplitAdmissionLinkTable.NOT_KNOWN.name()), "; ");
        return array_join(sort_array(array_distinct(split(all, "; "))), "; ");
    }

    private static Column of(final String field) {
        return transform(col(LINKS), link -> link.getField(field).cast("string"));
    }

    private static Column stay(
            final Column sequence,
            final Column settlementId,
            final Column gapDays,
            final Column subTypes,
            final Column weight) {
        return struct(
                sequence.as(LeadCaseTable.SEQUENCE.name()),
                settlementId.as(SettledCaseTable.SETTLEMENT_ID.name()),
                gapDays.as(LINK_GAP_DAYS),
                subTypes.as(LINK_SUB_TYPES),
                weight.as(LINK_WEIGHT));
    }
}
