package org.fengsui.server.platform.secret.domain;

import java.time.Clock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.Secrets;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Seals under the record's current key, and opens under whichever it was. */
@Service
class RecordedSecrets implements Secrets {

    private final KeyStore keys;
    private final Keyring ring;
    private final Clock clock;

    RecordedSecrets(KeyStore keys, Keyring ring, Clock systemClock) {
        this.keys = keys;
        this.ring = ring;
        this.clock = systemClock;
    }

    /** A data folder is known by its key, and a backup of one without is refused. */
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    void makeTheFirstFile() {
        if (keys.current(Scope.school()).isEmpty()) {
            ring.make(1);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Seal forThisTransaction(Scope scope) {
        int number = keys.current(scope).orElseGet(() -> first(scope));
        var key = ring.key(number);
        Proof.demand(number, key, keys.proof(scope, number));
        return SealedText.under(number, key);
    }

    private int first(Scope scope) {
        keys.add(scope, 1, Proof.of(1, ring.make(1)), clock.instant());
        return keys.current(scope).orElseThrow();
    }

    @Override
    public String open(Place place, String stored) {
        var sealed = SealedText.of(stored);
        return sealed == null ? stored : sealed.open(ring.key(sealed.key()), place);
    }
}
