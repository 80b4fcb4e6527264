package org.dipper.settlement.decision;

import org.dipper.table.Field;

/**
 * A column of a decision file.
 *
 * @param name its header
 * @param field where the table keeps it
 * @param form how its cells are written
 * @param isRequired whether the header and a value in every line must be there
 */
record DecisionColumn(String name, Field field, CellForm form, boolean isRequired) {
    static DecisionColumn needed(final String name, final Field field, final CellForm form) {
        return new DecisionColumn(name, field, form, true);
    }

    static DecisionColumn extra(final String name, final Field field, final CellForm form) {
        return new DecisionColumn(name, field, form, false);
    }
}
