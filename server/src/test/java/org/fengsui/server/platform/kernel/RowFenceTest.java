package org.fengsui.server.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class RowFenceTest {

    private static final Scope PHYSICS = new Scope.Units(Set.of(3L));
    private static final Scope NOBODY = new Scope.Units(Set.of());

    private final Database database;
    private final TransactionTemplate transaction;
    private final RecordProbe probe;

    RowFenceTest(Database database, TransactionTemplate transaction, RecordProbe probe) {
        this.database = database;
        this.transaction = transaction;
        this.probe = probe;
    }

    @BeforeEach
    void aFencedTableWithRowsOfTwoUnits() {
        probe.sql("set role fengsui").update();
        probe.sql("create schema fenced").update();
        probe.sql("create table fenced.thing (name text, unit_id bigint)").update();
        probe.sql("call kernel.fence('fenced.thing', 'unit_id')").update();
        probe.sql("reset role").update();
        write(Scope.school(), "telescope", 3);
        write(Scope.school(), "herbarium", 4);
    }

    @AfterEach
    void theTableGoes() {
        probe.sql("drop schema fenced cascade").update();
    }

    @Test
    void aUnitSeesItsOwnRowsOnly() {
        assertThat(names(PHYSICS)).containsExactly("telescope");
        assertThat(names(NOBODY)).isEmpty();
        assertThat(names(Scope.school())).containsExactly("herbarium", "telescope");
    }

    @Test
    void aUnitCannotWriteAnothersRow() {
        assertThatThrownBy(() -> write(PHYSICS, "forged", 4))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(names(Scope.school())).doesNotContain("forged");
    }

    @Test
    void aUnitCannotChangeAnothersRow() {
        Integer changed =
                transaction.execute(status ->
                        database.in(PHYSICS)
                                .sql("update fenced.thing set name = 'taken'")
                                .update());
        assertThat(changed).isEqualTo(1);
        assertThat(names(Scope.school())).containsExactly("herbarium", "taken");
    }

    @Test
    void theScopeEndsWithItsTransaction() {
        assertThat(names(Scope.school())).hasSize(2);
        assertThat(names(NOBODY)).isEmpty();
    }

    @Test
    void aTransactionSeesWhatItsLatestEntrySees() {
        transaction.executeWithoutResult(_ -> {
            assertThat(seen(PHYSICS)).containsExactly("telescope");
            assertThat(seen(Scope.school())).hasSize(2);
            assertThat(seen(Scope.school())).hasSize(2);
            assertThat(seen(NOBODY)).isEmpty();
            assertThat(seen(PHYSICS)).containsExactly("telescope");
        });
    }

    @Test
    void aTransactionInsideAnotherLeavesTheOuterOnesScope() {
        var inner =
                new TransactionTemplate(
                        Objects.requireNonNull(transaction.getTransactionManager()));
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(_ -> {
            assertThat(seen(PHYSICS)).containsExactly("telescope");
            inner.executeWithoutResult(_ -> {
                assertThat(seen(Scope.school())).hasSize(2);
                assertThat(seen(NOBODY)).isEmpty();
            });
            assertThat(seen(PHYSICS)).containsExactly("telescope");
        });
    }

    @Test
    void theRecordBreaksOffWhatTakesTooLong() {
        String longest =
                transaction.execute(_ ->
                        database.in(NOBODY)
                                .sql("select current_setting('statement_timeout')")
                                .query(String.class)
                                .single());
        assertThat(longest).isEqualTo("10min");
    }

    @Test
    void theRecordIsEnteredInsideATransactionOnly() {
        assertThatThrownBy(() -> database.in(Scope.school()))
                .isInstanceOf(IllegalStateException.class);
    }

    private List<String> names(Scope scope) {
        return transaction.execute(_ -> seen(scope));
    }

    private List<String> seen(Scope scope) {
        return database.in(scope)
                .sql("select name from fenced.thing order by name")
                .query(String.class)
                .list();
    }

    private void write(Scope scope, String name, long unitId) {
        transaction.executeWithoutResult(status ->
                database.in(scope)
                        .sql("insert into fenced.thing values (:name, :unit)")
                        .param("name", name)
                        .param("unit", unitId)
                        .update());
    }
}
