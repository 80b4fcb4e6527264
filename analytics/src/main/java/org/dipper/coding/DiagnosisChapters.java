package org.dipper.coding;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;

/** The chapters of ICD-10, the body systems, by the first characters of a category. */
public final class DiagnosisChapters {
    private static final List<List<String>> CHAPTERS = List.of(
            List.of("A", "B"),
            List.of("C", "D0", "D1", "D2", "D3", "D4"),
            List.of("D5", "D6", "D7", "D8", "D9"),
            List.of("E"),
            List.of("F"),
            List.of("G"),
            List.of("H0", "H1", "H2", "H3", "H4", "H5"),
            List.of("H6", "H7", "H8", "H9"),
            List.of("I"),
            List.of("J"),
            List.of("K"),
            List.of("L"),
            List.of("M"),
            List.of("N"),
            List.of("O"),
            List.of("P"),
            List.of("Q"),
            List.of("R"),
            List.of("S", "T"),
            List.of("V", "W", "X", "Y"),
            List.of("Z"),
            List.of("U"));

    private DiagnosisChapters() {}

    /** The chapter from 1 to 22 of a packed category; null for a code of none. */
    public static Column of(final Column packedCategory) {
        Column chapter = lit(null).cast("int");
        for (int i = 0; i < CHAPTERS.size(); i++) {
            chapter = when(PackedPrefixes.intBegins(packedCategory, CHAPTERS.get(i)), lit(i + 1))
                    .otherwise(chapter);
        }
        return chapter;
    }
}
