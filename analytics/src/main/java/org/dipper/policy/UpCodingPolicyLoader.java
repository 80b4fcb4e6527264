package org.dipper.policy;

import java.math.BigDecimal;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code supervision.up_coding} of a policy file; a key left out keeps its default. */
final class UpCodingPolicyLoader {
    private static final int MOST_CASES = 1_000_000;

    private UpCodingPolicyLoader() {}

    static UpCodingPolicy load(final StrictYaml yaml) {
        yaml.only(
                "fewest_cases",
                "fewest_peers",
                "ratio_above",
                "deviations_above",
                "likelihood_above",
                "fewest_group_cases",
                "padding_share");
        final UpCodingPolicy usual = UpCodingPolicy.DEFAULT;
        return new UpCodingPolicy(
                integer(yaml, "fewest_cases", usual.fewestCases()),
                integer(yaml, "fewest_peers", usual.fewestPeers()),
                decimal(yaml, "ratio_above", usual.ratioAbove(), "1", "10"),
                decimal(yaml, "deviations_above", usual.deviationsAbove(), "0", "100"),
                decimal(yaml, "likelihood_above", usual.likelihoodAbove(), "0.5", "1"),
                integer(yaml, "fewest_group_cases", usual.fewestGroupCases()),
                decimal(yaml, "padding_share", usual.paddingShare(), "0", "1"));
    }

    private static int integer(final StrictYaml yaml, final String key, final int usual) {
        final int number = yaml.has(key) ? yaml.integer(key) : usual;
        if (number < 1 || number > MOST_CASES) {
            throw yaml.refusal(key, "must be from 1 to " + MOST_CASES + ".", "The default is " + usual + ".");
        }
        return number;
    }

    private static BigDecimal decimal(
            final StrictYaml yaml, final String key, final BigDecimal usual, final String least, final String most) {
        final BigDecimal number = yaml.optionalDecimal(key).orElse(usual);
        if (number.compareTo(new BigDecimal(least)) < 0 || number.compareTo(new BigDecimal(most)) > 0) {
            throw yaml.refusal(
                    key,
                    "must be from " + least + " to " + most + ".",
                    "The default is " + usual.toPlainString() + ".");
        }
        return number;
    }
}
