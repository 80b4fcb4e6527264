package org.dipper.catalog.auxiliary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Charlson's conditions by the public prefixes of Quan et al. (2005), with Charlson's own weights: every prefix with every
 * kind of ending, and every code of the national insurance version, get the weight that a plain search of all prefixes finds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicComorbidityListTest {
    private static final Path CODES = Path.of(System.getProperty("dipper.root", ".."), "../shared/data/codes");
    private static final Map<String, Integer> WEIGHTS = Map.ofEntries(
            Map.entry("ami", 1),
            Map.entry("chf", 1),
            Map.entry("pvd", 1),
            Map.entry("cevd", 1),
            Map.entry("dementia", 1),
            Map.entry("copd", 1),
            Map.entry("rheumd", 1),
            Map.entry("pud", 1),
            Map.entry("mld", 1),
            Map.entry("diab", 1),
            Map.entry("diabwc", 2),
            Map.entry("hp", 2),
            Map.entry("rend", 2),
            Map.entry("canc", 2),
            Map.entry("msld", 3),
            Map.entry("metacanc", 6),
            Map.entry("aids", 6));

    /** Weight by prefix without dot. */
    private final Map<String, Integer> prefixes = new TreeMap<>();

    private AuxiliaryCodeLists lists;

    @BeforeAll
    void load() throws IOException {
        assumeTrue(Files.exists(CODES), "The public code tables are not here: see ../shared/data");
        for (final String line : Files.readAllLines(CODES.resolve("comorbidity_icd10_prefixes.csv"))) {
            final String[] cells = line.split(",", -1);
            if ("charlson_icd10_quan".equals(cells[0])) {
                prefixes.merge(cells[2].strip(), WEIGHTS.get(cells[1]), Math::max);
            }
        }
        final Map<String, Integer> dictionary = new TreeMap<>();
        prefixes.forEach((prefix, weight) -> dictionary.put(dotted(prefix), weight));
        lists = AuxiliaryCodeLists.of(dictionary, List.of(), List.of());
        assertThat(prefixes).hasSizeGreaterThan(250);
    }

    @Test
    void everyPrefixWithEveryEndingHasItsWeight() {
        for (final String prefix : prefixes.keySet()) {
            for (final String ending : List.of("", "0", "9", "00", "x001", "01x002")) {
                final String code = dotted(prefix + ending);
                assertThat(lists.weight(code)).as(code).isEqualTo(plain(code));
            }
        }
    }

    @Test
    void everyCodeOfTheNationalVersionHasTheWeightOfAPlainSearch() throws IOException {
        int found = 0;
        final List<String> codes = new ArrayList<>();
        for (final String line : Files.readAllLines(CODES.resolve("icd10_yb.csv"))) {
            codes.add(line.split(",", -1)[0].replace("\"", "").strip());
        }
        codes.remove(0);
        for (final String code : codes) {
            assertThat(lists.weight(code)).as(code).isEqualTo(plain(code));
            found += lists.weight(code) > 0 ? 1 : 0;
        }
        assertThat(codes).hasSizeGreaterThan(30_000);
        assertThat(found).isGreaterThan(1_000);
    }

    private int plain(final String code) {
        final String bare = code.replace(".", "");
        int weight = 0;
        for (final Map.Entry<String, Integer> prefix : prefixes.entrySet()) {
            if (bare.startsWith(prefix.getKey())) {
                weight = Math.max(weight, prefix.getValue());
            }
        }
        return weight;
    }

    private static String dotted(final String bare) {
        return bare.length() <= 3 ? bare : bare.substring(0, 3) + "." + bare.substring(3);
    }
}
