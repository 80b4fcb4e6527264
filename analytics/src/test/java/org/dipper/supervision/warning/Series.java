package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Monthly measures as tests write them. */
final class Series {
    static final String RATE = "rate";

    private final List<MonthlyMeasure> measures = new ArrayList<>();
    private final Map<Subject, String> groups = new HashMap<>();

    static Subject institution(final String code) {
        return new Subject(SubjectType.INSTITUTION, code);
    }

    /** A value over 100 cases. */
    Series with(final String institution, final int month, final String value) {
        return with(
                institution,
                month,
                new BigDecimal(value).multiply(BigDecimal.valueOf(100)).toPlainString(),
                "100");
    }

    Series with(final String institution, final int month, final String numerator, final String denominator) {
        return with(institution, RATE, month, numerator, denominator);
    }

    Series with(
            final String institution,
            final String indicator,
            final int month,
            final String numerator,
            final String denominator) {
        measures.add(new MonthlyMeasure(
                institution(institution), indicator, month, new BigDecimal(numerator), new BigDecimal(denominator)));
        return this;
    }

    Series inGroup(final String institution, final String group) {
        groups.put(institution(institution), group);
        return this;
    }

    MonthlySeries build() {
        return new MonthlySeries(measures, groups);
    }

    static WarningRule rule(final String id, final WarningKind kind, final String minDenominator) {
        return new WarningRule(
                id,
                1,
                kind,
                kind instanceof BudgetProgress ? MonthlyIndicators.FUND : RATE,
                Severity.MEDIUM,
                kind instanceof BudgetProgress
                        ? EnumSet.of(SubjectType.COMMUNITY)
                        : EnumSet.of(SubjectType.INSTITUTION),
                new BigDecimal(minDenominator),
                new Bilingual("A rule", "规则"),
                "test",
                false,
                "");
    }
}
