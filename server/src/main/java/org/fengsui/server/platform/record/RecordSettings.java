package org.fengsui.server.platform.record;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which PostgreSQL holds the record.
 *
 * @param url the JDBC address of an external database; blank for the embedded one
 * @param username the external database's role: owner of its database, not a superuser
 * @param password that role's password
 */
@ConfigurationProperties("fengsui.record")
record RecordSettings(@Nullable String url, String username, @Nullable String password) {

    /** Refuses an external address without a role. */
    RecordSettings {
        if (url != null && url.isBlank()) {
            url = null;
        }
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "fengsui.record.url is not a PostgreSQL address (jdbc:postgresql:…): " + url);
        }
    }
}
