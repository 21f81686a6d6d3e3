package org.fengsui.server.account.desk.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.account.desk.ScreenProblem;
import org.fengsui.server.account.desk.Screens;
import org.fengsui.server.account.desk.store.ScreenStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.RandomWord;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Devices: their words are shown once and kept as hashes. */
@Service
@Transactional
class StoredScreens implements Screens {

    private static final Scope SCHOOL = Scope.school();
    private static final int BYTES = 24;
    private static final int LONGEST = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScreenStore screens;
    private final AuditLog audit;
    private final BusinessClock clock;

    StoredScreens(ScreenStore screens, AuditLog audit, BusinessClock clock) {
        this.screens = screens;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String make(Actor by, String name) {
        manages(by);
        if (name.isBlank() || name.strip().length() > LONGEST) {
            throw new Refusal(ScreenProblem.NAME);
        }
        var word = RandomWord.of(BYTES);
        long id = screens.insert(SCHOOL, name.strip(), hash(word), by, clock.now());
        audit(by, "screen.made", id, name.strip());
        return word;
    }

    @Override
    public void revoke(Actor by, long id) {
        manages(by);
        if (!screens.revoke(SCHOOL, id, clock.now())) {
            throw new Refusal(ScreenProblem.REVOKED);
        }
        audit(by, "screen.revoked", id, "");
    }

    private static void manages(Actor by) {
        if (!by.may(Permission.SCREEN_MANAGE)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.SCREEN_MANAGE.name());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Screen> all() {
        return screens.all(SCHOOL);
    }

    @Override
    public Optional<Screen> admit(String word) {
        var found = screens.find(SCHOOL, hash(word));
        var now = clock.now();
        found.filter(screen -> stale(screen.seenAt(), now))
                .ifPresent(screen -> screens.seen(SCHOOL, screen.id(), now));
        return found;
    }

    private static boolean stale(@Nullable Instant seen, Instant now) {
        return seen == null || seen.isBefore(now.minus(MINUTE));
    }

    private static String hash(String word) {
        return Sha256.hex(word);
    }

    private void audit(Actor by, String act, long id, String name) {
        audit.append(
                by.accountId(), by.name(), act, new Subject("screen", id), Map.of("name", name));
    }
}
