package org.dipper.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dipper.errors.DipperException;
import org.dipper.generator.GeneratorOptions.Encoding;
import org.dipper.generator.GeneratorOptions.Format;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code --misconduct} plants, held against its labels. */
class PlantedMisconductTest {
    private static final int CASES = 60_000;

    private static Made made;

    @BeforeAll
    static void make() throws IOException {
        made = Made.of(options(CASES, 1, 200));
    }

    @Test
    void plantsAboutThePercentageAskedForAndEveryKindOfIt() throws IOException {
        assertThat(made.labels().size() / (double) CASES).isCloseTo(0.02, within(0.003));
        for (final PlantedKind kind : PlantedKind.values()) {
            assertThat(made.labelled(kind).size() / (double) CASES)
                    .as(kind.kind())
                    .isCloseTo(0.02 / 6, within(0.0015));
        }
        for (final long seed : List.of(1L, 2L, 3L)) {
            assertThat(Made.of(options(20_000, seed, 200)).labels().stream()
                            .map(SettlementLabel::kind)
                            .distinct())
                    .hasSize(PlantedKind.values().length);
        }
        assertThat(Made.of(options(20_000, 1, 50)).labels().size() / 20_000.0).isCloseTo(0.005, within(0.002));
    }

    @Test
    void labelsRowsThatAreThereOnceInTheInstitutionThatTheLabelNames() {
        assertThat(made.labels().stream().map(SettlementLabel::settlementId)).doesNotHaveDuplicates();
        for (final SettlementLabel label : made.labels()) {
            assertThat(made.row(label.settlementId()).text(NationalLayout.FIXMEDINS_CODE))
                    .isEqualTo(label.institution());
            assertThat(label.line()).matches("[^,]+,[^,]+,[^,]*,[^,]+,[^,]+");
        }
        assertThat(made.lookAlikes().keySet())
                .doesNotContainAnyElementsOf(made.labels().stream()
                        .map(SettlementLabel::settlementId)
                        .toList());
    }

    @Test
    void plantsOnlyWhereThePlanSaysSoAndAboutAsMuch() {
        final MisconductPlan plan = plan(options(CASES, 1, 200));
        final Map<String, Long> rows = made.rows().values().stream()
                .collect(Collectors.groupingBy(row -> row.text(NationalLayout.FIXMEDINS_CODE), Collectors.counting()));
        final Map<String, Long> planted = made.labels().stream()
                .collect(Collectors.groupingBy(
                        label -> label.institution() + " " + label.kind(), Collectors.counting()));

        assertThat(planted.keySet())
                .isSubsetOf(plan.vices().stream()
                        .map(vice -> vice.hospital().code() + " " + vice.kind())
                        .toList());
        for (final MisconductPlan.Vice vice : plan.vices()) {
            final String code = vice.hospital().code();
            assertThat(vice.rate()).isBetween(0.0299, 0.1501);
            if (rows.get(code) > 300 && vice.kind() != PlantedKind.COLLUSIVE_ADMISSION) {
                assertThat(planted.get(code + " " + vice.kind()) / (double) rows.get(code))
                        .isCloseTo(vice.rate(), within(0.3 * vice.rate()));
            }
        }
    }

    @Test
    void leavesMostInstitutionsCleanAndNoneWithMoreThanTwoKinds() {
        final MisconductPlan plan = plan(options(CASES, 1, 200));
        final Map<String, Long> kinds = plan.vices().stream()
                .collect(Collectors.groupingBy(vice -> vice.hospital().code(), Collectors.counting()));

        assertThat(kinds).hasSizeLessThan(30).doesNotContainKey(plan.severeMix().code());
        assertThat(kinds.values()).allMatch(count -> count <= 2);
        assertThat(plan.lines()).hasSizeBetween(60, 90);
        assertThat(plan.lines().stream().filter(line -> line.endsWith(",severe_mix,0.00")))
                .hasSize(1);
        assertThat(plan.lines().stream().filter(line -> line.endsWith(",clean,0.00")))
                .hasSize(59 - kinds.size());
    }

    @Test
    void splitsOneStayIntoTwoOfOnePersonInOneInstitutionWithTheGapThatTheNoteTells() {
        final Map<String, SettlementLabel> splits = made.labelled(PlantedKind.SPLIT_ADMISSION).stream()
                .collect(Collectors.toMap(SettlementLabel::settlementId, label -> label));
        int relabelled = 0;
        for (final SettlementLabel label : splits.values()) {
            assertThat(splits.get(label.counterpart()).counterpart()).isEqualTo(label.settlementId());
            if (label.settlementId().compareTo(label.counterpart()) < 0) {
                final SettlementRow first = made.row(label.settlementId());
                final SettlementRow second = made.row(label.counterpart());
                final long gap = ChronoUnit.DAYS.between(
                        date(first, NationalLayout.DSCG_TIME), date(second, NationalLayout.ADM_TIME));
                assertThat(second.text(NationalLayout.PSN_NO)).isEqualTo(first.text(NationalLayout.PSN_NO));
                assertThat(second.text(NationalLayout.FIXMEDINS_CODE))
                        .isEqualTo(first.text(NationalLayout.FIXMEDINS_CODE));
                assertThat(gap).isBetween(0L, 3L);
                assertThat(label.note()).endsWith("after " + gap + " days");
                assertThat(second.text(NationalLayout.MAIN_OPRN_CODE)).isEmpty();
                if (label.note().startsWith("relabelled")) {
                    relabelled++;
                    assertThat(category(second)).isNotEqualTo(category(first));
                    assertThat(second.text(NationalLayout.OTHER_DIAG_CODES))
                            .containsIgnoringCase(category(first).substring(1));
                }
            }
        }
        assertThat(relabelled).isBetween(splits.size() / 10, splits.size() / 3);
    }

    @Test
    void upCodesToThePricierSiblingOrWithTheSevereCodeThatTheInstitutionLikes() {
        int siblings = 0;
        for (final SettlementLabel label : made.labelled(PlantedKind.UP_CODING)) {
            final SettlementRow row = made.row(label.settlementId());
            if (label.note().startsWith("was ")) {
                siblings++;
                final Disease honest =
                        new DiseaseBook().find(label.note().substring(4)).orElseThrow();
                assertThat(row.text(NationalLayout.DIAG_CODE))
                        .containsIgnoringCase(honest.pricierSibling().substring(1, 3));
            } else {
                assertThat(row.text(NationalLayout.OTHER_DIAG_CODES))
                        .contains(label.note().substring(6));
            }
        }
        assertThat(siblings).isGreaterThan(made.labelled(PlantedKind.UP_CODING).size() / 2);
    }

    @Test
    void plantsShortCheapStaysOfExaminationsAndLongOnesWithoutCare() {
        for (final SettlementLabel label : made.labelled(PlantedKind.LOW_STANDARD_ADMISSION)) {
            final SettlementRow row = made.row(label.settlementId());
            final long examined = row.number(NationalLayout.FIRST_ITEM + 2) + row.number(NationalLayout.FIRST_ITEM + 3);
            assertThat(row.number(NationalLayout.ACT_IPT_DAYS)).isBetween(1L, 3L);
            assertThat(row.text(NationalLayout.MAIN_OPRN_CODE)).isEmpty();
            assertThat(examined * 100).isGreaterThan(60 * row.number(NationalLayout.MEDFEE_SUMAMT));
            assertThat(row.number(NationalLayout.MEDFEE_SUMAMT)).isLessThan(300_000);
        }
        for (final SettlementLabel label : made.labelled(PlantedKind.OVER_LONG_STAY)) {
            final long honest = Long.parseLong(label.note().replaceAll("\\D", ""));
            assertThat(made.row(label.settlementId()).number(NationalLayout.ACT_IPT_DAYS))
                    .isBetween(honest * 5 / 2, honest * 4);
        }
    }

    @Test
    void padsPointsInTheLastMonthOfTheYear() {
        assertThat(made.labelled(PlantedKind.POINTS_PADDING))
                .allSatisfy(label -> assertThat(date(made.row(label.settlementId()), NationalLayout.DSCG_TIME))
                        .matches(day -> day.getMonthValue() == 12));
    }

    @Test
    void admitsCollusiveGroupsTogetherAtLeastTwiceWithBillsThatHardlyDiffer() {
        final Map<String, List<SettlementRow>> occasions = new TreeMap<>();
        for (final SettlementLabel label : made.labelled(PlantedKind.COLLUSIVE_ADMISSION)) {
            final String occasion = label.counterpart() + " " + label.institution() + " " + label.note();
            occasions.computeIfAbsent(occasion, none -> new ArrayList<>()).add(made.row(label.settlementId()));
        }
        final Map<String, Set<Set<String>>> groups = new HashMap<>();
        final Map<String, Integer> times = new HashMap<>();
        occasions.forEach((occasion, rows) -> {
            final String group = occasion.substring(0, occasion.indexOf(' '));
            final var cost = rows.stream()
                    .mapToLong(row -> row.number(NationalLayout.MEDFEE_SUMAMT))
                    .summaryStatistics();
            final var day = rows.stream()
                    .mapToLong(row -> date(row, NationalLayout.ADM_TIME).toEpochDay())
                    .summaryStatistics();
            assertThat(rows).hasSizeBetween(5, 15);
            assertThat(cost.getMax()).isLessThanOrEqualTo(cost.getMin() * 103 / 100);
            assertThat(day.getMax() - day.getMin()).isLessThanOrEqualTo(1);
            groups.computeIfAbsent(group, none -> new HashSet<>())
                    .add(rows.stream()
                            .map(row -> row.text(NationalLayout.PSN_NO))
                            .collect(Collectors.toSet()));
            times.merge(group, 1, Integer::sum);
        });
        assertThat(groups.values()).isNotEmpty().allSatisfy(persons -> assertThat(persons)
                .hasSize(1));
        assertThat(times.values()).allMatch(count -> count == 2 || count == 3);
    }

    @Test
    void bringsEveryHonestLookAlikeAndOneInstitutionThatIsTrulySevere() {
        final String severe = plan(options(CASES, 1, 200)).severeMix().code();
        final Map<String, Long> kinds =
                made.lookAlikes().values().stream().collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));

        assertThat(kinds.keySet())
                .containsExactlyInAnyOrder(
                        "genuine_severe",
                        "genuine_long",
                        "left_early",
                        "transfer",
                        "newborn",
                        "treatment_cohort",
                        "outbreak");
        assertThat(severeShare(severe)).isGreaterThan(0.15);
        made.rows().values().stream()
                .map(row -> row.text(NationalLayout.FIXMEDINS_CODE))
                .distinct()
                .filter(code -> !code.equals(severe))
                .forEach(code -> assertThat(severeShare(code)).isLessThan(0.06));
    }

    @Test
    void keepsEveryPlantedRowSound() {
        for (final SettlementLabel label : made.labels()) {
            final SettlementRow row = made.row(label.settlementId());
            long items = 0;
            for (int item = 0; item < NationalLayout.ITEMS; item++) {
                items += row.number(NationalLayout.FIRST_ITEM + item);
            }
            final LocalDate admission = date(row, NationalLayout.ADM_TIME);
            final LocalDate discharge = date(row, NationalLayout.DSCG_TIME);
            assertThat(items).isEqualTo(row.number(NationalLayout.MEDFEE_SUMAMT));
            assertThat(row.number(NationalLayout.FUND_PAY_SUMAMT)
                            + row.number(NationalLayout.PSN_PART_AMT)
                            + row.number(NationalLayout.HOSP_PART_AMT))
                    .isEqualTo(row.number(NationalLayout.MEDFEE_SUMAMT));
            assertThat(ChronoUnit.DAYS.between(admission, discharge))
                    .isEqualTo(row.number(NationalLayout.ACT_IPT_DAYS));
            assertThat(discharge).isBefore("2026-01-01");
        }
    }

    @Test
    void readsPercentagesFromNoneToFiveAndRefusesTheRest() {
        assertThat(GeneratorOptions.misconductPerMyriad("0")).isZero();
        assertThat(GeneratorOptions.misconductPerMyriad("2.5")).isEqualTo(250);
        for (final String wrong : List.of("-1", "5.01", "1.234", "much", "")) {
            assertThatThrownBy(() -> GeneratorOptions.misconductPerMyriad(wrong))
                    .isInstanceOf(DipperException.class)
                    .hasMessageContaining("--misconduct");
        }
        assertThatThrownBy(() -> new GeneratorOptions(10, "x", 1, Format.CSV, Encoding.UTF_8, 2022, 4, 19, 200))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("too few");
    }

    private static double severeShare(final String institution) {
        final List<String> ids = made.rows().entrySet().stream()
                .filter(row ->
                        row.getValue().text(NationalLayout.FIXMEDINS_CODE).equals(institution))
                .map(Map.Entry::getKey)
                .toList();
        final long severe = ids.stream()
                .filter(id -> "genuine_severe".equals(made.lookAlikes().get(id)))
                .count();
        return severe / (double) Math.max(100, ids.size());
    }

    private static GeneratorOptions options(final int cases, final long seed, final int perMyriad) {
        return new GeneratorOptions(cases, "none", seed, Format.CSV, Encoding.UTF_8, 2022, 4, 60, perMyriad);
    }

    private static MisconductPlan plan(final GeneratorOptions options) {
        return new MisconductPlan(options, new DiseaseBook(), new HospitalBook(options.seed(), options.hospitals()));
    }

    private static LocalDate date(final SettlementRow row, final int column) {
        return LocalDate.parse(row.text(column).substring(0, 10));
    }

    private static String category(final SettlementRow row) {
        return row.text(NationalLayout.DIAG_CODE).substring(0, 3);
    }

    /** Everything that the blocks of a prefecture yield. */
    private record Made(Map<String, SettlementRow> rows, List<SettlementLabel> labels, Map<String, String> lookAlikes)
            implements BlockReceiver {

        static Made of(final GeneratorOptions options) throws IOException {
            final Made made = new Made(new HashMap<>(), new ArrayList<>(), new HashMap<>());
            final BlockMaker maker = new PlantingBlockGenerator(options);
            for (int block = 0; block < options.blocks(); block++) {
                maker.generate(block, made);
            }
            return made;
        }

        SettlementRow row(final String id) {
            return rows.get(id);
        }

        List<SettlementLabel> labelled(final PlantedKind kind) {
            return labels.stream().filter(label -> label.kind() == kind).toList();
        }

        @Override
        public void row(final SettlementRow row) {
            rows.put(row.text(NationalLayout.SETL_ID), row.copy());
        }

        @Override
        public void planted(
                final Misconduct kind, final List<String> ids, final String institution, final String note) {
            throw new AssertionError("Nothing is scattered where there is a plan: " + kind);
        }

        @Override
        public void label(final SettlementLabel label) {
            labels.add(label);
        }

        @Override
        public void lookAlike(final String kind, final String settlementId, final String institution) {
            lookAlikes.put(settlementId, kind);
        }

        @Override
        public void defect(final String settlementId, final String kind) {
            // Defects are looked at in GeneratorTest.
        }

        @Override
        public void person() {
            // Persons are not counted here.
        }
    }
}
