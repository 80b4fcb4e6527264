package org.dipper.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dipper.errors.DipperException;
import org.dipper.export.Tier;

/**
 * What an export of indicators is asked for.
 *
 * @param limit the number of cases from which on a cell may be told
 * @param institution whose export it is, in the tier {@code own} alone
 * @param key the file with the secret of the pseudonyms; without one the warehouse's own
 * @param isIdentified whether stays keep settlement ids and dates
 */
record IndicatorExportRequest(
        ExportedPeriod period,
        Path folder,
        boolean hasCsv,
        boolean hasArrow,
        boolean isChinese,
        long limit,
        Tier tier,
        Optional<String> institution,
        Optional<Path> key,
        boolean isIdentified,
        boolean mayOverwrite) {
    /** Cases below which a cell is hidden where nothing else is asked; a default of the domain guide. */
    static final long USUAL_LIMIT = 10;

    private static final int FEWEST_KEY_BYTES = 16;

    static IndicatorExportRequest of(final JobOptions options) {
        options.only(
                "period",
                "out",
                "format",
                "header",
                "suppress-below",
                "tier",
                "institution",
                "key",
                "identified",
                "overwrite");
        final String format = oneOf(options, "format", "all", List.of("csv", "arrow", "all"));
        final Tier tier = Tier.of(oneOf(options, "tier", Tier.NAMED.written(), Tier.words()))
                .orElseThrow();
        final Optional<String> institution = options.optional("institution").filter(code -> !code.isBlank());
        if (institution.isPresent() != (tier == Tier.OWN)) {
            throw DipperException.usage(
                    "--tier own and --institution belong together.",
                    "An export of one's own is one institution's.",
                    "Write --tier own --institution CODE.");
        }
        final boolean isIdentified = options.flag("identified");
        if (isIdentified && tier != Tier.NAMED) {
            throw DipperException.usage(
                    "--identified does not go with --tier " + tier.written() + ".",
                    "Settlement ids are for the authority's own use, which sees institutions by name.",
                    "Leave --identified out.");
        }
        final IndicatorExportRequest request = new IndicatorExportRequest(
                ExportedPeriod.of(options.required("period")),
                options.path("out"),
                !format.equals("arrow"),
                !format.equals("csv"),
                oneOf(options, "header", "en", List.of("zh", "en")).equals("zh"),
                options.wholeNumber("suppress-below").orElse(USUAL_LIMIT),
                tier,
                institution,
                options.optional("key").map(Path::of),
                isIdentified,
                options.flag("overwrite"));
        request.keyBytes();
        return request;
    }

    /** The secret of the key file, if one is named. */
    Optional<byte[]> keyBytes() {
        return key.map(file -> {
            try {
                final byte[] bytes = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
                if (bytes.length < FEWEST_KEY_BYTES) {
                    throw DipperException.usage(
                            "The key in " + file + " is too short.",
                            "Whoever guesses it can trace every pseudonym back; it needs " + FEWEST_KEY_BYTES
                                    + " characters at least.",
                            "Make one, such as: openssl rand -hex 32 > export.key");
                }
                return bytes;
            } catch (IOException unreadable) {
                throw DipperException.usage(
                        "The key file " + file + " cannot be read.",
                        "The system says: " + unreadable.getClass().getSimpleName() + ".",
                        "Name a text file with the key, or leave --key out to use the warehouse's.");
            }
        });
    }

    private static String oneOf(
            final JobOptions options, final String option, final String usual, final List<String> known) {
        final String value = options.optional(option).orElse(usual);
        if (!known.contains(value)) {
            throw DipperException.usage(
                    "--" + option + " is \"" + value + "\".",
                    "It takes one of: " + String.join(", ", known) + ".",
                    "Write one of them, or leave it out.");
        }
        return value;
    }
}
