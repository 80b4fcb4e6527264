package org.dipper.supervision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dipper.cases.SettledCaseTable;

/** Random histories, crowded with returns, plans, emergencies, transfers and treatment cycles. */
public final class CareHistories {
    private static final String[] DIAGNOSES = {
        "I21.9", "I21.4", "I21.9", "I21.9", "I21.9", "I21.4", "I21.9", "J18.9", "J18.9", "I50.0", "Z51.1", "O80.0"
    };
    private static final String[] DEPARTMENTS = {"01", "01", "02", null};
    private static final String[] ADMISSION_WAYS = {"1", "2", "2", "2", "2", null};
    private static final String[] DISCHARGE_WAYS = {"1", "1", "1", "1", "1", "1", "1", "2", "4", "5", null};
    private static final String[] PROCEDURES = {
        null, null, null, null, null, null, "36.0600", "36.0600", "36.0600", "39.9500", "99.2503"
    };

    private CareHistories() {}

    public static List<CareStay> random(final long seed, final int persons) {
        final Random random = new Random(seed);
        final List<CareStay> stays = new ArrayList<>();
        for (int person = 0; person < persons; person++) {
            int day = 1 + random.nextInt(30);
            final int count = 2 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                final int stayed = random.nextInt(8);
                final int hospital = random.nextInt(10);
                stays.add(CareStay.of(String.format(Locale.ROOT, "S%06d", stays.size()), day, day + stayed)
                        .ofPerson(person)
                        .in("H" + (hospital < 7 ? 0 : hospital - 6))
                        .with(SettledCaseTable.HOSPITAL_LEVEL, hospital < 7 ? "2" : "3")
                        .with(SettledCaseTable.IS_RETURN_PLANNED, random.nextInt(8) == 0 ? Boolean.TRUE : null)
                        .with(SettledCaseTable.MEDICAL_TYPE, random.nextInt(40) == 0 ? "2105" : "21")
                        .diagnosed(pick(DIAGNOSES, random), pick(DIAGNOSES, random), "E11.9")
                        .operated(pick(PROCEDURES, random))
                        .at(pick(DEPARTMENTS, random))
                        .coming(pick(ADMISSION_WAYS, random))
                        .leaving(pick(DISCHARGE_WAYS, random))
                        .costing(1_000 * (1 + random.nextInt(4))));
                day += stayed + random.nextInt(9) * (random.nextInt(4) == 0 ? 4 : 1) - (random.nextInt(8) == 0 ? 3 : 0);
            }
        }
        return stays;
    }

    private static String pick(final String[] texts, final Random random) {
        return texts[random.nextInt(texts.length)];
    }
}
