package org.fengsui.server.platform.kernel;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fengsui.server.platform.kernel.Errand.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The errands people ask for, and how far they are. One that finds itself begun was cut off with
 * its server: nothing of it stands, which is said and left to people.
 */
@Component
public class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final Scope SCHOOL = Scope.school();

    private final ErrandStore store;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Errands(
            ErrandStore store,
            Clock systemClock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.store = store;
        this.clock = systemClock;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Asks for one; where the same goes on already, that one is shared.
     *
     * @param work the {@link ErrandWork#name()}
     * @param about what it is done to
     * @return whether it is a new one
     */
    @Transactional
    public boolean ask(String work, String about, long accountId, String name) {
        boolean added = store.add(SCHOOL, work, about, accountId, name, clock.instant());
        events.publishEvent(new WorkWaits(work));
        return added;
    }

    /** The newest about something. */
    @Transactional(readOnly = true)
    public Optional<Errand> newest(String work, String about) {
        return store.newest(SCHOOL, work, about);
    }

    /** What a person asked for lately, newest first. */
    @Transactional(readOnly = true)
    public List<Errand> lately(String work, long accountId, int limit) {
        return store.lately(SCHOOL, work, accountId, limit);
    }

    /** What errands of a work that wait or are carried out are about. */
    @Transactional(readOnly = true)
    public Set<String> going(String work) {
        return store.going(SCHOOL, work);
    }

    /** Carries out all that wait for a work, unless another server does. */
    public void carryOut(ErrandWork work) {
        while (new Attempt(work).one()) {
            // more may wait
        }
    }

    /** One errand, and what is known of it after its transaction is gone. */
    private final class Attempt {

        private final ErrandWork work;
        private @Nullable Errand taken;

        Attempt(ErrandWork work) {
            this.work = work;
        }

        boolean one() {
            try {
                transaction.executeWithoutResult(_ -> take());
            } catch (Refusal refusal) {
                end(errand -> store.refuse(SCHOOL, errand.id(), Refused.of(refusal), now()));
            } catch (RuntimeException e) {
                LOG.error("an errand failed: {}", work.name(), e);
                end(errand -> store.cutOff(SCHOOL, errand.id(), now()));
            }
            return taken != null;
        }

        private void take() {
            var next =
                    store.lock(SCHOOL, work.name())
                            ? store.waiting(SCHOOL, work.name())
                            : Optional.<Errand>empty();
            next.ifPresent(this::carryOut);
        }

        private void carryOut(Errand errand) {
            taken = errand;
            if (errand.begunAt() != null) {
                store.cutOff(SCHOOL, errand.id(), now());
                return;
            }
            store.begin(SCHOOL, errand.id(), now());
            work.carryOut(errand, told(errand.id()));
            // Last, because until then others write in this row how far it is.
            store.done(SCHOOL, errand.id(), now());
        }

        private void end(Consumer<Errand> how) {
            var errand = taken;
            if (errand != null) {
                transaction.executeWithoutResult(_ -> how.accept(errand));
            }
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private Told told(long id) {
        var pace = Pace.atOnce();
        return (done, total) -> {
            if (pace.due() || done == total) {
                store.report(SCHOOL, id, done, total);
            }
        };
    }
}
