package org.dipper.benchmark;

/** Seconds of one round. */
record Times(double catalog, double settle, double readmission) {
    double sum() {
        return catalog + settle + readmission;
    }
}
