package org.dipper.settlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;
import static org.dipper.cases.SettledCaseTable.DISCHARGE_WAY;
import static org.dipper.cases.SettledCaseTable.MEDICAL_TYPE;
import static org.dipper.cases.SettledCaseTable.STAY_DAYS;
import static org.dipper.cases.SettledCaseTable.TOTAL_COST_FEN;
import static org.dipper.settlement.ScoreCases.ONE;
import static org.dipper.settlement.ScoreCases.divided;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.dipper.grouping.AssignGroups;
import org.dipper.policy.CasePathPolicy;
import org.dipper.policy.CasePathPolicy.BedDay;
import org.dipper.policy.CasePathPolicy.IncompleteMode;
import org.dipper.policy.CasePathPolicy.IncompleteStay;
import org.dipper.policy.CasePathPolicy.Tcm;
import org.dipper.policy.SettlementPolicy;
import org.dipper.table.Columns;

/**
 * The ways a case can be scored, in the order they are tried. A case takes the first that fits; the last fits every case.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), special review, TCM advantage diseases, bed-day payment, day surgery,
 * basic-level diseases; which ways a region has is its policy's choice.
 */
final class CaseScores {
    private final SettlementPolicy policy;
    private final PointValues values;
    private final Column ungroupedUnits;
    private final boolean hasDecisions;

    /** One way: the cases it fits and what they score, in units, before the deviation rule. */
    record Way(PaymentPath path, Column fits, Column units) {}

    CaseScores(
            final SettlementPolicy policy,
            final PointValues values,
            final Column ungroupedUnits,
            final boolean hasDecisions) {
        this.policy = policy;
        this.values = values;
        this.ungroupedUnits = ungroupedUnits;
        this.hasDecisions = hasDecisions;
    }

    /** The ways a policy has, the first that fits first. */
    List<Way> ways() {
        final CasePathPolicy paths = policy.casePaths();
        final Column normal = col(ScoreCases.NORMAL_UNITS);
        final List<Way> ways = new ArrayList<>();
        if (hasDecisions) {
            decided(ways);
        }
        paths.bedDays().forEach(rule -> bedDay(ways, rule, normal));
        for (final Tcm rule : paths.tcm()) {
            ways.add(new Way(
                    PaymentPath.TCM,
                    CaseConditions.fits(rule.condition()),
                    lit(CoefficientColumns.units(rule.score()))));
        }
        ways.add(new Way(PaymentPath.UNGROUPED, not(isGrouped()), ungroupedUnits));
        paths.incompleteStay()
                .filter(rule -> rule.mode() != IncompleteMode.NORMAL)
                .ifPresent(rule -> ways.add(new Way(
                        PaymentPath.INCOMPLETE_STAY,
                        CaseConditions.isOneOf(Columns.col(DISCHARGE_WAY), rule.dischargeWays()),
                        incomplete(rule, normal))));
        paths.daySurgery().ifPresent(rule -> ways.add(new Way(PaymentPath.DAY_SURGERY, isDaySurgery(policy), normal)));
        ways.add(new Way(PaymentPath.BASIC_LEVEL, isBasicLevel(policy), normal));
        ways.add(new Way(PaymentPath.GROUP, lit(true), normal));
        return ways;
    }

    /** Whether the case has a group. */
    static Column isGrouped() {
        return col(AssignGroups.RW_UNITS).isNotNull();
    }

    /** Whether the case's group is a basic-level disease. */
    static Column isBasicLevel(final SettlementPolicy policy) {
        return policy.basicLevelGroups().isEmpty()
                ? lit(false)
                : CaseConditions.isOneOf(col(AssignGroups.GROUP_CODE), policy.basicLevelGroups());
    }

    /** Whether the case is day surgery. */
    static Column isDaySurgery(final SettlementPolicy policy) {
        return policy.casePaths()
                .daySurgery()
                .map(rule -> CaseConditions.isOneOf(Columns.col(MEDICAL_TYPE), rule.medicalTypes()))
                .orElse(lit(false));
    }

    private void decided(final List<Way> ways) {
        final Column decision = col(CaseDecisions.DECISION);
        final long factor =
                CoefficientColumns.units(policy.casePaths().specialReview().itemisedFactor());
        // cost x factor in yuan over yuan per point: fen x 10^-2 x units x 10^-4 x 10^6 / millionths, in
        // ten-thousandths.
        final Column itemised = divided(Columns.col(TOTAL_COST_FEN).multiply(lit(factor * ONE)), values.millionths());
        final Column isItemised = decision.equalTo(CaseDecisions.ITEMISED);
        ways.add(new Way(
                PaymentPath.WITHDRAWN, coalesce(decision.equalTo(CaseDecisions.WITHDRAWN), lit(false)), lit(0L)));
        ways.add(new Way(
                PaymentPath.SPECIAL_REVIEW,
                decision.isNotNull(),
                when(isItemised, itemised).otherwise(col(CaseDecisions.DECIDED_UNITS))));
    }

    private void bedDay(final List<Way> ways, final BedDay rule, final Column normal) {
        final Column fits = CaseConditions.fits(rule.condition());
        final BedDayScore days = new BedDayScore(rule, values);
        if (rule.acuteDays() == 0) {
            ways.add(new Way(PaymentPath.BED_DAY, fits, days.unitsAfter(0)));
            return;
        }
        final Column isLonger = Columns.col(STAY_DAYS).gt(rule.acuteDays());
        ways.add(new Way(
                PaymentPath.ACUTE_AND_BED_DAY,
                fits.and(isGrouped()).and(isLonger),
                normal.plus(days.unitsAfter(rule.acuteDays()))));
        ways.add(new Way(PaymentPath.BED_DAY, fits.and(not(isGrouped())), days.unitsAfter(0)));
    }

    private static Column incomplete(final IncompleteStay rule, final Column normal) {
        if (rule.mode() == IncompleteMode.BY_DAYS) {
            final Column days =
                    least(Columns.col(STAY_DAYS), lit(rule.fullDays())).cast("long");
            return divided(normal.multiply(days), lit((long) rule.fullDays()));
        }
        final Column standard = col(ScoreCases.STANDARD);
        return coalesce(divided(normal.multiply(least(Columns.col(TOTAL_COST_FEN), standard)), standard), normal);
    }
}
