package org.dipper.catalog.auxiliary;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.policy.AuxiliaryPolicy;

/**
 * The subtypes of a case, at most one of each type that is on and can be told, as one number: eight bits a type, the place
 * of the subtype, 0 for none. The number makes a case's subtypes one grouping key.
 */
public final class CaseSubtypes implements Serializable {
    /** Bits that a type takes in the number. */
    public static final int BITS = 8;

    private static final int MASK = (1 << BITS) - 1;
    private static final long serialVersionUID = 1;

    private final SubtypeRule[] rules;

    /**
     * The rules of a policy.
     *
     * @param policy the types that are on
     * @param lists the loaded code lists; a type whose list is absent types no case
     */
    public CaseSubtypes(final AuxiliaryPolicy policy, final AuxiliaryCodeLists lists) {
        final List<SubtypeRule> all = new ArrayList<>();
        final List<SubtypeRule> severities = new ArrayList<>();
        final DiagnosisMarks marks = new DiagnosisMarks(lists);
        if (lists.hasSeverity()) {
            if (policy.hasSeverity()) {
                severities.add(new SeverityRule(policy.stayDaysFrom(), marks));
            }
            policy.tumour()
                    .ifPresent(rule -> severities.add(new TumourSeverityRule(rule, policy.stayDaysFrom(), marks)));
        }
        if (lists.hasComorbidity()) {
            policy.comorbidity().ifPresent(bands -> all.add(new ComorbidityRule(bands, marks)));
        }
        all.addAll(severities);
        policy.age().ifPresent(age -> all.add(new AgeRule(age, severities)));
        policy.icu().ifPresent(icu -> all.add(new IcuRule(icu)));
        this.rules = all.toArray(SubtypeRule[]::new);
    }

    /**
     * What a policy asks for and the loaded lists cannot tell: the reason by type.
     *
     * @param policy the types that are on
     * @param lists the loaded code lists
     */
    public static Map<AuxiliaryType, String> notEvaluable(
            final AuxiliaryPolicy policy, final AuxiliaryCodeLists lists) {
        final Map<AuxiliaryType, String> reasons = new EnumMap<>(AuxiliaryType.class);
        if (policy.comorbidity().isPresent() && !lists.hasComorbidity()) {
            reasons.put(AuxiliaryType.CCI, "not evaluable: the comorbidity dictionary is not loaded");
        }
        if (!lists.hasSeverity()) {
            final String absent = "not evaluable: the lists of organ failure and of organ damage are not loaded";
            if (policy.hasSeverity()) {
                reasons.put(AuxiliaryType.SEVERITY, absent);
            }
            if (policy.tumour().isPresent()) {
                reasons.put(AuxiliaryType.TUMOUR_SEVERITY, absent);
            }
            if (policy.age().flatMap(AuxiliaryPolicy.Age::elderlyFromYears).isPresent()) {
                reasons.put(AuxiliaryType.AGE, absent + ", so the elderly are not typed");
            }
        }
        return reasons;
    }

    /** The types that are on and can be told. */
    public List<AuxiliaryType> types() {
        final List<AuxiliaryType> types = new ArrayList<>();
        for (final SubtypeRule rule : rules) {
            types.add(rule.type());
        }
        return types;
    }

    /** The subtypes of a type, in the order of their places; none where it is off or cannot be told. */
    public List<String> names(final AuxiliaryType type) {
        for (final SubtypeRule rule : rules) {
            if (rule.type() == type) {
                return rule.names();
            }
        }
        return List.of();
    }

    /** The subtypes of a case as one number. */
    public long code(final AuxiliaryCase settled) {
        long code = 0;
        for (final SubtypeRule rule : rules) {
            code |= (long) rule.place(settled) << shift(rule.type());
        }
        return code;
    }

    /** The subtype of a type in such a number. */
    public Optional<String> subtype(final long code, final AuxiliaryType type) {
        final int place = place(code, type);
        return place == SubtypeRule.NONE
                ? Optional.empty()
                : Optional.of(names(type).get(place - 1));
    }

    /** The place of a type's subtype in such a number, 0 for none. */
    static int place(final long code, final AuxiliaryType type) {
        return (int) (code >> shift(type)) & MASK;
    }

    /** The lowest bit of a type in such a number. */
    static int shift(final AuxiliaryType type) {
        return type.ordinal() * BITS;
    }
}
