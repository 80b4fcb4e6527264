package org.dipper.generator;

import java.util.Optional;

/**
 * An institution.
 *
 * @param code the institution code, 12 characters
 * @param name the name
 * @param levelCode the national level code, 1 to 14
 * @param level 3, 2, 1 or 0 for none
 * @param area the county it lies in
 * @param costFactor how dear it is beside its level
 * @param vice the misconduct planted here more than elsewhere
 */
record Hospital(
        String code,
        String name,
        String levelCode,
        int level,
        String area,
        double costFactor,
        Optional<Misconduct> vice) {}
