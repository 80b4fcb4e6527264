package org.dipper.shell.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;

/** Collects rules in one language. */
final class RuleList {
    private final Language language;
    private final List<PolicyRule> rules = new ArrayList<>();

    RuleList(final Language language) {
        this.language = language;
    }

    /** Adds a rule. */
    void add(final String key, final Object value, final String english, final String chinese, final Source source) {
        rules.add(new PolicyRule(
                key, text(value), language.of(english, chinese), language.of(source.english(), source.chinese())));
    }

    List<PolicyRule> rules() {
        return rules;
    }

    /** A value as a policy file writes it. */
    static String text(final Object value) {
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        if (value instanceof Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT);
        }
        return String.valueOf(value);
    }

    /** A number without idle zeros. */
    static String plain(final BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** A share in percent. */
    static String percent(final BigDecimal share) {
        return plain(share.movePointRight(2)) + " %";
    }

    /** Money in yuan with thousands separators. */
    static String yuan(final long fen) {
        return CellText.grouped(BigDecimal.valueOf(fen, 2));
    }

    /** Words in order, with commas. */
    static String list(final Collection<String> words) {
        return String.join(", ", new TreeSet<>(words));
    }

    /** Figures by name in order, such as {@code 2: 0.95, 3: 1.15}. */
    static String figures(final Map<String, BigDecimal> figures) {
        return String.join(
                ", ",
                new TreeMap<>(figures)
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + plain(entry.getValue()))
                                .toList());
    }
}
