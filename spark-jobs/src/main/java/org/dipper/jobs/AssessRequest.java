package org.dipper.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.errors.DipperException;
import org.dipper.policy.PolicyFingerprint;
import org.dipper.supervision.assessment.AssessmentScheme;
import org.dipper.supervision.assessment.AssessmentSchemeLoader;
import org.dipper.supervision.assessment.MeasureFile;
import org.dipper.supervision.assessment.MeasureReader;
import org.dipper.supervision.assessment.PackageReader;
import org.dipper.yaml.StrictYaml;

/**
 * What {@code assess run} is asked for.
 *
 * @param scheme the scheme
 * @param schemeText its text
 * @param period the year that is assessed
 * @param targetsYear the year whose targets count
 * @param measures the file of measures, empty where none is given
 * @param packages packages in fen by subject, where a file is given
 */
record AssessRequest(
        AssessmentScheme scheme,
        String schemeText,
        int period,
        int targetsYear,
        MeasureFile measures,
        Optional<Map<String, Long>> packages) {
    private static final String SCHEME = "scheme";
    private static final String PERIOD = "period";
    private static final String TARGETS = "targets";
    private static final String MEASURES = "measures";
    private static final String PACKAGE = "package";

    /**
     * Reads the options and the files that they name.
     *
     * @throws DipperException usage or refused
     */
    static AssessRequest of(final JobOptions options) {
        options.only(SCHEME, PERIOD, TARGETS, MEASURES, PACKAGE, "encoding");
        final Path file = options.path(SCHEME);
        final AssessmentScheme scheme = AssessmentSchemeLoader.load(StrictYaml.read(file));
        final int period = year(options, PERIOD);
        final Optional<Integer> targets = options.optional(TARGETS).map(unused -> year(options, TARGETS));
        final int targetsYear = scheme.targetsYear(period, targets);
        final MeasureFile measures = options.optional(MEASURES)
                .map(unused -> MeasureReader.read(
                                scheme, period, name(options, MEASURES), SmallFiles.text(options, MEASURES))
                        .requireLoadable())
                .orElse(MeasureFile.NONE);
        final Optional<Map<String, Long>> packages = options.optional(PACKAGE)
                .map(unused -> PackageReader.read(name(options, PACKAGE), SmallFiles.text(options, PACKAGE)));
        return new AssessRequest(scheme, text(file), period, targetsYear, measures, packages);
    }

    /** What a publication of this assessment is called. */
    String subject() {
        return "assessment:" + scheme.scheme() + ":" + period;
    }

    /** What tells this run from others. */
    Map<String, String> claim() {
        final Map<String, String> claim = new TreeMap<>();
        claim.put(SCHEME, scheme.scheme());
        claim.put(PERIOD, String.valueOf(period));
        claim.put(TARGETS, String.valueOf(targetsYear));
        claim.put(MEASURES, measures.file().isEmpty() ? "none" : measures.contentHash());
        packages.ifPresent(given -> claim.put(PACKAGE, PolicyFingerprint.of(given)));
        return claim;
    }

    private static int year(final JobOptions options, final String option) {
        final Years years = options.years(option);
        if (years.first() != years.last()) {
            throw DipperException.usage(
                    "--" + option + " is \"" + years.label() + "\".", "It takes one year.", "Write it like 2025.");
        }
        return years.first();
    }

    /** The scheme's text; schemes are UTF-8, whatever the encoding of the other files. */
    private static String text(final Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(final JobOptions options, final String option) {
        return String.valueOf(options.path(option).getFileName());
    }
}
