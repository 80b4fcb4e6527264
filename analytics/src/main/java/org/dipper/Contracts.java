package org.dipper;

import java.util.List;
import java.util.Optional;
import org.dipper.cases.IngestTable;
import org.dipper.cases.InstitutionTable;
import org.dipper.cases.QualityFindingTable;
import org.dipper.cases.QuarantineTable;
import org.dipper.cases.SettledCaseTable;
import org.dipper.cases.SettlementListTable;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.catalog.CatalogLevelTable;
import org.dipper.catalog.CoverageCurveTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.catalog.GroupHistoryTable;
import org.dipper.catalog.HistorySumTable;
import org.dipper.catalog.ScoreAdjustmentTable;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.coding.CodeDictionaryTable;
import org.dipper.grouping.CaseGroupTable;
import org.dipper.grouping.scheme.GroupingSchemeTable;
import org.dipper.operations.AuditLogTable;
import org.dipper.operations.PolicyTextTable;
import org.dipper.operations.PublicationTable;
import org.dipper.operations.RunLedgerTable;
import org.dipper.settlement.AnnualClearingTable;
import org.dipper.settlement.AnnualSettlementCaseTable;
import org.dipper.settlement.AnnualSettlementPathTable;
import org.dipper.settlement.AnnualSettlementTable;
import org.dipper.settlement.CaseScoreTable;
import org.dipper.settlement.CommunitySettlementTable;
import org.dipper.settlement.MonthlySettlementCaseTable;
import org.dipper.settlement.MonthlySettlementTable;
import org.dipper.settlement.OtherPaymentTable;
import org.dipper.settlement.PointValueTable;
import org.dipper.settlement.PoolAccountTable;
import org.dipper.settlement.PrepaymentTable;
import org.dipper.settlement.SettlementPlanTable;
import org.dipper.settlement.decision.SettlementDecisionTable;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;
import org.dipper.supervision.ReadmissionPairTable;
import org.dipper.supervision.assessment.AssessmentTable;
import org.dipper.supervision.assessment.AssessmentTotalTable;
import org.dipper.supervision.review.LeadReviewTable;
import org.dipper.supervision.warning.BudgetProgressTable;
import org.dipper.supervision.warning.WarningTable;
import org.dipper.table.TableContract;

/** Every table of the warehouse, in the order the data goes. */
public final class Contracts {
    public static final List<TableContract> ALL = List.of(
            SettlementListTable.CONTRACT,
            QuarantineTable.CONTRACT,
            IngestTable.CONTRACT,
            QualityFindingTable.CONTRACT,
            SettledCaseTable.CONTRACT,
            InstitutionTable.CONTRACT,
            CodeDictionaryTable.CONTRACT,
            GroupingSchemeTable.CONTRACT,
            CatalogEditionTable.CONTRACT,
            DiseaseGroupTable.CONTRACT,
            GroupHistoryTable.CONTRACT,
            HistorySumTable.CONTRACT,
            CoverageCurveTable.CONTRACT,
            ScoreAdjustmentTable.CONTRACT,
            CatalogLevelTable.CONTRACT,
            AuxiliaryTypeTable.CONTRACT,
            InstitutionCoefficientTable.CONTRACT,
            SettlementDecisionTable.CONTRACT,
            CaseGroupTable.CONTRACT,
            CaseScoreTable.CONTRACT,
            PointValueTable.CONTRACT,
            AnnualSettlementTable.CONTRACT,
            AnnualSettlementCaseTable.CONTRACT,
            AnnualSettlementPathTable.CONTRACT,
            OtherPaymentTable.CONTRACT,
            AnnualClearingTable.CONTRACT,
            PoolAccountTable.CONTRACT,
            CommunitySettlementTable.CONTRACT,
            SettlementPlanTable.CONTRACT,
            PrepaymentTable.CONTRACT,
            MonthlySettlementTable.CONTRACT,
            MonthlySettlementCaseTable.CONTRACT,
            IndicatorValueTable.CONTRACT,
            ReadmissionPairTable.CONTRACT,
            LeadTable.CONTRACT,
            LeadCaseTable.CONTRACT,
            WarningTable.CONTRACT,
            BudgetProgressTable.CONTRACT,
            AssessmentTable.CONTRACT,
            AssessmentTotalTable.CONTRACT,
            LeadReviewTable.CONTRACT,
            RunLedgerTable.CONTRACT,
            PublicationTable.CONTRACT,
            PolicyTextTable.CONTRACT,
            AuditLogTable.CONTRACT);

    private Contracts() {}

    /** The contract of a table name. */
    public static Optional<TableContract> named(final String table) {
        return ALL.stream().filter(contract -> contract.name().equals(table)).findFirst();
    }
}
