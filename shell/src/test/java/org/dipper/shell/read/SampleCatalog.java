package org.dipper.shell.read;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.CatalogLevelTable;
import org.dipper.catalog.CoverageCurveTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.ScoreAdjustmentTable;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.table.Field;
import org.dipper.table.TableContract;

/** Edition 2011 with all its tables, published, and what a killed run left behind; edition 2010, built by an older Dipper. */
public final class SampleCatalog {
    /** A name that would be markup, and a script, in a careless page. */
    public static final String HOSTILE = "<script>alert('病种')</script>\"&amp;";

    private SampleCatalog() {}

    static void write(final TableFixture tables) {
        final long oldGroups = tables.append(
                DiseaseGroupTable.CONTRACT,
                List.of(group(2010, "J18.9:-", "core", "J18.9", 250, "500.0000", Map.of())));
        final long oldEdition = tables.append(CatalogEditionTable.CONTRACT, List.of(edition(2010)));
        tables.publish(
                "catalog:2010",
                1,
                "published",
                SampleWarehouse.versions("disease_group", oldGroups, "catalog_edition", oldEdition));
        final Object[] versions = {
            "disease_group", tables.append(DiseaseGroupTable.CONTRACT, groups()),
            "catalog_edition", tables.append(CatalogEditionTable.CONTRACT, List.of(edition(2011))),
            "coverage_curve", tables.append(CoverageCurveTable.CONTRACT, curve()),
            "catalog_level", tables.append(CatalogLevelTable.CONTRACT, levels()),
            "score_adjustment", tables.append(ScoreAdjustmentTable.CONTRACT, List.of(adjustment())),
            "institution_coefficient", tables.append(InstitutionCoefficientTable.CONTRACT, List.of(coefficient())),
            "auxiliary_type",
                    tables.append(
                            AuxiliaryTypeTable.CONTRACT,
                            List.of(
                                    subtype(
                                            "I21.9:00.66",
                                            "7-17y",
                                            5,
                                            "0.9",
                                            "closed",
                                            "the subtype has 5 cases, not above 5"),
                                    subtype("J18.9:-", "1-6y", 120, "1.25", "open", "open")))
        };
        tables.publish("catalog:2011", 1, "draft", SampleWarehouse.versions(versions));
        tables.publish("catalog:2011", 1, "published", SampleWarehouse.versions(versions));
        // What a killed run left behind: written, never published.
        tables.append(DiseaseGroupTable.CONTRACT, List.of(group(2011, "Z99:1", "core", "Z99", 9, "1.0000", Map.of())));
    }

    private static List<List<Object>> groups() {
        return List.of(
                group(
                        2011,
                        "I21.9:00.66",
                        "core",
                        "I21.9",
                        120,
                        "1234.5000",
                        Map.of(
                                DiseaseGroupTable.PROCEDURE_CODE,
                                "00.66",
                                DiseaseGroupTable.GROUP_NAME,
                                HOSTILE,
                                DiseaseGroupTable.CV,
                                number("1.2", 6))),
                group(
                        2011,
                        "J18.9:-",
                        "core",
                        "J18.9",
                        300,
                        "512.2500",
                        Map.of(
                                DiseaseGroupTable.DERIVED_RW,
                                number("500", 4),
                                DiseaseGroupTable.IS_BASIC_LEVEL,
                                true,
                                DiseaseGroupTable.CV,
                                number("0.4", 6))),
                group(
                        2011,
                        "I21:4",
                        "comprehensive",
                        "I21",
                        40,
                        "998.0000",
                        Map.of(DiseaseGroupTable.LAYER, "comprehensive", DiseaseGroupTable.CV, number("0.8", 6))));
    }

    private static List<Object> group(
            final int year,
            final String code,
            final String type,
            final String diagnosis,
            final long cases,
            final String rw,
            final Map<Field, Object> more) {
        final Map<Field, Object> given = new HashMap<>(Map.ofEntries(
                entry(DiseaseGroupTable.EDITION_YEAR, year),
                entry(DiseaseGroupTable.REVISION, 1),
                entry(DiseaseGroupTable.GROUP_CODE, code),
                entry(DiseaseGroupTable.GROUP_TYPE, type),
                entry(DiseaseGroupTable.DIAGNOSIS_CODE, diagnosis),
                entry(DiseaseGroupTable.DIAGNOSIS_KEY, 1),
                entry(DiseaseGroupTable.PROCEDURE_KEY, 0L),
                entry(DiseaseGroupTable.LAYER, "local"),
                entry(DiseaseGroupTable.SCHEME_RULE, 0),
                entry(DiseaseGroupTable.CASE_COUNT, cases),
                entry(DiseaseGroupTable.TOTAL_COST_FEN, cases * 10_000),
                entry(DiseaseGroupTable.MEAN_COST_FEN, 10_000L),
                entry(DiseaseGroupTable.RW, number(rw, 4)),
                entry(DiseaseGroupTable.DERIVED_RW, number(rw, 4)),
                entry(DiseaseGroupTable.IS_BASIC_LEVEL, false),
                entry(DiseaseGroupTable.CV, number("0.5", 6))));
        given.putAll(more);
        return TableFixture.row(DiseaseGroupTable.CONTRACT, given);
    }

    private static List<Object> edition(final int year) {
        return TableFixture.row(
                CatalogEditionTable.CONTRACT,
                Map.ofEntries(
                        entry(CatalogEditionTable.EDITION_YEAR, year),
                        entry(CatalogEditionTable.REVISION, 1),
                        entry(CatalogEditionTable.HISTORY_FIRST_YEAR, year - 3),
                        entry(CatalogEditionTable.HISTORY_LAST_YEAR, year - 1),
                        entry(CatalogEditionTable.CASE_COUNT, 500L),
                        entry(CatalogEditionTable.TOTAL_COST_FEN, 5_000_000L),
                        entry(CatalogEditionTable.MEAN_COST_FEN, 10_000L),
                        entry(CatalogEditionTable.CORE_GROUP_COUNT, 2L),
                        entry(CatalogEditionTable.COMPREHENSIVE_GROUP_COUNT, 1L),
                        entry(CatalogEditionTable.CORE_CASE_COUNT, 420L),
                        entry(CatalogEditionTable.COMPREHENSIVE_CASE_COUNT, 40L),
                        entry(CatalogEditionTable.UNGROUPED_CASE_COUNT, 40L),
                        entry(CatalogEditionTable.CORE_THRESHOLD, 15L),
                        entry(CatalogEditionTable.VARIANCE_REDUCTION, number("0.612345", 6)),
                        entry(CatalogEditionTable.GROUPING_HASH, "grouping"),
                        entry(CatalogEditionTable.POLICY_HASH, "policy-hash"),
                        entry(CatalogEditionTable.RUN_ID, "run")));
    }

    private static List<List<Object>> curve() {
        return List.of(
                List.of(2011, 1, 40L, 2L, 420L, number("0.84", 6), true),
                List.of(2011, 1, 9L, 3L, 460L, number("0.92", 6), false));
    }

    private static List<List<Object>> levels() {
        return List.of(
                row(
                        CatalogLevelTable.CONTRACT,
                        2011,
                        1,
                        0,
                        "J",
                        HOSTILE,
                        0,
                        300L,
                        3_000_000L,
                        10_000L,
                        "512.25",
                        "0.4"),
                row(
                        CatalogLevelTable.CONTRACT,
                        2011,
                        1,
                        2,
                        "J18",
                        null,
                        1,
                        300L,
                        3_000_000L,
                        10_000L,
                        "512.25",
                        "0.4"));
    }

    private static List<Object> adjustment() {
        return row(ScoreAdjustmentTable.CONTRACT, 2011, 1, "J18.9:-", "500", "512.25", "512.25", "专家组", HOSTILE, 2);
    }

    private static List<Object> coefficient() {
        return row(
                InstitutionCoefficientTable.CONTRACT,
                2011,
                1,
                "class",
                "class",
                "3",
                "-",
                300L,
                "1.1",
                "1.1",
                "in_force",
                "measured");
    }

    private static List<Object> subtype(
            final String group,
            final String subtype,
            final long cases,
            final String coefficient,
            final String state,
            final String reason) {
        return row(
                AuxiliaryTypeTable.CONTRACT,
                2011,
                1,
                group,
                "age",
                subtype,
                cases,
                12_000L,
                "0.8",
                "0.5",
                coefficient,
                coefficient,
                state,
                reason);
    }

    /** A row whose decimals are written as texts. */
    private static List<Object> row(final TableContract contract, final Object... values) {
        final Map<Field, Object> given = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            final Field field = contract.fields().get(i);
            final boolean isDecimal = field.type().scale() > 0;
            given.put(
                    field,
                    isDecimal && values[i] != null
                            ? number((String) values[i], field.type().scale())
                            : values[i]);
        }
        return TableFixture.row(contract, given);
    }

    private static BigDecimal number(final String text, final int scale) {
        return new BigDecimal(text).setScale(scale);
    }
}
