package org.fengsui.server.campus.registry.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.fengsui.server.campus.registry.domain.ImportWriting.Refused;
import org.fengsui.server.campus.registry.domain.WritingStore.Waiting;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Pace;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the imports that were confirmed, one after the other, each in one transaction. One that
 * finds itself begun was cut off with its server: nothing of it stands, and it is a preview again.
 */
@Component
class ImportWork implements Periodic {

    static final String NAME = "registry-import";

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final Scope SCHOOL = Scope.school();

    private final WritingStore store;
    private final RegistryImports imports;
    private final Accounts accounts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ImportWork(
            WritingStore store,
            RegistryImports imports,
            Accounts accounts,
            Clock systemClock,
            TransactionTemplate transaction) {
        this.store = store;
        this.imports = imports;
        this.accounts = accounts;
        this.clock = systemClock;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }

    /** Writes all that wait, unless another server does. */
    @Override
    public void runOnce() {
        while (one()) {
            // more may wait
        }
    }

    private boolean one() {
        var attempt = new Attempt();
        try {
            transaction.executeWithoutResult(_ -> attempt.write());
        } catch (Refusal refusal) {
            var why =
                    new Refused(
                            refusal.problem().slug(),
                            refusal.arguments().stream().map(String::valueOf).toList());
            attempt.end(waiting -> store.refuse(SCHOOL, waiting.token(), why));
        } catch (RuntimeException e) {
            LOG.error("an import of the registry failed", e);
            attempt.end(waiting -> store.cutOff(SCHOOL, waiting.token()));
        }
        return attempt.taken != null;
    }

    /** One import, and what is known of it after its transaction is gone. */
    private final class Attempt {

        private @Nullable Waiting taken;

        void write() {
            var next = store.lock(SCHOOL) ? store.waiting(SCHOOL) : Optional.<Waiting>empty();
            next.ifPresent(this::write);
        }

        private void write(Waiting waiting) {
            taken = waiting;
            if (waiting.begun()) {
                store.cutOff(SCHOOL, waiting.token());
                return;
            }
            store.begin(SCHOOL, waiting.token(), clock.instant());
            imports.apply(by(waiting), waiting.token(), told(waiting.token()));
        }

        void end(Consumer<Waiting> how) {
            var waiting = taken;
            if (waiting != null) {
                transaction.executeWithoutResult(_ -> how.accept(waiting));
            }
        }
    }

    private RegistryWriter.Told told(String token) {
        var pace = Pace.atOnce();
        return (done, total) -> {
            if (pace.due() || done == total) {
                store.report(SCHOOL, token, done, total);
            }
        };
    }

    /** Who confirmed it, with the rights held now. */
    private Actor by(Waiting waiting) {
        return accounts.actor(waiting.accountId())
                .filter(actor -> actor.may(Permission.REGISTRY_EDIT))
                .orElseThrow(() -> new Refusal(CommonProblem.FORBIDDEN));
    }
}
