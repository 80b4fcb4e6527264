package org.dipper.shell.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.dipper.catalog.CoverageCurveTable;
import org.dipper.catalog.DiseaseGroupTable;
import org.dipper.shell.view.TableRow;
import org.dipper.table.TableContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables written before a column was thought of. */
class OldWarehouseTest {
    private static final TableContract OLD_GROUPS = TableContract.of("disease_group", "catalog", "as it was", "旧")
            .fields(
                    DiseaseGroupTable.EDITION_YEAR,
                    DiseaseGroupTable.REVISION,
                    DiseaseGroupTable.GROUP_CODE,
                    DiseaseGroupTable.CASE_COUNT)
            .build();

    @TempDir
    private Path folder;

    @Test
    void a_column_that_the_stored_table_lacks_is_absent_and_equals_nothing() {
        final TableFixture tables = new TableFixture(folder);
        final long version = tables.append(OLD_GROUPS, List.of(List.of(2011, 1, "J18.9", 300L)));
        tables.publish("catalog:2011", 1, "published", "{\"disease_group\":" + version + "}");
        final PublishedTables published = PublishedTables.open(folder.toString());
        final EditionTables edition = EditionTables.require(published, 2011);

        final List<TableRow> groups = edition.rows(DiseaseGroupTable.CONTRACT);
        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).number(DiseaseGroupTable.CASE_COUNT)).isEqualTo(300);
        assertThat(groups.get(0).value(DiseaseGroupTable.LAYER)).isEmpty();
        assertThat(edition.rows(CoverageCurveTable.CONTRACT)).isEmpty();
        assertThat(edition.header()).isEmpty();
        assertThat(published.current(DiseaseGroupTable.CONTRACT, List.of(Match.of(DiseaseGroupTable.LAYER, "local"))))
                .isEmpty();
    }
}
