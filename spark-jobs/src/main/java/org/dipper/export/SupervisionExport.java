package org.dipper.export;

import static org.dipper.export.ExportTable.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.LeadCaseTable;
import org.dipper.supervision.LeadTable;

/**
 * Makes of the supervision tables what may be handed on: small cells emptied, stays under pseudonyms, institutions as the tier
 * shows them.
 */
public final class SupervisionExport {
    private final Tier tier;
    private final Optional<String> institution;
    private final Map<String, String> levels;
    private final HiddenCells hidden;
    private final Optional<Pseudonyms> pseudonyms;

    /**
     * An export.
     *
     * @param institution whose export it is, in the tier of one's own
     * @param levels the level of each institution: those known
     * @param hidden the cells to hide
     * @param pseudonyms the names of stays and institutions; empty where stays keep their ids
     */
    public SupervisionExport(
            final Tier tier,
            final Optional<String> institution,
            final Map<String, String> levels,
            final HiddenCells hidden,
            final Optional<Pseudonyms> pseudonyms) {
        if (pseudonyms.isEmpty() && tier != Tier.NAMED) {
            throw new IllegalArgumentException("Only named institutions go with identified stays");
        }
        this.tier = tier;
        this.institution = institution;
        this.levels = levels;
        this.hidden = hidden;
        this.pseudonyms = pseudonyms;
    }

    /**
     * What an export is made of.
     *
     * @param tables the tables to write, those without rows left out
     * @param suppressed how many rows were emptied, by table
     */
    public record Made(List<ExportTable> tables, Map<String, Long> suppressed) {
        public Made {
            tables = List.copyOf(tables);
            suppressed = new TreeMap<>(suppressed);
        }
    }

    /** The tables to write. */
    public Made of(final List<ExportTable> tables) {
        final SmallCellMask mask = new SmallCellMask(hidden);
        final ExportTable values = tables.stream()
                .filter(table -> table.contract().equals(IndicatorValueTable.CONTRACT))
                .findFirst()
                .map(mask::apply)
                .orElseThrow();
        final List<ExportTable> shown =
                new ArrayList<>(tier == Tier.OWN ? InstitutionView.own(tables, institution.orElseThrow()) : tables);
        final SmallCellMask shownMask = new SmallCellMask(hidden);
        shown.replaceAll(shownMask::apply);
        if (tier == Tier.OWN) {
            shown.add(new Benchmark(institution.orElseThrow(), levels).of(values));
        }
        pseudonyms.ifPresent(names -> shown.replaceAll(pseudonymised(tables, names)::apply));
        shown.removeIf(table -> table.rows().isEmpty());
        return new Made(shown, shownMask.counts());
    }

    private UnaryOperator<ExportTable> pseudonymised(final List<ExportTable> all, final Pseudonyms pseudonym) {
        final Map<String, String> codes =
                tier == Tier.CODED ? InstitutionView.codes(institutions(all), pseudonym) : Map.of();
        final Map<String, String> words = new HashMap<>();
        for (final ExportTable table : all) {
            if (table.contract().equals(LeadCaseTable.CONTRACT)) {
                table.rows().stream()
                        .map(row -> text(row, LeadCaseTable.SETTLEMENT_ID))
                        .forEach(id -> words.put(id, pseudonym.settlement(id)));
            }
        }
        if (tier == Tier.OWN) {
            institutions(all).forEach(code -> words.put(code, InstitutionView.OTHER));
            words.remove(institution.orElseThrow());
        }
        words.putAll(codes);
        final Names names = new Names(words, false);
        final Pseudonymisation persons = new Pseudonymisation(pseudonym);
        return table -> {
            ExportTable shown = table;
            if (table.contract().equals(LeadTable.CONTRACT)) {
                shown = persons.leads(table);
            } else if (table.contract().equals(LeadCaseTable.CONTRACT)) {
                shown = persons.cases(table);
            }
            final ExportTable scrubbed = Pseudonymisation.scrubbed(shown, names, InstitutionView.ids(shown.contract()));
            return tier == Tier.CODED ? InstitutionView.coded(scrubbed, codes) : scrubbed;
        };
    }

    /** Every institution that is known or named in a row. */
    private Set<String> institutions(final List<ExportTable> tables) {
        final Set<String> known = new TreeSet<>(levels.keySet());
        for (final ExportTable table : tables) {
            table.contract().field("institution_code").ifPresent(field -> table.rows()
                    .forEach(row -> known.add(text(row, field))));
            if (table.contract().field("subject_type").isPresent()
                    && !table.contract().equals(LeadTable.CONTRACT)) {
                table.rows().stream()
                        .filter(row -> "institution".equals(row.getAs("subject_type")))
                        .forEach(row -> known.add(row.getAs("subject")));
            }
        }
        known.remove("");
        return known;
    }
}
