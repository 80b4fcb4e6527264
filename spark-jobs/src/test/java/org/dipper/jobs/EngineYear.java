package org.dipper.jobs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.dipper.policy.DeviationPolicy;
import org.dipper.policy.Policy;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.ApportionCases;
import org.dipper.settlement.CaseDecisions;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.CostStandard;
import org.dipper.settlement.CrossRegionPools;
import org.dipper.settlement.InstitutionTotals;
import org.dipper.settlement.MonthChanges;
import org.dipper.settlement.MonthTotals;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.NoStandard;
import org.dipper.settlement.PointValueStandard;
import org.dipper.settlement.PointValues;
import org.dipper.settlement.PolicyCoefficients;
import org.dipper.settlement.PrepaymentTable;
import org.dipper.settlement.ScoreCases;
import org.dipper.settlement.YearStartPointValues;
import org.dipper.settlement.clearing.OtherPayment;
import org.dipper.settlement.clearing.PoolAccount;
import org.dipper.settlement.reference.Place;
import org.dipper.settlement.reference.ReferenceDecisions;
import org.dipper.settlement.reference.ReferenceMonths;
import org.dipper.settlement.reference.ReferenceRows;
import org.dipper.settlement.reference.ReferenceStay;
import org.dipper.table.Columns;
import org.dipper.table.TableContract;

/** A year as the jobs settle it, with the tables in memory: the transformations and records of the jobs, no warehouse. */
final class EngineYear {
    private final SparkSession spark;
    private final Policy policy;
    private final int scale;
    private final long meanCostFen;
    private final Map<String, BigDecimal> yearStart;
    private final Map<Integer, List<Row>> monthCases = new TreeMap<>();
    private final Map<Integer, List<Row>> monthRows = new TreeMap<>();

    EngineYear(final SparkSession spark, final Policy policy, final int scale, final long meanCostFen) {
        this.spark = spark;
        this.policy = policy;
        this.scale = scale;
        this.meanCostFen = meanCostFen;
        this.yearStart = YearStartPointValues.inForce(policy.settlement(), Map.of());
    }

    /** A settled year: rows of its tables, and its account. */
    record Settled(List<Row> scores, List<Row> payments, List<Row> clearing, List<PoolAccount.Line> account) {}

    /** Settles a month, once more where it is settled already. */
    void settle(final ReferenceMonths.Snapshot snapshot) {
        final int month = policy.year() * 100 + snapshot.month();
        final MonthTables tables = new MonthTables(spark, month, 1);
        final SettlementDecisions decisions = decisions(snapshot.decisions());
        // A month that is settled again later knows more cases than those of its time of the year.
        final List<ReferenceStay> stays = snapshot.stays().stream()
                .filter(stay -> stay.discharge().getMonthValue() <= snapshot.month())
                .toList();
        final List<Row> changed = tables.cases(new MonthChanges(month)
                        .apply(
                                scored(stays, decisions),
                                table(MonthlySettlementCaseTable.CONTRACT, before(monthCases, month))))
                .collectAsList();
        final List<MonthTotals.Total> totals = MonthTotals.records(new MonthTotals()
                .apply(tables.units(table(MonthlySettlementCaseTable.CONTRACT, changed)))
                .collectAsList());
        final List<PaidMonth> paid = new MonthPayments(policy.settlement(), yearStart)
                .pay(totals, before(monthRows, month), decisions.auditsOf(month), Map.of());
        monthCases.put(month, changed);
        monthRows.put(month, tables.payments(paid).collectAsList());
    }

    /** Takes the months over as the reference settled them. */
    void take(final List<ReferenceMonths.Book> books) {
        books.forEach(book -> monthRows.put(
                policy.year() * 100 + book.month(),
                spark.createDataFrame(
                                book.lines().values().stream()
                                        .map(line -> RowFactory.create(
                                                line.place().institution(),
                                                line.place().pool(),
                                                line.depositFen(),
                                                line.paidFen()))
                                        .toList(),
                                StructType.fromDDL("institution_code STRING, insurance_pool STRING, deposit_fen BIGINT,"
                                        + " paid_fen BIGINT"))
                        .collectAsList()));
    }

    /** Rows of {@code monthly_settlement_case} in force. */
    List<Row> monthCases() {
        return before(monthCases, Integer.MAX_VALUE);
    }

    /** Rows of {@code monthly_settlement} in force. */
    List<Row> monthRows() {
        return before(monthRows, Integer.MAX_VALUE);
    }

    /** Settles and clears the year. */
    Settled settle(
            final List<ReferenceStay> stays,
            final ReferenceDecisions referenceDecisions,
            final Map<Place, Long> prepayments) {
        final SettlementDecisions decisions = decisions(referenceDecisions);
        final SettlementTables tables = new SettlementTables(spark, policy.year(), 1);
        final List<Row> scores = tables.caseScores(scored(stays, decisions)).collectAsList();
        final Dataset<Row> written = tables.scoredUnits(table(CaseScoreTable.CONTRACT, scores));
        final YearMoney money = YearMoney.of(
                policy,
                new YearMoney.Inputs(
                        yearStart, meanCostFen, decisions, Map.of(), monthRows(), plan(prepayments), Map.of()),
                InstitutionTotals.paths(new InstitutionTotals().apply(written).collectAsList()));
        final List<Row> payments = new ApportionCases(tables.institutionPayments(money.totals(), money.pools()))
                .apply(written)
                .select(Columns.select(AnnualSettlementCaseTable.CONTRACT))
                .collectAsList();
        return new Settled(
                scores,
                payments,
                tables.clearing(money.cleared()).collectAsList(),
                money.cleared().stream()
                        .flatMap(pool -> pool.account().stream())
                        .toList());
    }

    private Dataset<Row> scored(final List<ReferenceStay> stays, final SettlementDecisions decisions) {
        return new ScoreCases(
                        policy.settlement(),
                        scale,
                        meanCostFen,
                        standard(stays),
                        ReferenceRows.typing(spark, stays),
                        new PolicyCoefficients(policy.settlement().coefficient()),
                        new PointValues(yearStart),
                        decisions.cases())
                .apply(new CrossRegionPools(policy.settlement().crossRegion())
                        .apply(ReferenceRows.assigned(spark, stays)));
    }

    private CostStandard standard(final List<ReferenceStay> stays) {
        return policy.settlement()
                .deviation()
                .map(rule -> rule.base() == DeviationPolicy.Base.STANDARD
                        ? new PointValueStandard(yearStart)
                        : ReferenceRows.levelMeans(spark, stays))
                .orElseGet(NoStandard::new);
    }

    private SettlementDecisions decisions(final ReferenceDecisions decisions) {
        final Map<String, Row> byCase = new TreeMap<>();
        decisions.reviews().forEach((id, review) -> {
            if (review.isApproved()) {
                byCase.put(
                        id,
                        review.points()
                                .map(points -> RowFactory.create(
                                        id,
                                        CaseDecisions.SCORED,
                                        points.movePointRight(4).longValueExact()))
                                .orElseGet(() -> RowFactory.create(id, CaseDecisions.ITEMISED, null)));
            }
        });
        decisions.withdrawn().forEach(id -> byCase.put(id, RowFactory.create(id, CaseDecisions.WITHDRAWN, null)));
        final Map<String, SettlementDecisions.Assessment> assessments = new TreeMap<>();
        decisions
                .assessments()
                .forEach((institution, each) -> assessments.put(
                        institution, new SettlementDecisions.Assessment(each.score(), each.coefficient())));
        return new SettlementDecisions(
                byCase.isEmpty()
                        ? CaseDecisions.NONE
                        : CaseDecisions.of(spark.createDataFrame(
                                new ArrayList<>(byCase.values()),
                                StructType.fromDDL(
                                        "decided_settlement_id STRING, decision STRING, decided_units BIGINT"))),
                List.of(),
                false,
                decisions.audits().stream()
                        .map(audit -> new SettlementDecisions.Audit(
                                key(audit.place()),
                                audit.month() == 0
                                        ? Optional.empty()
                                        : Optional.of(policy.year() * 100 + audit.month()),
                                audit.amountFen()))
                        .toList(),
                assessments,
                decisions.otherPayments().stream()
                        .map(other -> new SettlementDecisions.Other(
                                other.place().institution(),
                                other.place().pool(),
                                other.name(),
                                new OtherPayment(
                                        OtherPayment.Kind.valueOf(other.kind().name()),
                                        other.amountFen(),
                                        other.quantity(),
                                        other.riskAdjustment(),
                                        0)))
                        .toList());
    }

    private List<Row> plan(final Map<Place, Long> prepayments) {
        final List<Row> rows = new ArrayList<>();
        prepayments.forEach((place, fen) -> rows.add(RowFactory.create(
                policy.year(), 1, place.institution(), place.pool(), 0L, BigDecimal.ONE.setScale(4), fen)));
        return table(PrepaymentTable.CONTRACT, rows).collectAsList();
    }

    private Dataset<Row> table(final TableContract contract, final List<Row> rows) {
        return spark.createDataFrame(rows, Columns.schema(contract));
    }

    private static List<Row> before(final Map<Integer, List<Row>> byMonth, final int month) {
        return byMonth.entrySet().stream()
                .filter(each -> each.getKey() < month)
                .flatMap(each -> Stream.of(each.getValue()))
                .flatMap(List::stream)
                .toList();
    }

    private static InstitutionPool key(final Place place) {
        return new InstitutionPool(place.pool(), place.institution());
    }
}
