package org.dipper.cases;

import static org.apache.spark.sql.functions.udf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * Persons as keyed pseudonyms: the first 128 bits of HMAC-SHA-256 over the person number, as two longs. Without the key
 * nobody can go from a number to its pseudonym by trying all numbers.
 */
public final class PersonPseudonym {
    // A user-defined function on purpose: as plain columns the key would be a literal, and Spark prints literals in
    // plans,
    // event logs and its web pages.
    private final UserDefinedFunction function;

    /** Pseudonyms under a key; equal keys give equal pseudonyms. */
    public PersonPseudonym(final byte[] key) {
        this.function = udf(new Hmac(key), DataTypes.createArrayType(DataTypes.LongType, false));
    }

    /** The pseudonym of a person number as an array of two longs; null for null. */
    public Column of(final Column person) {
        return function.apply(person);
    }

    private static final class Hmac implements UDF1<String, long[]> {
        private static final long serialVersionUID = 1L;
        private static final String ALGORITHM = "HmacSHA256";

        private final byte[] key;
        private transient Mac mac;

        private Hmac(final byte[] key) {
            this.key = key.clone();
        }

        @Override
        public long[] call(final String person) throws GeneralSecurityException {
            if (person == null) {
                return null;
            }
            final ByteBuffer bits = ByteBuffer.wrap(mac().doFinal(person.getBytes(StandardCharsets.UTF_8)));
            return new long[] {bits.getLong(), bits.getLong()};
        }

        private Mac mac() throws GeneralSecurityException {
            if (mac == null) {
                mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
            }
            return mac;
        }
    }
}
