package org.dipper.table;

/** The type of a table column, free of any engine: {@link Columns} turns it into Spark's. */
public record FieldType(Kind kind, int precision, int scale) {
    /** What a column holds. */
    public enum Kind {
        STRING,
        INT,
        LONG,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        DECIMAL,
        STRING_ARRAY
    }

    public static final FieldType STRING = new FieldType(Kind.STRING, 0, 0);
    public static final FieldType INT = new FieldType(Kind.INT, 0, 0);
    public static final FieldType LONG = new FieldType(Kind.LONG, 0, 0);
    public static final FieldType BOOLEAN = new FieldType(Kind.BOOLEAN, 0, 0);
    public static final FieldType DATE = new FieldType(Kind.DATE, 0, 0);
    public static final FieldType TIMESTAMP = new FieldType(Kind.TIMESTAMP, 0, 0);
    public static final FieldType STRING_ARRAY = new FieldType(Kind.STRING_ARRAY, 0, 0);

    /** Money: whole fen. */
    public static final FieldType FEN = LONG;
    /** Points (分值) and scores: four decimals. */
    public static final FieldType POINTS = decimal(18, 4);
    /** Sums of points over many cases: four decimals, wide. */
    public static final FieldType POINTS_SUM = decimal(28, 4);
    /** Ratios, indices and rates: six decimals. */
    public static final FieldType RATIO = decimal(18, 6);

    /** A fixed-scale decimal. */
    public static FieldType decimal(final int precision, final int scale) {
        return new FieldType(Kind.DECIMAL, precision, scale);
    }

    /** The type as SQL writes it. */
    public String sql() {
        return switch (kind) {
            case STRING -> "STRING";
            case INT -> "INT";
            case LONG -> "BIGINT";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP";
            case DECIMAL -> "DECIMAL(" + precision + "," + scale + ")";
            case STRING_ARRAY -> "ARRAY<STRING>";
        };
    }
}
