package org.dipper.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.dipper.policy.GroupingPolicy.MainProcedureRule;
import org.dipper.policy.GroupingPolicy.ProcedureMatch;
import org.dipper.policy.GroupingPolicy.TieBreaker;
import org.dipper.yaml.StrictYaml;

/** Reads the part {@code grouping} of a policy file. */
final class GroupingPolicyLoader {
    private GroupingPolicyLoader() {}

    static GroupingPolicy load(final StrictYaml yaml) {
        yaml.only("scheme", "main_procedure", "related_procedures", "procedure_match", "tie_breakers");
        final GroupingPolicy plain = GroupingPolicy.PLAIN;
        return new GroupingPolicy(
                yaml.optionalText("scheme"),
                yaml.has("main_procedure")
                        ? yaml.choice("main_procedure", MainProcedureRule.class)
                        : plain.mainProcedure(),
                yaml.flag("related_procedures", plain.matchesRelated()),
                yaml.has("procedure_match")
                        ? yaml.choice("procedure_match", ProcedureMatch.class)
                        : plain.procedureMatch(),
                tieBreakers(yaml));
    }

    private static List<TieBreaker> tieBreakers(final StrictYaml yaml) {
        final List<TieBreaker> chosen = new ArrayList<>();
        for (final String written : yaml.texts("tie_breakers")) {
            chosen.add(Arrays.stream(TieBreaker.values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(written))
                    .findFirst()
                    .orElseThrow(() -> yaml.refusal(
                            "tie_breakers",
                            "holds \"" + written + "\".",
                            "Choose from: most_procedures, nearest_cost, type_order, higher_score, sequence.")));
        }
        if (new HashSet<>(chosen).size() < chosen.size()) {
            throw yaml.refusal("tie_breakers", "names one twice.", "Keep the first of the two.");
        }
        return chosen;
    }
}
