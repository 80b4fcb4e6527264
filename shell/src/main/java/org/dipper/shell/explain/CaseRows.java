package org.dipper.shell.explain;

import java.util.List;
import java.util.Optional;
import org.dipper.cases.SettledCaseTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.SettlementTables;
import org.dipper.shell.view.TableRow;

/**
 * The rows that tell about one settled case.
 *
 * @param settlement the settlement of its year
 * @param id its settlement id
 * @param score how its score came about
 * @param stay the case as it was ingested
 * @param group its group, and why
 * @param catalogGroup the group in the catalog
 * @param pool its pool
 * @param payableOfPool what the pool pays by points to all institutions, in fen
 * @param institution its institution's row of the pool
 * @param payment its payment
 * @param months the months that settled it, in order
 * @param decisions what was decided on it, as rows of {@code settlement_decision}
 */
public record CaseRows(
        SettlementTables settlement,
        String id,
        TableRow score,
        Optional<TableRow> stay,
        Optional<TableRow> group,
        Optional<TableRow> catalogGroup,
        Optional<TableRow> pool,
        long payableOfPool,
        Optional<TableRow> institution,
        Optional<TableRow> payment,
        List<TableRow> months,
        List<TableRow> decisions) {

    /** The rows of a case, or empty where the settlement does not have it. */
    public static Optional<CaseRows> find(final SettlementTables settlement, final String id) {
        return settlement.rows(CaseScoreTable.CONTRACT, Match.of(CaseScoreTable.SETTLEMENT_ID, id)).stream()
                .findFirst()
                .map(score -> read(settlement, id, score));
    }

    private static CaseRows read(final SettlementTables settlement, final String id, final TableRow score) {
        final String poolName = score.text(CaseScoreTable.INSURANCE_POOL);
        final Optional<TableRow> group =
                first(settlement.rows(CaseGroupTable.CONTRACT, Match.of(CaseGroupTable.SETTLEMENT_ID, id)));
        final List<TableRow> institutions = settlement.rows(
                AnnualSettlementTable.CONTRACT, Match.of(AnnualSettlementTable.INSURANCE_POOL, poolName));
        return new CaseRows(
                settlement,
                id,
                score,
                first(settlement
                        .published()
                        .inputs(
                                settlement.publication(),
                                SettledCaseTable.CONTRACT,
                                List.of(
                                        Match.of(SettledCaseTable.DISCHARGE_YEAR, settlement.year()),
                                        Match.of(SettledCaseTable.SETTLEMENT_ID, id)))),
                group,
                group.flatMap(row -> catalogGroup(settlement, score, row)),
                first(settlement.rows(PointValueTable.CONTRACT, Match.of(PointValueTable.INSURANCE_POOL, poolName))),
                institutions.stream()
                        .mapToLong(row -> row.number(AnnualSettlementTable.PAYMENT_FEN))
                        .sum(),
                institutions.stream()
                        .filter(row -> row.text(AnnualSettlementTable.INSTITUTION_CODE)
                                .equals(score.text(CaseScoreTable.INSTITUTION_CODE)))
                        .findFirst(),
                first(settlement.rows(
                        AnnualSettlementCaseTable.CONTRACT, Match.of(AnnualSettlementCaseTable.SETTLEMENT_ID, id))),
                settlement.monthRows(
                        MonthlySettlementCaseTable.CONTRACT, Match.of(MonthlySettlementCaseTable.SETTLEMENT_ID, id)),
                DecisionSteps.read(settlement, id));
    }

    private static Optional<TableRow> catalogGroup(
            final SettlementTables settlement, final TableRow score, final TableRow group) {
        final String code = score.text(CaseScoreTable.GROUP_CODE);
        final long edition = group.number(CaseGroupTable.EDITION_YEAR);
        return code.isEmpty()
                ? Optional.empty()
                // Later revisions of an edition stand behind earlier ones.
                : settlement
                        .published()
                        .inputs(
                                settlement.publication(),
                                DiseaseGroupTable.CONTRACT,
                                List.of(
                                        Match.of(DiseaseGroupTable.EDITION_YEAR, edition),
                                        Match.of(DiseaseGroupTable.GROUP_CODE, code)))
                        .stream()
                        .reduce((older, newer) -> newer);
    }

    private static Optional<TableRow> first(final List<TableRow> rows) {
        return rows.stream().findFirst();
    }
}
