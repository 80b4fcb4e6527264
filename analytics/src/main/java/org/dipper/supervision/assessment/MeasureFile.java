package org.dipper.supervision.assessment;

import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.policy.PolicyFingerprint;

/**
 * A file of measures as it was read.
 *
 * @param file its name
 * @param lines its lines that can be used, in order
 * @param problems what is wrong with the others, in order of lines
 */
public record MeasureFile(String file, List<MeasureLine> lines, List<MeasureProblem> problems) {
    /** No file. */
    public static final MeasureFile NONE = new MeasureFile("", List.of(), List.of());

    public MeasureFile {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    /**
     * The same file, once every line can be used.
     *
     * @throws DipperException refused, naming file, line, column and reason of each that cannot
     */
    public MeasureFile requireLoadable() {
        CsvProblems.require(file, problems);
        return this;
    }

    /** The lines about a subject. */
    public List<MeasureLine> of(final String subject) {
        return lines.stream().filter(line -> line.subject().equals(subject)).toList();
    }

    /** What the file says, whatever the order of its lines, as 64 hexadecimal digits. */
    public String contentHash() {
        // Line numbers stand in the evidence of results, so they are content too.
        return PolicyFingerprint.of(file, Optional.of(lines));
    }
}
