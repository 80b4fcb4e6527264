package org.dipper.grouping;

import java.util.List;
import java.util.Optional;
import org.dipper.catalog.DiseaseGroup.Layer;

/** Which step decided the group of a case, as tables say it. */
public enum AssignmentReason {
    PRE_GROUPING("core: national scheme, pre-grouping", Layer.PRE_GROUPING),
    MERGE("core: national scheme, merge rule", Layer.MERGE),
    SUBDIVISION("core: national scheme, diagnosis-assisted subdivision", Layer.SUBDIVISION),
    BASIC("core: national scheme, basic rule", Layer.BASIC),
    CORE("core: 4-character diagnosis and main procedure", Layer.LOCAL),
    COMPREHENSIVE("comprehensive: 3-character diagnosis and procedure attribute", Layer.COMPREHENSIVE),
    BELOW_THRESHOLD("ungrouped: neither combination reaches the threshold", null),
    EXCLUDED("ungrouped: the principal diagnosis may not be one", null);

    /** The layers of the national scheme. */
    public static final List<AssignmentReason> NATIONAL = List.of(PRE_GROUPING, MERGE, SUBDIVISION, BASIC);

    private final String text;
    private final Layer layer;

    AssignmentReason(final String text, final Layer layer) {
        this.text = text;
        this.layer = layer;
    }

    /** The text in tables. */
    public String text() {
        return text;
    }

    /** The layer of the group; empty for ungrouped cases. */
    public Optional<Layer> layer() {
        return Optional.ofNullable(layer);
    }
}
