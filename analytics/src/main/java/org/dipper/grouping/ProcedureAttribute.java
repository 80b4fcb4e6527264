package org.dipper.grouping;

/** The attribute of a procedure (手术操作属性) and the number it has in a comprehensive group's key. */
public enum ProcedureAttribute {
    DIAGNOSTIC(2),
    THERAPEUTIC(3),
    INTERVENTIONAL(4),
    SURGERY(4);

    /** The number of a case without a main procedure: conservative treatment. */
    public static final int CONSERVATIVE = 1;

    private final int number;

    ProcedureAttribute(final int number) {
        this.number = number;
    }

    /** 2 diagnostic, 3 therapeutic, 4 surgery and interventional; a higher number comes first. */
    public int number() {
        return number;
    }
}
