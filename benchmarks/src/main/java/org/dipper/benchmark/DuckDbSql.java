package org.dipper.benchmark;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.Policy;
import org.dipper.policy.PoolBudget;

/**
 * The three pieces of work as plain SQL, from the rules: issue-level wording, not Dipper's code. Scores are whole
 * ten-thousandths of a point, rounded half up; payments are split by largest remainder, ties to the larger weight.
 */
final class DuckDbSql {
    private static final int HISTORY = 3;

    private final DuckDbSource source;
    private final Policy policy;

    DuckDbSql(final DuckDbSource source, final Policy policy) {
        this.source = source;
        this.policy = policy;
    }

    /** Counts every combination of the history, and of it core and comprehensive groups with their scores. */
    List<String> catalog() {
        final StringBuilder years = new StringBuilder();
        final StringBuilder sums = new StringBuilder();
        final StringBuilder weighted = new StringBuilder("(");
        final StringBuilder weights = new StringBuilder("(");
        for (int i = 0; i < HISTORY; i++) {
            final int year = policy.year() - HISTORY + i;
            final int weight = policy.catalog().yearWeights().get(i);
            years.append(", count(*) filter (discharge_year = " + year + ") n" + i + ", coalesce(sum(" + source.cost()
                    + ") filter (discharge_year = " + year + "), 0) s" + i);
            sums.append(", sum(n" + i + ") n" + i + ", sum(s" + i + ") s" + i);
            final String plus = i == 0 ? "" : " + ";
            weighted.append(plus + "case when n" + i + " > 0 then " + weight + " * s" + i + " / n" + i + " else 0 end");
            weights.append(plus + "case when n" + i + " > 0 then " + weight + " else 0 end");
        }
        final String mean = weighted + ") / " + weights + ")";
        final String all = "n0 + n1 + n2";
        final String cost = "s0 + s1 + s2";
        return List.of(
                "create or replace temp table combination as select " + source.diagnosis() + " diagnosis, any_value("
                        + source.category() + ") category, " + source.procedure() + " operation, max("
                        + source.attribute() + ") attribute" + years + ", sum(" + source.cost() + "::double * "
                        + source.cost() + ") squares from " + source.from() + " where discharge_year between "
                        + (policy.year() - HISTORY) + " and " + (policy.year() - 1)
                        + " group by diagnosis, operation",
                "create or replace temp table overall as select " + mean + " m from (select sum(n0) n0, sum(s0) s0,"
                        + " sum(n1) n1, sum(s1) s1, sum(n2) n2, sum(s2) s2 from combination)",
                "create or replace temp table core as select diagnosis, operation, " + figures(all, cost, mean)
                        + " from combination where " + all + " >= "
                        + policy.catalog().threshold(),
                "create or replace temp table comprehensive as select category, attribute, "
                        + figures(all, cost, mean) + " from (select category, attribute" + sums
                        + ", sum(squares) squares from combination where " + all + " < "
                        + policy.catalog().threshold() + " group by category, attribute) where " + all + " >= "
                        + policy.catalog().threshold());
    }

    private String figures(final String all, final String cost, final String mean) {
        return all + " cases, " + mean + " mean_fen, round("
                + policy.catalog().scoreScale() + " * 10000.0 * " + mean
                + " / (select m from overall))::bigint score_units, sqrt(greatest(0, (" + all + ") * squares - ("
                + cost + ")::double * (" + cost + "))) / (" + cost + ") variation";
    }

    /** All groups: code parts, cases, mean, score, variation. */
    String groups() {
        return "select diagnosis, operation, 0 attribute, cases, mean_fen, score_units, variation from core"
                + " union all by name select category diagnosis, attribute, cases, mean_fen, score_units, variation"
                + " from comprehensive";
    }

    /** Payment in fen by pool and institution. */
    String settle() {
        final DeviationPolicy deviation = policy.settlement().deviation().orElseThrow();
        final String meanFen = "(select round(m)::bigint from overall)";
        // 1000 points are worth the mean cost M: fen per ten-thousandth of a point are M / 10^7.
        final String standard = half("normal_units * " + meanFen + " * 10", "100000000");
        final String low = "cost * 10000 " + (deviation.isLowInclusive() ? "<=" : "<") + " standard * "
                + units(deviation.lowRatio());
        final String ungrouped = half(
                "cost * "
                        + policy.catalog().scoreScale()
                                * units(policy.settlement().ungroupedFactor()),
                meanFen);
        return "with cases as (select " + source.institution() + " institution, " + source.level() + " level, "
                + source.pool() + " pool, " + source.cost() + " cost, " + source.fund() + " fund, "
                + source.diagnosis() + " dx, " + source.category() + " cat, " + source.procedure() + " pr, "
                + source.attribute() + " attr from " + source.from() + " where discharge_year = " + policy.year()
                + "), grouped as (select cases.*, coalesce(c.score_units, k.score_units) rw, "
                + coefficient() + " coefficient from cases left join core c on c.diagnosis = dx and"
                + " c.operation = pr left join comprehensive k on k.category = cat and k.attribute = attr),"
                + " normal as (select *, " + half("rw * coefficient", "10000") + " normal_units from grouped),"
                + " standards as (select *, " + standard + " standard from normal),"
                + " scored as (select institution, pool, cost, fund, case when rw is null then " + ungrouped
                + " when " + low + " then " + half("normal_units * cost", "standard")
                + " else normal_units end score from standards),"
                + " totals as (select institution, pool, sum(score)::hugeint units, sum(cost) cost, sum(fund) booked"
                + " from scored group by all),"
                + " pools as (select pool, sum(units) units, sum(booked) / sum(cost) ratio, case pool " + funds()
                + " end::hugeint fund from totals group by pool),"
                + " quotas as (select t.*, p.fund, p.fund * t.units // p.units floor_fen, p.fund * t.units % p.units"
                + " remainder from totals t join pools p using (pool)),"
                + " places as (select *, fund - sum(floor_fen) over (partition by pool) left_fen, row_number() over"
                + " (partition by pool order by remainder desc, units desc, institution) place from quotas)"
                + " select pool || '|' || institution, (floor_fen + case when place <= left_fen then 1 else 0 end)"
                + "::bigint from places";
    }

    private String coefficient() {
        final StringBuilder level = new StringBuilder("case ");
        if (!policy.settlement().basicLevelGroups().isEmpty()) {
            // Basic-level groups of the example policy are core groups without a procedure.
            level.append("when c.score_units is not null and is_basic(c.diagnosis, c.operation) then 10000 ");
        }
        for (final Map.Entry<String, BigDecimal> entry :
                new TreeMap<>(policy.settlement().coefficient().byLevel()).entrySet()) {
            level.append("when level = '" + entry.getKey() + "' then " + units(entry.getValue()) + " ");
        }
        return level + "else " + units(policy.settlement().coefficient().otherwise()) + " end";
    }

    /** The macro that {@link #settle} asks; {@code codes} are written as the source writes them. */
    String basicLevelMacro(final List<String> codes, final String noProcedure) {
        return "create or replace temp macro is_basic(d, p) as p = " + noProcedure + " and d in ("
                + String.join(", ", codes) + ")";
    }

    private String funds() {
        return policy.settlement().pools().stream().map(DuckDbSql::fund).collect(Collectors.joining(" "));
    }

    private static String fund(final PoolBudget pool) {
        final String fen = pool.fundFen()
                .map(String::valueOf)
                .orElseGet(() -> half(
                        "sum(cost)::hugeint * "
                                + pool.shareOfCost()
                                        .orElseThrow()
                                        .movePointRight(6)
                                        .longValueExact(),
                        "1000000"));
        return "when '" + pool.pool() + "' then " + fen;
    }

    /** Counts by indicator and subject. */
    String readmission() {
        final String isSamePlace = "institution = next_institution";
        final String isSameCategory = "category = next_category";
        final StringBuilder counts = new StringBuilder();
        final StringBuilder names = new StringBuilder();
        final Map<String, String> rules = new TreeMap<>(Map.of(
                "any",
                "true",
                "same_institution",
                isSamePlace,
                "same_category",
                isSameCategory,
                "same_institution_same_category",
                isSamePlace + " and " + isSameCategory));
        final String isContinuation = policy.supervision().countsSameDayReturn()
                ? "false"
                : "gap = 0 and " + isSamePlace + " and " + isSameCategory;
        for (final int window : policy.supervision().readmissionWindowsDays()) {
            rules.forEach((name, condition) -> {
                final String column = "readmission_" + window + "d_" + name;
                counts.append(", count(*) filter (is_eligible and gap between 0 and " + window + " and " + condition
                        + " and not (" + isContinuation + ")) " + column);
                names.append(", sum(" + column + ") " + column);
            });
        }
        counts.append(", count(*) filter (is_eligible and gap between 0 and "
                + policy.supervision().splitGapDays() + " and " + isSamePlace + " and " + isSameCategory
                + ") split_admission_candidate");
        names.append(", sum(split_admission_candidate) split_admission_candidate");
        final String order = "partition by " + source.person() + " order by admission, discharge, settlement";
        return "with stays as (select " + source.person() + ", " + source.settlement() + " settlement, "
                + source.institution() + " institution, " + source.level() + " level, " + source.admission()
                + " admission, " + source.discharge() + " discharge, coalesce(" + source.dischargeWay()
                + " not in ('4', '5'), true) is_alive, " + source.category() + " category from " + source.from()
                + "), latest as (select *, max(discharge) over (" + order
                + " rows between unbounded preceding and 1 preceding) latest from stays),"
                + " line as (select *, lead(admission) over w next_admission, lead(institution) over w"
                + " next_institution, lead(category) over w next_category from latest where not coalesce(admission <"
                + " latest and discharge <= latest, false) window w as (" + order + ")),"
                + " facing as (select *, next_admission - discharge gap, is_alive and coalesce(next_admission >="
                + " discharge, true) is_eligible from line),"
                + " levels as (select institution, max(level) level from stays group by institution),"
                + " counts as (select institution, count(*) filter (is_eligible) eligible" + counts
                + " from facing group by institution)"
                + " select case when grouping(level) = 1 and grouping(institution) = 1 then 'region|' when"
                + " grouping(institution) = 1 then 'level|' || level else 'institution|' || institution end subject,"
                + " sum(eligible) eligible" + names
                + " from counts join levels using (institution) group by grouping sets ((), (level), (institution))";
    }

    private static long units(final BigDecimal number) {
        return number.movePointRight(4).longValueExact();
    }

    /** A quotient rounded half up. */
    private static String half(final String numerator, final String denominator) {
        return "((" + numerator + " + (" + denominator + ") // 2) // (" + denominator + "))";
    }
}
