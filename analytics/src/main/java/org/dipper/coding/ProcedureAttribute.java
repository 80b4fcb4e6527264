package org.dipper.coding;

import java.util.Locale;
import java.util.Optional;

/** What kind of act a procedure code stands for (手术操作属性), and the attribute of a case whose main procedure it is. */
public enum ProcedureAttribute {
    SURGERY("手术", 4),
    INTERVENTIONAL("介入治疗", 4),
    THERAPEUTIC("治疗性操作", 3),
    DIAGNOSTIC("诊断性操作", 2);

    /** The attribute of a case without a procedure: internal medicine. */
    public static final int WITHOUT_PROCEDURE = 1;
    /** The attribute of a case whose main procedure is in no table. */
    public static final int UNKNOWN_PROCEDURE = 4;

    private final String chinese;
    private final int caseAttribute;

    ProcedureAttribute(final String chinese, final int caseAttribute) {
        this.chinese = chinese;
        this.caseAttribute = caseAttribute;
    }

    /** 4 for surgery and interventional, 3 for therapeutic, 2 for diagnostic. */
    public int caseAttribute() {
        return caseAttribute;
    }

    /** As tables write it. */
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The attribute by its English or Chinese name. */
    public static Optional<ProcedureAttribute> read(final String text) {
        for (final ProcedureAttribute attribute : values()) {
            final boolean isChinese = attribute.chinese.equals(text)
                    || (attribute == INTERVENTIONAL && "介入".equals(text))
                    || attribute.chinese.replace("性操作", "").equals(text);
            if (isChinese || attribute.written().equals(text.toLowerCase(Locale.ROOT))) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
