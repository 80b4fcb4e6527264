package org.dipper.jobs;

import java.util.Optional;
import java.util.function.Supplier;
import org.dipper.errors.DipperException;
import org.dipper.warehouse.Run;

/** What all publishing jobs do alike: ask for a reason before a correction, and book a refusal. */
final class Supersede {
    private Supersede() {}

    /** The reason of a correction; none where {@code --supersede} is not given. */
    static Optional<String> reason(final JobOptions options) {
        if (!options.flag("supersede")) {
            return Optional.empty();
        }
        final String reason = options.required("reason");
        if (reason.equals(JobOptions.YES)) {
            throw DipperException.usage(
                    "--reason says nothing.",
                    "A correction is kept with the words that explain it.",
                    "Write the reason in quotes after --reason.");
        }
        return Optional.of(reason);
    }

    /** The work's answer; its refusal or failure stands in the run ledger. */
    static <T> T recorded(final Run run, final Supplier<T> work) {
        try {
            return work.get();
        } catch (Exception failure) {
            // Scala code throws checked exceptions undeclared, so RuntimeException would not catch them all.
            final DipperException told = Failures.explain(failure);
            run.failed(told);
            throw told;
        }
    }
}
