package org.dipper.settlement.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.errors.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of decisions: what they say, and what is told about each line that cannot be used. */
class DecisionReaderTest {
    @ParameterizedTest
    @EnumSource(DecisionKind.class)
    void theTemplateOfAKindIsAFileThatLoads(final DecisionKind kind) {
        final DecisionFile file = DecisionReader.read(kind, 2025, "t.csv", kind.template());
        assertThat(file.requireLoadable().decisions()).hasSize(1);
        assertThat(DecisionKind.of(kind.id())).isEqualTo(kind);
        assertThat(kind.subject(2025)).isEqualTo("decisions:2025:" + kind.id());
    }

    @Test
    void decisionsAreWhatTheFileSays() {
        final List<SettlementDecision> reviews = read("special-review", """
                \uFEFFsettlement_id,outcome,method,score,decided_by,decided_on,reason
                S1,approved,score,1520.5,评审组,2025-04-10,"危重症, 多学科"
                S2,approved,itemised,,评审组,2025-04-10,超长住院

                S3,rejected,,,评审组,2024-02-29,不符合条件
                """);
        assertThat(reviews).extracting(SettlementDecision::line).containsExactly(2, 3, 5);
        final SettlementDecision first = reviews.get(0);
        assertThat(first.settlementId()).contains("S1");
        assertThat(first.outcome()).contains("approved");
        assertThat(first.method()).contains("score");
        assertThat(first.score()).contains(new BigDecimal("1520.5000"));
        assertThat(first.decidedOn()).contains(LocalDate.of(2025, 4, 10));
        assertThat(first.decidedBy()).contains("评审组");
        assertThat(first.reason()).contains("危重症, 多学科");
        assertThat(reviews.get(2).method()).isEmpty();
    }

    @Test
    void whatAFileLeavesOpenHasItsUsualValue() {
        final List<SettlementDecision> payments = read("other-payment", """
                name,kind,institution_code,insurance_pool,amount_yuan
                门诊慢病,outpatient_group,H1,390,100
                """);
        assertThat(payments.get(0).quantity()).isEqualTo(1);
        assertThat(payments.get(0).riskAdjustment()).isZero();
        assertThat(payments.get(0).amountFen()).contains(10_000L);
        final List<SettlementDecision> deductions = read("audit-deduction", """
                institution_code,insurance_pool,amount_yuan,decided_by,reason
                H1,310,0.01,agency,a
                H1,310,0.01,agency,b
                """);
        assertThat(deductions).extracting(SettlementDecision::month).containsOnly(Optional.empty());
        assertThat(deductions).extracting(SettlementDecision::amountFen).containsOnly(Optional.of(1L));
    }

    @Test
    void aFileWithoutDecisionsTakesAllBack() {
        assertThat(read("exit", "settlement_id,decided_by,decided_on,reason\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            special-review | S1,maybe,,,g,2025-01-01,r | outcome: "maybe" is none of approved, rejected
            special-review | S1,approved,,,g,2025-01-01,r | method: an approved case needs it
            special-review | S1,approved,average,,g,2025-01-01,r | method: "average" is none of itemised, score
            special-review | S1,approved,score,,g,2025-01-01,r | score: the method score needs it
            special-review | S1,approved,score,much,g,2025-01-01,r | score: "much" is not a number
            special-review | S1,approved,score,1e3,g,2025-01-01,r | score: "1e3" is not a number
            special-review | S1,approved,score,1.00001,g,2025-01-01,r | score: "1.00001" has more than 4 decimals
            special-review | S1,approved,score,0,g,2025-01-01,r | score: "0" is not between 0.0001 and 10000000
            special-review | S1,approved,score,-5,g,2025-01-01,r | score: "-5" is not between 0.0001 and 10000000
            special-review | S1,approved,itemised,5,g,2025-01-01,r | score: the method itemised has none
            special-review | S1,rejected,score,,g,2025-01-01,r | method: a rejected case has none
            special-review | S1,rejected,,5,g,2025-01-01,r | score: a rejected case has none
            special-review | ,rejected,,,g,2025-01-01,r | settlement_id: it is empty
            special-review | S1,rejected,,,,2025-01-01,r | decided_by: it is empty
            special-review | S1,rejected,,,g,,r | decided_on: it is empty
            special-review | S1,rejected,,,g,2025-01-01, | reason: it is empty
            special-review | S1,rejected,,,g,2025-02-29,r | decided_on: "2025-02-29" is no day as yyyy-MM-dd
            special-review | S1,rejected,,,g,2025/1/1,r | decided_on: "2025/1/1" is no day as yyyy-MM-dd
            special-review | S1,rejected,,,g,1925-01-01,r | decided_on: "1925-01-01" is not a day of this century
            special-review | S1,rejected,,,g,2025-01-01,r,more | it has 8 cells for 7 columns
            special-review | S1,rejected | decided_by: it is empty
            exit | S1,"g"x,2025-01-01,r | has a quote that does not close properly
            exit | S1,g,yesterday,r | decided_on: "yesterday" is no day as yyyy-MM-dd
            refund | S1,2025-13-01,r | decided_on: "2025-13-01" is no day as yyyy-MM-dd
            audit-deduction | H1,310,202413,5,,g,r | month: "202413" is no month as yyyymm
            audit-deduction | H1,310,202412,5,,g,r | month: 202412 is no month of 2025
            audit-deduction | H1,310,,-5,,g,r | amount_yuan: "-5" is negative
            audit-deduction | H1,310,,5.005,,g,r | amount_yuan: "5.005" has more than 2 decimals
            audit-deduction | H1,310,,5 yuan,,g,r | amount_yuan: "5 yuan" is not a number
            audit-deduction | H1,310,,9999999999999,,g,r | amount_yuan: "9999999999999" is more than a trillion yuan
            audit-deduction | H1,,,5,,g,r | insurance_pool: it is empty
            assessment | H1,,,g,r | score: neither score nor coefficient is given
            assessment | H1,110.0001,,g,r | score: "110.0001" is not between 0 and 110
            assessment | H1,,2.1,g,r | coefficient: "2.1" is not between 0 and 2
            assessment | H1,,-0.1,g,r | coefficient: "-0.1" is not between 0 and 2
            other-payment | H1,310,by_bed,n,5,1,0 | kind: "by_bed" is none of item, single_disease, outpatient_group, capitation, community
            other-payment | H1,310,item,n,5,2,0 | quantity: the kind item counts once, not 2 times
            other-payment | H1,310,capitation,n,5,1.5,0 | quantity: "1.5" is no whole number
            other-payment | H1,310,item,n,5,1,0.1 | risk_adjustment: only a capitation has one
            other-payment | H1,310,capitation,n,5,10,-1.5 | risk_adjustment: "-1.5" is not between -1 and 10
            other-payment | H1,310,capitation,,5,10,0 | name: it is empty
            objection | O1,H1,S1,2025-01-01,t,closed,, | state: "closed" is none of open, accepted, rejected
            objection | O1,H1,S1,2025-01-01,t,accepted,,g | answer: an objection that is no longer open needs it
            objection | O1,H1,S1,2025-01-01,t,rejected,a, | answered_by: an objection that is no longer open needs it
            """)
    void aLineThatCannotBeUsedIsToldWithItsColumnAndReason(final String kind, final String line, final String told) {
        final DecisionKind decided = DecisionKind.of(kind);
        final String text = decided.template().replaceFirst("\n.*\n", "\n") + line + "\n";
        final DecisionFile file = DecisionReader.read(decided, 2025, "d.csv", text);
        assertThat(file.decisions()).isEmpty();
        assertThat(file.problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.toString()).contains(told);
        });
        assertThatThrownBy(file::requireLoadable)
                .hasMessageContaining("d.csv")
                .hasMessageContaining("line 2")
                .hasMessageContaining(told)
                .extracting(failure -> ((DipperException) failure).exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exit | settlement_id,decided_by,decided_on,reason,approved_by | not known: approved_by
            exit | settlement_id,decided_by,reason | lacks the columns decided_on
            exit | settlement_id,settlement_id,decided_by,decided_on,reason | twice
            exit | 结算ID,decided_by,decided_on,reason | not known: 结算ID
            refund | '"settlement_id,decided_on' | quote that does not close
            """)
    void aHeaderThatIsNotThatOfTheKindIsRefused(final String kind, final String header, final String told) {
        assertThatThrownBy(() -> DecisionReader.read(DecisionKind.of(kind), 2025, "d.csv", header + "\nS1,a,b,c\n"))
                .isInstanceOf(DipperException.class)
                .hasMessageContaining("d.csv is refused at line 1")
                .hasMessageContaining(told)
                .hasMessageContaining(String.join(",", DecisionKind.of(kind).columnNames()));
        assertThatThrownBy(() -> DecisionReader.read(DecisionKind.of(kind), 2025, "d.csv", ""))
                .hasMessageContaining("It is empty.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            special-review | S1,rejected,,,g,2025-01-01,r | S1,rejected,,,h,2025-01-02,s | settlement_id: S1 stands in line 2 already
            exit | S1,g,2025-01-01,r | S1,g,2025-01-01,r | settlement_id: S1 stands in line 2 already
            refund | S1,2025-01-01,r | S1,2025-01-02,r | settlement_id: S1 stands in line 2 already
            audit-deduction | H1,310,,5,,g,r | H1,310,,6,,g,r | institution_code, insurance_pool, month, settlement_id, reason: H1, 310, -, -, r stands in line 2 already
            assessment | H1,90,,g,r | H1,,0.9,g,r | institution_code: H1 stands in line 2 already
            other-payment | H1,310,item,n,5,1,0 | H1,310,item,n,6,1,0 | H1, 310, item, n stands in line 2 already
            objection | O1,H1,,2025-01-01,t,open,, | O1,H2,,2025-01-01,u,open,, | objection_id: O1 stands in line 2 already
            """)
    void whatIsDecidedTwiceIsRefused(final String kind, final String first, final String again, final String told) {
        final DecisionKind decided = DecisionKind.of(kind);
        final String text = decided.template().replaceFirst("\n.*\n", "\n") + first + "\n" + again + "\n";
        assertThat(DecisionReader.read(decided, 2025, "d.csv", text).problems())
                .extracting(DecisionProblem::toString)
                .singleElement()
                .asString()
                .contains("line 3, ")
                .endsWith(told);
    }

    @Test
    void allBadLinesAreToldAtOnce() {
        final DecisionFile file = DecisionReader.read(DecisionKind.EXIT, 2025, "d.csv", """
                settlement_id,decided_by,decided_on,reason
                S1,g,2025-01-01,r
                S2,,2025-01-01,r
                S3,g,never,
                """);
        assertThat(file.problems())
                .extracting(DecisionProblem::toString)
                .containsExactly(
                        "line 3, decided_by: it is empty",
                        "line 4, decided_on: \"never\" is no day as yyyy-MM-dd",
                        "line 4, reason: it is empty");
        assertThatThrownBy(file::requireLoadable).hasMessageContaining("refused at 3 places");
    }

    @Test
    void theContentOfAFileIsWhatItDecidesAndNotHowItIsWritten() {
        final String header = "settlement_id,decided_by,decided_on,reason\n";
        final String content = content(header + "S1,g,2025-01-01,r\nS2,g,2025-01-01,r\n");
        assertThat(content(header + "\nS2,g,2025-01-01,r\r\n\"S1\", g ,2025-01-01,r"))
                .isEqualTo(content);
        assertThat(content("reason,settlement_id,decided_on,decided_by\nr,S1,2025-01-01,g\nr,S2,2025-01-01,g\n"))
                .isEqualTo(content);
        assertThat(content(header + "S1,g,2025-01-01,r\n")).isNotEqualTo(content);
        assertThat(content(header + "S1,g,2025-01-01,r\nS2,g,2025-01-02,r\n")).isNotEqualTo(content);
    }

    @Test
    void anUnknownKindIsToldWithTheKnownOnes() {
        assertThatThrownBy(() -> DecisionKind.of("special_review"))
                .hasMessageContaining(
                        "special-review, exit, refund, audit-deduction, assessment, other-payment, objection");
    }

    @Test
    void decisionsSurviveTheTable() {
        for (final DecisionKind kind : DecisionKind.values()) {
            final List<SettlementDecision> decisions =
                    DecisionReader.read(kind, 2025, "t.csv", kind.template()).decisions();
            assertThat(DecisionRows.of(2025, 3, decisions)).singleElement().satisfies(row -> assertThat(row.length())
                    .isEqualTo(SettlementDecisionTable.CONTRACT.fields().size()));
        }
    }

    private static String content(final String text) {
        return DecisionReader.read(DecisionKind.EXIT, 2025, "d.csv", text)
                .requireLoadable()
                .contentHash();
    }

    private static List<SettlementDecision> read(final String kind, final String text) {
        return DecisionReader.read(DecisionKind.of(kind), 2025, "d.csv", text)
                .requireLoadable()
                .decisions();
    }
}
