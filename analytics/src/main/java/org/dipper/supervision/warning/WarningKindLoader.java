package org.dipper.supervision.warning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.supervision.warning.BudgetProgress.Band;
import org.dipper.yaml.StrictYaml;

/** Reads how a rule compares: the kind and its parameters. */
final class WarningKindLoader {
    private static final BigDecimal LARGEST = new BigDecimal("1e12");
    private static final int DECIMALS = 6;
    private static final int LEAST_PEERS = 5;
    private static final int MOST_PEERS = 1000;

    /** The kinds as files write them. */
    enum Kind {
        ABSOLUTE("direction", "limit"),
        MONTH_ON_MONTH("direction", "change"),
        YEAR_ON_YEAR("direction", "change"),
        ABOVE_PEERS("percentile", "min_peers"),
        BUDGET_PROGRESS("bands", "too_low_below"),
        CUSUM("parameters"),
        FUNNEL("parameters");

        private final List<String> keys;

        Kind(final String... keys) {
            this.keys = List.of(keys);
        }

        /** The keys that this kind takes. */
        List<String> keys() {
            return keys;
        }
    }

    private WarningKindLoader() {}

    static WarningKind load(final StrictYaml yaml, final Kind kind) {
        return switch (kind) {
            case ABSOLUTE -> new AbsoluteLimit(yaml.choice("direction", Direction.class), number(yaml, "limit"));
            case MONTH_ON_MONTH -> new MonthOnMonth(yaml.choice("direction", Direction.class), change(yaml));
            case YEAR_ON_YEAR -> new YearOnYear(yaml.choice("direction", Direction.class), change(yaml));
            case ABOVE_PEERS -> peers(yaml);
            case BUDGET_PROGRESS -> budget(yaml);
            case CUSUM, FUNNEL -> chart(yaml, kind);
        };
    }

    static BigDecimal number(final StrictYaml yaml, final String key) {
        final BigDecimal number = yaml.decimal(key);
        if (number.abs().compareTo(LARGEST) > 0 || number.stripTrailingZeros().scale() > DECIMALS) {
            throw yaml.refusal(
                    key,
                    "must be from -10^12 to 10^12 with at most six decimals.",
                    "Money is in fen, a share from 0 to 1.");
        }
        return number;
    }

    private static BigDecimal change(final StrictYaml yaml) {
        final BigDecimal change = number(yaml, "change");
        final boolean isAbove = yaml.choice("direction", Direction.class) == Direction.ABOVE;
        if (isAbove && change.signum() < 0 || !isAbove && change.signum() > 0) {
            throw yaml.refusal("change", "points the other way than direction.", "Write 0.15 above, or -0.2 below.");
        }
        if (change.compareTo(BigDecimal.ONE.negate()) <= 0 || change.compareTo(BigDecimal.TEN) > 0) {
            throw yaml.refusal("change", "must be above -1 and at most 10.", "0.15 means 15 percent more.");
        }
        return change;
    }

    private static WarningKind peers(final StrictYaml yaml) {
        final BigDecimal percentile = number(yaml, "percentile");
        if (percentile.signum() <= 0 || percentile.compareTo(BigDecimal.ONE) >= 0) {
            throw yaml.refusal("percentile", "must be between 0 and 1.", "0.9 means the 90th percentile.");
        }
        final int least = yaml.has("min_peers") ? yaml.integer("min_peers") : LEAST_PEERS;
        if (least < LEAST_PEERS || least > MOST_PEERS) {
            throw yaml.refusal(
                    "min_peers",
                    "must be from " + LEAST_PEERS + " to " + MOST_PEERS + ".",
                    "A percentile of fewer than five peers says nothing and names them.");
        }
        return new AbovePeers(percentile, least);
    }

    private static WarningKind budget(final StrictYaml yaml) {
        final List<Band> bands = new ArrayList<>();
        final Set<String> names = new HashSet<>(Set.of(BudgetProgress.NORMAL, BudgetProgress.TOO_LOW));
        for (final StrictYaml part : yaml.parts("bands")) {
            part.only("name", "above", "severity");
            final String name = part.text("name");
            if (!names.add(name)) {
                throw part.refusal("name", "names " + name + " a second time.", "Give each band its own name.");
            }
            final BigDecimal above = number(part, "above");
            final BigDecimal least = bands.isEmpty()
                    ? BigDecimal.ONE
                    : bands.get(bands.size() - 1).above();
            if (above.compareTo(least) < 0 || !bands.isEmpty() && above.compareTo(least) == 0) {
                throw part.refusal(
                        "above",
                        bands.isEmpty() ? "is below 1." : "is not above the band before.",
                        "List bands from the lowest, the first from 1 on: 1 is on the budget line.");
            }
            bands.add(new Band(name, above, part.choice("severity", Severity.class)));
        }
        if (bands.isEmpty()) {
            throw yaml.refusal(
                    "bands", "names no band.", "Typical is blue above 1.00, yellow 1.03, orange 1.06, red 1.10.");
        }
        final Optional<BigDecimal> low =
                yaml.has("too_low_below") ? Optional.of(number(yaml, "too_low_below")) : Optional.empty();
        if (low.isPresent() && (low.get().signum() <= 0 || low.get().compareTo(BigDecimal.ONE) >= 0)) {
            throw yaml.refusal("too_low_below", "must be between 0 and 1.", "Typical is 0.9.");
        }
        return new BudgetProgress(bands, low);
    }

    private static WarningKind chart(final StrictYaml yaml, final Kind kind) {
        final StrictYaml part = yaml.part("parameters");
        part.keys().forEach(key -> number(part, key));
        final Map<String, BigDecimal> parameters = yaml.decimalByKey("parameters");
        final BigDecimal limit = part.decimal(ControlChart.LIMIT);
        if (limit.signum() <= 0) {
            throw part.refusal(ControlChart.LIMIT, "must be above 0.", "It is where the chart gives alarm.");
        }
        return new ControlChart(kind.name().toLowerCase(Locale.ROOT), parameters);
    }
}
