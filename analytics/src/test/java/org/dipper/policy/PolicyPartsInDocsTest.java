package org.dipper.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Parts of a policy that the documentation offers to copy. */
class PolicyPartsInDocsTest {
    private static final Pattern YAML = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyPartLoadsInThePolicyThatShips() throws Exception {
        final Path root = Path.of(System.getProperty("dipper.root"));
        final String policy = Files.readString(root.resolve("policies/prefecture.yaml"));
        final List<Policy> loaded = new ArrayList<>();
        final Matcher parts = YAML.matcher(Files.readString(root.resolve("docs/auxiliary.md")));
        while (parts.find()) {
            loaded.add(PolicyLoader.parse("docs/auxiliary.md", policy + "\n" + parts.group(1)));
        }
        assertThat(loaded).hasSize(3);
        assertThat(loaded.get(0).auxiliary()).isPresent();
        assertThat(loaded.get(1).derivedCoefficient()).isPresent();
        assertThat(loaded.get(2).derivedCoefficient().orElseThrow().baseBonus()).isPresent();
        assertThat(loaded).extracting(Policy::hash).doesNotHaveDuplicates();
    }
}
