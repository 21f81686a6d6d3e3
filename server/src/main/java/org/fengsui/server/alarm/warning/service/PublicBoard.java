package org.fengsui.server.alarm.warning.service;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fengsui.server.alarm.warning.EditionPublished;
import org.fengsui.server.alarm.warning.PublicWarning;
import org.fengsui.server.alarm.warning.store.EditionStore;
import org.fengsui.server.platform.kernel.RecordReplaced;
import org.fengsui.server.platform.kernel.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What everybody reads without signing in. It is read in nobody's scope, in which the record shows
 * nothing of this room but what is published, and at most once in a few seconds, however many ask.
 */
@Service
public class PublicBoard {

    /** How many are shown; older ones are found by their own address. */
    public static final int MOST = 100;

    private static final Scope NOBODY = new Scope.Units(Set.of());
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    private record Read(List<PublicWarning> all, long at) {}

    private final EditionStore editions;
    private final TransactionTemplate transaction;
    private volatile @Nullable Read last;

    PublicBoard(EditionStore editions, TransactionTemplate transaction) {
        this.editions = editions;
        this.transaction = transaction;
    }

    /** The latest, those that hold first. */
    public List<PublicWarning> latest() {
        var known = last;
        return known != null && System.nanoTime() - known.at() < FRESH ? known.all() : again();
    }

    private synchronized List<PublicWarning> again() {
        var known = last;
        if (known != null && System.nanoTime() - known.at() < FRESH) {
            return known.all();
        }
        var at = System.nanoTime();
        var all = List.copyOf(transaction.execute(_ -> editions.latest(NOBODY, MOST)));
        last = new Read(all, at);
        return all;
    }

    /** A published one. */
    public Optional<PublicWarning> find(long id) {
        var listed = latest().stream().filter(one -> one.id() == id).findFirst();
        return listed.isPresent() ? listed : transaction.execute(_ -> editions.find(NOBODY, id));
    }

    @TransactionalEventListener(classes = EditionPublished.class)
    void published() {
        last = null;
    }

    @EventListener(RecordReplaced.class)
    void replaced() {
        last = null;
    }
}
