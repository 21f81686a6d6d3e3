package org.fengsui.server.campus.registry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import javax.sql.DataSource;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.TestCampus;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

@ServerTest
class EditionListenerTest {

    private final DataSource dataSource;
    private final HoldingsReader reader;
    private final AttributorBuilder builder;
    private final PlatformTransactionManager transactions;
    private final TestCampus campus;

    EditionListenerTest(
            DataSource dataSource,
            HoldingsReader reader,
            AttributorBuilder builder,
            PlatformTransactionManager transactions,
            RegistryImports imports,
            Registry registry) {
        this.dataSource = dataSource;
        this.reader = reader;
        this.builder = builder;
        this.transactions = transactions;
        this.campus = new TestCampus(imports, registry);
    }

    /** The second node has an attributor of its own and hears of the change by the record alone. */
    @Test
    void anotherNodeHearsOfTheNewEdition() {
        campus.load();
        var otherNode = new CurrentAttributor(reader, builder, transactions);
        var listener = new EditionListener(dataSource, otherNode);
        listener.start();
        try {
            long before = otherNode.get().version();
            Eventually.holds(
                    "the other node's new edition",
                    Duration.ofSeconds(10),
                    () -> {
                        campus.take(
                                "kind,code,name\nunit,lib,图书馆" + System.nanoTime() % 1000 + "\n");
                        return otherNode.get().version() > before;
                    });
        } finally {
            listener.stop();
        }
        assertThat(listener.isRunning()).isFalse();
    }
}
