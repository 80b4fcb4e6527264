package org.dipper.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dipper.coding.PackedCode;
import org.dipper.policy.CatalogPolicy;

/**
 * The upper levels of the catalog (三级目录): subcategory with attribute, section with attribute, chapter. Each is the roll-up
 * of the one below, so each holds every case whose place is known.
 *
 * <p>Rule: DIP 3.0 specification (comment draft), catalog levels and main index.
 */
public final class CatalogLevels {
    public static final int SUBCATEGORY = 2;
    public static final int SECTION = 1;
    public static final int CHAPTER = 0;

    private static final int SCORE_DECIMALS = 4;
    private static final int CATEGORY = 3;

    private final CatalogPolicy policy;
    private final Sections sections;

    /** Rolls up under a policy with a loaded section table. */
    public CatalogLevels(final CatalogPolicy policy, final Sections sections) {
        this.policy = policy;
        this.sections = sections;
    }

    /**
     * What is rolled up.
     *
     * @param diagnosisKey packed subcategory
     * @param attribute 1 to 4
     * @param sums what its cases cost
     */
    public record Part(int diagnosisKey, int attribute, CostSums sums) {}

    /**
     * An entry of a level.
     *
     * @param level 2, 1 or 0
     * @param code subcategory, section or chapter
     * @param name its name, where known
     * @param attribute 1 to 4, 0 in the main index
     * @param sums what its cases cost
     * @param meanCostFen weighted mean cost
     * @param rw scale x mean / mean of all
     */
    public record Entry(
            int level,
            String code,
            Optional<String> name,
            int attribute,
            CostSums sums,
            long meanCostFen,
            BigDecimal rw) {}

    private record Place(int level, String code, int attribute) implements Comparable<Place> {
        @Override
        public int compareTo(final Place other) {
            final int byLevel = Integer.compare(other.level, level);
            final int byCode = byLevel == 0 ? code.compareTo(other.code) : byLevel;
            return byCode == 0 ? Integer.compare(attribute, other.attribute) : byCode;
        }
    }

    /** The entries, second level first. */
    public List<Entry> rollUp(final List<Part> parts) {
        if (parts.isEmpty()) {
            return List.of();
        }
        final Map<Place, CostSums> sums = new TreeMap<>();
        final Map<Place, String> names = new TreeMap<>();
        for (final Part part : parts) {
            final String subcategory = PackedCode.unpackInt(part.diagnosisKey());
            sums.merge(new Place(SUBCATEGORY, subcategory, part.attribute()), part.sums(), CostSums::plus);
            final String category = subcategory.substring(0, CATEGORY);
            sections.section(category)
                    .ifPresent(span -> add(new Place(SECTION, span.code(), part.attribute()), span, part, sums, names));
            sections.chapter(category)
                    .ifPresent(span -> add(new Place(CHAPTER, span.code(), 0), span, part, sums, names));
        }
        final Fraction all =
                mean(parts.stream().map(Part::sums).reduce(CostSums::plus).orElseThrow());
        final List<Entry> entries = new ArrayList<>();
        sums.forEach((place, each) -> entries.add(new Entry(
                place.level(),
                place.code(),
                Optional.ofNullable(names.get(place)),
                place.attribute(),
                each,
                mean(each).roundedWhole(),
                mean(each).times(policy.scoreScale()).dividedBy(all).rounded(SCORE_DECIMALS))));
        return entries;
    }

    private static void add(
            final Place place,
            final Sections.Span span,
            final Part part,
            final Map<Place, CostSums> sums,
            final Map<Place, String> names) {
        sums.merge(place, part.sums(), CostSums::plus);
        span.name().ifPresent(name -> names.put(place, name));
    }

    private Fraction mean(final CostSums sums) {
        return sums.weightedMeanFen(policy.yearWeights(), policy.yearWeighting());
    }
}
