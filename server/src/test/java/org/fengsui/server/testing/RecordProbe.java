package org.fengsui.server.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Looks into the record of the server under test past its row fence, and brings it back to the
 * state after the start.
 */
public final class RecordProbe {

    private final Connection connection;
    private final JdbcClient client;
    private boolean captured;

    RecordProbe(String database) {
        this.connection = connect(database);
        this.client = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** A statement of the database's superuser, outside any transaction of the test. */
    public JdbcClient.StatementSpec sql(String sql) {
        return client.sql(sql);
    }

    /** At the first call takes the present content as the start; later goes back to it. */
    void reset() {
        if (captured) {
            client.sql("call testing.reset()").update();
            return;
        }
        install();
        client.sql("call testing.capture()").update();
        captured = true;
    }

    private void install() {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    new ClassPathResource("reset.sql", RecordProbe.class)
                            .getContentAsString(StandardCharsets.UTF_8));
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("reset.sql does not install", e);
        }
    }

    private static Connection connect(String database) {
        try {
            return TestPostgres.running().administrator(database).getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to " + database, e);
        }
    }
}
