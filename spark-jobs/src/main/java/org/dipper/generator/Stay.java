package org.dipper.generator;

import java.util.List;

/**
 * One stay, before it becomes a row.
 *
 * @param person who
 * @param hospital where
 * @param disease what stands on the list; an up-coder wrote something else than there was
 * @param extension the extension of the diagnosis code
 * @param admissionDay days since 1970
 * @param days nights spent, at least 1
 * @param procedures the main procedure first; empty without any
 * @param totalFen total cost
 * @param operationShare the part of the cost that the main procedure made, 0 to 1
 * @param dischargeWay the national code of the discharge way
 */
record Stay(
        Person person,
        Hospital hospital,
        Disease disease,
        int extension,
        int admissionDay,
        int days,
        List<String> procedures,
        long totalFen,
        double operationShare,
        String dischargeWay) {

    int dischargeDay() {
        return admissionDay + days;
    }

    /** The same stay with another diagnosis, length and cost on the list. */
    Stay changed(final Disease written, final int writtenDays, final long fen) {
        return new Stay(
                person,
                hospital,
                written,
                Math.min(extension, written.extensions() - 1),
                admissionDay,
                writtenDays,
                procedures,
                fen,
                operationShare,
                dischargeWay);
    }

    /** The same stay without any procedure. */
    Stay withoutProcedures() {
        return new Stay(person, hospital, disease, extension, admissionDay, days, List.of(), totalFen, 0, dischargeWay);
    }

    /** The same stay, ended in another way. */
    Stay ending(final String way) {
        return new Stay(
                person, hospital, disease, extension, admissionDay, days, procedures, totalFen, operationShare, way);
    }

    /** One of the parts that a split stay is billed as. */
    Stay part(final int partAdmissionDay, final int partDays, final long partFen, final boolean isFirst) {
        return new Stay(
                person,
                hospital,
                disease,
                extension,
                partAdmissionDay,
                partDays,
                isFirst ? procedures : List.of(),
                partFen,
                isFirst ? operationShare : 0,
                "1");
    }
}
