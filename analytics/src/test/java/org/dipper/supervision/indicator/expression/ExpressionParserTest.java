package org.dipper.supervision.indicator.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stay_days > 30",
                "not stay_days > 30",
                "discharge_way = '5' or discharge_way = '4' and age_years < 1",
                "(discharge_way = '5' or discharge_way = '4') and age_years < 1",
                "age_years between 18 and 64",
                "age_years not between 18 and 64 and sex is not null",
                "discharge_way not in ('4', '5')",
                "procedure_attribute in (3, 4)",
                "total_cost_fen - fund_pay_fen > 0.5 * total_cost_fen",
                "is_return_planned",
                "not is_low_risk_group",
                "main_procedure IS NULL",
                "-stay_days < -3",
            })
    void conditionsAreRead(final String text) {
        assertThat(ExpressionParser.condition(text).kind()).isEqualTo(CaseColumn.Kind.TRUTH);
    }

    @ParameterizedTest
    @CsvSource({
        "total_cost_fen, 0",
        "drug_cost_fen + consumable_cost_fen, 0",
        "rw, 4",
        "rw * auxiliary_coefficient, 8",
        "rw + stay_days, 4",
        "0.25 * total_cost_fen, 2",
        "relative_cost, 9"
    })
    void amountsKnowTheirDecimals(final String text, final int scale) {
        assertThat(ExpressionParser.amount(text).scale()).isEqualTo(scale);
    }

    @Test
    void aColumnWhoseAbsenceIsAskedForIsNotNeeded() {
        final Expression condition = ExpressionParser.condition("main_procedure is null and age_years > 1");
        assertThat(condition.needs()).containsExactly("age_years");
        assertThat(condition.columns()).containsExactly("age_years", "main_procedure");
    }

    @Test
    void andBindsTighterThanOr() {
        final Expression read = ExpressionParser.condition("sex = '1' or sex = '2' and age_years < 1");
        assertThat(read).isInstanceOfSatisfying(Expression.Logical.class, or -> assertThat(or.isAnd())
                .isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "person_key_low = 1 | no column that expressions may name",
                "settlement_id = 'A' | no column that expressions may name",
                "admission_date = '2024-01-01' | no column that expressions may name",
                "upper(sex) = 'M' | no functions",
                "stay_days / 2 > 1 | means nothing here",
                "stay_days > 1; drop table x | means nothing here",
                "stay_days > | ends where",
                "stay_days = '3' | compares a number with a text",
                "sex = 1 | compares a text with a number",
                "sex + 1 > 2 | beside something that is no number",
                "stay_days | a number, where a condition belongs",
                "stay_days and sex = '1' | where a condition belongs",
                "sex in () | where a column",
                "sex in (stay_days) | neither number nor text",
                "sex in ('1' '2') | belongs",
                "stay_days between 1 | where and belongs",
                "stay_days > 1 stay_days | where the end belongs",
                "(stay_days > 1 | where \")\" belongs",
                "sex = \"1\" | means nothing here",
                "(stay_days + 1) is null | no column",
                "is_return_planned = is_return_planned | compares conditions",
                "point_value_fen * relative_cost > 1 | more than 9 decimals",
                "stay_days > 12345678901234567 | too many digits",
                "and | belongs",
                "'' | is a text, where a condition belongs",
            })
    void whatIsOutsideTheAllowListIsRefused(final String text, final String reason) {
        final String expression = "is a text, where a condition belongs".equals(reason) ? "'x'" : text;
        assertThatThrownBy(() -> ExpressionParser.condition(expression))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void endlessNestingIsRefused() {
        final String deep = "(".repeat(100) + "stay_days > 1" + ")".repeat(100);
        assertThatThrownBy(() -> ExpressionParser.condition(deep)).hasMessageContaining("nested");
        assertThatThrownBy(() -> ExpressionParser.condition("not ".repeat(100) + "stay_days > 1"))
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> ExpressionParser.condition("stay_days > " + "1".repeat(2000)))
                .hasMessageContaining("longer");
    }

    @Test
    void anAmountIsNoCondition() {
        assertThatThrownBy(() -> ExpressionParser.amount("stay_days > 1"))
                .hasMessageContaining("where an amount belongs");
    }
}
