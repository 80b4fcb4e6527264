package org.dipper.jobs;

import java.util.List;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.auxiliary.CaseSubtypes;
import org.dipper.catalog.auxiliary.OpenSubtype;
import org.dipper.catalog.auxiliary.SubtypeChoice;
import org.dipper.policy.Policy;
import org.dipper.settlement.AuxiliaryTyping;
import org.dipper.settlement.CaseTyping;
import org.dipper.settlement.NoTyping;
import org.dipper.warehouse.Run;

/** How a settlement types its cases: by the open subtypes of its edition, where its policy has auxiliary typing. */
final class EditionTyping {
    private EditionTyping() {}

    /**
     * The typing of a settlement.
     *
     * @throws org.dipper.errors.DipperException refused, where an open subtype of the edition cannot be told under this
     *     policy and the loaded code lists
     */
    static CaseTyping of(final Run run, final PublishedEdition edition, final Policy policy) {
        if (policy.auxiliary().isEmpty()) {
            return new NoTyping();
        }
        final List<OpenSubtype> open = run
                .input(AuxiliaryTypeTable.CONTRACT, Editions.subject(edition.year()))
                .where("edition_year = " + edition.year() + " AND revision = " + edition.revision() + " AND state = '"
                        + AuxiliaryTypeTable.OPEN + "'")
                .collectAsList()
                .stream()
                .map(row -> new OpenSubtype(
                        row.getAs(AuxiliaryTypeTable.GROUP_CODE.name()),
                        row.getAs(AuxiliaryTypeTable.AUXILIARY_TYPE.name()),
                        row.getAs(AuxiliaryTypeTable.SUBTYPE.name()),
                        row.getAs(AuxiliaryTypeTable.TRIGGER.name()),
                        row.getAs(AuxiliaryTypeTable.COEFFICIENT.name())))
                .toList();
        return open.isEmpty()
                ? new NoTyping()
                : new AuxiliaryTyping(
                        new SubtypeChoice(new CaseSubtypes(policy.auxiliary().get(), AuxiliaryCodes.of(run)), open));
    }
}
