package org.dipper.reliability;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dipper.reliability.KillScenario.Moment;
import org.dipper.reliability.KillScenario.Target;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Five kills of {@code catalog build} and five of {@code settle year}, at every step of both, with seeded delays. */
class KillIT {
    private static final int CASES = 800;
    private static final int LONGEST_DELAY_MILLIS = 600;

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> aKilledWriterLeavesNoTraceInWhatReadersSeeAndTheRerunConverges() {
        final Distribution distribution = Distribution.require();
        final KillScenario scenario =
                new KillScenario(folder, CASES, distribution.classPath(), distribution.application());
        final List<DynamicTest> tests = new ArrayList<>();
        final Random random = new Random(20);
        add(
                tests,
                scenario,
                scenario.catalog(),
                random,
                "catalog.count",
                "catalog.write",
                "catalog.history",
                "catalog.history",
                "catalog.publish");
        add(
                tests,
                scenario,
                scenario.settlement(),
                random,
                "settle.group",
                "settle.score",
                "settle.fund",
                "settle.cases",
                "settle.publish");
        return tests.stream();
    }

    private static void add(
            final List<DynamicTest> tests,
            final KillScenario scenario,
            final Target target,
            final Random random,
            final String... steps) {
        for (int i = 0; i < steps.length; i++) {
            final Moment moment = new Moment(steps[i], random.nextInt(LONGEST_DELAY_MILLIS));
            final boolean withSecondProcess = i == 0;
            tests.add(DynamicTest.dynamicTest(
                    target.subject() + " killed at " + moment, () -> scenario.kill(target, moment, withSecondProcess)));
        }
    }
}
