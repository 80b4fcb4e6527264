package org.dipper.export;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for what an export may not name: HMAC-SHA-256 of what it is, the export and its name. Without the key nobody can try
 * all names; equal keys and exports give equal names.
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SETTLEMENT_DIGITS = 32;
    private static final int INSTITUTION_DIGITS = 12;

    private final byte[] key;
    private final String export;

    /**
     * The names of an export.
     *
     * @param key the secret
     * @param export what the export is, such as its period: other exports give institutions other codes
     */
    public Pseudonyms(final byte[] key, final String export) {
        this.key = key.clone();
        this.export = export;
    }

    /** The name of a stay: the same in every export under this key. */
    public String settlement(final String settlementId) {
        return hash("settlement", settlementId, SETTLEMENT_DIGITS);
    }

    /** The name of a lead, or of what it is about: the same in every export under this key. */
    public String lead(final String name) {
        return hash("lead", name, SETTLEMENT_DIGITS);
    }

    /** The code of an institution in this export. */
    public String institution(final String code) {
        return "I" + hash("institution " + export, code, INSTITUTION_DIGITS);
    }

    private String hash(final String kind, final String name, final int digits) {
        try {
            final Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((kind + "\u0000").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of()
                    .formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, digits);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
        }
    }
}
