package org.dipper.coding;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One entry of a code table; what a kind does not have is empty.
 *
 * @param kind the table
 * @param code the code, normalised; a prefix or an expression of ranges in tables that hold such
 * @param name what it stands for
 * @param targetCode what it maps to; the procedures of a basic-level disease; the chapter of a section
 * @param attribute the attribute of a procedure
 * @param level the level of a procedure, 1 to 4
 * @param rule the rule of an excluded procedure, the condition of a comorbidity, {@code section} or {@code chapter}
 * @param codeRange the codes it holds for, as an expression of {@link CodeRanges}
 * @param weight the weight of a comorbidity
 * @param sourceLine the line of the file it was read from
 */
public record CodeEntry(
        CodeTableKind kind,
        String code,
        Optional<String> name,
        Optional<String> targetCode,
        Optional<ProcedureAttribute> attribute,
        Optional<Integer> level,
        Optional<String> rule,
        Optional<String> codeRange,
        Optional<Integer> weight,
        int sourceLine) {

    /** The rule of a section's entry. */
    public static final String SECTION = "section";
    /** The rule of a chapter's entry. */
    public static final String CHAPTER = "chapter";

    public CodeEntry {
        requireNonNull(kind, "kind");
        requireNonNull(code, "code");
        requireNonNull(name, "name");
        requireNonNull(targetCode, "targetCode");
        requireNonNull(attribute, "attribute");
        requireNonNull(level, "level");
        requireNonNull(rule, "rule");
        requireNonNull(codeRange, "codeRange");
        requireNonNull(weight, "weight");
    }

    /** An entry of a code alone. */
    static CodeEntry of(final CodeTableKind kind, final String code, final int line) {
        return new CodeEntry(
                kind,
                code,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                line);
    }

    CodeEntry named(final String newName) {
        final Optional<String> given = Optional.of(newName).filter(text -> !text.isEmpty());
        return new CodeEntry(kind, code, given, targetCode, attribute, level, rule, codeRange, weight, sourceLine);
    }

    CodeEntry to(final String target) {
        final Optional<String> given = Optional.of(target).filter(text -> !text.isEmpty());
        return new CodeEntry(kind, code, name, given, attribute, level, rule, codeRange, weight, sourceLine);
    }

    CodeEntry with(final ProcedureAttribute newAttribute, final Optional<Integer> newLevel) {
        return new CodeEntry(
                kind, code, name, targetCode, Optional.of(newAttribute), newLevel, rule, codeRange, weight, sourceLine);
    }

    CodeEntry ruled(final String newRule) {
        return new CodeEntry(
                kind, code, name, targetCode, attribute, level, Optional.of(newRule), codeRange, weight, sourceLine);
    }

    CodeEntry within(final CodeRanges ranges) {
        return new CodeEntry(
                kind,
                code,
                name,
                targetCode,
                attribute,
                level,
                rule,
                Optional.of(ranges.toString()),
                weight,
                sourceLine);
    }

    CodeEntry weighing(final int newWeight) {
        return new CodeEntry(
                kind, code, name, targetCode, attribute, level, rule, codeRange, Optional.of(newWeight), sourceLine);
    }

    /** The ranges it holds for; none where it has no expression. */
    public Optional<CodeRanges> ranges() {
        return codeRange.map(CodeRanges::parse);
    }

    /** Whether two entries say the same, wherever they were written. */
    boolean saysTheSame(final CodeEntry other) {
        return new CodeEntry(kind, code, name, targetCode, attribute, level, rule, codeRange, weight, other.sourceLine)
                .equals(other);
    }
}
