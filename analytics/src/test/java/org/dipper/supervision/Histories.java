package org.dipper.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random histories: crowded, so that stays touch, overlap and contain one another. */
final class Histories {
    private static final String[] DIAGNOSES = {"I21.9", "I21.4", "J18.9", "E11.9"};
    private static final String[] WAYS = {"1", "1", "1", "1", "2", "4", "5", null};

    private Histories() {}

    static List<Stay> random(final long seed, final int persons) {
        final Random random = new Random(seed);
        final List<Stay> stays = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            final int count = 1 + random.nextInt(7);
            for (int i = 0; i < count; i++) {
                final LocalDate admission = Stay.FIRST_DAY.plusDays(random.nextInt(60));
                final int hospital = random.nextInt(6);
                final int group = random.nextInt(8);
                stays.add(new Stay(
                        String.format(java.util.Locale.ROOT, "S%06d", stays.size()),
                        person,
                        "H" + hospital,
                        admission,
                        admission.plusDays(random.nextInt(12)),
                        DIAGNOSES[random.nextInt(DIAGNOSES.length)],
                        WAYS[random.nextInt(WAYS.length)],
                        String.valueOf(hospital % 3),
                        1 + random.nextInt(10_000_000),
                        group == 0 ? null : "G" + group,
                        group == 0 ? null : group * 137 + ".2345"));
            }
        }
        return stays;
    }
}
