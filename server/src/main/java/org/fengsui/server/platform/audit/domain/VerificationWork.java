package org.fengsui.server.platform.audit.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.audit.AuditChain;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.audit.AuditVerification;
import org.fengsui.server.platform.audit.AuditVerification.Broken;
import org.fengsui.server.platform.audit.AuditVerification.Intact;
import org.fengsui.server.platform.audit.AuditVerifications;
import org.fengsui.server.platform.audit.domain.VerificationStore.Open;
import org.fengsui.server.platform.kernel.Pace;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.WorkWaits;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks the chain when somebody asked for it. A walk is one snapshot and cannot go on where another
 * ended: one that finds itself begun was cut off with its server, which is said and left to people.
 */
@Component
class VerificationWork implements AuditVerifications, Periodic {

    private static final String NAME = "audit-verification";
    private static final Scope LOG = Scope.school();

    private final VerificationStore store;
    private final AuditChain chain;
    private final AuditLog log;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    VerificationWork(
            VerificationStore store,
            AuditChain chain,
            AuditLog log,
            Clock systemClock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.store = store;
        this.chain = chain;
        this.log = log;
        this.clock = systemClock;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }

    @Override
    @Transactional
    public Verification ask(long accountId, String name) {
        store.add(LOG, accountId, name, clock.instant());
        events.publishEvent(new WorkWaits(NAME));
        return store.newest(LOG).orElseThrow();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Verification> newest() {
        return store.newest(LOG);
    }

    /** Walks if somebody waits for it and nobody walks. */
    @Override
    public void runOnce() {
        transaction.executeWithoutResult(_ -> {
            if (store.lock(LOG)) {
                store.open(LOG).ifPresent(this::work);
            }
        });
    }

    private void work(Open open) {
        boolean cutOff = open.verification().begunAt() != null;
        if (!cutOff) {
            store.begin(LOG, open.id(), clock.instant());
            note(open.verification(), chain.verify(told(open.id())));
        }
        store.end(LOG, open.id(), cutOff, clock.instant());
    }

    private AuditChain.Told told(long id) {
        var pace = Pace.atOnce();
        return (entries, total) -> {
            if (pace.due()) {
                store.report(LOG, id, entries, total);
            }
        };
    }

    private void note(Verification asked, AuditVerification found) {
        log.append(
                asked.askedBy(),
                asked.askedName(),
                "audit.verified",
                null,
                switch (found) {
                    case Intact intact ->
                            Map.of(
                                    "result", "intact",
                                    "blocks", String.valueOf(intact.blocks()),
                                    "entries", String.valueOf(intact.entries()),
                                    "head", intact.head().written());
                    case Broken broken ->
                            Map.of(
                                    "result", broken.fault().name(),
                                    "block", String.valueOf(broken.block()),
                                    "entry", String.valueOf(broken.entry()));
                });
    }
}
