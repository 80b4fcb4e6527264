package org.dipper.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dipper.coding.PackedCode;
import org.dipper.policy.CatalogPolicy;

/**
 * Makes an edition of counted groups: keeps the comprehensive groups within their limits and scores everything. Exact
 * fractions up to one rounding per number.
 *
 * <p>Rules: DIP 3.0 specification (comment draft), comprehensive groups; disease group score by AVERAGE, BENCHMARK or
 * STANDARD, M over all cases of the history, grouped or not; drug and consumable scores.
 */
public final class EditionDerivation {
    private static final int DECIMALS = 6;
    private static final MathContext WIDE = new MathContext(60, RoundingMode.HALF_EVEN);

    private final CatalogPolicy policy;
    private final Map<Integer, NationalGroup> scheme;
    private final Map<Long, String> oddCodes;

    /**
     * Derives under a policy.
     *
     * @param policy the rules
     * @param scheme the rows of the national scheme by sequence; empty without a scheme
     * @param oddCodes text of the procedure codes that do not pack, by their key
     */
    public EditionDerivation(
            final CatalogPolicy policy, final Map<Integer, NationalGroup> scheme, final Map<Long, String> oddCodes) {
        this.policy = policy;
        this.scheme = Map.copyOf(scheme);
        this.oddCodes = Map.copyOf(oddCodes);
    }

    /**
     * Derives.
     *
     * @param counts every counted group and what is left: together all cases of the history
     * @param trimmed the sums that means are taken of, by group code, where trimming makes them differ
     * @throws IllegalArgumentException where nothing was counted
     */
    public Edition derive(final List<GroupCounts> counts, final Map<String, CostSums> trimmed) {
        final CostSums all = counts.stream()
                .map(GroupCounts::sums)
                .reduce(CostSums::plus)
                .orElseThrow(() -> new IllegalArgumentException("No case was counted"));
        final List<GroupCounts> kept = new ArrayList<>();
        counts.stream().filter(count -> count.core().isPresent()).forEach(kept::add);
        kept.addAll(comprehensive(counts));
        final Scores scores = new Scores(policy, all, kept, this::code, trimmed);
        final List<DiseaseGroup> groups = new ArrayList<>();
        kept.forEach(count -> groups.add(group(count, scores)));
        groups.sort(Comparator.comparing(DiseaseGroup::code));
        return new Edition(
                groups, all.cases(), all.costFen(), scores.meanOfAllFen().roundedWhole(), varianceReduction(groups));
    }

    /** The comprehensive groups within threshold, spread and number; of equal size those whose keys come first. */
    private List<GroupCounts> comprehensive(final List<GroupCounts> counts) {
        final Optional<BigDecimal> widest = policy.comprehensive().maximumCv();
        return counts.stream()
                .filter(count -> count.core().isEmpty() && count.isGroupable())
                .filter(count -> count.sums().cases() >= policy.threshold())
                .filter(count -> widest.isEmpty()
                        || count.sums().coefficientOfVariation().compareTo(widest.get()) < 0)
                .sorted(Comparator.comparingLong(
                                (GroupCounts count) -> -count.sums().cases())
                        .thenComparingInt(GroupCounts::categoryKey)
                        .thenComparingInt(GroupCounts::procedureAttribute))
                .limit(policy.comprehensive().maximumGroups().orElse(Integer.MAX_VALUE))
                .toList();
    }

    private DiseaseGroup group(final GroupCounts count, final Scores scores) {
        final Optional<NationalGroup> national =
                count.core().filter(Combination::isNational).map(core -> scheme.get(core.schemeRule()));
        final String code = code(count);
        final CostSums sums = count.sums();
        return new DiseaseGroup(
                code,
                layer(count, national),
                national.map(NationalGroup::name).filter(name -> !name.isEmpty()),
                national.map(NationalGroup::diagnoses)
                        .orElseGet(() -> PackedCode.unpackInt(
                                count.core().map(Combination::diagnosisKey).orElse(count.categoryKey()))),
                national.isPresent()
                        ? national.map(NationalGroup::procedures).filter(text -> !text.isEmpty())
                        : count.core()
                                .filter(core -> core.procedureKey() != 0)
                                .map(core -> procedureCode(core.procedureKey())),
                count.core().isPresent() ? OptionalInt.empty() : OptionalInt.of(count.procedureAttribute()),
                count.core().orElseGet(() -> Combination.local(count.categoryKey(), 0)),
                sums,
                scores.meanFen(code, sums).roundedWhole(),
                scores.rw(code, sums),
                sums.coefficientOfVariation(),
                scores.drugScore(sums),
                scores.consumableScore(sums));
    }

    private static DiseaseGroup.Layer layer(final GroupCounts count, final Optional<NationalGroup> national) {
        if (count.core().isEmpty()) {
            return DiseaseGroup.Layer.COMPREHENSIVE;
        }
        return national.map(row -> DiseaseGroup.Layer.of(row.layer())).orElse(DiseaseGroup.Layer.LOCAL);
    }

    /** The code of a counted group. */
    public String code(final GroupCounts count) {
        return count.core()
                .map(this::code)
                .orElseGet(() -> PackedCode.unpackInt(count.categoryKey()) + "-" + count.procedureAttribute());
    }

    /** The code of a core group. */
    public String code(final Combination core) {
        if (core.isNational()) {
            return scheme.get(core.schemeRule()).code();
        }
        final String procedure = core.procedureKey() == 0 ? "" : "+" + procedureCode(core.procedureKey());
        final String related = core.related().isEmpty() ? "" : "&" + core.related();
        return PackedCode.unpackInt(core.diagnosisKey()) + procedure + related;
    }

    private String procedureCode(final long key) {
        if (key > 0) {
            return PackedCode.unpack(key);
        }
        final String text = oddCodes.get(key);
        if (text == null) {
            throw new IllegalStateException("No text is known for the odd procedure key " + key);
        }
        return text;
    }

    /** RIV = 1 - SS within / SS total over grouped cases; 0 where costs do not differ at all. */
    private static BigDecimal varianceReduction(final List<DiseaseGroup> groups) {
        BigDecimal within = BigDecimal.ZERO;
        Optional<CostSums> all = Optional.empty();
        for (final DiseaseGroup group : groups) {
            within = within.add(group.sums().squaredDeviations(), WIDE);
            all = Optional.of(all.map(sums -> sums.plus(group.sums())).orElse(group.sums()));
        }
        final BigDecimal total = all.map(CostSums::squaredDeviations).orElse(BigDecimal.ZERO);
        return total.signum() == 0
                ? BigDecimal.ZERO.setScale(DECIMALS)
                : BigDecimal.ONE.subtract(within.divide(total, WIDE)).setScale(DECIMALS, RoundingMode.HALF_UP);
    }
}
