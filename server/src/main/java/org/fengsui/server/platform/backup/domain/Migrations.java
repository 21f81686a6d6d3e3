package org.fengsui.server.platform.backup.domain;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings a record's schema to a version, with the settings the server migrates by. */
public final class Migrations {

    private Migrations() {}

    /** The newest version of the schema that this product knows. */
    public static MigrationVersion newest() throws IOException {
        return Arrays.stream(
                        new PathMatchingResourcePatternResolver()
                                .getResources("classpath*:db/migration/**/V*__*.sql"))
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .map(name -> name.substring(1, name.indexOf("__")))
                .map(MigrationVersion::fromVersion)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Migrates up to a version and no further. */
    public static void to(MigrationVersion version, DataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .locations("classpath:db/migration")
                .defaultSchema("flyway")
                .createSchemas(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .target(version)
                .load()
                .migrate();
    }
}
