package org.fengsui.server.platform.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** All connections to the record are taken: whoever comes waits a while and is told. */
@WebTest
class BusyRecordTest {

    private static final long SHORT_WAIT = 250;

    private final HikariDataSource record;
    private final People people;
    private final Browser browser;

    BusyRecordTest(DataSource record, People people, @LocalServerPort int port)
            throws SQLException {
        this.record = record.unwrap(HikariDataSource.class);
        this.people = people;
        this.browser = new Browser(port);
    }

    @Test
    void whoeverComesGetsThePageThatSaysSoAndStaysSignedIn() throws SQLException {
        people.school("system", Role.SYSTEM_ADMIN);
        browser.signIn("system", People.PASSWORD);
        var session = browser.session();
        long usual = record.getConnectionTimeout();
        List<Connection> taken = new ArrayList<>();
        try {
            record.setConnectionTimeout(SHORT_WAIT);
            for (int i = 0; i < record.getMaximumPoolSize(); i++) {
                taken.add(record.getConnection());
            }
            var refused = browser.get("/admin/accounts");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body())
                    .contains("数据库暂时没有响应", "<html", "fs-bare")
                    .doesNotContain("Exception");
        } finally {
            for (var connection : taken) {
                connection.close();
            }
            record.setConnectionTimeout(usual);
        }
        assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(200);
        assertThat(browser.session()).isEqualTo(session);
    }
}
