package org.dipper.supervision.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A line of a file of measures.
 *
 * @param line the line of the file, from 1
 * @param subject whom it is about: the code of a community or institution, never a person
 * @param measure the measure, or the kind of an event
 * @param part the part of a measure, such as a disease, where there are several
 * @param value the value, where it is given as one
 * @param numerator the numerator, where it is given as a quotient
 * @param denominator the denominator
 * @param sampleCount how many were asked, where it was a survey
 * @param eventOn the day of an event
 */
public record MeasureLine(
        int line,
        String subject,
        String measure,
        Optional<String> part,
        Optional<BigDecimal> value,
        Optional<BigDecimal> numerator,
        Optional<BigDecimal> denominator,
        Optional<Long> sampleCount,
        Optional<LocalDate> eventOn) {}
