package org.dipper.benchmark;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Which planted kinds a rule looks for, from {@code rule-kinds.properties}; a rule that is not there looks for all of them. */
final class RuleKinds {
    private final Properties kinds = new Properties();
    private final Set<String> all;

    /** With these kinds in the world. */
    RuleKinds(final Set<String> all) throws IOException {
        this.all = Set.copyOf(all);
        kinds.load(new StringReader(SettlementData.text("rule-kinds.properties")));
    }

    Set<String> of(final String rule) {
        final String own = kinds.getProperty(rule, "");
        return own.isBlank()
                ? all
                : Arrays.stream(own.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }
}
