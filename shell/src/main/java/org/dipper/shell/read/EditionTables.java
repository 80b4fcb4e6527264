package org.dipper.shell.read;

import java.util.List;
import java.util.Optional;
import org.dipper.catalog.CatalogEditionTable;
import org.dipper.shell.view.TableRow;
import org.dipper.table.TableContract;

/**
 * The tables of one catalog edition at the versions in force.
 *
 * @param published the warehouse
 * @param publication the publication of the edition, draft or published
 */
public record EditionTables(PublishedTables published, Publication publication) {
    /**
     * The edition of a year.
     *
     * @throws org.dipper.errors.DipperException precondition where it is not built
     */
    public static EditionTables require(final PublishedTables published, final int year) {
        return new EditionTables(
                published,
                published.require(
                        subject(year),
                        "Run first: dipper catalog build --year " + year + " --history FIRST-LAST --policy FILE"));
    }

    /** The edition of a year, if it is built. */
    public static Optional<EditionTables> find(final PublishedTables published, final int year) {
        return published.find(subject(year)).map(publication -> new EditionTables(published, publication));
    }

    /** The edition's year. */
    public int year() {
        return Integer.parseInt(publication.period());
    }

    /** The rows of a table of this edition; none where the edition was built before that table was kept. */
    public List<TableRow> rows(final TableContract table) {
        return published.rows(
                publication,
                table,
                List.of(
                        Match.of(CatalogEditionTable.EDITION_YEAR, year()),
                        Match.of(CatalogEditionTable.REVISION, publication.revision())));
    }

    /** Its row of {@code catalog_edition}. */
    public Optional<TableRow> header() {
        return rows(CatalogEditionTable.CONTRACT).stream().findFirst();
    }

    private static String subject(final int year) {
        return "catalog:" + year;
    }
}
