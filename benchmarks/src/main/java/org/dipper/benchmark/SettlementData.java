package org.dipper.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dipper.policy.Policy;
import org.dipper.policy.PolicyLoader;

/**
 * Where the rows of the settlement race lie, beside those of the other race.
 *
 * @param folder the folder
 */
record SettlementData(Path folder) {
    /** What is settled under. */
    static Policy policy() {
        return PolicyLoader.parse("settlement.yaml", text("settlement.yaml"));
    }

    /** The text of a file beside this class. */
    static String text(final String name) {
        try (InputStream in = SettlementData.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All cases with the text columns that a user would have. */
    Path cases() {
        return folder.resolve("cases");
    }

    /** The groups of the catalog. */
    Path groups() {
        return folder.resolve("groups");
    }

    /** Their history by level, pool and year. */
    Path history() {
        return folder.resolve("history");
    }

    /** Decisions on single cases. */
    Path decisions() {
        return folder.resolve("decisions");
    }

    /** Assessment, deductions and deposit by institution and pool. */
    Path institutions() {
        return folder.resolve("institutions");
    }

    /** The scores of a year that Dipper settled. */
    Path scores() {
        return folder.resolve("scores");
    }

    /** Written last: mean cost of all cases in fen. */
    Path mean() {
        return folder.resolve("mean.txt");
    }

    long meanCostFen() {
        try {
            return Long.parseLong(Files.readString(mean()).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
