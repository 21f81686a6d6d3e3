package org.fengsui.server.sensing.trace.record;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database of the school’s network in which look-up records stand.
 *
 * @param host blank: there is none
 * @param port of its PostgreSQL server
 * @param name of the database
 * @param username of an account that may read the tables and nothing else
 * @param password never logged; better given as FENGSUI_TRACE_DATABASE_PASSWORD
 * @param tls whether the connection is encrypted
 * @param every how long to wait between two readings
 * @param lag how old a row has to be before it is read: what is written later with an earlier time
 *     would be passed over
 * @param batch how many rows are read at once
 * @param tables which tables are read
 */
@ConfigurationProperties("fengsui.trace.database")
record SourceSettings(
        @DefaultValue("") String host,
        @DefaultValue("5432") int port,
        @DefaultValue("") String name,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("REQUIRE") Tls tls,
        @DefaultValue("5m") Duration every,
        @DefaultValue("2m") Duration lag,
        @DefaultValue("20000") int batch,
        @DefaultValue List<SourceTable> tables) {

    private static final int LARGEST_BATCH = 100_000;

    /** How the connection is encrypted. */
    enum Tls {
        /** Not at all: for a database on the same machine or in a closed network. */
        DISABLE,
        /** Encrypted; whoever answers is believed. */
        REQUIRE,
        /** Encrypted, and the server’s certificate is signed by whom the machine trusts. */
        VERIFY_CA
    }

    /** Refuses half a setting. */
    SourceSettings {
        tables = List.copyOf(tables);
        if (!host.isBlank() && (name.isBlank() || username.isBlank())) {
            throw new IllegalArgumentException(
                    "fengsui.trace.database.host is set: name and username are needed too");
        }
        if (host.isBlank() && !tables.isEmpty()) {
            throw new IllegalArgumentException(
                    "fengsui.trace.database.tables are set, but no host");
        }
        if (batch < 1 || batch > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "fengsui.trace.database.batch is not from 1 to " + LARGEST_BATCH);
        }
        if (every.compareTo(Duration.ofSeconds(10)) < 0 || lag.isNegative()) {
            throw new IllegalArgumentException(
                    "fengsui.trace.database.every is less than ten seconds, or lag is negative");
        }
        var names = new HashSet<String>();
        for (var table : tables) {
            if (!names.add(table.name())) {
                throw new IllegalArgumentException(
                        "fengsui.trace.database.tables has two of the name " + table.name());
            }
        }
    }

    @Override
    public String toString() {
        return "SourceSettings[" + host + ":" + port + "/" + name + " as " + username + "]";
    }
}
