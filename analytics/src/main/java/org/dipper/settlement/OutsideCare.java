package org.dipper.settlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.CommunityPolicy;
import org.dipper.table.Columns;

/**
 * Care that residents of county communities took outside them: one row a community with any, {@code community_code,
 * outside_cases, outside_fen}. A policy whose communities
 * share an area within a pool is refused, so a resident belongs to one at most.
 *
 * <p>Rule: county community plans, care outside is charged to the package.
 */
public final class OutsideCare {
    public static final String COMMUNITY = "community_code";
    public static final String CASES = "outside_cases";
    public static final String FEN = "outside_fen";

    private final List<CommunityPolicy> communities;

    /** Care outside these communities. */
    public OutsideCare(final List<CommunityPolicy> communities) {
        this.communities = List.copyOf(communities);
    }

    /** The sums over settled cases of a year. */
    public Dataset<Row> apply(final Dataset<Row> cases) {
        Column community = lit(null).cast("string");
        for (int i = communities.size() - 1; i >= 0; i--) {
            final CommunityPolicy each = communities.get(i);
            community = when(isResident(each), when(isOutside(each), lit(each.code())))
                    .otherwise(community);
        }
        return cases.withColumn(COMMUNITY, community)
                .where(col(COMMUNITY).isNotNull())
                .groupBy(col(COMMUNITY))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(Columns.col(SettledCaseTable.FUND_PAY_FEN)).as(FEN));
    }

    /** Whether the person of a settled case lives in one of a community's areas and is insured in its pool; never null. */
    public static Column isResident(final CommunityPolicy community) {
        final Column area = Columns.col(SettledCaseTable.INSURED_AREA);
        Column isThere = lit(false);
        for (final String prefix : new TreeSet<>(community.areas())) {
            isThere = isThere.or(area.startsWith(prefix));
        }
        return coalesce(isThere, lit(false))
                .and(Columns.col(SettledCaseTable.INSURANCE_POOL).equalTo(community.pool()));
    }

    private static Column isOutside(final CommunityPolicy community) {
        return not(Columns.col(SettledCaseTable.INSTITUTION_CODE).isInCollection(new TreeSet<>(community.members())));
    }
}
