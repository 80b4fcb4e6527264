package org.dipper.generator;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.dipper.errors.DipperException;

/**
 * What to generate.
 *
 * @param cases rows in all years together, exactly
 * @param out the folder or URI to fill; must be new or empty
 * @param seed equal seeds give equal bytes
 * @param format how files are written
 * @param encoding the charset of CSV files
 * @param firstYear the first discharge year
 * @param years how many years
 * @param hospitals how many institutions
 * @param misconductPerMyriad how many of ten thousand rows are planted misconduct with labels; 0 for the usual prefecture,
 *     where some misconduct is scattered without a plan
 */
public record GeneratorOptions(
        long cases,
        String out,
        long seed,
        Format format,
        Encoding encoding,
        int firstYear,
        int years,
        int hospitals,
        int misconductPerMyriad)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long MOST_CASES = 2_000_000_000L;
    private static final BigDecimal PER_MYRIAD = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(5);
    private static final int HOSPITALS_FOR_MISCONDUCT = 20;

    /** File formats. */
    public enum Format {
        PARQUET,
        CSV
    }

    /** Charsets of CSV files. */
    public enum Encoding {
        UTF_8,
        GB18030;

        Charset charset() {
            return this == UTF_8 ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
        }
    }

    public GeneratorOptions {
        check("--cases", cases, 1, MOST_CASES);
        check("--first-year", firstYear, 2000, 2100);
        check("--years", years, 1, 20);
        check("--hospitals", hospitals, 4, 2000);
        if (misconductPerMyriad > 0 && hospitals < HOSPITALS_FOR_MISCONDUCT) {
            throw DipperException.usage(
                    "--hospitals " + hospitals + " is too few for --misconduct.",
                    "Many institutions must stay clean, so there must be at least " + HOSPITALS_FOR_MISCONDUCT + ".",
                    "Ask for more hospitals, or leave --misconduct out.");
        }
        if (out.isBlank()) {
            throw DipperException.usage(
                    "--out is empty.",
                    "The generated files need a folder.",
                    "Give a new folder, such as --out sample.");
        }
    }

    /** The usual prefecture, without a plan of misconduct. */
    public GeneratorOptions(
            final long cases,
            final String out,
            final long seed,
            final Format format,
            final Encoding encoding,
            final int firstYear,
            final int years,
            final int hospitals) {
        this(cases, out, seed, format, encoding, firstYear, years, hospitals, 0);
    }

    /** The rows of ten thousand that a percentage of misconduct is; percent from 0 to 5 with two decimals at most. */
    public static int misconductPerMyriad(final String percent) {
        try {
            final BigDecimal value = new BigDecimal(percent);
            if (value.signum() >= 0 && value.compareTo(MOST_PERCENT) <= 0) {
                return value.multiply(PER_MYRIAD).intValueExact();
            }
        } catch (ArithmeticException | NumberFormatException notSuch) {
            // Told below, as for a number that is out of range.
        }
        throw DipperException.usage(
                "--misconduct is \"" + percent + "\".",
                "It must be a percentage from 0 to 5 with two decimals at most: beyond it hardly a hospital would be clean.",
                "Write a number, such as 2.");
    }

    /** Whether misconduct is planted by a plan, with labels. */
    boolean isPlanted() {
        return misconductPerMyriad > 0;
    }

    /** The first day of the first year. */
    int firstDay() {
        return (int) LocalDate.of(firstYear, 1, 1).toEpochDay();
    }

    /** The last day of the last year. */
    int lastDay() {
        return (int) LocalDate.of(firstYear + years - 1, 12, 31).toEpochDay();
    }

    /** The format of this name. */
    public static Format format(final String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "parquet" -> Format.PARQUET;
            case "csv" -> Format.CSV;
            default ->
                throw DipperException.usage(
                        "--format " + name + " is not known.",
                        "Files are written as parquet or csv.",
                        "Use --format parquet or --format csv.");
        };
    }

    /** The encoding of this name. */
    public static Encoding encoding(final String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> Encoding.UTF_8;
            case "gb18030" -> Encoding.GB18030;
            default ->
                throw DipperException.usage(
                        "--encoding " + name + " is not known.",
                        "CSV files are written as utf-8 or gb18030.",
                        "Use --encoding utf-8 or --encoding gb18030.");
        };
    }

    /** The number of blocks. */
    int blocks() {
        return Math.toIntExact((cases + BlockGenerator.BLOCK_ROWS - 1) / BlockGenerator.BLOCK_ROWS);
    }

    /** The number of files: it depends on the size alone, so that the files are the same however the work is spread. */
    int files() {
        return (int) Math.min(blocks(), Math.max(8, (cases + 249_999) / 250_000));
    }

    private static void check(final String name, final long value, final long least, final long most) {
        if (value < least || value > most) {
            throw DipperException.usage(
                    name + " " + value + " is out of range.",
                    "It must be from " + least + " to " + most + ".",
                    "Choose a value in that range.");
        }
    }
}
