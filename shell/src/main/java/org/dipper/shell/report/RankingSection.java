package org.dipper.shell.report;

import java.util.List;
import java.util.Optional;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.fair.FairRankingTable;
import org.dipper.table.Field;

/** The institutions of one indicator in the order of review, with their funnel. */
final class RankingSection {
    private static final int MOST = 15;
    private static final List<Field> FIELDS = List.of(
            FairRankingTable.RANK,
            FairRankingTable.INSTITUTION_CODE,
            FairRankingTable.PEER_GROUP,
            FairRankingTable.CASE_COUNT,
            FairRankingTable.OBSERVED,
            FairRankingTable.EXPECTED,
            FairRankingTable.RATIO,
            FairRankingTable.SHRUNKEN_RATIO,
            FairRankingTable.PROBABILITY_HIGH,
            FairRankingTable.ADJUSTED_Z,
            FairRankingTable.Q_VALUE,
            FairRankingTable.FUND_AT_STAKE_FEN,
            FairRankingTable.PRIORITY_FEN,
            FairRankingTable.IS_SMALL_COUNT);

    private final Language language;

    RankingSection(final Language language) {
        this.language = language;
    }

    Section of(final String indicator, final List<TableRow> rows, final Optional<String> institution) {
        final List<TableRow> shown = institution
                .map(code -> rows.stream()
                        .filter(row ->
                                row.text(FairRankingTable.INSTITUTION_CODE).equals(code))
                        .toList())
                .orElse(Rows.first(rows, MOST));
        final long outside = rows.stream().filter(FunnelChart::isOutside).count();
        return new Section(
                "ranking-" + indicator,
                language.of("Ranking: ", "公平排序：") + new IndicatorNames(language).of(indicator),
                List.of(
                        language.of(
                                rows.size() + " institutions; " + outside
                                        + " outside the 99.8 % limits with over-dispersion granted. The order is the probability"
                                        + " that the true ratio is high times the fund at stake.",
                                "共 " + rows.size() + " 家机构，" + outside + " 家超出校正过度离散后的 99.8% 控制限。排序＝真实比值偏高的概率×涉及基金。"),
                        language.of(
                                "Few cases are marked, not hidden: their ratio is shrunken most towards the peers.",
                                "病例数少的机构予以标注而不隐藏，其比值向同类收缩最多。")),
                Optional.of(new FunnelChart(language).of(rows)),
                FIELDS,
                shown,
                "institution_ranking, indicator = " + indicator);
    }
}
