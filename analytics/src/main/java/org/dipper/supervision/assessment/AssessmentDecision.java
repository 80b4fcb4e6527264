package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dipper.errors.DipperException;
import org.dipper.settlement.decision.DecisionKind;

/**
 * An assessment as a line of the file of decisions that the settlement reads.
 *
 * <p>The score is the total that was graded, so that the settlement's grades and those of the scheme see the same number; the
 * coefficient is the grade's share. A subject that is vetoed has a score of 0: the settlement knows no veto, and a total above
 * the borders would pay it in full. The reason tells the total then.
 *
 * @param subject the institution or community
 * @param score the score, from 0 to 110
 * @param coefficient the share of the grade
 * @param reason where it comes from
 */
public record AssessmentDecision(String subject, BigDecimal score, BigDecimal coefficient, String reason) {
    private static final BigDecimal MOST = BigDecimal.valueOf(110);

    /**
     * The decision on an assessment.
     *
     * @param scheme the scheme's name
     * @param schemeHash its fingerprint
     * @param period the period
     * @param subject whom it is about
     * @param graded the total that was graded; none where there is a veto only
     * @param grade the grade
     * @param share its share
     * @param veto why it is vetoed, where it is
     * @throws DipperException refused, where the score is above what the settlement takes
     */
    public static AssessmentDecision of(
            final String scheme,
            final String schemeHash,
            final String period,
            final String subject,
            final Optional<BigDecimal> graded,
            final String grade,
            final BigDecimal share,
            final Optional<String> veto) {
        final BigDecimal score =
                veto.isPresent() ? BigDecimal.ZERO.setScale(Curve.SCORE_DECIMALS) : graded.orElseThrow();
        if (score.compareTo(MOST) > 0) {
            throw DipperException.refused(
                    subject + " has a score of " + score.toPlainString() + ".",
                    "The settlement takes scores up to 110.",
                    "Set rules.cap_grade of the scheme to 100 and assess again.");
        }
        final String total = graded.map(BigDecimal::toPlainString).orElse("none");
        return new AssessmentDecision(
                subject,
                score,
                share,
                scheme + " " + period + ", grade " + grade + ", total " + total
                        + veto.map(why -> ", vetoed: " + why).orElse("") + ", scheme " + schemeHash.substring(0, 12));
    }

    /** The file of decisions, which {@code settle decide --kind assessment} reads. */
    public static String file(final List<AssessmentDecision> decisions, final String decidedBy) {
        final List<String> columns = DecisionKind.ASSESSMENT.columnNames();
        final StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (final AssessmentDecision decision : decisions) {
            final Map<String, String> cells = new HashMap<>();
            cells.put("institution_code", decision.subject());
            cells.put("score", decision.score().toPlainString());
            cells.put("coefficient", decision.coefficient().toPlainString());
            cells.put("decided_by", decidedBy);
            cells.put("reason", decision.reason());
            text.append(columns.stream()
                            .map(column -> quoted(cells.getOrDefault(column, "")))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String quoted(final String cell) {
        return cell.matches("[^\",\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
