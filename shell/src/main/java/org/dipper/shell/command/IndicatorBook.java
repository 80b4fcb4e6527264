package org.dipper.shell.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dipper.errors.DipperException;
import org.dipper.shell.read.Publication;
import org.dipper.shell.view.Language;
import org.dipper.shell.view.TableRow;
import org.dipper.supervision.IndicatorValueTable;
import org.dipper.supervision.indicator.Grain;
import org.dipper.supervision.indicator.Indicator;
import org.dipper.supervision.indicator.IndicatorEntry;
import org.dipper.supervision.indicator.IndicatorFile;
import org.dipper.supervision.indicator.IndicatorRegistry;
import org.dipper.supervision.indicator.UnavailableIndicator;
import org.dipper.table.Field;
import org.dipper.table.FieldType;
import org.dipper.yaml.StrictYaml;

/** The registry of indicators in one language, with those of a file, beside what publications say was computed. */
final class IndicatorBook {
    private static final Field CODE = text("code", "code", "编号");
    private static final Field LABEL = text("label", "label", "名称");
    private static final Field FAMILY = text("family", "family", "类别");
    private static final Field DIRECTION = text("direction", "better", "方向");
    private static final Field UNIT = text("unit", "unit", "单位");
    private static final Field SUBJECT_TYPES = text("subject_types", "subjects", "对象");
    private static final Field GRAIN_PERIODS = text("period_types", "period types", "期间类型");
    private static final Field FORMULA = text("formula", "formula", "算法");
    private static final Field PARAMETERS = text("parameters", "parameters", "参数");
    private static final Field CLAUSE = text("clause", "source", "依据");
    private static final Field NEEDS = text("needs", "needs", "所需数据");
    private static final Field PERIODS = text("periods", "computed for", "已计算期间");

    /** All that is said of an indicator. */
    static final List<Field> FIELDS = List.of(
            IndicatorValueTable.INDICATOR,
            CODE,
            LABEL,
            FAMILY,
            DIRECTION,
            UNIT,
            SUBJECT_TYPES,
            GRAIN_PERIODS,
            FORMULA,
            PARAMETERS,
            CLAUSE,
            NEEDS,
            PERIODS);

    /** What people see of it. */
    static final List<Field> SHOWN =
            List.of(IndicatorValueTable.INDICATOR, LABEL, DIRECTION, PERIODS, NEEDS, FORMULA, CLAUSE);

    private final IndicatorRegistry registry;
    private final Language language;

    private IndicatorBook(final IndicatorRegistry registry, final Language language) {
        this.registry = registry;
        this.language = language;
    }

    /** The built-in indicators and those of a file, where one is given. */
    static IndicatorBook of(final Optional<String> file, final Language language) {
        final IndicatorRegistry builtIn = IndicatorRegistry.usual();
        return new IndicatorBook(
                file.map(name -> builtIn.with(IndicatorFile.load(StrictYaml.read(Path.of(name)), builtIn)))
                        .orElse(builtIn),
                language);
    }

    /** The label of an indicator; its id where it is an own one that no file explains. */
    String label(final String id) {
        return registry.find(id)
                .map(indicator -> indicator.entry().label(language.code()))
                .orElse(id);
    }

    /** Whether a name is that of an indicator, and so means no other that begins like it. */
    boolean isName(final String id) {
        return registry.find(id).isPresent();
    }

    /** What stands above values of a single indicator: its name, formula and source; nothing above several. */
    List<String> heading(final List<TableRow> rows) {
        final List<String> ids = rows.stream()
                .map(row -> row.text(IndicatorValueTable.INDICATOR))
                .distinct()
                .toList();
        if (ids.size() != 1) {
            return List.of();
        }
        final Optional<IndicatorEntry> entry = registry.find(ids.get(0)).map(Indicator::entry);
        return entry.map(known -> List.of(
                        known.id() + "  " + known.label(language.code()) + " (" + known.unit() + "; "
                                + known.direction().label(language.code()) + ")",
                        known.formula(),
                        known.clause(),
                        ""))
                .orElse(List.of(ids.get(0), ""));
    }

    /** One row an indicator, with the periods that publications in force have it for. */
    List<TableRow> rows(final List<Publication> publications, final Optional<String> family) {
        final Map<String, TreeSet<String>> computed = computed(publications);
        final Map<String, TableRow> rows = new LinkedHashMap<>();
        for (final Indicator indicator : registry.all()) {
            final IndicatorEntry entry = indicator.entry();
            if (family.isEmpty() || entry.family().written().equals(family.get())) {
                rows.put(entry.id(), row(entry, indicator instanceof UnavailableIndicator, computed.get(entry.id())));
            }
        }
        if (family.isEmpty()) {
            computed.forEach((id, periods) -> rows.computeIfAbsent(id, unknown -> row(unknown, periods)));
        }
        return List.copyOf(rows.values());
    }

    private TableRow row(final IndicatorEntry entry, final boolean isUnavailable, final TreeSet<String> periods) {
        final Map<Field, Object> values = new LinkedHashMap<>();
        values.put(IndicatorValueTable.INDICATOR, entry.id());
        values.put(CODE, entry.code());
        values.put(LABEL, entry.label(language.code()));
        values.put(FAMILY, entry.family().written());
        values.put(DIRECTION, entry.direction().written());
        values.put(UNIT, entry.unit());
        values.put(SUBJECT_TYPES, entry.grains().stream().map(Grain::written).collect(Collectors.joining(" ")));
        values.put(GRAIN_PERIODS, entry.periods().words());
        values.put(FORMULA, entry.formula());
        values.put(
                PARAMETERS,
                entry.parameters().entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining(" ")));
        values.put(CLAUSE, entry.clause());
        values.put(NEEDS, String.join(", ", entry.needs()));
        values.put(PERIODS, isUnavailable || periods == null ? "" : String.join(" ", periods));
        return row(values);
    }

    private static TableRow row(final String id, final TreeSet<String> periods) {
        final Map<Field, Object> values = new LinkedHashMap<>();
        values.put(IndicatorValueTable.INDICATOR, id);
        values.put(LABEL, id);
        values.put(PERIODS, String.join(" ", periods));
        return row(values);
    }

    private static TableRow row(final Map<Field, Object> values) {
        final List<Object> ordered = new ArrayList<>();
        FIELDS.forEach(field -> ordered.add(values.getOrDefault(field, "")));
        return new TableRow(FIELDS, ordered);
    }

    /** The periods of each indicator, by the answers of the runs: no table is read for it. */
    private static Map<String, TreeSet<String>> computed(final List<Publication> publications) {
        final Map<String, TreeSet<String>> computed = new TreeMap<>();
        final ObjectMapper mapper = new ObjectMapper();
        for (final Publication publication : publications) {
            try {
                for (final JsonNode row : mapper.readTree(publication.answer())) {
                    final String state =
                            row.path(IndicatorValueTable.STATE.name()).asText("");
                    if (!state.startsWith("not_evaluable")) {
                        computed.computeIfAbsent(
                                        row.path(IndicatorValueTable.INDICATOR.name())
                                                .asText(),
                                        id -> new TreeSet<>())
                                .add(publication.period());
                    }
                }
            } catch (JsonProcessingException damaged) {
                throw DipperException.bug("The answer of a publication cannot be read.", damaged);
            }
        }
        computed.remove("");
        return computed;
    }

    private static Field text(final String name, final String labelEn, final String labelZh) {
        return Field.optional(name, FieldType.STRING, labelEn, labelZh);
    }
}
