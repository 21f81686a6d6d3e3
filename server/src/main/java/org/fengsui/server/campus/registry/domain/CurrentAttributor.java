package org.fengsui.server.campus.registry.domain;

import org.fengsui.server.campus.registry.Attributor;
import org.fengsui.server.platform.kernel.RecordReplaced;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The attribution of the current edition, built when it is first asked for after a change and
 * swapped as a whole: who holds the older one goes on with it undisturbed.
 */
@Component
class CurrentAttributor {

    private final HoldingsReader reader;
    private final AttributorBuilder builder;
    private final TransactionTemplate fresh;
    private volatile long expected;
    private volatile @Nullable Attributor current;

    CurrentAttributor(
            HoldingsReader reader,
            AttributorBuilder builder,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.builder = builder;
        // One view of the record, and never the uncommitted changes of the caller.
        this.fresh = new TransactionTemplate(transactions);
        fresh.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        fresh.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        fresh.setReadOnly(true);
    }

    /** Says that an edition is committed; it is loaded when next asked for. */
    synchronized void expect(long edition) {
        expected = Math.max(expected, edition);
    }

    /** Says that what was loaded may be anything but current. */
    @EventListener(RecordReplaced.class)
    synchronized void forget() {
        expected = 0;
        current = null;
    }

    /** The attribution of the newest edition known to be committed, or a newer one. */
    Attributor get() {
        var held = current;
        return held != null && held.version() >= expected ? held : load();
    }

    private synchronized Attributor load() {
        var held = current;
        if (held != null && held.version() >= expected) {
            return held;
        }
        var loaded = fresh.execute(_ -> builder.build(reader.read(Scope.school())));
        current = loaded;
        return loaded;
    }
}
