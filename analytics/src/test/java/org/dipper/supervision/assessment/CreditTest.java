package org.dipper.supervision.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dipper.supervision.assessment.ShippedSchemes.item;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The credit score of institutions and the five families: decay, repair, fatal events, curves between floor and target. */
class CreditTest {
    private static final AssessmentScheme CREDIT = ShippedSchemes.load("institution-credit.yaml");
    private static final AssessmentScheme FAMILIES = ShippedSchemes.load("hainan-families.yaml");

    @ParameterizedTest(name = "after {0} months of half-life {1}: {2}")
    @CsvSource({
        "0, 12, 1",
        "12, 12, 0.5",
        "24, 12, 0.25",
        "36, 12, 0.125",
        // The twelfth root of a half and its powers: 2^(-1/12), 2^(-1/4), 2^(-1/2), 2^(-3/2).
        "1, 12, 0.943874312682",
        "3, 12, 0.840896415254",
        "6, 12, 0.707106781187",
        "18, 12, 0.353553390593",
        "5, 1, 0.03125",
        "7, 36, 0.873909357690",
    })
    void pointsHalveWithEveryHalfLife(final int months, final int halfLife, final BigDecimal left) {
        assertThat(Decay.left(months, halfLife)).isEqualByComparingTo(left);
    }

    /** Events of the conduct ledger, of 40 points, at the end of 2025; golden numbers worked by hand. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing happened | conduct_ledger,0, | 40 | A",
                // 8 x 1
                "a split admission this month | split_admission,1,2025-12-03;conduct_ledger,1, | 32 | A",
                // 8 x 0.5
                "a year ago | split_admission,1,2024-12-31;conduct_ledger,1, | 36 | A",
                // 8 x 0.70710678 = 5.6569
                "half a year ago | split_admission,1,2025-06-01;conduct_ledger,1, | 34.3431 | A",
                // 3 x 4 x 0.25 = 3
                "three overchargings two years ago | overcharging,3,2023-12-15;conduct_ledger,3, | 37 | A",
                // 8 x 0.5 + 12 x 0.25 + 4 = 11
                "one of each | up_coding,1,2024-12-01;hanging_bed,1,2023-12-01;overcharging,1,2025-12-01;conduct_ledger,3,"
                        + " | 29 | B",
                // 8 x 0.5 - 3 x 1 = 1
                "repaired | up_coding,1,2024-12-01;money_returned_in_full,1,2025-12-20;conduct_ledger,2, | 39 | A",
                // 4 - 5 x 1 would be above full
                "repaired more than broken | overcharging,1,2025-12-01;reported_itself,1,2025-12-02;conduct_ledger,2, | 40 | A",
                // 12 x 4 is more than there is; 60 points are left
                "below nothing | hanging_bed,4,2025-12-01;conduct_ledger,4, | 0 | C",
                // 40 - 40 x 2^(-11/12) = 40 - 21.1893
                "fatal | fraud,1,2025-01-31;conduct_ledger,1, | 18.8107 | D",
                // 40 x 0.5 = 20: twelve months old, no longer fatal, 80 points of 100
                "fatal a year ago | fraud,1,2024-12-31;conduct_ledger,1, | 20 | B",
            })
    void eventsFadeAndRepairsGiveBack(
            final String what, final String ledger, final BigDecimal score, final String grade) {
        final SubjectAssessment assessment = institution(CREDIT, 2025, ledger(ledger));
        assertThat(item(assessment, "conduct-ledger").counted().orElseThrow()).isEqualByComparingTo(score);
        assertThat(assessment.grade().orElseThrow().grade()).as(what).isEqualTo(grade);
    }

    @Test
    void aLedgerThatNobodyReportedIsNotALedgerWithoutEvents() {
        final SubjectAssessment assessment = institution(CREDIT, 2025, "");
        assertThat(item(assessment, "conduct-ledger").state()).startsWith("not_evaluable: conduct_ledger has neither");
        assertThat(assessment.missing()).containsExactly("conduct-ledger");
        // 60 of 60 points are what can be known.
        assertThat(assessment.rankingTotal().orElseThrow()).isEqualByComparingTo("100");
    }

    @Test
    void theEvidenceOfALedgerNamesItsLines() {
        final CurveScore score = item(
                        institution(CREDIT, 2025, ledger("split_admission,1,2025-06-01;conduct_ledger,1,")),
                        "conduct-ledger")
                .score();
        assertThat(score.parts().get(1).measure().value().orElseThrow()).isEqualByComparingTo("5.6569");
        assertThat(score.parts().get(1).measure().evidence())
                .isEqualTo("1 on 2025-06-01, 6 months ago, measures.csv line 2");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "mean_stay, 8, 10",
        "mean_stay, 5, 10",
        "mean_stay, 11, 5",
        "mean_stay, 14, 0",
        "mean_stay, 30, 0",
        "case_mix_index, 0.75, 5",
        "case_mix_index, 0.5, 0",
        "case_mix_index, 1.4, 10",
        "cost_index, 1.1, 8",
        "mean_cost_growth, 0.1, 5",
        "coding_accuracy, 0.92, 6.6667",
    })
    void aCurveRunsFromFloorToTarget(final String measure, final String value, final BigDecimal score) {
        final SubjectAssessment assessment =
                institution(FAMILIES, 2025, "subject,measure,value\nC1," + measure + "," + value + "\n");
        final SubjectAssessment.ItemResult result = assessment.items().stream()
                .filter(SubjectAssessment.ItemResult::isEvaluated)
                .filter(each -> each.item().curve().measures().get(0).id().equals(measure))
                .findFirst()
                .orElseThrow();
        assertThat(result.counted().orElseThrow()).isEqualByComparingTo(score);
    }

    @Test
    void theFamiliesTellWhatIsMissingBesideTheTotal() {
        final SubjectAssessment assessment =
                institution(FAMILIES, 2025, "subject,measure,value\nC1,mean_stay,11\nC1,cost_index,1\n");
        assertThat(assessment.rankingTotal().orElseThrow()).isEqualByComparingTo("75");
        assertThat(assessment.missing()).hasSize(9).contains("a1", "b3");
        assertThat(assessment.grade().orElseThrow().grade()).isEqualTo("B");
    }

    private static SubjectAssessment institution(final AssessmentScheme scheme, final int year, final String measures) {
        final boolean isCredit = scheme.equals(CREDIT);
        final MeasureFile file = measures.isEmpty()
                ? MeasureFile.NONE
                : MeasureReader.read(scheme, year, "measures.csv", measures).requireLoadable();
        final Map<String, String> best = Map.of(
                "readmission_31d_same_institution_same_category", "0.01",
                "satisfaction", "1",
                "list_pass_rate", "1",
                "cost_index", "1",
                "time_index", "0.9",
                "agreement_ledger", "0");
        final List<IndicatorFact> facts = isCredit
                ? best.entrySet().stream()
                        .map(each -> ShippedSchemes.fact(each.getKey(), each.getValue()))
                        .map(fact -> new IndicatorFact(
                                fact.indicator(),
                                "institution",
                                "C1",
                                "2025",
                                fact.value(),
                                fact.denominator(),
                                fact.state()))
                        .toList()
                : List.of();
        final int targets = scheme.targetsYear(year, Optional.empty());
        return new Assessor(scheme)
                .assess("C1", new SubjectFacts(scheme, year, targets, facts, file, "C1"), Optional.empty());
    }

    /** Events as kind,count,day parted by semicolons, as a file of measures. */
    private static String ledger(final String events) {
        final StringBuilder text = new StringBuilder("subject,measure,value,event_on\n");
        for (final String event : events.split(";", -1)) {
            text.append("C1,").append(event.strip()).append('\n');
        }
        return text.toString();
    }
}
