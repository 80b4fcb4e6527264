package org.dipper.coding;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The code tables that an ingest works with, for looking up one code after another. A table that is not there has no
 * opinion: without a map codes stay as they are, without a dictionary every code is known. Plain Java, since it goes to the
 * tasks.
 */
public final class LoadedCodes implements Serializable {
    /** No table at all. */
    public static final LoadedCodes NONE = of(Map.of());

    private static final long serialVersionUID = 1L;

    private final EnumSet<CodeTableKind> kinds;
    private final HashMap<String, String> diagnosisMap = new HashMap<>();
    private final HashMap<String, String> procedureMap = new HashMap<>();
    private final HashSet<String> diagnoses = new HashSet<>();
    private final HashSet<String> procedures = new HashSet<>();
    private final HashMap<String, Integer> attributes = new HashMap<>();
    private final CodeRanges excludedDiagnoses;

    private LoadedCodes(final Map<CodeTableKind, List<CodeEntry>> tables) {
        this.kinds = EnumSet.noneOf(CodeTableKind.class);
        kinds.addAll(tables.keySet());
        entries(tables, CodeTableKind.DIAGNOSIS_MAP)
                .forEach(entry ->
                        diagnosisMap.put(entry.code(), entry.targetCode().orElseThrow()));
        entries(tables, CodeTableKind.PROCEDURE_MAP)
                .forEach(entry ->
                        procedureMap.put(entry.code(), entry.targetCode().orElseThrow()));
        entries(tables, CodeTableKind.DIAGNOSIS).forEach(entry -> diagnoses.add(entry.code()));
        entries(tables, CodeTableKind.PROCEDURE).forEach(entry -> procedures.add(entry.code()));
        entries(tables, CodeTableKind.PROCEDURE_ATTRIBUTE)
                .forEach(entry -> attributes.put(
                        entry.code(), entry.attribute().orElseThrow().caseAttribute()));
        this.excludedDiagnoses = CodeRanges.parse(String.join(
                "|",
                entries(tables, CodeTableKind.EXCLUDED_DIAGNOSIS).stream()
                        .map(entry -> entry.codeRange().orElseThrow())
                        .toList()));
    }

    /** These tables. */
    public static LoadedCodes of(final Map<CodeTableKind, List<CodeEntry>> tables) {
        return new LoadedCodes(new EnumMap<>(
                tables.isEmpty() ? new EnumMap<CodeTableKind, List<CodeEntry>>(CodeTableKind.class) : tables));
    }

    private static List<CodeEntry> entries(final Map<CodeTableKind, List<CodeEntry>> tables, final CodeTableKind kind) {
        return tables.getOrDefault(kind, List.of());
    }

    /** Whether a table is there. */
    public boolean has(final CodeTableKind kind) {
        return kinds.contains(kind);
    }

    /** The tables that are there. */
    public Set<CodeTableKind> kinds() {
        return Collections.unmodifiableSet(kinds);
    }

    /** The diagnosis in the medical-insurance edition; as it is where there is no map or no counterpart. */
    public String diagnosis(final String code) {
        return diagnosisMap.isEmpty() ? code : diagnosisMap.getOrDefault(code, code);
    }

    /** The procedure in the medical-insurance edition; as it is where there is no map or no counterpart. */
    public String procedure(final String code) {
        return procedureMap.isEmpty() ? code : procedureMap.getOrDefault(code, code);
    }

    /** Whether there is a map and it has no counterpart for this diagnosis. */
    public boolean lacksDiagnosis(final String code) {
        return has(CodeTableKind.DIAGNOSIS_MAP) && !diagnosisMap.containsKey(code);
    }

    /** Whether there is a map and it has no counterpart for this procedure. */
    public boolean lacksProcedure(final String code) {
        return has(CodeTableKind.PROCEDURE_MAP) && !procedureMap.containsKey(code);
    }

    /** Whether the medical-insurance dictionary has this diagnosis. */
    public boolean knowsDiagnosis(final String code) {
        return !has(CodeTableKind.DIAGNOSIS) || diagnoses.contains(code);
    }

    /** Whether the medical-insurance dictionary has this procedure. */
    public boolean knowsProcedure(final String code) {
        return !has(CodeTableKind.PROCEDURE) || procedures.contains(code);
    }

    /** Whether this diagnosis may not be principal. */
    public boolean isExcludedDiagnosis(final String code) {
        return excludedDiagnoses.contains(code);
    }

    /** Whether the attribute table has this procedure. */
    public boolean hasAttribute(final String procedure) {
        return attributes.containsKey(procedure);
    }

    /** The attribute, 2 to 4, of a case with this main procedure; 4 where no table has it. */
    public int caseAttribute(final String mainProcedure) {
        return attributes.getOrDefault(mainProcedure, ProcedureAttribute.UNKNOWN_PROCEDURE);
    }
}
