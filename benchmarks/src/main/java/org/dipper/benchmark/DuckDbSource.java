package org.dipper.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dipper.coding.PackedCode;

/**
 * The rows as DuckDB reads them: what to read from and how the columns are called.
 *
 * @param from the table expression
 * @param person the column or columns of a person
 * @param diagnosis the 4-character diagnosis
 * @param category the 3-character diagnosis
 * @param procedure the main procedure
 * @param diagnosisText a diagnosis as text, from what JDBC gives
 * @param procedureText a procedure as text, empty for none
 */
record DuckDbSource(
        String from,
        String settlement,
        String person,
        String institution,
        String level,
        String pool,
        String admission,
        String discharge,
        String dischargeWay,
        String cost,
        String fund,
        String diagnosis,
        String category,
        String procedure,
        String attribute,
        Function<String, String> diagnosisText,
        Function<String, String> procedureText) {

    /** Text columns that a user would have. */
    static DuckDbSource plain(final RaceData data) {
        return new DuckDbSource(
                "read_parquet('" + data.plain() + "/*.parquet')",
                "settlement",
                "person",
                "institution",
                "level",
                "pool",
                "admission",
                "discharge",
                "discharge_way",
                "cost_fen",
                "fund_fen",
                "diagnosis",
                "category",
                "main_procedure",
                "attribute",
                Function.identity(),
                Function.identity());
    }

    /** The files of our own Delta table, with its integer keys. */
    static DuckDbSource own(final RaceData data) {
        final String files;
        try {
            files = Files.readAllLines(data.ownFiles()).stream()
                    .map(file -> "'" + file + "'")
                    .collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DuckDbSource(
                "read_parquet([" + files + "], hive_partitioning = true, hive_types = {'discharge_year': INTEGER})",
                "settlement_id",
                "person_key_high, person_key_low",
                "institution_code",
                "hospital_level",
                "insurance_pool",
                "admission_date",
                "discharge_date",
                "discharge_way",
                "total_cost_fen",
                "fund_pay_fen",
                "diagnosis_subcategory_key",
                "diagnosis_category_key",
                "main_procedure_key",
                "procedure_attribute",
                key -> PackedCode.unpackInt(Integer.parseInt(key)),
                key -> PackedCode.unpack(Long.parseLong(key)));
    }
}
