package org.dipper.grouping;

import java.util.Arrays;

/** The codes of one case as numbers, in a buffer that is filled anew for each case. Belongs to one thread. */
final class CaseCodes {
    static final int UNKNOWN = -1;
    private static final int USUAL = 16;

    long principal;
    int diagnosisCount;
    long[] otherDiagnoses = new long[USUAL];
    int procedureCount;
    /** The procedures, the listed main one first. */
    long[] procedures = new long[USUAL];
    /** What of each procedure is compared with the scheme. */
    long[] compared = new long[USUAL];

    int candidateCount;
    /** The places of the rows that can match. */
    int[] candidates = new int[USUAL];

    int ageYears = UNKNOWN;
    int ageDays = UNKNOWN;
    int birthWeightGrams = UNKNOWN;
    long totalCostFen = UNKNOWN;

    /** Forgets the codes of the case before. */
    CaseCodes clear() {
        principal = 0;
        diagnosisCount = 0;
        procedureCount = 0;
        return this;
    }

    CaseCodes fill(final GroupingCase each) {
        clear();
        principal = CodeKey.diagnosis(each.principalDiagnosis());
        each.otherDiagnoses().forEach(code -> addDiagnosis(CodeKey.diagnosis(code)));
        each.procedures().forEach(code -> addProcedure(CodeKey.procedure(code)));
        ageYears = each.ageYears().orElse(UNKNOWN);
        ageDays = each.ageDays().orElse(UNKNOWN);
        birthWeightGrams = each.birthWeightGrams().orElse(UNKNOWN);
        totalCostFen = each.totalCostFen().orElse(UNKNOWN);
        return this;
    }

    void addDiagnosis(final long code) {
        if (diagnosisCount == otherDiagnoses.length) {
            otherDiagnoses = Arrays.copyOf(otherDiagnoses, 2 * diagnosisCount);
        }
        otherDiagnoses[diagnosisCount++] = code;
    }

    /** Adds a procedure; an empty one, 0, takes its place but is none. */
    void addProcedure(final long code) {
        if (procedureCount == procedures.length) {
            procedures = Arrays.copyOf(procedures, 2 * procedureCount);
            compared = Arrays.copyOf(compared, 2 * procedureCount);
        }
        procedures[procedureCount++] = code;
    }

    void addCandidate(final int rule) {
        if (candidateCount == candidates.length) {
            candidates = Arrays.copyOf(candidates, 2 * candidateCount);
        }
        candidates[candidateCount++] = rule;
    }

    boolean hasProcedure(final long code) {
        for (int i = 0; i < procedureCount; i++) {
            if (compared[i] == code) {
                return true;
            }
        }
        return false;
    }
}
