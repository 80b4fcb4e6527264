package org.dipper.shell.command;

import static org.dipper.shell.command.OptionSpec.optional;
import static org.dipper.shell.command.OptionSpec.required;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.dipper.catalog.auxiliary.AuxiliaryTypeTable;
import org.dipper.catalog.coefficient.InstitutionCoefficientTable;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;
import org.dipper.shell.read.Match;
import org.dipper.shell.read.Publication;
import org.dipper.shell.read.PublishedTables;
import org.dipper.shell.view.Answer;
import org.dipper.shell.view.TableRow;
import org.dipper.table.TableContract;

/** Questions about what an edition has beside its groups: auxiliary types and institution coefficients. */
final class EditionCommands {
    private EditionCommands() {}

    /** All of them. */
    static List<CommandSpec> all() {
        return List.of(
                new CommandSpec(
                        "catalog auxiliary",
                        "Show the auxiliary subtypes of an edition: open ones first, closed ones with the reason",
                        "查看辅助分型(开启的在前，关闭的附原因)",
                        "--year 2025 --group I21.0",
                        List.of(
                                required("year", Kind.YEAR, "edition", "目录年度"),
                                optional("group", Kind.TEXT, "one disease group (default: all)", "病种编码(默认全部)")),
                        EditionCommands::auxiliary),
                new CommandSpec(
                        "catalog coefficient",
                        "Show the institution coefficients that an edition measured",
                        "查看目录测算的医疗机构调节系数",
                        "--year 2025",
                        List.of(
                                required("year", Kind.YEAR, "edition", "目录年度"),
                                optional("group", Kind.TEXT, "one disease group (default: all)", "病种编码(默认全部)")),
                        EditionCommands::coefficient));
    }

    private static int auxiliary(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final Publication edition = edition(call, published, AuxiliaryTypeTable.CONTRACT);
        final List<Match> where = new ArrayList<>(List.of(
                Match.of(AuxiliaryTypeTable.EDITION_YEAR, Long.parseLong(edition.period())),
                Match.of(AuxiliaryTypeTable.REVISION, edition.revision())));
        call.text("group").ifPresent(group -> where.add(Match.of(AuxiliaryTypeTable.GROUP_CODE, group)));
        final List<TableRow> rows = published.rows(edition, AuxiliaryTypeTable.CONTRACT, where);
        rows.sort(Comparator.comparing((TableRow row) -> isOpen(row) ? 0 : 1)
                .thenComparing(row -> row.text(AuxiliaryTypeTable.GROUP_CODE))
                .thenComparing(row -> row.text(AuxiliaryTypeTable.AUXILIARY_TYPE))
                .thenComparing(row -> row.text(AuxiliaryTypeTable.SUBTYPE)));
        final long open = rows.stream().filter(EditionCommands::isOpen).count();
        final String heading = heading(call, edition, "Auxiliary types", "辅助分型")
                + call.say(open + " of " + rows.size() + " subtypes open", rows.size() + " 个分型中开启 " + open + " 个");
        call.printer()
                .print(Answer.of(AuxiliaryTypeTable.CONTRACT.fields(), rows)
                        .hiding(AuxiliaryTypeTable.EDITION_YEAR, AuxiliaryTypeTable.REVISION)
                        .under(List.of(heading, "")));
        return 0;
    }

    private static int coefficient(final Invocation call) {
        final PublishedTables published = PublishedTables.open(call.warehouse());
        final Publication edition = edition(call, published, InstitutionCoefficientTable.CONTRACT);
        final List<Match> where = new ArrayList<>(List.of(
                Match.of(InstitutionCoefficientTable.EDITION_YEAR, Long.parseLong(edition.period())),
                Match.of(InstitutionCoefficientTable.REVISION, edition.revision())));
        call.text("group").ifPresent(group -> where.add(Match.of(InstitutionCoefficientTable.GROUP_CODE, group)));
        final List<TableRow> rows = published.rows(edition, InstitutionCoefficientTable.CONTRACT, where);
        rows.sort(Comparator.comparing((TableRow row) ->
                        row.value(InstitutionCoefficientTable.COEFFICIENT).isPresent() ? 0 : 1)
                .thenComparing(row -> row.text(InstitutionCoefficientTable.GROUP_CODE))
                .thenComparing(row -> row.text(InstitutionCoefficientTable.SUBJECT_TYPE))
                .thenComparing(row -> row.text(InstitutionCoefficientTable.SUBJECT)));
        final String heading = heading(call, edition, "Institution coefficients", "医疗机构调节系数")
                + call.say(rows.size() + " measured", "测算 " + rows.size() + " 个");
        call.printer()
                .print(Answer.of(InstitutionCoefficientTable.CONTRACT.fields(), rows)
                        .hiding(InstitutionCoefficientTable.EDITION_YEAR, InstitutionCoefficientTable.REVISION)
                        .under(List.of(heading, "")));
        return 0;
    }

    private static Publication edition(
            final Invocation call, final PublishedTables published, final TableContract table) {
        final int year = call.integer("year").orElseThrow();
        final Publication edition = published.require(
                "catalog:" + year,
                "Run first: dipper catalog build --year " + year + " --history FIRST-LAST --policy FILE");
        if (edition.version(table.name()).isEmpty()) {
            final boolean isAuxiliary = table.name().equals(AuxiliaryTypeTable.CONTRACT.name());
            throw DipperException.precondition(
                    "The catalog edition " + year + " has no "
                            + table.name().replace('_', ' ').toLowerCase(Locale.ROOT) + ".",
                    "Its policy does not have the part " + (isAuxiliary ? "auxiliary" : "derived_coefficient") + ".",
                    "Add the part to the policy (docs/auxiliary.md) and build the edition again.");
        }
        return edition;
    }

    private static boolean isOpen(final TableRow row) {
        return row.text(AuxiliaryTypeTable.STATE).equals(AuxiliaryTypeTable.OPEN);
    }

    private static String heading(
            final Invocation call, final Publication edition, final String english, final String chinese) {
        final String state = CatalogCommands.state(call, edition);
        return call.say(
                english + " of catalog " + edition.period() + ", revision " + edition.revision() + ", " + state + ": ",
                "病种目录 " + edition.period() + " 的" + chinese + "，修订 " + edition.revision() + "，" + state + "：");
    }
}
