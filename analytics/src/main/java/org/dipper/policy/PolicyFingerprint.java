package org.dipper.policy;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The SHA-256 of rules in force: every component of a record by name, maps and sets sorted, decimals without trailing
 * zeros. A component added to a record joins the fingerprint by itself.
 */
public final class PolicyFingerprint {
    private PolicyFingerprint() {}

    /** The fingerprint of values, in hexadecimal. */
    public static String of(final Object... values) {
        final String canonical =
                List.of(values).stream().map(PolicyFingerprint::canonical).collect(Collectors.joining("\n"));
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static String canonical(final Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(PolicyFingerprint::canonical).orElse("-");
        }
        if (value instanceof Map<?, ?> map) {
            final Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(canonical(key), canonical(each)));
            return sorted.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PolicyFingerprint::canonical).toList().toString();
        }
        if (value instanceof Collection<?> set) {
            return set.stream()
                    .map(PolicyFingerprint::canonical)
                    .sorted()
                    .toList()
                    .toString();
        }
        return value instanceof Record record ? ofRecord(record) : String.valueOf(value);
    }

    private static String ofRecord(final Record record) {
        final StringBuilder text = new StringBuilder("{");
        for (final RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                text.append(component.getName())
                        .append('=')
                        .append(canonical(component.getAccessor().invoke(record)))
                        .append(';');
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException("A record's accessor is public", impossible);
            }
        }
        return text.append('}').toString();
    }
}
