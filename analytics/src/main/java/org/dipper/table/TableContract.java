package org.dipper.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a table promises to everyone who reads it: name, layer, grain (key), columns in order, and the conditions that
 * hold on each row.
 *
 * @param name the table name
 * @param layer landed, core, catalog, settlement, supervision or operations
 * @param labelEn one English sentence: what a row is
 * @param labelZh the Chinese label
 * @param key the columns that name a row
 * @param partitions the columns that the files are laid out by, often none
 * @param fields all columns in order
 * @param checks the row conditions
 */
public record TableContract(
        String name,
        String layer,
        String labelEn,
        String labelZh,
        List<Field> key,
        List<Field> partitions,
        List<Field> fields,
        List<TableCheck> checks) {

    public TableContract {
        key = List.copyOf(key);
        partitions = List.copyOf(partitions);
        fields = List.copyOf(fields);
        checks = List.copyOf(checks);
    }

    /** Starts a contract. */
    public static Builder of(final String name, final String layer, final String labelEn, final String labelZh) {
        return new Builder(name, layer, labelEn, labelZh);
    }

    /** The column names in order. */
    public List<String> columnNames() {
        return fields.stream().map(Field::name).toList();
    }

    /** The column of this name, if the table has it. */
    public Optional<Field> field(final String column) {
        return fields.stream().filter(field -> field.name().equals(column)).findFirst();
    }

    /** Collects the parts of a contract. */
    public static final class Builder {
        private final String name;
        private final String layer;
        private final String labelEn;
        private final String labelZh;
        private List<Field> key = List.of();
        private List<Field> partitions = List.of();
        private final List<Field> fields = new ArrayList<>();
        private final List<TableCheck> checks = new ArrayList<>();

        private Builder(final String name, final String layer, final String labelEn, final String labelZh) {
            this.name = name;
            this.layer = layer;
            this.labelEn = labelEn;
            this.labelZh = labelZh;
        }

        /** The columns that name a row. */
        public Builder key(final Field... columns) {
            this.key = Arrays.asList(columns);
            return this;
        }

        /** The columns that the files are laid out by. */
        public Builder partitionedBy(final Field... columns) {
            this.partitions = Arrays.asList(columns);
            return this;
        }

        /** Adds columns in order. */
        public Builder fields(final Field... columns) {
            this.fields.addAll(Arrays.asList(columns));
            return this;
        }

        /** Adds a row condition. */
        public Builder check(final String checkName, final String condition) {
            this.checks.add(new TableCheck(checkName, condition));
            return this;
        }

        /** The finished contract. */
        public TableContract build() {
            return new TableContract(name, layer, labelEn, labelZh, key, partitions, fields, checks);
        }
    }
}
