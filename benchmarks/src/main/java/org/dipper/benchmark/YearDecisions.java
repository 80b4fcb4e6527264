package org.dipper.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Decision files of a simulated year, made up from the generated lists: whom they are about is found by plain SQL. */
final class YearDecisions {
    private final Path lists;
    private final Path folder;

    /**
     * Decisions on the cases of lists.
     *
     * @param lists folder of generated lists
     * @param folder where the files go
     */
    YearDecisions(final Path lists, final Path folder) {
        this.lists = lists;
        this.folder = folder;
    }

    /** Special reviews: the costliest cases up to a month, one in a thousand of the region at most, in turns by item, by score, rejected. */
    Path reviews(final int month) throws IOException {
        final String outcomes = """
                setl_id || case row_number() over (order by cost desc, setl_id) % 3
                  when 0 then ',approved,itemised,,experts,2025-12-01,costly'
                  when 1 then ',approved,score,2500.5,experts,2025-12-01,costly'
                  else ',rejected,,,experts,2025-12-01,nothing special' end""";
        return write(
                "reviews",
                "settlement_id,outcome,method,score,decided_by,decided_on,reason",
                "select " + outcomes + " from " + cases(month)
                        + " order by cost desc, setl_id limit (select count(*) // 1000 from " + cases(month) + ")");
    }

    /** Refunds of one case in five thousand of a month. */
    Path refunds(final int month) throws IOException {
        return write(
                "refunds",
                "settlement_id,decided_on,reason",
                "select setl_id || ',2025-12-01,entered by mistake' from " + cases(month) + " where month = " + month
                        + " and substr(setl_id, 2)::bigint % 5000 = 7 order by setl_id");
    }

    /** Deductions in a month from every institution and pool, of an amount in yuan. */
    Path deductions(final int month, final int yuan) throws IOException {
        return write(
                "deductions",
                "institution_code,insurance_pool,month,amount_yuan,settlement_id,decided_by,reason",
                "select distinct institution || ',' || pool || '," + month + "," + yuan
                        + ".37,,agency,charged twice' from " + cases(month) + " order by 1");
    }

    /** A score of every institution, 80 to 99. */
    Path assessments() throws IOException {
        return write(
                "assessments",
                "institution_code,score,coefficient,decided_by,reason",
                "select distinct institution || ',' || (80 + hash(institution) % 20) || ',,assessors,agreement' from "
                        + cases(202512) + " order by 1");
    }

    /** A chronic-disease clinic paid by item at every tenth institution. */
    Path others() throws IOException {
        return write(
                "others",
                "institution_code,insurance_pool,kind,name,amount_yuan,quantity,risk_adjustment",
                "select distinct institution || ',390,item,clinic,' || (10000 + hash(institution) % 90000) || '.00,,' from "
                        + cases(202512) + " where hash(institution) % 10 = 0 order by 1");
    }

    /** Institutions, the largest first. */
    List<String> institutions() throws IOException {
        return lines("select institution from " + cases(202512) + " group by 1 order by count(*) desc, 1");
    }

    /** Cases of the year discharged up to a month that no other row has the settlement id of. */
    private String cases(final int month) {
        return "(select * from (select setl_id, any_value(fixmedins_code) institution, any_value(insutype) pool, any_value(medfee_sumamt) cost,"
                + " any_value(substr(replace(dscg_time, '-', ''), 1, 6))::int as month from read_parquet('" + lists
                + "/settlement_list/*.parquet') where replace(dscg_time, '-', '') like '2025%' and medfee_sumamt > 0"
                + " and setl_id not in (select setl_id from read_csv('" + lists + "/defects/*.csv'))"
                + " group by setl_id having count(*) = 1) where month <= " + month + ")";
    }

    private Path write(final String name, final String header, final String query) throws IOException {
        final List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(lines(query));
        return Files.write(folder.resolve(name + ".csv"), lines, StandardCharsets.UTF_8);
    }

    private List<String> lines(final String query) throws IOException {
        final List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IOException("DuckDB refuses: " + query, e);
        }
        return lines;
    }
}
