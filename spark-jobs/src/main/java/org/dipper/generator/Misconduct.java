package org.dipper.generator;

/** What is planted, with its name in the truth files. */
enum Misconduct {
    SPLIT_ADMISSION("split_admission"),
    UP_CODING("up_coding"),
    YEAR_END_SURGE("year_end_surge"),
    LOW_STANDARD_ADMISSION("low_standard_admission"),
    OVER_LONG_STAY("over_long_stay"),
    BULK_ADMISSION("bulk_admission");

    private final String kind;

    Misconduct(final String kind) {
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
