package org.fengsui.server.campus.registry.domain;

import org.fengsui.server.campus.registry.RegistryChanged;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Raises the edition: in the record, for other rooms, and for the attribution of every node. */
@Component
class Editions {

    private final EditionStore store;
    private final CurrentAttributor attributor;
    private final ApplicationEventPublisher events;

    Editions(EditionStore store, CurrentAttributor attributor, ApplicationEventPublisher events) {
        this.store = store;
        this.attributor = attributor;
        this.events = events;
    }

    /** Keeps every other change waiting until the running transaction ends. */
    long lock(Scope scope) {
        return store.lock(scope);
    }

    /** Says in the running transaction that the registry has changed. */
    void raise(Scope scope) {
        long version = store.raise(scope);
        TransactionSynchronizationManager.registerSynchronization(new AfterCommit(version));
        events.publishEvent(new RegistryChanged(version));
    }

    /** First of all that follows the commit, so that who listens finds the new attribution. */
    private final class AfterCommit implements TransactionSynchronization, Ordered {

        private final long version;

        AfterCommit(long version) {
            this.version = version;
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void afterCommit() {
            attributor.expect(version);
        }
    }
}
