package org.dipper.supervision.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dipper.cases.SettledCaseTable;
import org.dipper.policy.SupervisionPolicy;
import org.dipper.supervision.CareStay;
import org.dipper.supervision.ReadmissionPairs;
import org.dipper.supervision.SupervisedCaseTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Links of split admissions")
class SplitLinksTest {
    private static final SupervisionPolicy POLICY = new SupervisionPolicy(List.of(31), false, 15);
    private static final List<Set<String>> COMMUNITY = List.of(Set.of("H1", "H2"));

    @Nested
    @DisplayName("by circumstance")
    class Circumstances {
        @ParameterizedTest
        @CsvSource({"5, 02, B1a 1.0", "6, 02, B1a 1.0", "7, 02, ", "6, 01, ", "4, 02, ", "6, , "})
        void aRegisteredDepartmentTransferIsWithinADayInAnotherDepartment(
                final int admission, final String department, final String link) {
            assertThat(link(
                            CareStay.of("A", 1, 5).at("01"),
                            CareStay.of("B", admission, 20).diagnosed("J18.9").at(department)))
                    .isEqualTo(link);
        }

        @ParameterizedTest
        @CsvSource({"8, 01, I21.9, B1b 0.9", "9, 01, I21.9, ", "8, 02, I21.9, ", "8, , I21.9, B1b 0.9", "8, 01, I20.0, "
        })
        void aRelabelledContinuationIsWithinThreeDaysAndListsTheOtherDiagnosis(
                final int admission, final String department, final String listed, final String link) {
            assertThat(link(
                            CareStay.of("A", 1, 5).at("01"),
                            CareStay.of("B", admission, 20)
                                    .diagnosed("J18.9", "E11.9", listed)
                                    .at(department)))
                    .isEqualTo(link);
        }

        @Test
        void aRelabelledContinuationIsFoundInReverseToo() {
            assertThat(link(
                            CareStay.of("A", 1, 5).diagnosed("I21.9", "J18.9"),
                            CareStay.of("B", 8, 9).diagnosed("J18.9")))
                    .isEqualTo("B1b 0.9");
        }

        @ParameterizedTest
        @CsvSource({"20, H1, I21.4, B1d 0.7", "21, H1, I21.4, ", "20, H2, I21.4, ", "20, H1, I22.0, "})
        void aReturnForTheSameDiseaseIsWithinFifteenDaysInTheSameInstitution(
                final int admission, final String institution, final String diagnosis, final String link) {
            assertThat(link(
                            CareStay.of("A", 1, 5),
                            CareStay.of("B", admission, 30).in(institution).diagnosed(diagnosis)))
                    .isEqualTo(link);
        }

        @Test
        void aReturnInTheSameGroupIsOneForTheSameDisease() {
            assertThat(link(
                            CareStay.of("A", 1, 5).grouped("G1", "10"),
                            CareStay.of("B", 20, 30).diagnosed("I50.0").grouped("G1", "10")))
                    .isEqualTo("B1d 0.7");
        }

        @ParameterizedTest
        @CsvSource({"20, H2, B1f 0.6", "21, H2, ", "20, H3, "})
        void aReturnToAnotherInstitutionCountsInsideTheCommunity(
                final int admission, final String institution, final String link) {
            final List<Row> links = links(
                    COMMUNITY,
                    CareStay.of("A", 1, 5),
                    CareStay.of("B", admission, 30).in(institution));

            assertThat(links.isEmpty() ? null : text(links.get(0))).isEqualTo(link);
        }

        @Test
        void withoutCommunitiesNoOtherInstitutionIsLookedAt() {
            assertThat(links(
                            List.of(),
                            CareStay.of("A", 1, 5),
                            CareStay.of("B", 20, 30).in("H2")))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"105000, B1d+B1g 0.9", "95000, B1d+B1g 0.9", "105001, B1d 0.7", "94999, B1d 0.7"})
        void aFirstStayAtItsPaymentStandardAddsToAnother(final long costFen, final String link) {
            // 100 points x 1.25 x 800 fen a point is a standard of 100,000 fen; five percent of it are 5,000.
            final CareStay first = CareStay.of("A", 1, 5)
                    .costing(costFen)
                    .grouped("G1", "100")
                    .with(SupervisedCaseTable.INSTITUTION_COEFFICIENT, new BigDecimal("1.25"))
                    .with(SupervisedCaseTable.POINT_VALUE_FEN, new BigDecimal("800"));

            assertThat(link(first, CareStay.of("B", 20, 30))).isEqualTo(link);
        }

        @Test
        void aStandardAloneIsNoLinkAndTheWeightNeverPassesOne() {
            final CareStay first = CareStay.of("A", 1, 5)
                    .costing(800)
                    .grouped("G1", "1")
                    .at("01")
                    .with(SupervisedCaseTable.POINT_VALUE_FEN, new BigDecimal("800"));

            assertThat(link(first, CareStay.of("B", 9, 10).diagnosed("J18.9").at("02")))
                    .isNull();
            assertThat(link(first, CareStay.of("B", 6, 10).diagnosed("J18.9").at("02")))
                    .isEqualTo("B1a+B1g 1.0");
        }
    }

    @Nested
    @DisplayName("are excluded, with the reason kept")
    class Exclusions {
        private final CareStay first = CareStay.of("A", 1, 5).at("01");
        private final CareStay next = CareStay.of("B", 6, 10).at("02");

        @Test
        void forTumourTreatmentDialysisAndStagedSurgery() {
            assertThat(exclusion(first, next.diagnosed("Z51.1"))).isEqualTo("tumour_treatment");
            assertThat(exclusion(first, next.operated("03.31", "99.2503"))).isEqualTo("tumour_treatment");
            assertThat(exclusion(first, next.diagnosed("Z49.1"))).isEqualTo("dialysis");
            assertThat(exclusion(first, next.operated("39.9500"))).isEqualTo("dialysis");
            assertThat(exclusion(first, next.diagnosed("Z43.3"))).isEqualTo("staged_surgery");
            assertThat(exclusion(first, next.operated("36.0600"))).isNull();
        }

        @Test
        void forMothersAndNewborns() {
            assertThat(exclusion(first, next.diagnosed("O80.0"))).isEqualTo("obstetric_or_newborn");
            assertThat(exclusion(first.diagnosed("P59.9"), next)).isEqualTo("obstetric_or_newborn");
            assertThat(exclusion(first, next.diagnosed("N80.0"))).isNull();
        }

        @Test
        void forBedDayStays() {
            assertThat(exclusion(first.with(SettledCaseTable.MEDICAL_TYPE, "2105"), next))
                    .isEqualTo("bed_day");
            assertThat(exclusion(first, next.with(SupervisedCaseTable.PAYMENT_PATH, "bed_day")))
                    .isEqualTo("bed_day");
            assertThat(exclusion(first.with(SettledCaseTable.MEDICAL_TYPE, "21"), next))
                    .isNull();
        }

        @Test
        void forDeathAndForTransferToHigherCare() {
            assertThat(exclusion(first.leaving("5"), next)).isEqualTo("died");
            final CareStay member =
                    first.with(SettledCaseTable.HOSPITAL_LEVEL, "2").leaving("2");
            assertThat(exclusion(member, next.in("H2"))).isEqualTo("transfer_for_higher_care");
            assertThat(exclusion(member.leaving("1"), next.in("H2"))).isNull();
            assertThat(exclusion(member, next.in("H2").with(SettledCaseTable.HOSPITAL_LEVEL, "2")))
                    .isNull();
        }

        @Test
        void forAPlannedReturnWithAProcedureNotForAPlanAlone() {
            assertThat(exclusion(first.planning(true), next.operated("36.0600")))
                    .isEqualTo("planned_with_procedure");
            assertThat(exclusion(first.planning(true), next)).isNull();
            assertThat(exclusion(first.planning(false), next.operated("36.0600")))
                    .isNull();
        }

        @Test
        void forAnEmergencyOfAnotherSystem() {
            assertThat(exclusion(first, next.diagnosed("J18.9").coming("1"))).isEqualTo("emergency_of_another_system");
            assertThat(exclusion(first, next.diagnosed("I50.0").coming("1"))).isNull();
            assertThat(exclusion(first, next.diagnosed("J18.9").coming("2"))).isNull();
        }

        @Test
        void forAnEmergencyOrAPlanWhereOnlyTheSameDiseaseSpeaksForTheLink() {
            final CareStay later = CareStay.of("B", 12, 20).at("01");

            assertThat(exclusion(first, later.coming("1"))).isEqualTo("emergency");
            assertThat(exclusion(first.planning(true), later)).isEqualTo("planned");
            assertThat(exclusion(first, later.coming("2"))).isNull();
        }

        private String exclusion(final CareStay... stays) {
            return links(COMMUNITY, stays).get(0).getAs("exclusion");
        }
    }

    @Test
    void sayWhatTheSourceDoesNotTell() {
        assertThat(links(List.of(), CareStay.of("A", 1, 5), CareStay.of("B", 9, 10))
                        .get(0)
                        .<String>getAs("not_known"))
                .isEqualTo("planned return; emergency route; change of department");
        assertThat(links(
                                List.of(),
                                CareStay.of("A", 1, 5).planning(false).at("01"),
                                CareStay.of("B", 9, 10).coming("3").at("01"))
                        .get(0)
                        .<String>getAs("not_known"))
                .isNull();
    }

    private static String link(final CareStay... stays) {
        final List<Row> links = links(List.of(), stays);
        return links.isEmpty() ? null : text(links.get(0));
    }

    private static String text(final Row link) {
        assertThat(link.<String>getAs("exclusion")).isNull();
        return link.getAs("sub_types") + " "
                + link.<BigDecimal>getAs("weight").setScale(1).toPlainString();
    }

    private static List<Row> links(final List<Set<String>> communities, final CareStay... stays) {
        final Dataset<Row> cases = CareStay.rows(List.of(stays));
        return new SplitLinks(POLICY, communities)
                .apply(new ReadmissionPairs("2010", POLICY).apply(cases).localCheckpoint(), cases)
                .collectAsList();
    }
}
