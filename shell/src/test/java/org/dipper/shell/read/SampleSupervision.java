package org.dipper.shell.read;

import static org.dipper.shell.read.TableFixture.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.PointsGrowthTable;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/** A published supervision of 2024: twelve institutions ranked, two leads, a year of one indicator, growth and a warning. */
public final class SampleSupervision {
    /** A name that must never become markup. */
    public static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private final TableFixture tables;
    private final StringBuilder versions = new StringBuilder();

    private SampleSupervision(final Path folder) {
        this.tables = new TableFixture(folder);
    }

    /** Writes it. */
    public static void write(final Path folder) {
        final SampleSupervision sample = new SampleSupervision(folder);
        sample.append(LeadTable.CONTRACT, leads());
        sample.append(LeadCaseTable.CONTRACT, stays());
        sample.append(FairRankingTable.CONTRACT, ranking());
        sample.append(IndicatorValueTable.CONTRACT, months());
        sample.append(PointsGrowthTable.CONTRACT, growth());
        sample.append(WarningTable.CONTRACT, warnings());
        sample.tables.publish("indicator:2024", 1, "draft", "{" + sample.versions + "}");
    }

    private void append(final TableContract contract, final List<List<Object>> rows) {
        final long version = tables.append(contract, rows);
        versions.append(versions.isEmpty() ? "" : ",")
                .append('"')
                .append(contract.name())
                .append("\":")
                .append(version);
    }

    private static List<List<Object>> leads() {
        return List.of(
                lead("sibling_substitution:H01:J18+-", "sibling_substitution", "H01", 5_000_00L, "0.900000"),
                lead("split_admission:S2", "split_admission", "H02", null, "0.700000"));
    }

    private static List<Object> lead(
            final String id, final String rule, final String institution, final Long stake, final String strength) {
        final Map<Field, Object> lead = new HashMap<>(Map.of(
                LeadTable.LEAD_ID,
                id,
                LeadTable.RULE,
                rule,
                LeadTable.RULE_VERSION,
                "1",
                LeadTable.PERIOD,
                "2024",
                LeadTable.INSTITUTION_CODE,
                institution,
                LeadTable.CASE_COUNT,
                2L,
                LeadTable.TOTAL_COST_FEN,
                1_200_000L,
                LeadTable.FUND_PAY_FEN,
                900_000L,
                LeadTable.EVIDENCE,
                "Evidence of " + HOSTILE,
                LeadTable.NOT_CHECKED,
                "the record"));
        lead.put(LeadTable.STATE, "open");
        lead.put(LeadTable.EVIDENCE_ZH, "证据");
        lead.put(LeadTable.NOT_CHECKED_ZH, "病案");
        lead.put(LeadTable.EXCLUSIONS_CHECKED, "ungrouped cases");
        lead.put(LeadTable.EXCLUSIONS_CHECKED_ZH, "未入组病例");
        lead.put(LeadTable.PARAMETERS, "fewest_cases=10");
        lead.put(LeadTable.STRENGTH, new BigDecimal(strength));
        lead.put(LeadTable.FUND_AT_STAKE_FEN, stake);
        lead.put(
                LeadTable.PRIORITY,
                stake == null
                        ? null
                        : new BigDecimal(strength)
                                .multiply(BigDecimal.valueOf(stake))
                                .setScale(6));
        return row(LeadTable.CONTRACT, lead);
    }

    private static List<List<Object>> stays() {
        final List<List<Object>> stays = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            stays.add(row(
                    LeadCaseTable.CONTRACT,
                    Map.of(
                            LeadCaseTable.LEAD_ID,
                            "sibling_substitution:H01:J18+-",
                            LeadCaseTable.PERIOD,
                            "2024",
                            LeadCaseTable.SEQUENCE,
                            i,
                            LeadCaseTable.SETTLEMENT_ID,
                            "S" + i,
                            LeadCaseTable.INSTITUTION_CODE,
                            "H01",
                            LeadCaseTable.ADMISSION_DATE,
                            LocalDate.of(2024, 3, i),
                            LeadCaseTable.DISCHARGE_DATE,
                            LocalDate.of(2024, 3, i + 7),
                            LeadCaseTable.PRINCIPAL_DIAGNOSIS,
                            "J18.0",
                            LeadCaseTable.TOTAL_COST_FEN,
                            600_000L)));
        }
        return stays;
    }

    private static List<List<Object>> ranking() {
        final List<List<Object>> rows = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            final long cases = 40L * i;
            // The first is far outside, the others are near 1.
            final BigDecimal ratio = ratio(i == 1 ? 2.5 : 1 + (i - 6) * 0.02);
            final double width = 3.09 / Math.sqrt(cases);
            final Map<Field, Object> row = new HashMap<>();
            row.put(FairRankingTable.PERIOD, "2024");
            row.put(FairRankingTable.INDICATOR, "cost_index");
            row.put(FairRankingTable.INSTITUTION_CODE, "H%02d".formatted(i));
            row.put(FairRankingTable.PEER_GROUP, "3");
            row.put(FairRankingTable.RANK, i);
            row.put(FairRankingTable.PRIORITY_FEN, 1_000_000L / i);
            row.put(FairRankingTable.FUND_AT_STAKE_FEN, 2_000_000L / i);
            row.put(FairRankingTable.PROBABILITY_HIGH, ratio(0.5));
            row.put(FairRankingTable.CASE_COUNT, cases);
            row.put(
                    FairRankingTable.OBSERVED,
                    ratio.multiply(BigDecimal.valueOf(cases)).setScale(6));
            row.put(FairRankingTable.EXPECTED, BigDecimal.valueOf(cases).setScale(6));
            row.put(FairRankingTable.RATIO, ratio);
            row.put(FairRankingTable.LOWER_998, ratio(1 - width));
            row.put(FairRankingTable.UPPER_998, ratio(1 + width));
            row.put(FairRankingTable.LOWER_95, ratio(1 - width * 0.63));
            row.put(FairRankingTable.UPPER_95, ratio(1 + width * 0.63));
            row.put(FairRankingTable.IS_SMALL_COUNT, false);
            row.put(FairRankingTable.IS_SMALL_PEER_GROUP, false);
            row.put(FairRankingTable.STATE, "evaluated");
            rows.add(row(FairRankingTable.CONTRACT, row));
        }
        return rows;
    }

    private static List<List<Object>> months() {
        final List<List<Object>> rows = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            rows.add(row(
                    IndicatorValueTable.CONTRACT,
                    Map.of(
                            IndicatorValueTable.INDICATOR,
                            "case_mix_index",
                            IndicatorValueTable.SUBJECT_TYPE,
                            "region",
                            IndicatorValueTable.SUBJECT,
                            "all",
                            IndicatorValueTable.PERIOD,
                            "2024-%02d".formatted(month),
                            IndicatorValueTable.NUMERATOR,
                            ratio(100 + month),
                            IndicatorValueTable.DENOMINATOR,
                            ratio(100),
                            IndicatorValueTable.VALUE,
                            ratio(1 + month / 100.0),
                            IndicatorValueTable.STATE,
                            "evaluated")));
        }
        return rows;
    }

    private static List<List<Object>> growth() {
        final Map<Field, Object> row = new HashMap<>();
        row.put(PointsGrowthTable.PERIOD, "2024");
        row.put(PointsGrowthTable.INSTITUTION_CODE, "H01");
        row.put(PointsGrowthTable.HOSPITAL_LEVEL, "3");
        row.put(PointsGrowthTable.CASES_BEFORE, 100L);
        row.put(PointsGrowthTable.CASES, 100L);
        for (final Field field : List.of(
                PointsGrowthTable.BY_VOLUME,
                PointsGrowthTable.BY_MIX,
                PointsGrowthTable.BY_SCORE,
                PointsGrowthTable.BY_COEFFICIENT,
                PointsGrowthTable.BY_RELABELLING)) {
            row.put(field, new BigDecimal("0.0000"));
        }
        row.put(PointsGrowthTable.POINTS_BEFORE, new BigDecimal("1000.0000"));
        row.put(PointsGrowthTable.POINTS, new BigDecimal("1040.0000"));
        row.put(PointsGrowthTable.BY_UPLIFT, new BigDecimal("40.0000"));
        row.put(PointsGrowthTable.CODING_SHARE, ratio(0.04));
        row.put(PointsGrowthTable.IS_PATIENT_MIX_FLAT, true);
        row.put(PointsGrowthTable.STATE, "points_padding");
        return List.of(row(PointsGrowthTable.CONTRACT, row));
    }

    private static List<List<Object>> warnings() {
        final Map<Field, Object> row = new HashMap<>();
        row.put(WarningTable.MONTH, 202412);
        row.put(WarningTable.RULE, "cost_per_case_jump");
        row.put(WarningTable.RULE_VERSION, 1);
        row.put(WarningTable.KIND, "month_on_month");
        row.put(WarningTable.SEVERITY, "high");
        row.put(WarningTable.SUBJECT_TYPE, "institution");
        row.put(WarningTable.SUBJECT, "H01");
        row.put(WarningTable.INDICATOR, "mean_cost");
        row.put(WarningTable.IS_FIRED, true);
        row.put(WarningTable.STATE, "open");
        row.put(WarningTable.RANK, 1);
        row.put(WarningTable.IS_SHOWN, true);
        row.put(WarningTable.IS_PEER_DEFAULT, true);
        row.put(WarningTable.MESSAGE_EN, "cost per case rose");
        row.put(WarningTable.MESSAGE_ZH, "次均费用上升");
        return List.of(row(WarningTable.CONTRACT, row));
    }

    private static BigDecimal ratio(final double value) {
        return BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP);
    }
}
