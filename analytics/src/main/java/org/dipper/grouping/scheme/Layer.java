package org.dipper.grouping.scheme;

import java.util.Locale;
import java.util.Optional;

/** The layers of the national scheme, in the order they are tried; the first with a matching row wins. */
public enum Layer {
    PRE_GROUPING("XQ", "pre-grouping", "先期分组"),
    MERGE("BX", "merge rules", "并项规则"),
    SUBDIVISION("FZ", "diagnosis-assisted subdivision", "诊断辅助细分"),
    BASIC("JC", "basic rule", "基本规则");

    private final String code;
    private final String labelEn;
    private final String labelZh;

    Layer(final String code, final String labelEn, final String labelZh) {
        this.code = code;
        this.labelEn = labelEn;
        this.labelZh = labelZh;
    }

    /** The layer of a code such as {@code XQ}. */
    public static Optional<Layer> of(final String code) {
        for (final Layer layer : values()) {
            if (layer.code.equals(code.toUpperCase(Locale.ROOT))) {
                return Optional.of(layer);
            }
        }
        return Optional.empty();
    }

    /** The two letters that the scheme writes. */
    public String code() {
        return code;
    }

    /** The label in the given language, {@code zh} or {@code en}. */
    public String label(final String language) {
        return "zh".equals(language) ? labelZh : labelEn;
    }
}
