package org.fengsui.server.platform.record;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL run by somebody else, as the settings name it. */
record ExternalRecord(String url, String username, @Nullable String password)
        implements JdbcConnectionDetails, AutoCloseable {

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    /** Nothing to stop: it is not ours. */
    @Override
    public void close() {}
}
