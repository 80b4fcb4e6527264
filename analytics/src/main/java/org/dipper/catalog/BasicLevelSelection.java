package org.dipper.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dipper.policy.CatalogPolicy.BasicLevelRule;

/**
 * Selects basic-level diseases (基层病种): core groups that primary institutions treat in large part and whose costs spread
 * little.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), basic-level diseases; the share of primary institutions is left to regions.
 */
public final class BasicLevelSelection {
    private final BasicLevelRule rule;
    private final Optional<Set<String>> nationalList;

    /**
     * Selects under a rule.
     *
     * @param rule the limits
     * @param nationalList group codes of the national list, where the rule stays within it
     */
    public BasicLevelSelection(final BasicLevelRule rule, final Optional<Set<String>> nationalList) {
        this.rule = rule;
        this.nationalList = nationalList.map(Set::copyOf);
    }

    /**
     * The codes of the selected groups.
     *
     * @param groups the groups of the edition
     * @param primaryCases cases in primary institutions by group code
     */
    public Set<String> select(final List<DiseaseGroup> groups, final Map<String, Long> primaryCases) {
        final Set<String> selected = new TreeSet<>();
        for (final DiseaseGroup group : groups) {
            final BigDecimal needed = rule.minimumPrimaryShare()
                    .multiply(BigDecimal.valueOf(group.sums().cases()));
            final boolean isPrimary = BigDecimal.valueOf(primaryCases.getOrDefault(group.code(), 0L))
                            .compareTo(needed)
                    >= 0;
            final boolean isEven = group.cv().compareTo(rule.maximumCv()) <= 0;
            final boolean isListed =
                    nationalList.map(list -> list.contains(group.code())).orElse(true);
            if (group.isCore() && isPrimary && isEven && isListed) {
                selected.add(group.code());
            }
        }
        return selected;
    }
}
