package org.dipper.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.catalog.auxiliary.CaseSubtypes;
import org.dipper.catalog.auxiliary.OpenSubtype;
import org.dipper.catalog.auxiliary.SubtypeChoice;
import org.dipper.policy.AuxiliaryPolicy;
import org.dipper.policy.AuxiliaryPolicy.AgeBand;
import org.dipper.policy.AuxiliaryPolicy.Gate;
import org.dipper.policy.CoefficientPolicy;
import org.dipper.policy.SettlementPolicy;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

/** RW x institution coefficient x auxiliary coefficient, the subtype with the highest trigger. */
class AuxiliaryTypingTest {
    private static final AuxiliaryPolicy AGE_AND_ICU = new AuxiliaryPolicy(
            new Gate(10, 5, new BigDecimal("0.7"), new BigDecimal("0.2")),
            3,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.of(new AuxiliaryPolicy.Age(List.of(new AgeBand("1-6y", false, 1, 6)), Optional.empty())),
            Optional.of(new AuxiliaryPolicy.Icu(
                    List.of(2, 8), new Gate(10, 5, new BigDecimal("0.7"), new BigDecimal("0.1")))));

    private static final List<OpenSubtype> OPEN = List.of(
            open("A", "age", "1-6y", "1.300000", "1.2500"),
            open("A", "icu_days", "2-7d", "1.300000", "1.4000"),
            open("A", "icu_days", "8d+", "2.000000", "1.9999"));

    private final Dataset<Row> cases = SparkSessions.shared()
            .createDataFrame(
                    List.of(
                            settled("young", "A", 3, null),
                            settled("young and two days", "A", 3, 2),
                            settled("young and eight days", "A", 3, 8),
                            settled("neither", "A", 40, 1),
                            settled("other group", "B", 3, 8),
                            settled("ungrouped", null, 3, 8)),
                    StructType.fromDDL(
                            "settlement_id STRING, group_code STRING, rw_units LONG, group_mean_cost_fen LONG, "
                                    + "institution_code STRING, hospital_level STRING, principal_diagnosis STRING, "
                                    + "other_diagnoses ARRAY<STRING>, age_years INT, age_days INT, stay_days INT, "
                                    + "discharge_way STRING, icu_days INT, total_cost_fen LONG, treatment_cost_fen LONG, "
                                    + "drug_cost_fen LONG"));

    @Test
    void theSubtypeWithTheHighestTriggerCorrectsTheScore() {
        final CaseSubtypes subtypes = new CaseSubtypes(AGE_AND_ICU, AuxiliaryCodeLists.none());
        assertThat(scored(new AuxiliaryTyping(new SubtypeChoice(subtypes, OPEN))))
                .containsExactly(
                        // 1000.0001 x 1.1 x 1.25 = 1375.00013...; equal triggers go by type.
                        "young age 1-6y 12500 13750001",
                        "young and two days age 1-6y 12500 13750001",
                        "young and eight days icu_days 8d+ 19999 21998902",
                        "neither null null 10000 11000001",
                        "other group null null 10000 11000001",
                        "ungrouped null null 10000 7000000");
    }

    @Test
    void withoutOpenSubtypesScoresAreAsWithoutTyping() {
        final CaseSubtypes subtypes = new CaseSubtypes(AGE_AND_ICU, AuxiliaryCodeLists.none());
        assertThat(scored(new AuxiliaryTyping(new SubtypeChoice(subtypes, List.of()))))
                .isEqualTo(scored(new NoTyping()))
                .allMatch(text -> text.contains(" null null 10000 "));
    }

    private List<String> scored(final CaseTyping typing) {
        final SettlementPolicy policy = new SettlementPolicy(
                List.of(),
                new CoefficientPolicy(Map.of(), Map.of("3", new BigDecimal("1.1")), BigDecimal.ONE),
                Optional.empty(),
                Set.of(),
                new BigDecimal("0.7"));
        return new ScoreCases(
                        policy,
                        1000,
                        1_000_000,
                        new NoStandard(),
                        typing,
                        new PolicyCoefficients(policy.coefficient()),
                        new PointValues(Map.of()),
                        CaseDecisions.NONE)
                        .apply(cases)
                        .select(
                                "settlement_id",
                                "auxiliary_type",
                                "auxiliary_subtype",
                                "auxiliary_coefficient_units",
                                "case_score_units")
                        .collectAsList()
                        .stream()
                        .map(row -> row.mkString(" "))
                        .toList();
    }

    private static OpenSubtype open(
            final String group, final String type, final String subtype, final String trigger, final String value) {
        return new OpenSubtype(group, type, subtype, new BigDecimal(trigger), new BigDecimal(value));
    }

    private static Row settled(final String id, final String group, final int age, final Integer icuDays) {
        return RowFactory.create(
                id,
                group,
                group == null ? null : 1000_0001L,
                group == null ? null : 1_000_000L,
                "H1",
                "3",
                "I21.9",
                new String[0],
                age,
                null,
                4,
                "1",
                icuDays,
                1_000_000L,
                null,
                null);
    }
}
