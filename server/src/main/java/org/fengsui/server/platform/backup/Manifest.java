package org.fengsui.server.platform.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a backup's file holds, part by part. It stands in the file itself as {@code manifest.json}.
 *
 * @param format {@link #FORMAT} of the product that wrote it
 * @param product the version of the product that wrote it, as {@code fengsui version} says it
 * @param madeAt when, by the system clock
 * @param data whose it is
 * @param migrations the applied migrations in their order; not empty
 * @param auditHead the audit chain's newest block, {@code BLOCK:HASH}
 * @param tables the record's tables, in the order they were created
 * @param sequences the record's sequences
 * @param files the data folder's files
 */
public record Manifest(
        int format,
        String product,
        Instant madeAt,
        Origin data,
        List<Migration> migrations,
        String auditHead,
        List<Table> tables,
        List<Sequence> sequences,
        List<DataFile> files) {

    /** The only format there is. */
    public static final int FORMAT = 1;

    /** Whose data it is. */
    public enum Origin {
        /** A school's own. */
        SCHOOL,
        /** A demo's, whose passwords everyone knows. */
        DEMO
    }

    /**
     * A migration the schema went through.
     *
     * @param version such as {@code 0.1.0.41}
     * @param checksum Flyway's checksum of its file
     */
    public record Migration(String version, int checksum) {}

    /**
     * A table's rows, as PostgreSQL's COPY writes them (text format).
     *
     * @param name schema and table, {@code audit.entry}
     * @param columns in the order of the rows
     * @param rows how many
     * @param sha256 of the part, 64 lower-case hexadecimal digits
     */
    public record Table(String name, List<String> columns, long rows, String sha256) {
        /** Keeps its own copy. */
        public Table {
            columns = List.copyOf(columns);
        }

        /** The part's name in the file. */
        public String part() {
            return "tables/" + name + ".copy";
        }
    }

    /**
     * How far a sequence has counted.
     *
     * @param name schema and sequence
     * @param value its last value
     * @param called whether that value has been handed out
     */
    public record Sequence(String name, long value, boolean called) {}

    /**
     * A file of the data folder.
     *
     * @param path below the data folder, {@code keys/file}
     * @param sha256 of the part, 64 lower-case hexadecimal digits
     */
    public record DataFile(String path, String sha256) {
        /** The part's name in the file. */
        public String part() {
            return "data/" + path;
        }
    }

    /** Keeps its own copies. */
    public Manifest {
        migrations = List.copyOf(migrations);
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
    }

    /** The version of the schema: that of the last migration. */
    public String schema() {
        return migrations.getLast().version();
    }

    /** The rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
