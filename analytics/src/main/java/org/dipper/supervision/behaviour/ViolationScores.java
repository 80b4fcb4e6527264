package org.dipper.supervision.behaviour;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;
import static org.dipper.table.Columns.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.behaviour.ExpectedMonitors.Alike;
import org.dipper.supervision.behaviour.ExpectedMonitors.CaseMonitor;

/**
 * The five scores of violation supervision (违规行为监管辅助目录) of a case, from 0 to 1 in ten-thousandths, as columns over
 * {@link CaseFacts}.
 *
 * <p>A second admission looks back from the later stay only. Stay and mortality are measured in the group's own period, never
 * fixed. The 3.0 draft names the scores and gives no formulas; all numbers are defaults.
 */
final class ViolationScores {
    /** Record quality (病案质量指数): the share of checks that the record fails, as far as the settlement list goes. */
    static final String RECORD_QUALITY = "record_quality_score";

    static final String SECOND_ADMISSION = "second_admission_score";
    static final String LOW_STANDARD = "low_standard_score";
    static final String OVER_LONG = "over_long_score";
    static final String DEATH_RISK = "death_risk_score";

    private static final int SURGERY = 4;

    private final BehaviourPolicy.Scores policy;
    private final boolean hasPairs;

    ViolationScores(final BehaviourPolicy.Scores policy, final boolean hasPairs) {
        this.policy = policy;
        this.hasPairs = hasPairs;
    }

    /** The scores that can be told, as monitors against the group. */
    List<CaseMonitor> monitors() {
        final List<CaseMonitor> withoutPairs = List.of(
                new CaseMonitor(RECORD_QUALITY, recordQuality(), Alike.GROUP),
                new CaseMonitor(LOW_STANDARD, lowStandard(), Alike.GROUP),
                new CaseMonitor(OVER_LONG, overLong(), Alike.GROUP),
                new CaseMonitor(DEATH_RISK, deathRisk(), Alike.GROUP));
        if (!hasPairs) {
            return withoutPairs;
        }
        final List<CaseMonitor> all = new ArrayList<>(withoutPairs);
        all.add(new CaseMonitor(SECOND_ADMISSION, secondAdmission(), Alike.GROUP));
        return all;
    }

    /** Failed checks over evaluable checks. */
    static Column recordQuality() {
        final List<Column> fails = List.of(
                col(SettledCaseTable.SEX).isNull(),
                col(SettledCaseTable.AGE_YEARS)
                        .isNull()
                        .and(col(SettledCaseTable.AGE_DAYS).isNull()),
                col(SettledCaseTable.ADMISSION_WAY).isNull(),
                col(SettledCaseTable.DISCHARGE_WAY).isNull(),
                col(SettledCaseTable.DISCHARGE_DEPARTMENT).isNull(),
                // An operation fee without any procedure, and an operation without its fee.
                when(
                        col(SettledCaseTable.SURGERY_COST_FEN).isNotNull(),
                        col(SettledCaseTable.SURGERY_COST_FEN)
                                .gt(0)
                                .and(col(SettledCaseTable.MAIN_PROCEDURE_KEY).equalTo(0L))),
                when(
                        col(SettledCaseTable.SURGERY_COST_FEN).isNotNull(),
                        col(SettledCaseTable.SURGERY_COST_FEN)
                                .equalTo(0L)
                                .and(col(SettledCaseTable.PROCEDURE_ATTRIBUTE).equalTo(SURGERY))));
        Column failed = lit(0);
        Column checked = lit(0);
        for (final Column fail : fails) {
            failed = failed.plus(when(fail, lit(1)).otherwise(lit(0)));
            checked = checked.plus(when(fail.isNotNull(), lit(1)).otherwise(lit(0)));
        }
        return round(Exact.quotient(failed.multiply(lit(Exact.UNITS)), checked), 0)
                .cast("int");
    }

    Column secondAdmission() {
        return when(
                        coalesce(col(StayLinks.SINCE_DAYS).leq(policy.secondAdmissionDays()), lit(false)),
                        when(col(StayLinks.SINCE_SAME).equalTo(1), lit(Exact.units(policy.sameDiagnosis())))
                                .otherwise(lit(Exact.units(policy.otherDiagnosis()))))
                .otherwise(lit(0));
    }

    Column lowStandard() {
        return Exact.bandUnits(col(CaseFacts.COST_RATIO), policy.costBands(), true);
    }

    Column overLong() {
        return Exact.bandUnits(col(CaseFacts.STAY_RATIO), policy.stayBands(), false);
    }

    /** A death in a group in which few die; null where the way of leaving or the group's mortality is unknown. */
    Column deathRisk() {
        final Column isRare = col(CaseFacts.MORTALITY).lt(lit(policy.lowMortality()));
        final Column hasDied = col(SettledCaseTable.DISCHARGE_WAY).equalTo(Exclusions.DIED);
        return when(
                hasDied.isNotNull().and(isRare.isNotNull()),
                when(hasDied.and(isRare), lit(Exact.UNITS)).otherwise(lit(0)));
    }
}
