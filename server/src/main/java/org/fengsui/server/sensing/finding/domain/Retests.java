package org.fengsui.server.sensing.finding.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Accounts.Account;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 复测: who is to do what of the queue, and what a scanner is to look at. */
@Service
@AgainAfterDeadlock
@Transactional
public class Retests {

    private static final Scope SCHOOL = Scope.school();

    private final RetestStore store;
    private final RetestListStore lists;
    private final StoryStore stories;
    private final Rescans rescans;
    private final Registry registry;
    private final Accounts accounts;
    private final AuditLog audit;
    private final BusinessClock clock;

    Retests(
            RetestStore store,
            RetestListStore lists,
            StoryStore stories,
            Rescans rescans,
            Registry registry,
            Accounts accounts,
            AuditLog audit,
            BusinessClock clock) {
        this.store = store;
        this.lists = lists;
        this.stories = stories;
        this.rescans = rescans;
        this.registry = registry;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those who re-test: the enabled accounts that may, by name. */
    @Transactional(readOnly = true)
    public List<Account> testers() {
        return accounts.withAnyRole(Permission.FINDING_TRIAGE.roles()).stream()
                .sorted(Comparator.comparing(Account::displayName).thenComparing(Account::username))
                .toList();
    }

    /** Who may have tested, beside outside companies: the registered people, by name. */
    @Transactional(readOnly = true)
    public List<Registry.Person> people() {
        return registry.people(SCHOOL).stream()
                .sorted(
                        Comparator.comparing(Registry.Person::name)
                                .thenComparing(Registry.Person::code))
                .toList();
    }

    /** The registered person behind an account; empty where it names none that is registered. */
    @Transactional(readOnly = true)
    public Optional<Registry.Person> self(Actor actor) {
        return accounts.find(actor.accountId())
                .map(Account::personCode)
                .flatMap(code ->
                        registry.people(SCHOOL).stream()
                                .filter(person -> person.code().equals(code))
                                .findFirst());
    }

    /** Re-tests somebody chose, in the order of their dues. */
    @Transactional(readOnly = true)
    public List<RetestLine> chosen(Scope scope, Collection<Long> ids) {
        if (ids.isEmpty()) {
            throw new Refusal(FindingProblem.NOTHING_SELECTED);
        }
        return lists.chosen(scope, ids);
    }

    /**
     * Gives re-tests to a person, or to nobody in particular. Those that have ended meanwhile stay
     * as they are.
     *
     * @param assignee the account; null for nobody
     * @return how many were given
     * @throws Refusal if the actor does not see one, or the account does not re-test
     */
    public int assign(Actor by, Collection<Long> ids, @Nullable Long assignee) {
        var each = new TreeSet<>(ids);
        if (chosen(by.scope(), each).size() != each.size()) {
            throw new Refusal(CommonProblem.NOT_FOUND);
        }
        var name =
                assignee == null
                        ? null
                        : testers().stream()
                                .filter(it -> it.id() == assignee)
                                .findFirst()
                                .orElseThrow(
                                        () -> new Refusal(CommonProblem.FIELD_INVALID, "assignee"))
                                .displayName();
        var episodes = store.assign(SCHOOL, each, assignee, name);
        if (!episodes.isEmpty()) {
            stories.add(
                    SCHOOL, episodes, clock.now(), by, "retest-assigned", name == null ? "" : name);
            EpisodeAudit.append(
                    audit, by, "finding.retest-assigned", episodes, name == null ? "" : name);
        }
        return episodes.size();
    }

    /**
     * What of the queue a scanner is to look at, and what none may be sent to.
     *
     * @param allowed each place once
     * @param barred on systems outside whose scan nothing allows (双非): only a person’s record
     *     proves those
     */
    public record Targets(List<RetestTarget> allowed, List<Barred> barred) {

        /** Keeps its own copies. */
        public Targets {
            allowed = List.copyOf(allowed);
            barred = List.copyOf(barred);
        }
    }

    /**
     * A re-test that no scanner may do.
     *
     * @param episodeId what is to be re-tested
     * @param title in the scanner's words
     * @param target the name or address
     * @param systemId the system outside
     * @param system its name
     */
    public record Barred(
            long episodeId, String title, String target, long systemId, String system) {}

    /**
     * Where the open re-tests are to look. A system outside is scanned only while a permission
     * noted with it holds.
     *
     * @param whose those of one account, or {@code none} for nobody's; null for all
     */
    public Targets targets(Actor by, @Nullable String whose) {
        audit.append(by.accountId(), by.name(), "finding.targets-exported", null, Map.of());
        var places = lists.places(by.scope(), whose);
        var outside =
                rescans.barred(
                        places.stream()
                                .flatMap(it -> Optional.ofNullable(it.systemId()).stream())
                                .distinct()
                                .toList());
        var allowed = new LinkedHashSet<RetestTarget>();
        var barred = new ArrayList<Barred>();
        for (var place : places) {
            var id = place.systemId();
            var system = id == null ? null : outside.get(id);
            if (id == null || system == null) {
                allowed.add(new RetestTarget(place.target(), place.port(), place.protocol()));
            } else {
                barred.add(
                        new Barred(place.episodeId(), place.title(), place.target(), id, system));
            }
        }
        return new Targets(List.copyOf(allowed), barred);
    }
}
