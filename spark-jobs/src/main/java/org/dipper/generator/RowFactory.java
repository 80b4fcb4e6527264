package org.dipper.generator;

import java.time.LocalDate;
import java.util.List;

/** Writes a stay down as a row of the national layout. */
final class RowFactory {
    private static final int FIRST_DAY = (int) LocalDate.of(1890, 1, 1).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(2130, 12, 31).toEpochDay();
    private static final int DAYS_OF_YEAR = 365;
    private static final double ODD_CODE_SHARE = 0.005;
    private static final List<String> COMORBIDITIES = List.of(
            "I10.x00x002",
            "E11.900",
            "I25.103",
            "I67.200x011",
            "E78.500",
            "K76.000",
            "J98.414",
            "I63.900",
            "D64.900",
            "M81.000",
            "K29.500",
            "N18.900",
            "I48.x00",
            "E87.600",
            "J44.900",
            "N40.x00",
            "I50.900",
            "E04.900",
            "K80.200",
            "H25.900",
            "M47.800",
            "N28.101",
            "I70.000",
            "E79.000",
            "K74.600",
            "J18.900",
            "F41.900");

    private final DiseaseBook book;
    private final String[] dates = new String[LAST_DAY - FIRST_DAY + 1];
    private final String[] twoDigits = new String[60];

    RowFactory(final DiseaseBook book) {
        this.book = book;
        for (int i = 0; i < twoDigits.length; i++) {
            twoDigits[i] = String.valueOf(100 + i).substring(1);
        }
    }

    SettlementRow row(final Stay stay, final long number, final Dice dice) {
        final SettlementRow row = new SettlementRow();
        final String digits = String.valueOf(1_000_000_000_000L + number).substring(1);
        row.text(NationalLayout.SETL_ID, "S" + digits);
        row.text(NationalLayout.MDTRT_ID, "M" + digits);
        people(row, stay);
        dates(row, stay, dice);
        ways(row, stay, dice);
        Bill.fill(row, stay, dice);
        row.text(NationalLayout.DIAG_CODE, odd(stay.disease().extension(stay.extension()), dice));
        row.text(NationalLayout.DIAG_NAME, name(stay.disease(), stay.extension()));
        row.text(NationalLayout.OTHER_DIAG_CODES, otherDiagnoses(stay, dice));
        IntensiveCare.fill(row, stay, number);
        final List<String> procedures = stay.procedures();
        row.text(NationalLayout.MAIN_OPRN_CODE, procedures.isEmpty() ? "" : odd(procedures.get(0), dice));
        row.text(
                NationalLayout.OTHER_OPRN_CODES,
                procedures.size() < 2 ? "" : String.join("|", procedures.subList(1, procedures.size())));
        return row;
    }

    private void people(final SettlementRow row, final Stay stay) {
        final Person person = stay.person();
        final Hospital hospital = stay.hospital();
        row.text(NationalLayout.PSN_NO, person.number());
        row.text(NationalLayout.FIXMEDINS_CODE, hospital.code());
        row.text(NationalLayout.FIXMEDINS_NAME, hospital.name());
        row.text(NationalLayout.HOSP_LV, hospital.levelCode());
        row.text(NationalLayout.INSUTYPE, person.pool());
        row.text(NationalLayout.INSU_ADMDVS, person.area());
        row.text(NationalLayout.GEND, person.sex() == 'm' ? "1" : "2");
        row.text(NationalLayout.BRDY, date(person.birthDay()));
        final int ageDays = stay.admissionDay() - person.birthDay();
        final boolean isInfant = ageDays < DAYS_OF_YEAR;
        row.number(NationalLayout.AGE, isInfant ? SettlementRow.ABSENT : years(person.birthDay(), stay.admissionDay()));
        row.number(NationalLayout.NWB_AGE, isInfant ? ageDays : SettlementRow.ABSENT);
    }

    private void dates(final SettlementRow row, final Stay stay, final Dice dice) {
        final long bits = dice.next();
        row.text(NationalLayout.ADM_TIME, time(stay.admissionDay(), 7 + (int) (bits & 7), bits >>> 8));
        row.text(NationalLayout.DSCG_TIME, time(stay.dischargeDay(), 9 + (int) (bits >>> 3 & 7), bits >>> 24));
        row.number(NationalLayout.ACT_IPT_DAYS, stay.days());
        final int wait = (bits >>> 40 & 7) == 0 ? 3 : 0;
        row.text(NationalLayout.SETL_END_DATE, date(stay.dischargeDay() + wait));
    }

    private static void ways(final SettlementRow row, final Stay stay, final Dice dice) {
        final char letter = stay.disease().code().charAt(0);
        final boolean isInjury = letter == 'S' || letter == 'T';
        final boolean isBirth = letter == 'O';
        final boolean isUrgent = dice.happens(isInjury ? 0.5 : 0.15);
        row.text(NationalLayout.MED_TYPE, isBirth ? "52" : isInjury ? "22" : isUrgent ? "24" : "21");
        row.text(NationalLayout.ADM_WAY, isUrgent ? "1" : dice.happens(0.02) ? "3" : "2");
        row.text(NationalLayout.DSCG_WAY, stay.dischargeWay());
        row.text(NationalLayout.DSCG_CATY, department(stay, letter));
        final boolean isCycle = stay.disease().course() == 'm';
        row.text(NationalLayout.DAYS_RINP_FLAG_31, dice.happens(isCycle ? 0.8 : 0.01) ? "1" : "0");
        row.text(NationalLayout.REFD_SETL_FLAG, "0");
    }

    private static String department(final Stay stay, final char letter) {
        final int years = (stay.admissionDay() - stay.person().birthDay()) / DAYS_OF_YEAR;
        if (letter == 'O') {
            return "A05";
        }
        if (years < 14) {
            return "A07";
        }
        return stay.operationShare() > 0.15 || letter == 'S' ? "A04" : "A03";
    }

    private String otherDiagnoses(final Stay stay, final Dice dice) {
        final int years = (stay.admissionDay() - stay.person().birthDay()) / DAYS_OF_YEAR;
        final double going = years < 18 ? 0.3 : years < 50 ? 0.5 : 0.72;
        final StringBuilder codes = new StringBuilder();
        int count = 0;
        while (count < 8 && dice.happens(going)) {
            final String code;
            if (years >= 40 && dice.happens(0.6)) {
                code = COMORBIDITIES.get(dice.ranked(COMORBIDITIES.size()));
            } else {
                final Disease other = book.drawCommon(dice);
                code = StayFactory.suits(other, stay.person(), stay.admissionDay())
                        ? other.extension(dice.ranked(other.extensions()))
                        : "R53.x00";
            }
            if (codes.indexOf(code) < 0) {
                codes.append(count == 0 ? "" : "|").append(code);
                count++;
            }
        }
        return codes.toString();
    }

    private static String name(final Disease disease, final int extension) {
        return extension == 0 ? disease.name() : disease.name() + "（扩展" + extension + "）";
    }

    /** Now and then a code is typed as people type: wide or capital x, small or wide letter. */
    private static String odd(final String code, final Dice dice) {
        if (!dice.happens(ODD_CODE_SHARE)) {
            return code;
        }
        final int how = dice.below(4);
        final boolean hasExtension = code.indexOf('x') > 0;
        if (hasExtension && how < 2) {
            return code.replace('x', how == 0 ? 'X' : 'ｘ');
        }
        final char first = code.charAt(0);
        if (first >= 'A' && first <= 'Z') {
            final char typed = how == 2 ? (char) (first - 'A' + 'a') : (char) (first - 'A' + 'Ａ');
            return typed + code.substring(1);
        }
        return (char) (first - '0' + '０') + code.substring(1);
    }

    private String time(final int day, final int hour, final long bits) {
        return date(day) + ' ' + twoDigits[hour] + ':' + twoDigits[minute(bits)] + ':' + twoDigits[minute(bits >>> 8)];
    }

    private static int minute(final long bits) {
        return (int) ((bits & 255) * 60 >>> 8);
    }

    private String date(final int day) {
        final int index = day - FIRST_DAY;
        String text = dates[index];
        if (text == null) {
            text = LocalDate.ofEpochDay(day).toString();
            dates[index] = text;
        }
        return text;
    }

    private static long years(final int birthDay, final int day) {
        final LocalDate birth = LocalDate.ofEpochDay(birthDay);
        final LocalDate now = LocalDate.ofEpochDay(day);
        final boolean isBeforeBirthday =
                now.getMonthValue() * 32 + now.getDayOfMonth() < birth.getMonthValue() * 32 + birth.getDayOfMonth();
        return now.getYear() - birth.getYear() - (isBeforeBirthday ? 1 : 0);
    }
}
