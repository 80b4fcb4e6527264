package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.supervision.assessment.SubjectAssessment.ItemResult;
import org.dipper.supervision.assessment.SubjectAssessment.NextGrade;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.table.TableContract;

/** Assessments as rows of {@link AssessmentTable} and {@link AssessmentTotalTable}. */
public final class AssessmentRows {
    private static final int MEASURE_DECIMALS = 6;

    private final AssessmentScheme scheme;
    private final int period;
    private final int targetsYear;

    /** Rows of a scheme and period. */
    public AssessmentRows(final AssessmentScheme scheme, final int period, final int targetsYear) {
        this.scheme = scheme;
        this.period = period;
        this.targetsYear = targetsYear;
    }

    /** The rows of the items of a subject. */
    public List<Row> items(final SubjectAssessment assessment) {
        final List<Row> rows = new ArrayList<>();
        assessment
                .items()
                .forEach(item -> rows.add(row(AssessmentTable.CONTRACT, item(assessment, item, rows.size() + 1))));
        return rows;
    }

    /** The row of the total of a subject. */
    public Row total(final SubjectAssessment assessment) {
        final Map<Field, Object> values = key(assessment);
        if (targetsYear != AssessmentScheme.EVERY_YEAR) {
            values.put(AssessmentTotalTable.TARGETS_YEAR, targetsYear);
        }
        put(values, AssessmentTotalTable.TOTAL_SCORE, assessment.rankingTotal());
        put(values, AssessmentTotalTable.GRADED_SCORE, assessment.gradedTotal());
        byMode(
                values,
                assessment.totals(),
                AssessmentTotalTable.TOTAL_FULL_STEP,
                AssessmentTotalTable.TOTAL_STARTED_STEP,
                AssessmentTotalTable.TOTAL_PRORATA);
        final Map<StepMode, Object> grades = new HashMap<>();
        assessment.grades().forEach((mode, band) -> grades.put(mode, band.grade()));
        byMode(
                values,
                grades,
                AssessmentTotalTable.GRADE_FULL_STEP,
                AssessmentTotalTable.GRADE_STARTED_STEP,
                AssessmentTotalTable.GRADE_PRORATA);
        assessment.grade().ifPresent(band -> grade(values, band));
        values.put(AssessmentTotalTable.IS_VETOED, assessment.veto().isPresent());
        put(values, AssessmentTotalTable.VETO, assessment.veto());
        put(values, AssessmentTotalTable.PACKAGE_FEN, assessment.packageFen());
        put(values, AssessmentTotalTable.PAYABLE_FEN, assessment.payableFen());
        assessment.next().ifPresent(next -> next(values, next));
        values.put(AssessmentTotalTable.MISSING_ITEMS, assessment.missing());
        values.put(AssessmentTotalTable.PARAMETERS_EN, parameters(false));
        values.put(AssessmentTotalTable.PARAMETERS_ZH, parameters(true));
        values.put(AssessmentTotalTable.STATE, assessment.state());
        return row(AssessmentTotalTable.CONTRACT, values);
    }

    private Map<Field, Object> key(final SubjectAssessment assessment) {
        final Map<Field, Object> values = new HashMap<>();
        values.put(AssessmentTable.SCHEME, scheme.scheme());
        values.put(AssessmentTable.SCHEME_HASH, scheme.hash());
        values.put(AssessmentTable.SUBJECT_TYPE, scheme.subjectType());
        values.put(AssessmentTable.SUBJECT, assessment.subject());
        values.put(AssessmentTable.PERIOD, String.valueOf(period));
        return values;
    }

    private Map<Field, Object> item(final SubjectAssessment assessment, final ItemResult result, final int number) {
        final Map<Field, Object> values = key(assessment);
        final Item item = result.item();
        values.put(AssessmentTable.ITEM_NUMBER, number);
        values.put(AssessmentTable.FAMILY, result.family().id());
        values.put(AssessmentTable.ITEM, item.id());
        values.put(AssessmentTable.ITEM_EN, item.labelEn());
        values.put(AssessmentTable.ITEM_ZH, item.labelZh());
        values.put(AssessmentTable.CLAUSE, item.clause());
        values.put(AssessmentTable.FULL_SCORE, item.full().setScale(Curve.SCORE_DECIMALS));
        values.put(AssessmentTable.IS_BONUS, item.isBonus());
        if (item.curve().measures().size() == 1) {
            single(values, result);
        }
        put(
                values,
                AssessmentTable.SCORE,
                Optional.ofNullable(result.score().scores().get(scheme.rules().stepMode())));
        byMode(
                values,
                result.score().scores(),
                AssessmentTable.SCORE_FULL_STEP,
                AssessmentTable.SCORE_STARTED_STEP,
                AssessmentTable.SCORE_PRORATA);
        put(values, AssessmentTable.COUNTED_SCORE, result.counted());
        values.put(AssessmentTable.STATE, result.state());
        values.put(
                AssessmentTable.EVIDENCE,
                result.score().parts().stream().map(this::evidence).toList());
        result.improvement().ifPresent(way -> {
            values.put(AssessmentTable.DISTANCE_MEASURE, way.measure());
            values.put(AssessmentTable.DISTANCE_UNIT, way.unit().id());
            values.put(AssessmentTable.DISTANCE, way.amount().setScale(MEASURE_DECIMALS));
            put(values, AssessmentTable.DISTANCE_WORTH_FEN, assessment.next().flatMap(NextGrade::worthFen));
        });
        final String note = Stream.of(result.note(), result.score().veto().map(veto -> "veto: " + veto))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + "; " + other)
                .orElse(null);
        values.put(AssessmentTable.NOTE, note);
        return values;
    }

    /** Measured, target, shortfall and steps stand in columns where an item has one measure. */
    private void single(final Map<Field, Object> values, final ItemResult result) {
        final MeasureRef measure = result.item().curve().measures().get(0);
        final CurveScore.Part part = result.score().parts().get(0);
        values.put(AssessmentTable.MEASURE, measure.id());
        values.put(AssessmentTable.UNIT, measure.unit().id());
        put(values, AssessmentTable.MEASURED, part.measure().value().map(AssessmentRows::fine));
        put(values, AssessmentTable.TARGET, part.target().map(AssessmentRows::fine));
        put(values, AssessmentTable.SHORTFALL, part.shortfall().map(AssessmentRows::fine));
        put(
                values,
                AssessmentTable.STEPS,
                Optional.ofNullable(part.steps().get(scheme.rules().stepMode())).map(AssessmentRows::fine));
    }

    private String evidence(final CurveScore.Part part) {
        final StringBuilder text = new StringBuilder(part.measure().id());
        part.measure().value().ifPresent(value -> text.append(" = ").append(plain(value)));
        part.target().ifPresent(target -> text.append(", target ").append(plain(target)));
        part.shortfall().filter(lacking -> lacking.signum() > 0).ifPresent(lacking -> text.append(", short by ")
                .append(plain(lacking)));
        Optional.ofNullable(part.steps().get(scheme.rules().stepMode()))
                .filter(steps -> steps.signum() > 0)
                .ifPresent(steps -> text.append(", steps ").append(plain(steps)));
        part.missing().ifPresent(why -> text.append(": ").append(why));
        if (!part.measure().evidence().isEmpty()) {
            text.append(" (").append(part.measure().evidence()).append(')');
        }
        return text.toString();
    }

    private void grade(final Map<Field, Object> values, final GradeBand band) {
        values.put(AssessmentTotalTable.GRADE, band.grade());
        values.put(AssessmentTotalTable.GRADE_EN, band.labelEn());
        values.put(AssessmentTotalTable.GRADE_ZH, band.labelZh());
        values.put(AssessmentTotalTable.SHARE, band.share().setScale(Curve.SCORE_DECIMALS));
        values.put(AssessmentTotalTable.NEXT_YEAR_SHARE, band.nextYear().setScale(Curve.SCORE_DECIMALS));
        values.put(AssessmentTotalTable.EFFECT_EN, band.effectEn());
        values.put(AssessmentTotalTable.EFFECT_ZH, band.effectZh());
    }

    private static void next(final Map<Field, Object> values, final NextGrade next) {
        values.put(AssessmentTotalTable.NEXT_GRADE, next.band().grade());
        values.put(AssessmentTotalTable.NEXT_GRADE_POINTS, next.points().setScale(Curve.SCORE_DECIMALS));
        put(values, AssessmentTotalTable.NEXT_GRADE_WORTH_FEN, next.worthFen());
        values.put(
                AssessmentTotalTable.NEXT_GRADE_NEXT_YEAR_SHARE,
                next.band().nextYear().setScale(Curve.SCORE_DECIMALS));
    }

    private List<String> parameters(final boolean isChinese) {
        final List<String> told = new ArrayList<>();
        if (targetsYear != AssessmentScheme.EVERY_YEAR) {
            final String note = scheme.years().getOrDefault(targetsYear, "");
            told.add("targets_year = " + targetsYear
                    + (targetsYear == period ? "" : (isChinese ? "，评价年度 " : ", assessed year ") + period)
                    + (note.isEmpty() ? "" : ": " + note));
        }
        scheme.ambiguities().forEach(each -> told.add(each.text(isChinese)));
        if (scheme.isExample()) {
            told.add(
                    isChinese
                            ? "示例方案：权重、目标与等次并非政策规定"
                            : "example scheme: weights, targets and grades are not given by a policy");
        }
        return told;
    }

    private static void byMode(
            final Map<Field, Object> values,
            final Map<StepMode, ?> byMode,
            final Field fullStep,
            final Field startedStep,
            final Field prorata) {
        values.put(fullStep, byMode.get(StepMode.FULL_STEP));
        values.put(startedStep, byMode.get(StepMode.STARTED_STEP));
        values.put(prorata, byMode.get(StepMode.PRORATA));
    }

    private static void put(final Map<Field, Object> values, final Field field, final Optional<?> value) {
        value.ifPresent(each -> values.put(field, each));
    }

    private static BigDecimal fine(final BigDecimal number) {
        return number.setScale(MEASURE_DECIMALS, java.math.RoundingMode.HALF_UP);
    }

    private static String plain(final BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static Row row(final TableContract table, final Map<Field, Object> values) {
        return RowFactory.create(table.fields().stream()
                .map(field -> cell(field, values.get(field)))
                .toArray());
    }

    private static Object cell(final Field field, final Object value) {
        // Spark takes a list of texts as an array of them.
        return value instanceof List<?> list && field.type().kind() == FieldType.Kind.STRING_ARRAY
                ? list.toArray(String[]::new)
                : value;
    }
}
