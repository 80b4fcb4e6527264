package org.dipper.supervision.assessment;

import java.math.BigDecimal;

/**
 * An item of an assessment table.
 *
 * @param id its number or name, the only one of the scheme
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param clause where it stands
 * @param full its full score; 0 for a veto
 * @param isBonus whether it counts above the full score of the table
 * @param curve how it is scored
 */
public record Item(
        String id, String labelEn, String labelZh, String clause, BigDecimal full, boolean isBonus, Curve curve) {}
