package org.dipper.supervision.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of review steps: what they say, and what is told about each line that cannot be used. */
class ReviewReaderTest {
    private static final String HEADER =
            "lead_id,step,decided_by,decided_on,reason_code,amount_yuan,appeal_outcome,measure,note\n";

    @Test
    void theTemplateIsAFileThatCanBeUsed() {
        final ReviewFile file =
                ReviewReader.read("t.csv", ReviewReader.template()).requireUsable();
        assertThat(file.lines()).hasSize(6);
        assertThat(ReviewReader.template()).startsWith(HEADER);
    }

    @Test
    void aLineSaysWhoDidWhatWhenAndWhy() {
        final ReviewFile file = ReviewReader.read("r.csv", "\uFEFF" + """
                decided_on,lead_id,step,decided_by,note,amount_yuan
                2026-03-02,split_admission:S1, withdraw ,"处, 室",数据有误,

                2026-03-03,L2,accept,H1,,0.01
                """).requireUsable();
        assertThat(file.lines()).extracting(ReviewLine::line).containsExactly(2, 4);
        final ReviewAct first = file.lines().get(0).act();
        assertThat(first.leadId()).isEqualTo("split_admission:S1");
        assertThat(first.step()).isEqualTo(ReviewStep.WITHDRAW);
        assertThat(first.decidedBy()).isEqualTo("处, 室");
        assertThat(first.decidedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(first.note()).contains("数据有误");
        assertThat(file.lines().get(1).act().amountFen()).contains(1L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,confirm,A,2026-03-02,,,,,                       | lead_id: it is empty
            L1,,A,2026-03-02,,,,,                            | step: it is empty
            L1,approve,A,2026-03-02,,,,,                     | step: "approve" is none of confirm, reject
            L1,confirm,,2026-03-02,,,,,                      | decided_by: it is empty
            L1,confirm,A,,,,,,                               | decided_on: it is empty
            L1,confirm,A,2026-02-30,,,,,                     | decided_on: "2026-02-30" is no day as yyyy-MM-dd
            L1,confirm,A,2026/3/2,,,,,                       | decided_on: "2026/3/2" is no day as yyyy-MM-dd
            L1,confirm,A,1926-03-02,,,,,                     | decided_on: "1926-03-02" is not a day of this century
            L1,reject,A,2026-03-02,,,,,                      | reason_code: reject needs it
            L1,reject,A,2026-03-02,because,,,,               | reason_code: "because" is none of data_error
            L1,reject,A,2026-03-02,other,,,,                 | note: "other" needs words of explanation
            L1,confirm,A,2026-03-02,medical_need,,,,         | reason_code: confirm has none
            L1,confirm,A,2026-03-02,,10,,,                   | amount_yuan: confirm has none
            L1,verify,A,2026-03-02,,,,,                      | amount_yuan: verify needs it
            L1,accept,A,2026-03-02,,,,,                      | amount_yuan: accept needs it
            L1,verify,A,2026-03-02,,0,,,                     | amount_yuan: verify of 0 yuan finds nothing
            L1,verify,A,2026-03-02,,-5,,,                    | amount_yuan: "-5" is negative
            L1,verify,A,2026-03-02,,1.005,,,                 | amount_yuan: "1.005" has more than 2 decimals
            L1,verify,A,2026-03-02,,1e3,,,                   | amount_yuan: "1e3" is not a number
            L1,verify,A,2026-03-02,,10,won,,                 | appeal_outcome: "won" is none of upheld
            L1,appeal,A,2026-03-02,,,dismissed,,why          | appeal_outcome: appeal has none
            L1,appeal,A,2026-03-02,,,,,                      | note: appeal needs words of explanation
            L1,withdraw,A,2026-03-02,,,,,                    | note: withdraw needs words of explanation
            L1,reopen,A,2026-03-02,,,,,                      | note: reopen needs words of explanation
            L1,handle,A,2026-03-02,,,,,                      | measure: handle needs it
            L1,handle,A,2026-03-02,,,,fined,                 | measure: "fined" is none of recovered
            L1,handle,A,2026-03-02,,,,other,                 | note: "other" needs words of explanation
            L1,verify,A,2026-03-02,,10,,recovered,           | measure: verify has none
            L1,confirm,A,2026-03-02,,,,,,surplus             | it has 10 cells for 9 columns
            L1,confirm,"A,2026-03-02,,,,,                    | has a quote that does not close properly
            """)
    void aLineThatCannotBeUsedIsToldByLineAndColumn(final String line, final String told) {
        final ReviewFile file = ReviewReader.read("r.csv", HEADER + "L0,confirm,A,2026-03-02,,,,,\n" + line + "\n");
        assertThat(file.problems()).hasSize(1);
        assertThat(file.problems().get(0).toString()).startsWith("line 3").contains(told);
        assertThatThrownBy(file::requireUsable).isInstanceOfSatisfying(DipperException.class, refusal -> {
            assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refusal.fix()).contains("nothing was changed");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lead_id,step,decided_by\nL1,confirm,A\n",
                "lead_id,step,decided_by,decided_on,state\n",
                "lead_id,step,decided_by,decided_on,step\n",
                "\"lead_id,step\n"
            })
    void aFileWithOtherHeadersIsRefusedWithTheOnesItNeeds(final String text) {
        assertThatThrownBy(() -> ReviewReader.read("r.csv", text))
                .isInstanceOfSatisfying(DipperException.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(ExitCode.REFUSED);
                    assertThat(refusal.fix()).contains("lead_id,step,decided_by,decided_on");
                });
    }

    @Test
    void aSingleStepIsToldByItsOptions() {
        assertThat(ReviewReader.single(Map.of(
                                ReviewColumn.LEAD_ID, "L1",
                                ReviewColumn.STEP, "reject",
                                ReviewColumn.DECIDED_BY, "A",
                                ReviewColumn.DECIDED_ON, "2026-03-02"))
                        .problems())
                .extracting(ReviewProblem::toString)
                .isEqualTo(List.of("--reason: reject needs it"));
    }

    @Test
    void soundStepsWhoseTurnHasNotComeAreAPreconditionAndAnythingWrongIsARefusal() {
        final ReviewFile file = new ReviewFile("r.csv", List.of(), List.of());
        final ReviewProblem order = new ReviewProblem(2, "step", "too early", true);
        final ReviewProblem wrong = ReviewProblem.wrong(3, "decided_on", "before");
        assertThatThrownBy(() -> file.requireNone(List.of(order)))
                .extracting(failure -> ((DipperException) failure).exitCode())
                .isEqualTo(ExitCode.PRECONDITION);
        assertThatThrownBy(() -> file.requireNone(List.of(order, wrong)))
                .hasMessageContaining("line 2, step: too early; line 3, decided_on: before")
                .extracting(failure -> ((DipperException) failure).exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }
}
