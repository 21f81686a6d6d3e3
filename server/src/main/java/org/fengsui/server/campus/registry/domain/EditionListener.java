package org.fengsui.server.campus.registry.domain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears from other nodes that the registry has a new edition. What was said while the connection
 * was down is made up for by dropping what is loaded.
 */
@Component
@ConditionalOnBooleanProperty(name = "fengsui.periodic.enabled", matchIfMissing = true)
class EditionListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(EditionListener.class);
    private static final int WAIT_MILLIS = 5_000;
    private static final long PAUSE_SECONDS = 5;

    private final DataSource dataSource;
    private final CurrentAttributor attributor;
    private @Nullable CountDownLatch closing;
    private @Nullable Thread thread;

    EditionListener(DataSource dataSource, CurrentAttributor attributor) {
        this.dataSource = dataSource;
        this.attributor = attributor;
    }

    @Override
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        var latch = new CountDownLatch(1);
        closing = latch;
        thread = Thread.ofPlatform().daemon().name("registry-editions").start(() -> run(latch));
    }

    private void run(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try (var connection = dataSource.getConnection()) {
                listen(connection, latch);
            } catch (SQLException e) {
                if (latch.getCount() > 0) {
                    LOG.warn("not hearing of registry editions; trying again", e);
                    pause(latch);
                }
            }
        }
    }

    private void listen(Connection connection, CountDownLatch latch) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + EditionStore.CHANNEL);
        }
        attributor.forget();
        var postgres = connection.unwrap(PGConnection.class);
        while (latch.getCount() > 0) {
            for (var heard : postgres.getNotifications(WAIT_MILLIS)) {
                attributor.expect(Long.parseLong(heard.getParameter()));
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private static void pause(CountDownLatch latch) {
        try {
            var _ = latch.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread listening;
        synchronized (this) {
            if (closing != null) {
                closing.countDown();
            }
            listening = thread;
            thread = null;
            closing = null;
        }
        if (listening != null) {
            try {
                listening.join(2L * WAIT_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
