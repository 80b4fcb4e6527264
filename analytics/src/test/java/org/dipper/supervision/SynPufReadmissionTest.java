package org.dipper.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Readmission on the public CMS DE-SynPUF claims")
class SynPufReadmissionTest {
    private static final Path FOLDER = Path.of(System.getProperty("dipper.root", "."), "../shared/data/synpuf");

    @Test
    void agreesWithTheSlowReferenceAndTheKnownCountsOfSampleOne() throws IOException {
        final List<Stay> stays = sample(1, new HashMap<>());
        final Set<SlowPairs.Pair> pairs = ReadmissionPairsTest.pairs(stays);

        assertThat(stays).hasSize(5_768);
        assertThat(pairs).isEqualTo(SlowPairs.of(stays));
        // 80 of the rows are stays inside another one.
        assertThat(pairs).hasSize(2_420 + 80);
        assertThat(pairs.stream().filter(SlowPairs.Pair::isOverlap)).hasSize(159);
        assertThat(within(pairs, 0)).isEqualTo(26);
        assertThat(within(pairs, 7)).isEqualTo(169);
        assertThat(within(pairs, 14)).isEqualTo(285);
        assertThat(within(pairs, 15)).isEqualTo(303);
        assertThat(within(pairs, 30)).isEqualTo(552);
        assertThat(within(pairs, 31)).isEqualTo(570);
        assertThat(pairs.stream()
                        .filter(pair -> pair.gapDays() >= 0 && pair.gapDays() <= 15)
                        .filter(SlowPairs.Pair::isSameInstitution)
                        .filter(SlowPairs.Pair::isSameCategory))
                .hasSize(4);
    }

    @Test
    void agreesWithTheSlowReferenceOnAllTenSamples() throws IOException {
        final List<Stay> stays = new ArrayList<>();
        final Map<String, Long> persons = new HashMap<>();
        for (int sample = 1; sample <= 10; sample++) {
            stays.addAll(sample(sample, persons));
        }
        final List<Row> pairs =
                new ReadmissionPairs("2008-2010").apply(Stay.cases(stays)).collectAsList();
        assertThat(ReadmissionPairsTest.read(pairs)).isEqualTo(SlowPairs.of(stays));
        // A stay inside another one is the index stay of its pair; the others are the line.
        final Set<String> contained = SlowPairs.of(stays).stream()
                .filter(pair -> pair.isOverlap())
                .map(pair -> pair.index() + " " + pair.next())
                .collect(Collectors.toSet());
        assertThat(facts(pairs, contained))
                .isEqualTo(SlowPairFacts.of(
                                stays.stream().map(SynPufReadmissionTest::care).toList())
                        .stream()
                        .filter(text -> !contained.contains(beginning(text)))
                        .collect(Collectors.toSet()));
    }

    private static Set<String> facts(final List<Row> pairs, final Set<String> without) {
        return pairs.stream()
                .map(SlowPairFacts::text)
                .filter(text -> !without.contains(beginning(text)))
                .collect(Collectors.toSet());
    }

    private static String beginning(final String text) {
        return text.substring(0, text.indexOf(' ', text.indexOf(' ') + 1));
    }

    static CareStay care(final Stay stay) {
        return new CareStay(stay.id(), stay.person(), stay.admission(), stay.discharge(), Map.of())
                .in(stay.institution())
                .diagnosed(stay.diagnosis())
                .leaving(stay.dischargeWay());
    }

    private static long within(final Set<SlowPairs.Pair> pairs, final int days) {
        return pairs.stream()
                .filter(pair -> pair.gapDays() >= 0 && pair.gapDays() <= days)
                .count();
    }

    static List<Stay> sample(final int number, final Map<String, Long> persons) throws IOException {
        final Path file = FOLDER.resolve("inpatient_" + number + ".csv");
        Assumptions.assumeTrue(
                Files.exists(file), "CMS DE-SynPUF sample files are not beside the repository; nothing to compare");
        final List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        final List<String> header = cells(lines.get(0));
        final int person = header.indexOf("DESYNPUF_ID");
        final int claim = header.indexOf("CLM_ID");
        final int segment = header.indexOf("SEGMENT");
        final int provider = header.indexOf("PRVDR_NUM");
        final int admission = header.indexOf("CLM_ADMSN_DT");
        final int discharge = header.indexOf("NCH_BENE_DSCHRG_DT");
        final int diagnosis = header.indexOf("ICD9_DGNS_CD_1");
        return lines.stream()
                .skip(1)
                .map(SynPufReadmissionTest::cells)
                .filter(cells -> "1".equals(cells.get(segment)))
                .map(cells -> new Stay(
                        cells.get(claim),
                        persons.computeIfAbsent(cells.get(person), unseen -> (long) persons.size()),
                        cells.get(provider),
                        date(cells.get(admission)),
                        date(cells.get(discharge)),
                        // A few claims have no diagnosis: three dots pack and equal only each other.
                        cells.get(diagnosis).isEmpty() ? "..." : cells.get(diagnosis),
                        null,
                        "0",
                        1,
                        null,
                        null))
                .toList();
    }

    private static List<String> cells(final String line) {
        return Arrays.asList(line.replace("\"", "").split(",", -1));
    }

    private static LocalDate date(final String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
