package org.dipper.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dipper.warehouse.Publication;

/** What an export holds: its files with their SHA-256, what it was made of, and how many rows are hidden. No times. */
public final class ExportManifest {
    private final ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    private final ArrayNode files;

    /**
     * A manifest without files yet.
     *
     * @param about what the export says of itself
     * @param publications what it was made of
     * @param suppressed how many rows are hidden, by table
     */
    public ExportManifest(
            final Map<String, String> about, final List<Publication> publications, final Map<String, Long> suppressed) {
        new TreeMap<>(about).forEach(manifest::put);
        final ArrayNode sources = manifest.putArray("publications");
        publications.forEach(each -> sources.addObject()
                .put("subject", each.subject())
                .put("revision", each.revision())
                .put("state", each.state())
                .put("content_hash", each.contentHash()));
        final ObjectNode hidden = manifest.putObject("suppressed_rows");
        new TreeMap<>(suppressed).forEach(hidden::put);
        this.files = manifest.putArray("files");
    }

    /** Adds a file. */
    public void add(final String name, final byte[] content, final int rows) {
        files.addObject()
                .put("name", name)
                .put("rows", rows)
                .put("bytes", content.length)
                .put("sha256", sha256(content));
    }

    /** The manifest as JSON. */
    public byte[] bytes() {
        try {
            final DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            final String text = new ObjectMapper()
                    .writer(new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
                    .writeValueAsString(manifest);
            return (text + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree of nodes is always JSON", impossible);
        }
    }

    private static String sha256(final byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
