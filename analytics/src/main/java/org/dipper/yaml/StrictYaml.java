package org.dipper.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dipper.errors.DipperException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file read strictly: an unknown or doubled key, a missing or mistyped value is refused with file, line and path.
 * Numbers stay decimals. For policies and mapping files alike.
 */
public final class StrictYaml {
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final String file;
    private final String path;
    private final MappingNode node;
    private final Map<String, Node> values;

    private StrictYaml(final String file, final String path, final MappingNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.values = new LinkedHashMap<>();
        for (final NodeTuple tuple : node.getValue()) {
            final String key = scalar(tuple.getKeyNode(), path);
            if (values.put(key, tuple.getValueNode()) != null) {
                throw refusal(tuple.getKeyNode(), at(key) + " stands twice.", "Keep one of the two.");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws DipperException precondition where the file is absent, refused where it is no YAML mapping
     */
    public static StrictYaml read(final Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw DipperException.usage(
                        "The file " + file + " cannot be read.",
                        "There is no such file.",
                        "Check the path; paths are relative to the folder you stand in.");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw DipperException.refused(
                        "The file " + file + " is refused.", "It is larger than 4 MiB.", "Is it the right file?");
            }
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (java.nio.charset.CharacterCodingException notUtf8) {
            throw DipperException.refused(
                    "The file " + file + " is refused.", "It is not UTF-8 text.", "Save it as UTF-8.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads a text; {@code file} is the name that refusals show. */
    public static StrictYaml parse(final String file, final String text) {
        final LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        try {
            final String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
            final Node root = new Yaml(options).compose(new StringReader(withoutMark));
            if (!(root instanceof MappingNode mapping)) {
                throw DipperException.refused(
                        "The file " + file + " is refused.",
                        "It is not a list of keys and values.",
                        "Start from one of the files in policies/ or mappings/.");
            }
            return new StrictYaml(file, "", mapping);
        } catch (MarkedYAMLException broken) {
            final int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            throw DipperException.refused(
                    "The file " + file + " is refused at line " + line + ".",
                    "It is not valid YAML: " + broken.getProblem() + ".",
                    "Mend that line; indentation is by blanks, never tabs.");
        } catch (YAMLException broken) {
            throw DipperException.refused(
                    "The file " + file + " is refused.", "It is not valid YAML.", "Save it as plain UTF-8 YAML.");
        }
    }

    /** The file this was read from. */
    public String file() {
        return file;
    }

    /** The keys that are present, in order. */
    public Set<String> keys() {
        return values.keySet();
    }

    /** Refuses every key but these. */
    public StrictYaml only(final String... known) {
        final Set<String> allowed = Set.of(known);
        for (final NodeTuple tuple : node.getValue()) {
            final String key = scalar(tuple.getKeyNode(), path);
            if (!allowed.contains(key)) {
                throw refusal(
                        tuple.getKeyNode(),
                        at(key) + " is not a key known here.",
                        "Known are: " + String.join(", ", known) + ".");
            }
        }
        return this;
    }

    /** Whether a key is present with a value. */
    public boolean has(final String key) {
        final Node value = values.get(key);
        return value != null && !Tag.NULL.equals(value.getTag());
    }

    /** A part that must be there. */
    public StrictYaml part(final String key) {
        return optionalPart(key).orElseThrow(() -> missing(key));
    }

    /** A part that may be absent. */
    public Optional<StrictYaml> optionalPart(final String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        return Optional.of(asPart(values.get(key), at(key)));
    }

    /** A list of parts; empty where the key is absent. */
    public List<StrictYaml> parts(final String key) {
        final List<StrictYaml> parts = new ArrayList<>();
        final List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            parts.add(asPart(items.get(i), at(key) + "[" + (i + 1) + "]"));
        }
        return parts;
    }

    /** Whether a key holds one value rather than a list or keys of its own. */
    public boolean isText(final String key) {
        return has(key) && values.get(key) instanceof ScalarNode;
    }

    /** A text that must be there. */
    public String text(final String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    /** A text that may be absent. */
    public Optional<String> optionalText(final String key) {
        return has(key) ? Optional.of(scalar(values.get(key), at(key))) : Optional.empty();
    }

    /** Texts: a list, or one text standing alone; empty where the key is absent. */
    public List<String> texts(final String key) {
        if (has(key) && values.get(key) instanceof ScalarNode single) {
            return List.of(single.getValue());
        }
        return items(key).stream().map(item -> scalar(item, at(key))).toList();
    }

    /** A text by key for each key of a part; empty where the part is absent. */
    public Map<String, String> textByKey(final String key) {
        final Map<String, String> texts = new LinkedHashMap<>();
        optionalPart(key).ifPresent(part -> part.keys().forEach(name -> texts.put(name, part.text(name))));
        return texts;
    }

    /** A decimal by key for each key of a part; empty where the part is absent. */
    public Map<String, BigDecimal> decimalByKey(final String key) {
        final Map<String, BigDecimal> decimals = new LinkedHashMap<>();
        optionalPart(key).ifPresent(part -> part.keys().forEach(name -> decimals.put(name, part.decimal(name))));
        return decimals;
    }

    /** A decimal number that must be there. */
    public BigDecimal decimal(final String key) {
        return optionalDecimal(key).orElseThrow(() -> missing(key));
    }

    /** A decimal number that may be absent. */
    public Optional<BigDecimal> optionalDecimal(final String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        final String written = scalar(values.get(key), at(key));
        try {
            return Optional.of(new BigDecimal(written.replace("_", "")));
        } catch (NumberFormatException notANumber) {
            throw refusal(values.get(key), at(key) + " is not a number: " + brief(written) + ".", "Write a number.");
        }
    }

    /** A whole number that must be there. */
    public int integer(final String key) {
        final BigDecimal written = decimal(key);
        try {
            return written.intValueExact();
        } catch (ArithmeticException notWhole) {
            throw refusal(values.get(key), at(key) + " is not a whole number.", "Write a whole number.");
        }
    }

    /** Whole numbers; empty where the key is absent. */
    public List<Integer> integers(final String key) {
        final List<Integer> numbers = new ArrayList<>();
        for (final Node item : items(key)) {
            final String written = scalar(item, at(key));
            try {
                numbers.add(Integer.valueOf(written));
            } catch (NumberFormatException notWhole) {
                throw refusal(
                        item, at(key) + " holds no whole number: " + brief(written) + ".", "Write whole numbers.");
            }
        }
        return numbers;
    }

    /** True or false; {@code otherwise} where the key is absent. */
    public boolean flag(final String key, final boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        return switch (scalar(values.get(key), at(key))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(values.get(key), at(key) + " is neither true nor false.", "Write true or false.");
        };
    }

    /** One of the constants of an enum, written in small letters with underscores. */
    public <E extends Enum<E>> E choice(final String key, final Class<E> type) {
        final String written = text(key);
        final List<String> known = new ArrayList<>();
        for (final E constant : type.getEnumConstants()) {
            final String name = constant.name().toLowerCase(java.util.Locale.ROOT);
            if (name.equals(written)) {
                return constant;
            }
            known.add(name);
        }
        throw refusal(
                values.get(key),
                at(key) + " is " + brief(written) + ".",
                "Choose one of: " + String.join(", ", known) + ".");
    }

    /** One of the constants of an enum, or none where the key is absent. */
    public <E extends Enum<E>> Optional<E> optionalChoice(final String key, final Class<E> type) {
        return has(key) ? Optional.of(choice(key, type)) : Optional.empty();
    }

    /** A refusal that points at the line of a key. */
    public DipperException refusal(final String key, final String why, final String fix) {
        final Node place = values.getOrDefault(key, node);
        return refusal(place, at(key) + " " + why, fix);
    }

    private DipperException refusal(final Node place, final String why, final String fix) {
        final int line = place.getStartMark().getLine() + 1;
        return DipperException.refused("The file " + file + " is refused at line " + line + ".", why, fix);
    }

    private DipperException missing(final String key) {
        return refusal(node, at(key) + " is missing.", "Add it; the files that ship show how it looks.");
    }

    private List<Node> items(final String key) {
        if (!has(key)) {
            return List.of();
        }
        if (values.get(key) instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw refusal(
                values.get(key), at(key) + " is not a list.", "Write it as [a, b] or as lines that start with -.");
    }

    private StrictYaml asPart(final Node value, final String where) {
        if (value instanceof MappingNode mapping) {
            return new StrictYaml(file, where, mapping);
        }
        throw refusal(value, where + " does not hold keys of its own.", "Indent its keys below it.");
    }

    private String scalar(final Node value, final String where) {
        if (value instanceof ScalarNode text) {
            return text.getValue();
        }
        throw refusal(value, where + " holds a list or keys where one value belongs.", "Write one value.");
    }

    private String at(final String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String brief(final String written) {
        return "\"" + (written.length() > 40 ? written.substring(0, 40) + "..." : written) + "\"";
    }
}
