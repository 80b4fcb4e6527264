package org.dipper.supervision;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a rule that raises leads is, in words people can check.
 *
 * @param id the rule, snake_case
 * @param version goes up whenever the same inputs and parameters could give other leads
 * @param labelEn the English label
 * @param labelZh the Chinese label
 * @param clause where the rule comes from; "default of this tool" where no text gives it
 * @param parameters the parameters that fired, by name
 * @param exclusions what was checked and taken out
 * @param notChecked what the inputs could not tell
 */
public record LeadRule(
        String id,
        String version,
        String labelEn,
        String labelZh,
        String clause,
        Map<String, String> parameters,
        Text exclusions,
        Text notChecked) {

    /** The same sentence in two languages. */
    public record Text(String en, String zh) {
        public Text {
            requireNonNull(en, "en");
            requireNonNull(zh, "zh");
        }
    }

    public LeadRule {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** The parameters as {@code name=value}, separated by semicolons, in order of name. */
    public String parametersText() {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
