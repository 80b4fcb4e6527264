package org.dipper.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.dipper.reliability.Machines.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chain gives the same content on six machines. Each ingested warehouse has a person key of its own, so pseudonyms
 * differ too and must not matter.
 */
class SameBytesIT {
    private static final int CASES = 2_000;

    @TempDir
    private Path folder;

    @Test
    void theChainYieldsOneContentHashOnEveryMachine() throws Exception {
        try (Machines machines = new Machines(folder, true)) {
            final Path asWritten = machines.generate(CASES);
            final Path first = folder.resolve("first");
            final SparkSession plain = new Machine(2, true, "Asia/Shanghai", "").start();
            Machines.ingest(plain, first, asWritten);
            final Map<String, String> landed = PublishedHashes.byTable(plain, first);
            final Map<String, String> expected = machines.chain(plain, first);

            final Path second = folder.resolve("second");
            final SparkSession kathmandu = new Machine(3, false, "Asia/Kathmandu", "tr-TR").start();
            Machines.ingest(kathmandu, second, machines.shuffled(asWritten, 3));
            assertThat(PublishedHashes.byTable(kathmandu, second)).isEqualTo(landed);
            assertThat(machines.chain(kathmandu, second)).isEqualTo(expected);

            assertThat(machines.redealt(new Machine(1, false, "UTC", "en-US"), first, 1))
                    .isEqualTo(expected);
            assertThat(machines.redealt(new Machine(8, true, "Asia/Kathmandu", "zh-CN"), first, 8))
                    .isEqualTo(expected);
            assertThat(machines.redealt(new Machine(8, false, "America/St_Johns", "th-TH-u-ca-buddhist"), first, 5))
                    .isEqualTo(expected);
            assertThat(machines.redealt(new Machine(3, true, "Asia/Shanghai", "de-DE"), second, 3))
                    .isEqualTo(expected);
        }
    }
}
