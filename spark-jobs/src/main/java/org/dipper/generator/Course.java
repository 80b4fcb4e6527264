package org.dipper.generator;

/** How illness goes on after a stay: who comes back, when, and with what. */
final class Course {
    private final DiseaseBook book;

    Course(final DiseaseBook book) {
        this.book = book;
    }

    /** Whether the person comes back after an honest stay. */
    static boolean returns(final Stay stay, final Dice dice) {
        if ("5".equals(stay.dischargeWay())) {
            return false;
        }
        return dice.happens(
                switch (stay.disease().course()) {
                    case 'm' -> 0.68;
                    case 'c' -> 0.42;
                    default -> 0.13;
                });
    }

    /** How often a return is for the same disease. */
    static double sameDisease(final Disease disease) {
        return switch (disease.course()) {
            case 'm' -> 0.45;
            case 'c' -> 0.62;
            default -> 0.2;
        };
    }

    /** Days from a discharge to the next admission; below 0 where two hospitals bill the same days. */
    static int gap(final Disease disease, final int days, final Dice dice) {
        if (days >= 4 && dice.happens(0.002)) {
            // Two hospitals bill the same days.
            return -dice.between(1, 2);
        }
        if (disease.course() == 'm') {
            return dice.between(13, 24);
        }
        final boolean isSoon = dice.happens(disease.course() == 'c' ? 0.2 : 0.25);
        return isSoon ? dice.between(1, 30) : 31 + (int) dice.exponential(disease.course() == 'c' ? 160 : 300);
    }

    /** Another disease that fits the person on a day. */
    Disease other(final Disease disease, final Person person, final int day, final Dice dice) {
        if (disease.course() == 'm') {
            return book.find("Z51.1").orElse(disease);
        }
        for (int attempt = 0; attempt < 6; attempt++) {
            final Disease candidate = book.draw(dice);
            if (StayFactory.suits(candidate, person, day)) {
                return candidate;
            }
        }
        return disease;
    }
}
