package org.dipper.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRangesTest {
    @ParameterizedTest
    @CsvSource({
        "A00-A09|C15-C26|D01, A00.000, true",
        "A00-A09|C15-C26|D01, A09.900x001, true",
        "A00-A09|C15-C26|D01, A10, false",
        "A00-A09|C15-C26|D01, C26, true",
        "A00-A09|C15-C26|D01, C27.0, false",
        "A00-A09|C15-C26|D01, D01.400x002, true",
        "T20.2, T20.200, true",
        "T20.2, T20.3, false",
        "T202, T20.2x1, true",
        "T20.2-T20.6, T20.600, true",
        "T20.2-T20.6, T20.700, false",
        "A01.002+G01*, A01.002+G01*, true",
        "A01.002+G01*, A01.002, false",
        "A01.002, A01.002+G01*, true",
        "ａ００－ａ０９, A05.1, true",
        "K35.900X001, K35.900x001, true",
        "86.3x03, 86.3x03, true",
        "00.01-86.99, 47.0100, true",
        "00.01-86.99, 87.0300, false",
        "I, I21.900, true",
        "D01, D0, false"
    })
    void aCodeBelongsByItsBeginning(final String expression, final String code, final boolean belongs) {
        assertThat(CodeRanges.parse(expression).contains(code)).isEqualTo(belongs);
    }

    @Test
    void anExpressionIsWrittenOneWay() {
        assertThat(CodeRanges.parse(" k353 | I20-i25|B95-B97|T202-T206|C22.101M81600/3"))
                .hasToString("K35.3|I20-I25|B95-B97|T20.2-T20.6|C22.101M81600/3");
        assertThat(CodeRanges.parse("47.01|86.3x03")).hasToString("47.01|86.3x03");
    }

    @Test
    void nothingBelongsToTheEmptyExpression() {
        assertThat(CodeRanges.parse("").isEmpty()).isTrue();
        assertThat(CodeRanges.parse("").contains("A00")).isFalse();
        assertThat(CodeRanges.parse("A00").contains(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A09-A00", "A00-", "-A00", "A00||B00", "A00-A0", "A0?", "A00-A09-A10", "甲"})
    void whatIsNoExpressionIsRefused(final String expression) {
        assertThatThrownBy(() -> CodeRanges.parse(expression)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyRangesAgreeWithLookingAtEachOfThem() {
        final Random random = new Random(7);
        final String[] parts = Stream.generate(() -> part(random)).limit(300).toArray(String[]::new);
        final CodeRanges all = CodeRanges.parse(String.join("|", parts));
        final List<CodeRanges> each = Stream.of(parts).map(CodeRanges::parse).toList();
        for (int i = 0; i < 5_000; i++) {
            final String code = category(random) + "." + random.nextInt(10) + "00x00" + random.nextInt(10);
            final boolean isInOne = each.stream().anyMatch(one -> one.contains(code));
            assertThat(all.contains(code)).as(code).isEqualTo(isInOne);
        }
    }

    private static String part(final Random random) {
        final String one = category(random);
        final String other = category(random);
        return switch (random.nextInt(3)) {
            case 0 -> one + "." + random.nextInt(10);
            case 1 -> one;
            default -> one.substring(0, 2) + "0-" + one.substring(0, 2) + other.charAt(2);
        };
    }

    private static String category(final Random random) {
        return (char) ('A' + random.nextInt(26)) + String.valueOf(10 + random.nextInt(90));
    }
}
