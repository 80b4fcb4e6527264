package org.dipper.settlement.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.dipper.table.Field;

/**
 * A decision on a settlement year. What a kind has no use for, or the file leaves open, is empty.
 *
 * @param kind its kind
 * @param line the line of the file that it stands on
 * @param values by field of {@link SettlementDecisionTable}, in the type of the field
 */
public record SettlementDecision(DecisionKind kind, int line, Map<Field, Object> values) {
    public SettlementDecision {
        values = Map.copyOf(values);
    }

    public Optional<String> settlementId() {
        return value(SettlementDecisionTable.SETTLEMENT_ID, String.class);
    }

    /** The institution, or the community of an assessment. */
    public Optional<String> institutionCode() {
        return value(SettlementDecisionTable.INSTITUTION_CODE, String.class);
    }

    public Optional<String> pool() {
        return value(SettlementDecisionTable.INSURANCE_POOL, String.class);
    }

    /** The month of a deduction, yyyymm; empty: at clearing. */
    public Optional<Integer> month() {
        return value(SettlementDecisionTable.MONTH, Integer.class);
    }

    /** Of a special review: approved or rejected. */
    public Optional<String> outcome() {
        return value(SettlementDecisionTable.OUTCOME, String.class);
    }

    /** Of an approved special review: itemised or score; of another payment: its kind. */
    public Optional<String> method() {
        return value(SettlementDecisionTable.METHOD, String.class);
    }

    /** Points of a special review, or the score of an assessment; four decimals. */
    public Optional<BigDecimal> score() {
        return value(SettlementDecisionTable.SCORE, BigDecimal.class);
    }

    /** Of an assessment; four decimals. */
    public Optional<BigDecimal> coefficient() {
        return value(SettlementDecisionTable.COEFFICIENT, BigDecimal.class);
    }

    public Optional<Long> amountFen() {
        return value(SettlementDecisionTable.AMOUNT_FEN, Long.class);
    }

    /** Of another payment; 1 where the file says nothing. */
    public long quantity() {
        return value(SettlementDecisionTable.QUANTITY, Long.class).orElse(1L);
    }

    /** Of a capitation; 0 where the file says nothing. */
    public BigDecimal riskAdjustment() {
        return value(SettlementDecisionTable.RISK_ADJUSTMENT, BigDecimal.class).orElse(BigDecimal.ZERO);
    }

    /** The name of another payment, or the number of an objection. */
    public Optional<String> name() {
        return value(SettlementDecisionTable.NAME, String.class);
    }

    /** What an objection says. */
    public Optional<String> text() {
        return value(SettlementDecisionTable.TEXT, String.class);
    }

    /** Of an objection: open, accepted or rejected. */
    public Optional<String> state() {
        return value(SettlementDecisionTable.STATE, String.class);
    }

    /** Who decided, or answered an objection. */
    public Optional<String> decidedBy() {
        return value(SettlementDecisionTable.DECIDED_BY, String.class);
    }

    /** The day of the decision, or of the filing of an objection. */
    public Optional<LocalDate> decidedOn() {
        return value(SettlementDecisionTable.DECIDED_ON, LocalDate.class);
    }

    /** Why, or the answer to an objection. */
    public Optional<String> reason() {
        return value(SettlementDecisionTable.REASON, String.class);
    }

    private <T> Optional<T> value(final Field field, final Class<T> type) {
        return Optional.ofNullable(values.get(field)).map(type::cast);
    }
}
