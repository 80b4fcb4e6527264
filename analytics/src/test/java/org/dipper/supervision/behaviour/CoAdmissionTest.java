package org.dipper.supervision.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dipper.policy.BehaviourPolicy;
import org.dipper.supervision.FlaggedCaseTable;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Persons who come and go together")
class CoAdmissionTest {
    private static final BehaviourPolicy.BulkAdmission POLICY = BehaviourPolicy.DEFAULT.bulkAdmission();

    @Test
    void areLinkedAsASlowComparisonOfAllStaysLinksThem() {
        final BehaviourPolicy.BulkAdmission policy = policy(Set.of("H2"), 60, 12);
        for (int seed = 1; seed <= 3; seed++) {
            final List<CaseRow> rows = crowd(seed);
            final Set<String> expected = slowLinks(rows, policy);

            assertThat(expected).as("there are links with seed " + seed).hasSizeGreaterThan(5);
            assertThat(links(CaseRow.cases(rows), policy)).isEqualTo(expected);
            if (seed == 1) {
                Collections.shuffle(rows, new Random(3));
                assertThat(links(CaseRow.cases(rows).repartition(5), policy)).isEqualTo(expected);
            }
        }
    }

    @Test
    void becomeALeadThatNamesNoPerson() {
        final List<CaseRow> rows = new ArrayList<>();
        for (int person = 1; person <= 4; person++) {
            rows.add(CaseRow.of("A" + person).ofPerson(person).stay(person % 2, 5));
            rows.add(CaseRow.of("B" + person).ofPerson(person).stay(40 + person % 2, 5));
        }
        // A stay of a member on its own, a pair that met twice, and one who met them once.
        rows.add(CaseRow.of("C1").ofPerson(1).stay(90, 5));
        rows.add(CaseRow.of("P1").ofPerson(11).stay(120, 3));
        rows.add(CaseRow.of("P2").ofPerson(12).stay(120, 3));
        rows.add(CaseRow.of("P3").ofPerson(11).stay(140, 3));
        rows.add(CaseRow.of("P4").ofPerson(12).stay(140, 3));
        rows.add(CaseRow.of("Q1").ofPerson(13).stay(0, 5));
        final Dataset<Row> flagged = flagged(rows, POLICY);

        assertThat(flagged.columns()).containsExactlyElementsOf(FlaggedCaseTable.CONTRACT.columnNames());
        final List<Row> found = flagged.orderBy("sequence").collectAsList();
        assertThat(found)
                .extracting(row -> row.getAs("settlement_id"))
                .containsExactly("A2", "A4", "A1", "A3", "B2", "B4", "B1", "B3");
        assertThat(found).extracting(row -> row.getAs("lead_id")).containsOnly("bulk_admission:H1:A1");
        assertThat(found)
                .extracting(row -> row.getAs("summary"))
                .containsOnly(
                        "4 persons came and left at most 1 days apart from one another, two of them on 2 occasions;"
                                + " 8 stays with 1 different 3-character principal diagnoses.");
        assertThat(found.get(0).<java.math.BigDecimal>getAs("strength")).isEqualByComparingTo("0.4");
        assertThat(found.toString()).doesNotContain("7919").doesNotContain("15838");
    }

    @Test
    void needTwoOccasionsThatAreDaysApartAndWithinAYear() {
        assertThat(linked(POLICY, pair("once", 0, 0))).isFalse();
        assertThat(linked(POLICY, pair("twice", 0, 0, 30, 30))).isTrue();
        assertThat(linked(POLICY, pair("a day apart", 0, 1, 30, 29))).isTrue();
        assertThat(linked(POLICY, pair("two days apart", 0, 2, 30, 30))).isFalse();
        assertThat(linked(POLICY, pair("within the window", 0, 0, 365, 365))).isTrue();
        assertThat(linked(POLICY, pair("a day too late", 0, 0, 366, 366))).isFalse();
        // One long crowd of days is one occasion, however many stays are written in it.
        assertThat(linked(POLICY, pair("the next day", 0, 0, 1, 1))).isFalse();
        assertThat(linked(POLICY, pair("two days on", 0, 0, 2, 2))).isTrue();
    }

    @Test
    void mustLeaveTogetherToo() {
        final List<CaseRow> rows = new ArrayList<>(pair("x", 0, 0, 30, 30));
        rows.set(1, rows.get(1).stay(0, 7));

        assertThat(linked(POLICY, rows)).isFalse();
    }

    @Test
    void needThreeOccasionsWhereTreatmentIsCyclic() {
        final BehaviourPolicy.BulkAdmission cyclic = policy(Set.of("H1"), 365, 200);

        assertThat(linked(cyclic, pair("twice", 0, 0, 30, 30))).isFalse();
        assertThat(linked(cyclic, pair("thrice", 0, 0, 30, 30, 60, 60))).isTrue();
    }

    @Test
    void mustShareADepartmentWhereAnInstitutionIsCrowded() {
        final BehaviourPolicy.BulkAdmission crowded = policy(Set.of(), 365, 1);
        final List<CaseRow> rows = pair("x", 0, 0, 30, 30);
        final List<CaseRow> apart = new ArrayList<>(rows);
        apart.set(0, apart.get(0).with("discharge_department", "B01"));
        final List<CaseRow> unknown =
                rows.stream().map(row -> row.with("discharge_department", null)).toList();

        assertThat(linked(crowded, rows)).isTrue();
        assertThat(linked(crowded, apart)).isFalse();
        assertThat(linked(crowded, unknown)).isFalse();
        assertThat(linked(policy(Set.of(), 365, 2), apart)).isTrue();
        assertThat(linked(policy(Set.of(), 365, 2), unknown)).isTrue();
    }

    @Test
    void areNotMothersNewbornsOrInScheduledTreatment() {
        for (final String diagnosis : List.of("O80.0", "P07.1", "Z38.0", "Z49.1", "Z51.1")) {
            final List<CaseRow> rows = pair("x", 0, 0, 30, 30).stream()
                    .map(row -> row.with("principal_diagnosis", diagnosis))
                    .toList();
            assertThat(linked(POLICY, rows)).as(diagnosis).isFalse();
        }
        final List<CaseRow> dialysis = pair("x", 0, 0, 30, 30).stream()
                .map(row -> row.with("main_procedure", "39.9500"))
                .toList();
        assertThat(linked(POLICY, dialysis)).isFalse();
    }

    @Test
    void areNotLinkedAcrossInstitutions() {
        final List<CaseRow> rows = new ArrayList<>(pair("x", 0, 0, 30, 30));
        rows.set(0, rows.get(0).in("H2"));

        assertThat(linked(POLICY, rows)).isFalse();
    }

    @Test
    void showOnOneDayWhereTheyAreManyWithOneDiagnosis() {
        final List<CaseRow> rows = new ArrayList<>();
        for (int person = 1; person <= 8; person++) {
            rows.add(CaseRow.of("D" + person).ofPerson(person).stay(3, 5).with("principal_diagnosis", "J18." + person));
        }
        final SameDayCohorts cohorts = new SameDayCohorts(POLICY);

        final List<Row> found = cohorts.apply(CaseRow.cases(rows)).collectAsList();
        assertThat(found).hasSize(8);
        assertThat(found.get(0).<String>getAs("lead_id")).isEqualTo("bulk_admission_day:H1:2024-02-04:2024-02-09:J18");
        assertThat(found.get(0).<java.math.BigDecimal>getAs("strength")).isEqualByComparingTo("0.5");
        assertThat(cohorts.apply(CaseRow.cases(rows.subList(0, 7))).collectAsList())
                .isEmpty();
        final List<CaseRow> samePerson = new ArrayList<>(rows);
        samePerson.set(7, rows.get(7).ofPerson(1));
        assertThat(cohorts.apply(CaseRow.cases(samePerson)).collectAsList()).isEmpty();
        final List<CaseRow> otherDay = new ArrayList<>(rows);
        otherDay.set(7, rows.get(7).stay(3, 6));
        assertThat(cohorts.apply(CaseRow.cases(otherDay)).collectAsList()).isEmpty();
    }

    /** Stays of persons 1 and 2 of five days, admitted on these days in turn. */
    private static List<CaseRow> pair(final String name, final int... days) {
        final List<CaseRow> rows = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            rows.add(CaseRow.of(name + i).ofPerson(1 + i % 2).stay(days[i], 5));
        }
        return rows;
    }

    private static boolean linked(final BehaviourPolicy.BulkAdmission policy, final List<CaseRow> rows) {
        return !links(CaseRow.cases(rows), policy).isEmpty();
    }

    private static Set<String> links(final Dataset<Row> cases, final BehaviourPolicy.BulkAdmission policy) {
        final Set<String> links = new TreeSet<>();
        new CoAdmissionLinks(policy).apply(cases).collectAsList().forEach(row -> assertThat(links.add(
                        row.getString(0) + " " + row.getLong(2) + " " + row.getLong(4) + " " + row.getLong(5)))
                .isTrue());
        return links;
    }

    private static Dataset<Row> flagged(final List<CaseRow> rows, final BehaviourPolicy.BulkAdmission policy) {
        final Dataset<Row> cases = CaseRow.cases(rows);
        final List<CoAdmissionSets.Link> links = new CoAdmissionLinks(policy)
                .apply(cases).collectAsList().stream()
                        .map(row -> new CoAdmissionSets.Link(
                                new CoAdmissionSets.Person(row.getString(0), row.getLong(1), row.getLong(2)),
                                new CoAdmissionSets.Person(row.getString(0), row.getLong(3), row.getLong(4)),
                                (int) row.getLong(5)))
                        .toList();
        final List<Row> members = new CoAdmissionSets(policy.core())
                .of(links).stream()
                        .map(member -> RowFactory.create(
                                member.person().institution(),
                                member.person().keyHigh(),
                                member.person().keyLow(),
                                member.set(),
                                member.persons(),
                                member.mostOccasions()))
                        .toList();
        return new BulkAdmission(policy)
                .apply(cases, SparkSessions.shared().createDataFrame(members, BulkAdmission.MEMBERS));
    }

    private static BehaviourPolicy.BulkAdmission policy(
            final Set<String> cyclic, final int windowDays, final int mostPerDay) {
        return new BehaviourPolicy.BulkAdmission(
                POLICY.toleranceDays(),
                POLICY.leastOccasions(),
                POLICY.leastCyclicOccasions(),
                cyclic,
                windowDays,
                mostPerDay,
                POLICY.core(),
                POLICY.mostLinks(),
                POLICY.excludedDiagnoses(),
                POLICY.excludedProcedures(),
                POLICY.leastSameDay());
    }

    private static List<CaseRow> crowd(final long seed) {
        final Random random = new Random(seed);
        final List<CaseRow> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            final int hospital = random.nextInt(4) / 2 + 1;
            rows.add(CaseRow.of("S" + i)
                    .ofPerson(1 + random.nextInt(30))
                    .in("H" + hospital)
                    .stay(random.nextInt(hospital == 1 ? 100 : 40), 1 + random.nextInt(3))
                    .with("discharge_department", random.nextInt(8) == 0 ? null : "D" + random.nextInt(2))
                    .with("principal_diagnosis", random.nextInt(10) == 0 ? "O80.0" : "J18.9"));
        }
        return rows;
    }

    private static Set<String> slowLinks(final List<CaseRow> all, final BehaviourPolicy.BulkAdmission policy) {
        final Set<String> links = new TreeSet<>();
        for (final String institution : List.of("H1", "H2")) {
            final int least = policy.cyclicInstitutions().contains(institution)
                    ? policy.leastCyclicOccasions()
                    : policy.leastOccasions();
            final List<CaseRow> rows = new ArrayList<>(all);
            rows.removeIf(row -> !row.get("institution_code").equals(institution)
                    || row.get("principal_diagnosis").equals("O80.0"));
            final List<CaseRow> before = List.copyOf(rows);
            rows.removeIf(row -> before.stream()
                            .filter(other -> other.get("person_key_low").equals(row.get("person_key_low")))
                            .count()
                    < least);
            final boolean isCrowded = rows.stream()
                    .anyMatch(row -> rows.stream()
                                    .filter(other -> other.get("admission_date").equals(row.get("admission_date")))
                                    .count()
                            > policy.mostPerDay());
            for (long lower = 1; lower <= 30; lower++) {
                for (long upper = lower + 1; upper <= 30; upper++) {
                    final long occasions = occasions(rows, lower, upper, isCrowded, least, policy);
                    if (occasions > 0) {
                        links.add(institution + " " + lower + " " + upper + " " + occasions);
                    }
                }
            }
        }
        return links;
    }

    private static long occasions(
            final List<CaseRow> rows,
            final long lower,
            final long upper,
            final boolean isCrowded,
            final int least,
            final BehaviourPolicy.BulkAdmission policy) {
        final TreeSet<LocalDate> meetings = new TreeSet<>();
        for (final CaseRow one : rows) {
            for (final CaseRow other : rows) {
                final Object department = one.get("discharge_department");
                if (one.<Long>get("person_key_low") == lower
                        && other.<Long>get("person_key_low") == upper
                        && apart(one, other, "admission_date") <= policy.toleranceDays()
                        && apart(one, other, "discharge_date") <= policy.toleranceDays()
                        && (!isCrowded
                                || (department != null && department.equals(other.get("discharge_department"))))) {
                    final LocalDate mine = one.get("admission_date");
                    final LocalDate theirs = other.get("admission_date");
                    meetings.add(mine.isBefore(theirs) ? mine : theirs);
                }
            }
        }
        final List<LocalDate> occasions = new ArrayList<>();
        LocalDate last = null;
        for (final LocalDate meeting : meetings) {
            if (last == null || meeting.toEpochDay() - last.toEpochDay() > policy.toleranceDays()) {
                occasions.add(meeting);
            }
            last = meeting;
        }
        for (int i = least - 1; i < occasions.size(); i++) {
            if (occasions.get(i).toEpochDay() - occasions.get(i - least + 1).toEpochDay() <= policy.windowDays()) {
                return occasions.size();
            }
        }
        return 0;
    }

    private static long apart(final CaseRow one, final CaseRow other, final String date) {
        return Math.abs(one.<LocalDate>get(date).toEpochDay()
                - other.<LocalDate>get(date).toEpochDay());
    }
}
