package org.dipper.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dipper.catalog.auxiliary.AuxiliaryCodeLists;
import org.dipper.coding.CodeTableKind;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Run;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuxiliaryCodesTest {
    @TempDir
    private Path folder;

    @Test
    void listsAreThoseOfTheLoadedTablesAndEmptyBefore() throws Exception {
        final JobContext context = new JobContext(
                SparkSessions.shared(),
                Warehouse.open(
                        SparkSessions.shared(), folder.resolve("warehouse").toString()),
                event -> {});
        assertThat(lists(context).hasComorbidity()).isFalse();
        assertThat(lists(context).hasSeverity()).isFalse();
        for (final CodeTableKind kind : AuxiliaryCodes.KINDS) {
            final Path file = Files.writeString(folder.resolve(kind.id() + ".csv"), kind.template());
            new CodesLoadJob()
                    .run(
                            context,
                            JobOptions.parse("codes load", List.of("--kind", kind.id(), "--file", file.toString())));
        }
        final AuxiliaryCodeLists loaded = lists(context);
        assertThat(loaded.hasSeverity()).isTrue();
        assertThat(loaded.weight("K70.400")).isEqualTo(3);
        assertThat(loaded.weight("C78.001")).isEqualTo(6);
        assertThat(loaded.weight("K70.300")).isZero();
        assertThat(loaded.organFailure().contains("A41.900x001")).isTrue();
        assertThat(loaded.organDamage().contains("J16.000")).isTrue();
        assertThat(loaded.organDamage().contains("J19.000")).isFalse();
    }

    private static AuxiliaryCodeLists lists(final JobContext context) {
        try (Run run = context.warehouse().begin("test", Map.of(), Optional.empty(), List.of())) {
            return AuxiliaryCodes.of(run);
        }
    }
}
