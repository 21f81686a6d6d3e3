package org.fengsui.server.platform.secret.domain;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.fengsui.server.platform.kernel.DataFolder;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.secret.KeyExchange;
import org.fengsui.server.platform.secret.Resealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals what was stored before its column was sealed, goes on with an exchange of keys that ended
 * early, and destroys keys that were retired.
 */
@Component
class SealingStep implements Periodic {

    private static final Logger log = LoggerFactory.getLogger(SealingStep.class);

    private final DataSource record;
    private final DataFolder data;
    private final List<Resealing> others;
    private final Clock clock;

    SealingStep(DataSource record, DataFolder data, List<Resealing> others, Clock systemClock) {
        this.record = record;
        this.data = data;
        this.others = others;
        this.clock = systemClock;
    }

    @Override
    public String name() {
        return "sealing";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void runOnce() {
        try (var connection = record.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var sealed = new KeyExchange(connection, data, others, clock).finish();
                if (sealed.damages() > 0) {
                    log.warn(
                            "{} sealed values or files do not open and were left as they are: {}",
                            sealed.damages(),
                            sealed.damaged());
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("values cannot be sealed", e);
        }
    }
}
