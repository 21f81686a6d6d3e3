package org.fengsui.server.platform.secret.domain;

import java.time.Clock;
import java.util.Optional;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.secret.Place;
import org.fengsui.server.platform.secret.SealCipher;
import org.fengsui.server.platform.secret.SealingKey;
import org.fengsui.server.platform.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Seals under the record's current key, and opens under whichever it was. */
@Service
@EnableConfigurationProperties(SecretSettings.class)
class RecordedSecrets implements Secrets {

    private static final Logger log = LoggerFactory.getLogger(RecordedSecrets.class);

    private final KeyStore keys;
    private final Keyring ring;
    private final @Nullable SealCipher wanted;
    private final Clock clock;

    RecordedSecrets(KeyStore keys, Keyring ring, SecretSettings settings, Clock systemClock) {
        this.keys = keys;
        this.ring = ring;
        this.wanted = settings.cipher();
        this.clock = systemClock;
    }

    /** A data folder is known by its key, and a backup of one without is refused. */
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    void makeTheFirstFile() {
        var current = keys.current(Scope.school());
        var key = current.isEmpty() ? Optional.of(makeFirst()) : ring.find(current.get());
        key.map(SealingKey::cipher).ifPresent(this::warnOfAnother);
    }

    private void warnOfAnother(SealCipher inUse) {
        if (wanted != null && inUse != wanted) {
            log.warn(
                    "fengsui.secret.cipher is {}, but the key in use is of {}: fengsui secrets"
                            + " rotate --cipher {} seals everything anew",
                    wanted.word(),
                    inUse.word(),
                    wanted.word());
        }
    }

    private SealingKey makeFirst() {
        return ring.make(1, wanted == null ? SealCipher.AES : wanted);
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
        keys.add(scope, 1, Proof.of(1, makeFirst()), clock.instant());
        return keys.current(scope).orElseThrow();
    }

    @Override
    public String open(Place place, String stored) {
        var sealed = SealedText.of(stored);
        return sealed == null ? stored : sealed.open(ring.key(sealed.key()), place);
    }
}
