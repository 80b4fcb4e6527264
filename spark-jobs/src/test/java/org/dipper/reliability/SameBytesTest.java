package org.dipper.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.dipper.reliability.Machines.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chain gives the same content whatever the machine. Two machines, to the settlement; {@link SameBytesIT} adds four more,
 * lets two of them ingest, and supervises.
 */
class SameBytesTest {
    private static final int CASES = 1_000;

    @TempDir
    private Path folder;

    @Test
    void theChainYieldsOneContentHashOnEveryMachine() throws Exception {
        try (Machines machines = new Machines(folder, false)) {
            final Path asWritten = machines.generate(CASES);
            final Path first = folder.resolve("first");
            final SparkSession plain = new Machine(2, false, "Asia/Shanghai", "").start();
            Machines.ingest(plain, first, asWritten);
            final Map<String, String> expected = machines.chain(plain, first);
            assertThat(expected).containsOnlyKeys(Prefecture.CATALOG, Prefecture.SETTLEMENT);

            assertThat(machines.redealt(new Machine(4, false, "Asia/Kathmandu", "tr-TR"), first, 5))
                    .isEqualTo(expected);
        }
    }
}
