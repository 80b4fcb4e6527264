package org.dipper.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.dipper.jobs.CatalogBuildJob;
import org.dipper.jobs.CatalogPublishJob;
import org.dipper.jobs.IngestJob;
import org.dipper.jobs.JobContext;
import org.dipper.jobs.JobOptions;
import org.dipper.jobs.SettleYearJob;
import org.dipper.policy.PolicyLoader;
import org.dipper.testing.SparkSessions;
import org.dipper.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public inpatient claims, read and settled a second time by plain Java: every group, score and fen agrees. */
class SynpufChainTest {
    private static final Path ROOT = Path.of(System.getProperty("dipper.root"));
    private static final Path DATA = ROOT.resolve("../shared/data/synpuf").normalize();

    @TempDir
    private Path folder;

    @Test
    void catalogAndSettlementOfThePublicClaimsAreThoseOfThePlainReading() throws Exception {
        assumeTrue(Files.isDirectory(DATA), "The public claims are not at ../shared/data/synpuf: skipped");
        final SparkSession spark = SparkSessions.shared();
        final JobContext context =
                new JobContext(spark, Warehouse.open(spark, folder.resolve("w").toString()), event -> {});
        final Path policy = ROOT.resolve("policies/synpuf.yaml");
        final JsonNode ingested = new IngestJob()
                .run(
                        context,
                        options(
                                "--source",
                                DATA + "/inpatient_*.csv",
                                "--mapping",
                                ROOT.resolve("mappings/synpuf.yaml")));
        new CatalogBuildJob().run(context, options("--year", 2011, "--history", "2008-2010", "--policy", policy));
        new CatalogPublishJob().run(context, options("--year", 2011));
        final JsonNode settled =
                new SettleYearJob().run(context, options("--year", 2010, "--catalog", 2011, "--policy", policy));

        final List<ReferenceCase> cases = plainCases();
        assertThat(ingested.get("accepted").asLong()).isEqualTo(cases.size());
        assertThat(ingested.get("accepted_fen").asLong())
                .isEqualTo(cases.stream().mapToLong(ReferenceCase::costFen).sum());
        assertThat(settled.get("payment_fen").asLong())
                .isEqualTo(settled.get("fund_fen").asLong());
        final ReferenceChain reference =
                new ReferenceChain(PolicyLoader.load(policy), List.of(2008, 2009, 2010), cases);
        final ChainComparison comparison = new ChainComparison(context.warehouse());
        comparison.groupsAreThoseOf(reference);
        comparison.casesAreThoseOf(reference, cases, 2010);
    }

    private static List<ReferenceCase> plainCases() throws Exception {
        final List<ReferenceCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(DATA)) {
            for (final Path file : files.filter(
                            path -> path.getFileName().toString().startsWith("inpatient_"))
                    .toList()) {
                final List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                final String[] header = lines.get(0).replace("\"", "").split(",", -1);
                for (final String line : lines.subList(1, lines.size())) {
                    final String[] cells = line.replace("\"", "").split(",", -1);
                    final Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < header.length; i++) {
                        row.put(header[i], cells[i]);
                    }
                    plain(row, cases);
                }
            }
        }
        return cases;
    }

    private static void plain(final Map<String, String> row, final List<ReferenceCase> cases) {
        final long cost = Stream.of(
                        "CLM_PMT_AMT",
                        "NCH_PRMRY_PYR_CLM_PD_AMT",
                        "NCH_BENE_IP_DDCTBL_AMT",
                        "NCH_BENE_PTA_COINSRNC_LBLTY_AM",
                        "NCH_BENE_BLOOD_DDCTBL_LBLTY_AM")
                .mapToLong(column -> fen(row.get(column)))
                .sum();
        final String discharge = row.get("NCH_BENE_DSCHRG_DT");
        if (!row.get("SEGMENT").equals("1")
                || cost <= 0
                || row.get("ICD9_DGNS_CD_1").isEmpty()
                || discharge.compareTo(row.get("CLM_ADMSN_DT")) < 0) {
            return;
        }
        final String procedure = Stream.of(1, 2, 3, 4, 5, 6)
                .map(i -> row.get("ICD9_PRCDR_CD_" + i))
                .filter(code -> !code.isEmpty())
                .findFirst()
                .orElse("");
        cases.add(new ReferenceCase(
                row.get("CLM_ID"),
                row.get("PRVDR_NUM"),
                "3",
                "310",
                Integer.parseInt(discharge.substring(0, 4)),
                cost,
                fen(row.get("CLM_PMT_AMT")),
                row.get("ICD9_DGNS_CD_1"),
                procedure));
    }

    private static long fen(final String dollars) {
        return dollars.isEmpty() ? 0 : new BigDecimal(dollars).movePointRight(2).longValueExact();
    }

    private static JobOptions options(final Object... words) {
        return JobOptions.parse(
                "test", Arrays.stream(words).map(Object::toString).toList());
    }
}
