package org.dipper.cases;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.dipper.testing.SparkSessions;
import org.junit.jupiter.api.Test;

class PersonPseudonymTest {
    private static final byte[] KEY = "a secret of the region".getBytes(StandardCharsets.UTF_8);

    @Test
    void isTheFrontOfAnHmacAndTheKeyStandsInNoPlan() throws GeneralSecurityException {
        final Dataset<Row> pseudonyms = SparkSessions.shared()
                .createDataset(List.of("330100199001011234"), Encoders.STRING())
                .select(new PersonPseudonym(KEY).of(col("value")).as("person"));
        final Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        final ByteBuffer expected = ByteBuffer.wrap(mac.doFinal("330100199001011234".getBytes(StandardCharsets.UTF_8)));

        assertThat(pseudonyms.first().<Long>getList(0)).containsExactly(expected.getLong(), expected.getLong());
        assertThat(pseudonyms.queryExecution().toString()).doesNotContain("secret");
    }
}
