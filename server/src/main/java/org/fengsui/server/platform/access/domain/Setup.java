package org.fengsui.server.platform.access.domain;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Accounts.NewAccount;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.access.SetupLinks;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first start. */
@Service
@Transactional
class Setup implements SetupLinks {

    private static final Scope ALL = AccountDirectory.ALL;

    private final SetupStore links;
    private final AccountDirectory directory;
    private final Administration administration;
    private final AuditLog audit;
    private final AccessSettings settings;
    private final Clock clock;

    Setup(
            SetupStore links,
            AccountDirectory directory,
            Administration administration,
            AuditLog audit,
            AccessSettings settings,
            Clock systemClock) {
        this.links = links;
        this.directory = directory;
        this.administration = administration;
        this.audit = audit;
        this.settings = settings;
        this.clock = systemClock;
    }

    @Override
    public Optional<SetupLink> renew() {
        if (!directory.isEmpty()) {
            return Optional.empty();
        }
        var word = Secret.word();
        var expires = clock.instant().plus(settings.setupLifetime()).truncatedTo(ChronoUnit.MICROS);
        links.replace(ALL, Secret.hash(word), expires);
        audit.append(
                0, "setup", "access.setup-link-made", null, Map.of("expires", expires.toString()));
        return Optional.of(new SetupLink("/setup/" + word, expires));
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpen(String token) {
        return directory.isEmpty() && links.isOpen(ALL, Secret.hash(token), clock.instant());
    }

    @Override
    public void complete(String token, Three three) {
        boolean used = links.use(ALL, Secret.hash(token), clock.instant());
        if (!used || !directory.isEmpty()) {
            throw new Refusal(AccessProblem.SETUP_LINK_INVALID);
        }
        var people = List.of(three.system(), three.security(), three.audit());
        var names = new HashSet<String>();
        for (var person : people) {
            if (!names.add(person.displayName().strip())) {
                throw new Refusal(AccessProblem.ADMINISTRATORS_APART, person.displayName());
            }
        }
        create(three.system(), Role.SYSTEM_ADMIN);
        create(three.security(), Role.SECURITY_ADMIN);
        create(three.audit(), Role.AUDIT_ADMIN);
        audit.append(0, "setup", "access.setup-completed", null, Map.of());
    }

    private void create(Administrator person, Role role) {
        administration.createAdministrator(
                new NewAccount(
                        person.username(),
                        person.displayName(),
                        null,
                        null,
                        null,
                        person.password()),
                role);
    }
}
