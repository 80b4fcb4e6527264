package org.dipper.generator;

/** The kinds of misconduct that {@code --misconduct} plants, with their names in the labels. */
enum PlantedKind {
    /** One stay billed as two in the same institution, 0 to 3 days apart. */
    SPLIT_ADMISSION("split_admission"),
    /** A pricier diagnosis, or a severe secondary one, without the care. */
    UP_CODING("up_coding"),
    /** A short cheap stay that is mostly examinations. */
    LOW_STANDARD_ADMISSION("low_standard_admission"),
    /** Mild stays pulled in at the year's end and written as a pricier sibling. */
    POINTS_PADDING("points_padding"),
    /** The same persons admitted together, again and again. */
    COLLUSIVE_ADMISSION("collusive_admission"),
    /** Days in bed without the care to match. */
    OVER_LONG_STAY("over_long_stay");

    private final String kind;

    PlantedKind(final String kind) {
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
