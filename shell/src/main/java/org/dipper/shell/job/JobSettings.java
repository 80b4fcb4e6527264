package org.dipper.shell.job;

import java.util.Optional;

/**
 * How a job process is started; two calls with equal settings can share a warm process.
 *
 * @param master the Spark master
 * @param memory the heap of the driver, such as {@code 4g}, where a person set it
 * @param warehouse where the tables are
 * @param isShort whether the job is over so soon that compiling for speed does not pay
 * @param isVerbose whether its log goes to standard error
 */
public record JobSettings(
        String master, Optional<String> memory, String warehouse, boolean isShort, boolean isVerbose) {
    /** Whether the job runs in its own process alone. */
    public boolean isLocal() {
        return master.equals("local") || master.startsWith("local[");
    }

    /** The settings a warm process is found by: a long one serves short jobs too. */
    JobSettings warm() {
        return new JobSettings(master, memory, warehouse, false, isVerbose);
    }
}
