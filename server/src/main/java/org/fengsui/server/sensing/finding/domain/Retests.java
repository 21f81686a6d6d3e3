package org.fengsui.server.sensing.finding.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    private final Accounts accounts;
    private final AuditLog audit;
    private final BusinessClock clock;

    Retests(
            RetestStore store,
            RetestListStore lists,
            StoryStore stories,
            Accounts accounts,
            AuditLog audit,
            BusinessClock clock) {
        this.store = store;
        this.lists = lists;
        this.stories = stories;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those who re-test: the enabled accounts that may, by name. */
    @Transactional(readOnly = true)
    public List<Account> testers() {
        return Permission.FINDING_TRIAGE.roles().stream()
                .flatMap(role -> accounts.withRole(role).stream())
                .distinct()
                .sorted(Comparator.comparing(Account::displayName).thenComparing(Account::username))
                .toList();
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
     * Where the open re-tests are to look.
     *
     * @param whose those of one account, or {@code none} for nobody's; null for all
     */
    public List<RetestTarget> targets(Actor by, @Nullable String whose) {
        audit.append(by.accountId(), by.name(), "finding.targets-exported", null, Map.of());
        return lists.targets(by.scope(), whose);
    }
}
