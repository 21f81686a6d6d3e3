package org.fengsui.server.duty.obligation.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.fengsui.server.duty.obligation.domain.Duty;
import org.fengsui.server.duty.obligation.domain.Profile;
import org.fengsui.server.duty.obligation.domain.ProfileException;
import org.fengsui.server.duty.obligation.domain.ProfileReader;
import org.fengsui.server.duty.obligation.store.ProfileStore;
import org.fengsui.server.duty.obligation.store.Row;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.SchoolNames;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The profile in force and those that were. It is read at the start, and the start fails where it
 * names a signal no room has, or differs from what was in force under the same version.
 */
@Component
class Profiles implements SmartInitializingSingleton, SchoolNames {

    private final ProfileStore store;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final String file;
    private final String builtIn;
    private final String text;
    private final Set<String> signals;
    private final Profile current;
    private final Map<Integer, Profile> byVersion = new ConcurrentHashMap<>();

    Profiles(
            LedgerSettings settings,
            ProfileStore store,
            BusinessClock clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.clock = clock;
        this.transaction = transaction;
        this.file = settings.profile().getDescription();
        this.signals = SignalKeys.all();
        this.builtIn = text(new ClassPathResource("profile/default.yaml"));
        var whole = new ProfileReader(file, signals, builtIn).whole(text(settings.profile()));
        this.text = whole.text();
        this.current = whole.profile();
    }

    private static String text(Resource profile) {
        try {
            return profile.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the profile cannot be read: " + profile.getDescription(), e);
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            var kept = store.text(Scope.school(), current.version());
            if (kept.isPresent() && !kept.get().equals(text)) {
                throw new ProfileException(
                        file,
                        1,
                        "version "
                                + current.version()
                                + " was in force with another text; raise the version");
            }
            store.keep(Scope.school(), current.version(), current.name(), text, clock.now());
        });
        byVersion.put(current.version(), current);
    }

    /** The profile that new obligations start under. */
    Profile current() {
        return current;
    }

    @Override
    public String in(Locale language, String said) {
        return current.names().in(language, said);
    }

    /** The profile of an obligation; inside a transaction. */
    Profile of(int version) {
        return byVersion.computeIfAbsent(version, this::read);
    }

    /**
     * Reads a profile as a start would.
     *
     * @throws ProfileException where a start would fail
     */
    Profile proposed(String name, String proposed) {
        return new ProfileReader(name, signals, builtIn).read(proposed);
    }

    private Profile read(int version) {
        var kept =
                store.text(Scope.school(), version)
                        .orElseThrow(
                                () -> new IllegalStateException("no profile version " + version));
        // Signals of rooms that are gone no longer come, so any key may stand in an old profile.
        return new ProfileReader("profile version " + version, null).read(kept);
    }

    /** The duty of an obligation, as its profile has it. */
    Duty duty(Row row) {
        return Optional.ofNullable(of(row.profileVersion()).duties().get(row.duty()))
                .orElseThrow(() -> new IllegalStateException("no duty " + row.duty()));
    }
}
