package org.dipper.catalog.auxiliary;

import java.io.Serializable;
import java.util.List;

/** How one type of auxiliary typing finds the subtype of a case. */
interface SubtypeRule extends Serializable {
    /** The place of a case that has no subtype. */
    int NONE = 0;

    /** The type. */
    AuxiliaryType type();

    /** The subtypes, in order. */
    List<String> names();

    /** The subtype of a case as its place in the names, counted from 1; {@link #NONE} where it has none. */
    int place(AuxiliaryCase settled);
}
