package org.dipper.grouping;

import java.util.Arrays;

/** The codes of one case as numbers, in a buffer that is filled anew for each case. Belongs to one thread. */
final class CaseCodes {
    static final int UNKNOWN = -1;
    /** Stands between codes in a text of codes. */
    static final char SEPARATOR = '\u0001';
    /** Stands as a code of its own before the other diagnoses of a text of codes. */
    static final char DIVIDER = '\u0002';

    private static final int USUAL = 16;
    private static final byte[] NOTHING = {};

    long principal;
    private byte[] text = NOTHING;
    private int unread;
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
        text = NOTHING;
        unread = 0;
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

    /**
     * Reads a text of codes: principal diagnosis, listed main procedure (empty where there is none), other procedures and,
     * where they are given, a divider and the other diagnoses; separators between them. The other diagnoses are read when
     * something asks for them.
     */
    void fill(final byte[] codes) {
        clear();
        int at = end(codes, 0);
        principal = CodeKey.diagnosis(codes, 0, at);
        while (at < codes.length) {
            final int from = at + 1;
            at = end(codes, from);
            if (at == from + 1 && codes[from] == DIVIDER) {
                text = codes;
                unread = at;
                return;
            }
            addProcedure(CodeKey.procedure(codes, from, at));
        }
    }

    /** Reads the other diagnoses, if they are not yet. */
    void readOtherDiagnoses() {
        int at = unread;
        while (at < text.length) {
            final int from = at + 1;
            at = end(text, from);
            addDiagnosis(CodeKey.diagnosis(text, from, at));
        }
        text = NOTHING;
        unread = 0;
    }

    private static int end(final byte[] codes, final int from) {
        int at = from;
        while (at < codes.length && codes[at] != SEPARATOR) {
            at++;
        }
        return at;
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
