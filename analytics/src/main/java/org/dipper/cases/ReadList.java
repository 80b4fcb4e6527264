package org.dipper.cases;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.coding.LoadedCodes;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/**
 * One settlement list while it is judged: the values of its fields in the order of {@link SettlementListTable}, and what
 * came up while its cells were read.
 */
final class ReadList {
    private static final List<Field> FIELDS = SettlementListTable.CONTRACT.fields();
    private static final Map<Field, Integer> PLACES = places();

    private final Object[] values = new Object[FIELDS.size()];
    private final String broken;
    private final LoadedCodes codes;
    private long lacking;
    private boolean hasUnreadableDate;
    private boolean hasUnreadableMoney;
    private boolean hasUnreadableNumber;
    private boolean hasUnknownValue;

    /** A list of nulls; {@code broken} is the rule that the row fails as text, or null. */
    ReadList(final String broken, final LoadedCodes codes) {
        this.broken = broken;
        this.codes = codes;
    }

    static int place(final Field field) {
        return requireNonNull(PLACES.get(field), field.name());
    }

    Object[] values() {
        return values;
    }

    void set(final int place, final Object value) {
        values[place] = value;
    }

    boolean isAbsent(final int place) {
        return values[place] == null;
    }

    /** The file has no column for this field. */
    void lacks(final int place) {
        lacking |= 1L << place;
    }

    /** Whether the value is absent although the file has a column for it. */
    boolean isBlank(final int place) {
        return values[place] == null && (lacking >>> place & 1) == 0;
    }

    String text(final int place) {
        return (String) values[place];
    }

    /** The codes of a list. */
    String[] texts(final int place) {
        return (String[]) values[place];
    }

    /** The code tables of this ingest. */
    LoadedCodes codes() {
        return codes;
    }

    Long fen(final int place) {
        return (Long) values[place];
    }

    Integer number(final int place) {
        return (Integer) values[place];
    }

    LocalDate date(final int place) {
        return (LocalDate) values[place];
    }

    boolean fails(final String rule) {
        return rule.equals(broken);
    }

    /** Whether the row has no cells: too many or too few, or quotes that do not pair. */
    boolean isUnparsed() {
        return fails(SourceRows.RAGGED) || fails(SourceRows.QUOTES);
    }

    void foundUnreadable(final FieldType.Kind kind) {
        switch (kind) {
            case DATE -> hasUnreadableDate = true;
            case LONG -> hasUnreadableMoney = true;
            default -> hasUnreadableNumber = true;
        }
    }

    void foundUnknownValue() {
        hasUnknownValue = true;
    }

    boolean hasUnreadableDate() {
        return hasUnreadableDate;
    }

    boolean hasUnreadableMoney() {
        return hasUnreadableMoney;
    }

    boolean hasUnreadableNumber() {
        return hasUnreadableNumber;
    }

    boolean hasUnknownValue() {
        return hasUnknownValue;
    }

    private static Map<Field, Integer> places() {
        final Map<Field, Integer> places = new HashMap<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            places.put(FIELDS.get(i), i);
        }
        return Map.copyOf(places);
    }
}
