package org.dipper.shell.report;

import static org.dipper.table.Field.optional;
import static org.dipper.table.Field.required;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.shell.view.CellText;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.table.Field;
import org.dipper.table.FieldType;

/** How homogeneous groups are: CV within them, and what the grouping takes off the variance (RIV). */
final class VariationSections {
    private static final int BINS = 20;
    private static final BigDecimal NARROW = new BigDecimal("0.5");
    private static final BigDecimal SUBTYPE = new BigDecimal("0.7");
    private static final int RATIO_DECIMALS = 6;

    private static final Field BAND = required("band", FieldType.STRING, "CV", "变异系数区间");
    private static final Field GROUPS = required("group_count", FieldType.LONG, "groups", "病种数");
    private static final Field CASES = required("case_count", FieldType.LONG, "cases", "病例数");
    private static final Field CASE_SHARE = required("case_share", FieldType.RATIO, "share of grouped cases", "病例占比");
    private static final Field FIRST_LETTER =
            required("first_letter", FieldType.STRING, "diagnoses beginning with", "诊断编码首字母");
    private static final Field REDUCTION = optional("riv", FieldType.RATIO, "RIV", "组间变异(RIV)");

    private final Language language;
    private final List<TableRow> groups;

    VariationSections(final Language language, final List<TableRow> groups) {
        this.language = language;
        this.groups = groups;
    }

    /** Groups by CV, with the bands that are watched. */
    Section spread() {
        final Rows bands = new Rows(BAND, GROUPS, CASES, CASE_SHARE);
        band(bands, "< 0.5", cv -> cv.compareTo(NARROW) < 0);
        band(bands, "0.5 - 0.7", cv -> cv.compareTo(NARROW) >= 0 && cv.compareTo(SUBTYPE) <= 0);
        band(bands, "> 0.7", cv -> cv.compareTo(SUBTYPE) > 0);
        band(bands, language.of("of these > 1", "其中 > 1"), cv -> cv.compareTo(BigDecimal.ONE) > 0);
        return new Section(
                "cv",
                language.of("Variation within groups (CV)", "病种内变异系数(CV)分布"),
                List.of(language.of(
                        "CV is the standard deviation of case cost over its mean. Groups below 0.5 and above 1 are watched; above 0.7 auxiliary types are worth a look, and a basic-level disease has at most 0.7.",
                        "变异系数 = 病例费用标准差 / 均值。低于 0.5 与高于 1 的病种数为监测指标；高于 0.7 的病种建议考虑辅助分型，基层病种不高于 0.7。")),
                Optional.of(Charts.bars(
                        GROUPS.label(language.code()),
                        histogram(),
                        DiseaseGroupTable.CV.label(language.code()),
                        GROUPS.label(language.code()))),
                bands.fields(),
                bands.rows(),
                "disease_group.cv, disease_group.case_count");
    }

    private void band(final Rows bands, final String label, final Predicate<BigDecimal> isIn) {
        final List<TableRow> members =
                groups.stream().filter(group -> isIn.test(cv(group))).toList();
        final long cases = cases(members);
        bands.add(
                label,
                (long) members.size(),
                cases,
                share(BigDecimal.valueOf(cases), BigDecimal.valueOf(cases(groups))));
    }

    private static long cases(final List<TableRow> members) {
        return members.stream()
                .mapToLong(row -> row.number(DiseaseGroupTable.CASE_COUNT))
                .sum();
    }

    private List<Charts.Bar> histogram() {
        final long[] counts = new long[BINS + 1];
        for (final TableRow group : groups) {
            final int bin = cv(group).movePointRight(1).intValue();
            counts[Math.min(BINS, bin)]++;
        }
        final List<Charts.Bar> bars = new ArrayList<>();
        for (int bin = 0; bin <= BINS; bin++) {
            final BigDecimal from = BigDecimal.valueOf(bin, 1);
            final String colour =
                    bin < 5 ? Charts.GREEN : bin < 7 ? Charts.BLUE : bin < 10 ? Charts.ORANGE : Charts.RED;
            bars.add(new Charts.Bar(
                    bin == BINS ? "≥ 2" : from + "-" + from.add(new BigDecimal("0.1")),
                    BigDecimal.valueOf(counts[bin]),
                    colour));
        }
        return bars;
    }

    /** RIV in all and by the first letter of the diagnosis, which is near the chapters of ICD-10. */
    Section reduction(final TableRow header) {
        final Map<String, List<TableRow>> byLetter = new TreeMap<>();
        groups.forEach(group -> byLetter.computeIfAbsent(letter(group), letter -> new ArrayList<>())
                .add(group));
        final Rows rows = new Rows(FIRST_LETTER, GROUPS, CASES, REDUCTION);
        final List<Charts.Bar> bars = new ArrayList<>();
        byLetter.forEach((letter, members) -> {
            final Optional<BigDecimal> riv = reduction(members);
            rows.add(letter, (long) members.size(), cases(members), riv.orElse(null));
            riv.ifPresent(value -> bars.add(new Charts.Bar(letter, value, Charts.BLUE)));
        });
        final String all = header.decimal(CatalogEditionTable.VARIANCE_REDUCTION)
                .map(CellText::grouped)
                .orElse("-");
        return new Section(
                "riv",
                language.of("Variance that the grouping explains (RIV)", "组间变异(RIV)"),
                List.of(language.of(
                        "RIV = 1 - squares within groups / squares in all. Over all grouped cases: " + all
                                + ". Below, the same within the diagnoses of one letter, from each group's cases, cost and CV.",
                        "RIV = 1 - 组内平方和 / 总平方和。全部入组病例：" + all + "。下表按诊断编码首字母分别测算，由各病种的病例数、费用与变异系数推得。")),
                Optional.of(Charts.bars(
                        REDUCTION.label(language.code()),
                        bars,
                        FIRST_LETTER.label(language.code()),
                        REDUCTION.label(language.code()))),
                rows.fields(),
                rows.rows(),
                "catalog_edition.riv; disease_group.case_count, total_cost_fen, cv");
    }

    private static Optional<BigDecimal> reduction(final List<TableRow> members) {
        BigDecimal cases = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        BigDecimal within = BigDecimal.ZERO;
        BigDecimal aboutZero = BigDecimal.ZERO;
        for (final TableRow group : members) {
            final BigDecimal count = BigDecimal.valueOf(group.number(DiseaseGroupTable.CASE_COUNT));
            final BigDecimal sum = BigDecimal.valueOf(group.number(DiseaseGroupTable.TOTAL_COST_FEN));
            if (count.signum() > 0) {
                // n mean^2, and n sd^2 = n (cv mean)^2
                final BigDecimal ofMeans = sum.multiply(sum).divide(count, MathContext.DECIMAL128);
                final BigDecimal squares = cv(group).pow(2).multiply(ofMeans);
                cases = cases.add(count);
                cost = cost.add(sum);
                within = within.add(squares);
                aboutZero = aboutZero.add(squares).add(ofMeans);
            }
        }
        if (cases.signum() == 0) {
            return Optional.empty();
        }
        final BigDecimal all = aboutZero.subtract(cost.multiply(cost).divide(cases, MathContext.DECIMAL128));
        return all.signum() <= 0
                ? Optional.empty()
                : Optional.of(BigDecimal.ONE.subtract(within.divide(all, RATIO_DECIMALS, RoundingMode.HALF_UP)));
    }

    private static String letter(final TableRow group) {
        final String code = group.text(DiseaseGroupTable.DIAGNOSIS_CODE);
        return code.isEmpty() ? "-" : code.substring(0, 1);
    }

    private static BigDecimal cv(final TableRow group) {
        return group.decimal(DiseaseGroupTable.CV).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal share(final BigDecimal part, final BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.divide(whole, RATIO_DECIMALS, RoundingMode.HALF_UP);
    }
}
