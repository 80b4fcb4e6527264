package org.dipper.cases;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dipper.coding.CodeTableKind;
import org.dipper.table.Field;

/**
 * One named rule that settlement lists are held to.
 *
 * @param id the stable id, such as {@code A4_discharge_before_admission}
 * @param dimension the quality dimension
 * @param severity whether a failing row is held back
 * @param labelEn what fails, English
 * @param labelZh what fails, Chinese
 * @param needs the fields that the source must carry for the rule to mean anything
 * @param fails tells whether a settlement list fails; empty where the rule looks at several rows or is never evaluated
 * @param tables the code tables it looks into; a map counts as there where the mapping uses it
 * @param missing what this installation lacks to evaluate the rule at all, or empty
 */
public record QualityRule(
        String id,
        String dimension,
        Severity severity,
        String labelEn,
        String labelZh,
        List<Field> needs,
        Optional<Check> fails,
        List<CodeTableKind> tables,
        Optional<String> missing) {

    /** What happens to a row that fails. */
    public enum Severity {
        REJECT,
        WARN;

        /** As tables write it. */
        public String written() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Tells whether one settlement list fails; it does not where a value that the rule looks at is absent. */
    @FunctionalInterface
    interface Check extends Serializable {
        boolean fails(ReadList list);
    }

    public QualityRule {
        requireNonNull(id, "id");
        requireNonNull(dimension, "dimension");
        requireNonNull(severity, "severity");
        requireNonNull(labelEn, "labelEn");
        requireNonNull(labelZh, "labelZh");
        needs = List.copyOf(needs);
        requireNonNull(fails, "fails");
        tables = List.copyOf(tables);
        requireNonNull(missing, "missing");
    }

    /** Why the rule cannot be evaluated on sources of this mapping with these code tables; empty where it can. */
    public Optional<String> whyNotEvaluable(final CaseMapping mapping, final Set<CodeTableKind> loaded) {
        if (missing.isPresent()) {
            return missing;
        }
        for (final CodeTableKind table : tables) {
            if (!loaded.contains(table)) {
                final boolean isMap = table == CodeTableKind.DIAGNOSIS_MAP || table == CodeTableKind.PROCEDURE_MAP;
                return Optional.of(
                        isMap
                                ? "the mapping does not say that these codes are clinical ones / 映射未声明为临床版编码"
                                : "no table " + table.id() + " is loaded (dipper codes load) / 未加载" + table.labelZh());
            }
        }
        final List<String> absent = needs.stream()
                .map(Field::name)
                .filter(field -> !mapping.carries(field))
                .toList();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of("the source does not carry " + String.join(", ", absent) + " / 来源未提供该字段");
    }

    /** What the rule looks for, in both languages. */
    public String label() {
        return labelEn + " / " + labelZh;
    }
}
