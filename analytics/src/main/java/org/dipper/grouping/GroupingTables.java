package org.dipper.grouping;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import org.dipper.coding.CodeNormaliser;
import org.dipper.coding.ProcedureAttribute;

/**
 * What the code tables say about procedures and diagnoses, as far as grouping needs it. Keys are normalised codes.
 *
 * @param procedures attribute and level by procedure; a procedure that is not here counts as surgery without a level
 * @param excludedDiagnoses diagnoses that may not be principal: such a case is not grouped
 * @param excludedProcedures procedures that may not lead a case, and in which way
 */
public record GroupingTables(
        Map<String, ProcedureProfile> procedures,
        DiagnosisSet excludedDiagnoses,
        Map<String, ProcedureExclusion> excludedProcedures)
        implements Serializable {
    /** No tables: every procedure is surgery, nothing is excluded. */
    public static final GroupingTables NONE = builder().build();

    public GroupingTables {
        procedures = Map.copyOf(procedures);
        requireNonNull(excludedDiagnoses, "excludedDiagnoses");
        excludedProcedures = Map.copyOf(excludedProcedures);
    }

    /** Starts without tables. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A procedure as the attribute table has it.
     *
     * @param attribute its attribute
     * @param level its surgery level 1-4; 0 where unknown
     */
    public record ProcedureProfile(ProcedureAttribute attribute, int level) implements Serializable {
        static final ProcedureProfile UNKNOWN = new ProcedureProfile(ProcedureAttribute.SURGERY, 0);

        public ProcedureProfile {
            requireNonNull(attribute, "attribute");
            if (level < 0 || level > 9) {
                throw new IllegalArgumentException("The level " + level + " is not from 0 to 9");
            }
        }
    }

    /**
     * Why a procedure may not lead a case.
     *
     * @param kind what happens instead
     * @param within the principal diagnoses it may lead, for {@link Kind#ONLY_WITHIN}
     */
    public record ProcedureExclusion(Kind kind, DiagnosisSet within) implements Serializable {
        /** The case counts as conservatively treated. */
        public static final ProcedureExclusion CONSERVATIVE =
                new ProcedureExclusion(Kind.CONSERVATIVE, DiagnosisSet.EMPTY);
        /** The next procedure is looked at. */
        public static final ProcedureExclusion DEFER = new ProcedureExclusion(Kind.DEFER, DiagnosisSet.EMPTY);

        public ProcedureExclusion {
            requireNonNull(kind, "kind");
            requireNonNull(within, "within");
        }

        /** It may lead within these principal diagnoses; else the next procedure is looked at. */
        public static ProcedureExclusion onlyWithin(final DiagnosisSet diagnoses) {
            return new ProcedureExclusion(Kind.ONLY_WITHIN, diagnoses);
        }

        /** The three kinds. */
        public enum Kind {
            CONSERVATIVE,
            DEFER,
            ONLY_WITHIN
        }
    }

    /** Collects the tables. */
    public static final class Builder {
        private final Map<String, ProcedureProfile> procedures = new HashMap<>();
        private final Map<String, ProcedureExclusion> exclusions = new HashMap<>();
        private DiagnosisSet excludedDiagnoses = DiagnosisSet.EMPTY;

        private Builder() {}

        /** The attribute and level of a procedure. */
        public Builder procedure(final String code, final ProcedureAttribute attribute, final int level) {
            procedures.put(CodeNormaliser.normalise(code), new ProcedureProfile(attribute, level));
            return this;
        }

        /** A procedure that may not lead a case. */
        public Builder exclude(final String code, final ProcedureExclusion exclusion) {
            exclusions.put(CodeNormaliser.normalise(code), exclusion);
            return this;
        }

        /** The diagnoses that may not be principal. */
        public Builder excludedDiagnoses(final DiagnosisSet diagnoses) {
            this.excludedDiagnoses = diagnoses;
            return this;
        }

        /** The tables. */
        public GroupingTables build() {
            return new GroupingTables(procedures, excludedDiagnoses, exclusions);
        }
    }
}
