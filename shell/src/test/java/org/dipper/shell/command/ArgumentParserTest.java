package org.dipper.shell.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dipper.errors.DipperException;
import org.dipper.shell.command.OptionSpec.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.shell.core.command.ParsedInput;

class ArgumentParserTest {
    private final ArgumentParser parser = new ArgumentParser(List.of(
            new CommandSpec(
                    "catalog show",
                    "shows",
                    "查看",
                    "--year 2011",
                    List.of(OptionSpec.required("year", Kind.YEAR, "edition", "目录年度")),
                    call -> 0),
            new CommandSpec(
                    "catalog build",
                    "builds",
                    "生成",
                    "--history 2008-2010",
                    List.of(
                            OptionSpec.optional("history", Kind.YEARS, "years", "年度"),
                            OptionSpec.optional("reason", Kind.TEXT, "why", "原因"),
                            OptionSpec.optional("supersede", Kind.FLAG, "revise", "修订")),
                    call -> 0),
            new CommandSpec(
                    "settle statement",
                    "tells",
                    "对账单",
                    "H001",
                    List.of(OptionSpec.required("institution", Kind.WORD, "institution", "机构")),
                    call -> 0)));

    @Test
    void a_value_with_blanks_stays_one_value() {
        assertThat(option(parser.parse(List.of("catalog", "build", "--reason", "三 甲")), "reason"))
                .isEqualTo("三 甲");
        assertThat(option(parser.parse("catalog build --reason \"三 甲\" --supersede"), "reason"))
                .isEqualTo("三 甲");
        assertThat(option(parser.parse("catalog build --reason 'it''s \\n' "), "reason"))
                .isEqualTo("its \\n");
    }

    @Test
    void options_may_stand_anywhere_and_with_an_equals_sign() {
        final ParsedInput input = parser.parse(List.of("--output=json", "catalog", "--year", "2011", "show"));
        assertThat(input.commandName()).isEqualTo("catalog");
        assertThat(input.subCommands()).containsExactly("show");
        assertThat(option(input, "year")).isEqualTo("2011");
        assertThat(option(input, "output")).isEqualTo("json");
    }

    @Test
    void a_word_after_the_command_stands_for_the_option_that_takes_one() {
        final ParsedInput input = parser.parse("settle statement H001");
        assertThat(option(input, "institution")).isEqualTo("H001");
        assertThat(input.subCommands()).containsExactly("statement");
        assertThat(option(parser.parse("settle statement --institution H002"), "institution"))
                .isEqualTo("H002");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            catalgo show --year 2011           | Did you mean 'catalog'?
            catalog                            | There are: catalog show, catalog build.
            catalog shwo                       | There are: catalog show, catalog build.
            catalog show                       | It is the edition.
            catalog show --yaer 2011           | Did you mean --year?
            catalog show --year                | A value must follow it.
            catalog show --year 11             | A year has four digits
            catalog show --year ２０１１         | A year has four digits
            catalog show --year 2011 --year 2  | Only one can hold.
            catalog show --year 2011 extra     | Values are given by options
            catalog show --year 2011 --limit x | It takes a whole number from 0.
            catalog show --year 2011 --output x| It takes one of: table, json, csv.
            catalog show --history 2008-2010   | has no such option
            catalog build --history 2010-2008  | from first to last
            settle statement                   | It is the institution.
            settle statement H001 H002         | Values are given by options
            settle statement H1 --institution H2 | Values are given by options
            catalog build --supersede=yes      | It stands alone.
            catalog build --reason "open       | is not closed
            """)
    void a_wrong_line_is_refused_with_a_reason(final String line, final String reason) {
        assertThatThrownBy(() -> parser.parse(line)).isInstanceOfSatisfying(DipperException.class, refusal -> {
            assertThat(refusal.exitCode().code()).isEqualTo(2);
            assertThat(refusal.why()).contains(reason);
        });
    }

    private static String option(final ParsedInput input, final String name) {
        return input.options().stream()
                .filter(option -> name.equals(option.longName()))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
