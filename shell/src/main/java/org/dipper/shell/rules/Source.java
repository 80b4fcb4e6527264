package org.dipper.shell.rules;

/**
 * The clause that a rule comes from, in both languages.
 *
 * @param english such as {@code DIP 3.0 draft, group score}
 * @param chinese the same in Chinese
 */
record Source(String english, String chinese) {
    /** What the national texts leave to the region. */
    static final Source LOCAL = new Source("local choice", "地方规定");

    /** The DIP 3.0 technical specification, draft for comment. */
    static Source draft(final String english, final String chinese) {
        return new Source("DIP 3.0 draft, " + english, "DIP 3.0 征求意见稿，" + chinese);
    }

    /** What the draft names and leaves to the region to fill. */
    static Source draftAndLocal(final String english, final String chinese) {
        return new Source("DIP 3.0 draft, " + english + "; figures are local", "DIP 3.0 征求意见稿，" + chinese + "；数值由地方确定");
    }

    /** The payment rules of 2025. */
    static Source payment(final String articles) {
        return new Source("2025 payment rules art. " + articles, "医保发〔2025〕18号第" + articles + "条");
    }

    /** The agency rules of 2025. */
    static Source agency(final String articles) {
        return new Source("2025 agency rules art. " + articles, "经办管理规程(2025版)第" + articles + "条");
    }
}
