package org.dipper.supervision.split;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.dipper.supervision.split.LinkedStays.index;
import static org.dipper.supervision.split.LinkedStays.is;
import static org.dipper.supervision.split.LinkedStays.next;
import static org.dipper.table.Columns.col;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.SplitAdmissionPolicy;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.supervision.SupervisedCaseTable;
import org.dipper.table.FieldType;

/**
 * Stays in a row that look like one stay split in two, with their sub-types and weights.
 *
 * <p>Takes {@code readmission_pair} rows and the {@link SupervisedCaseTable} rows of their stays; yields the columns of
 * {@link SplitAdmissionLinkTable} and those that {@link SplitChains} orders by. Sub-types: B1a another department within
 * {@code departmentGapDays}; B1b another principal diagnosis that the other stay lists, within {@code relabelGapDays}, not in
 * another department; B1d the same 3-character diagnosis or disease group within {@code splitGapDays}, not by emergency and
 * not planned; B1f the same in another institution of the medical community; B1g, on top of another, where the first stay
 * cost about its payment standard. The weight is the greatest of those that fired, at most 1 with the bonus of B1g. A pair
 * that only an emergency or a plan keeps from B1d or B1f stays as an excluded link. B1c, a stay paid by the person between two
 * insured ones, is not evaluable: settlement lists hold insured stays only.
 *
 * <p>Rule: NHSA circumstances of split admission; gaps and weights are defaults of the guide.
 */
public final class SplitLinks {
    /** A department transfer registered as a new admission. */
    public static final String DEPARTMENT = "B1a";
    /** A continuation under another principal diagnosis. */
    public static final String RELABELLED = "B1b";
    /** A return for the same disease. */
    public static final String SAME_DISEASE = "B1d";
    /** A return for the same disease in another institution of the community. */
    public static final String COMMUNITY = "B1f";
    /** The first stay cost about its payment standard. */
    public static final String AT_STANDARD = "B1g";
    /** The later admission came by emergency. */
    public static final String EMERGENCY = "emergency";
    /** The return was planned. */
    public static final String PLANNED = "planned";

    private static final String WEIGHT = FieldType.RATIO.sql();

    private final SupervisionPolicy policy;
    private final SplitAdmissionPolicy split;
    private final List<Set<String>> communities;
    private final LinkExclusions exclusions;

    /**
     * Links by this policy.
     *
     * @param policy gaps, weights and exclusions
     * @param communities the institutions of each medical community; empty where B1f is not evaluable
     */
    public SplitLinks(final SupervisionPolicy policy, final List<Set<String>> communities) {
        this.policy = requireNonNull(policy, "policy");
        this.split = policy.splitAdmission();
        this.communities = List.copyOf(communities);
        this.exclusions = new LinkExclusions(policy);
    }

    /** The {@code readmission_pair} rows that may be links, by what the pair alone tells: few beside all pairs. */
    public Dataset<Row> candidates(final Dataset<Row> pairs) {
        final Column isNear = gap().between(0, Math.max(split.departmentGapDays(), split.relabelGapDays()));
        final Column isInReach = gap().between(0, policy.splitGapDays());
        return pairs.where(
                isHere().and(isNear).or(isInReach.and(isSameDisease()).and(isHere().or(lit(!communities.isEmpty())))));
    }

    /** The links among these pairs. */
    public Dataset<Row> apply(final Dataset<Row> pairs, final Dataset<Row> stays) {
        final Column isDepartment =
                isHere().and(gap().between(0, split.departmentGapDays())).and(is(not(isSameDepartment())));
        final Column isRelabelled = isHere().and(gap().between(0, split.relabelGapDays()))
                .and(coalesce(isSameDepartment(), lit(true)))
                .and(isOtherDiagnosisListed());
        final Column isInReach = gap().between(0, policy.splitGapDays()).and(isSameDisease());
        final Column isReturn = isHere().and(isInReach);
        final Column isCommunity = not(isHere()).and(isInReach).and(isSameCommunity());
        final Column isEmergency = is(col(ReadmissionPairTable.IS_NEXT_EMERGENCY));
        final Column isFree = not(isEmergency).and(not(is(col(ReadmissionPairTable.IS_PLANNED))));
        final Column isOtherwise = isDepartment.or(isRelabelled);
        // Where nothing else fired the sub-type is named although the emergency or the plan takes the link out.
        final Column hasReturn = isReturn.and(isFree.or(not(isOtherwise)));
        final Column weight = least(
                lit(BigDecimal.ONE).cast(WEIGHT),
                greatest(
                                weighted(isDepartment, split.departmentWeight()),
                                weighted(isRelabelled, split.relabelWeight()),
                                weighted(hasReturn, split.returnWeight()),
                                weighted(isCommunity, split.communityWeight()))
                        .plus(weighted(isAtStandard(), split.standardBonus()))
                        .cast(WEIGHT));
        final Column subTypes = concat_ws(
                "+",
                when(isDepartment, lit(DEPARTMENT)),
                when(isRelabelled, lit(RELABELLED)),
                when(hasReturn, lit(SAME_DISEASE)),
                when(isCommunity, lit(COMMUNITY)),
                when(isAtStandard(), lit(AT_STANDARD)));
        final Column exclusion = coalesce(
                exclusions.first(),
                when(
                        not(isOtherwise).and(not(isFree)),
                        when(isEmergency, lit(EMERGENCY)).otherwise(lit(PLANNED))));
        return LinkedStays.of(candidates(pairs), stays)
                .where(LinkedStays.any(isDepartment, isRelabelled, isReturn, isCommunity))
                .select(
                        col(ReadmissionPairTable.PERIOD),
                        col(ReadmissionPairTable.INDEX_SETTLEMENT_ID),
                        col(ReadmissionPairTable.NEXT_SETTLEMENT_ID),
                        col(ReadmissionPairTable.INDEX_INSTITUTION_CODE),
                        col(ReadmissionPairTable.NEXT_INSTITUTION_CODE),
                        col(ReadmissionPairTable.GAP_DAYS),
                        subTypes.as(SplitAdmissionLinkTable.SUB_TYPES.name()),
                        weight.as(SplitAdmissionLinkTable.WEIGHT.name()),
                        exclusion.as(SplitAdmissionLinkTable.EXCLUSION.name()),
                        notKnown().as(SplitAdmissionLinkTable.NOT_KNOWN.name()),
                        index(SettledCaseTable.PERSON_KEY_HIGH).as(SettledCaseTable.PERSON_KEY_HIGH.name()),
                        index(SettledCaseTable.PERSON_KEY_LOW).as(SettledCaseTable.PERSON_KEY_LOW.name()),
                        index(SettledCaseTable.ADMISSION_DATE).as(SettledCaseTable.ADMISSION_DATE.name()),
                        index(SettledCaseTable.DISCHARGE_DATE).as(SettledCaseTable.DISCHARGE_DATE.name()),
                        next(SettledCaseTable.ADMISSION_DATE).as(ReadmissionPairTable.NEXT_ADMISSION_DATE.name()));
    }

    private static Column gap() {
        return col(ReadmissionPairTable.GAP_DAYS);
    }

    private static Column isHere() {
        return col(ReadmissionPairTable.IS_SAME_INSTITUTION);
    }

    private static Column isSameDepartment() {
        return col(ReadmissionPairTable.IS_SAME_DEPARTMENT);
    }

    private static Column isSameDisease() {
        return is(col(ReadmissionPairTable.IS_SAME_CATEGORY)).or(is(col(ReadmissionPairTable.IS_SAME_GROUP)));
    }

    private static Column isOtherDiagnosisListed() {
        final Column first = index(SettledCaseTable.PRINCIPAL_DIAGNOSIS);
        final Column second = next(SettledCaseTable.PRINCIPAL_DIAGNOSIS);
        return first.notEqual(second)
                .and(is(array_contains(next(SettledCaseTable.OTHER_DIAGNOSES), first))
                        .or(is(array_contains(index(SettledCaseTable.OTHER_DIAGNOSES), second))));
    }

    private Column isSameCommunity() {
        Column isSame = lit(false);
        for (final Set<String> members : communities) {
            isSame = isSame.or(col(ReadmissionPairTable.INDEX_INSTITUTION_CODE)
                    .isInCollection(members)
                    .and(col(ReadmissionPairTable.NEXT_INSTITUTION_CODE).isInCollection(members)));
        }
        return isSame;
    }

    /** Whether the first stay's cost is near group score x coefficient x point value; false where one is not known. */
    private Column isAtStandard() {
        final String exact = FieldType.decimal(28, 10).sql();
        final Column points = index(SupervisedCaseTable.RW)
                .cast(FieldType.decimal(13, 4).sql())
                .multiply(coalesce(index(SupervisedCaseTable.INSTITUTION_COEFFICIENT), lit(1))
                        .cast(FieldType.decimal(8, 4).sql()));
        final Column standard = points.cast(FieldType.decimal(22, 8).sql())
                .multiply(index(SupervisedCaseTable.POINT_VALUE_FEN)
                        .cast(FieldType.decimal(14, 6).sql()))
                .cast(exact);
        final Column off =
                abs(index(SettledCaseTable.TOTAL_COST_FEN).cast(exact).minus(standard));
        return is(off.leq(standard.multiply(
                lit(split.standardTolerance()).cast(FieldType.decimal(5, 4).sql()))));
    }

    private static Column notKnown() {
        final Column missing = concat_ws(
                "; ",
                when(index(SettledCaseTable.IS_RETURN_PLANNED).isNull(), lit("planned return")),
                when(col(ReadmissionPairTable.IS_NEXT_EMERGENCY).isNull(), lit("emergency route")),
                when(col(ReadmissionPairTable.IS_SAME_DEPARTMENT).isNull(), lit("change of department")));
        return when(missing.notEqual(""), missing);
    }

    private static Column weighted(final Column isHit, final BigDecimal weight) {
        return when(isHit, lit(weight).cast(WEIGHT))
                .otherwise(lit(BigDecimal.ZERO).cast(WEIGHT));
    }
}
