package org.dipper.coding;

import java.io.Serializable;

/** Hands out the code tables wherever it is asked: tables of tens of thousands of codes should travel once a machine. */
@FunctionalInterface
public interface CodesSource extends Serializable {
    /** No tables. */
    CodesSource NONE = () -> LoadedCodes.NONE;

    /** The tables. */
    LoadedCodes get();
}
