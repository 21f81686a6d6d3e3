package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Obligor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Signalled;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.fengsui.server.sensing.finding.FindingSignal;
import org.fengsui.server.sensing.finding.SourceLetter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 上报来源: one finding may be reported by several, each with its own number and its own reply. The
 * subject of a reply has the type {@code finding-source}.
 */
@Service
@Transactional
public class ReportedSources {

    static final String TYPE = "finding-source";

    private static final Scope SCHOOL = Scope.school();
    private static final int LONGEST_ANSWER = 2000;

    private final ReportedStore store;
    private final StoryStore stories;
    private final ProofWords words;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    ReportedSources(
            ReportedStore store,
            StoryStore stories,
            ProofWords words,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.stories = stories;
        this.words = words;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** Who else reported a finding that the scope sees, the earliest known first. */
    @Transactional(readOnly = true)
    public List<ReportedBy> of(Scope scope, long findingId) {
        return store.of(scope, findingId);
    }

    /**
     * Notes that somebody else reports a finding; its reply is owed from then on.
     *
     * @throws Refusal if the actor does not see the finding, the letter is incomplete, or this
     *     source stands with it already
     */
    public void add(Actor by, long findingId, SourceLetter letter) {
        require(by);
        if (!heard(by, findingId, letter)) {
            throw new Refusal(FindingProblem.SOURCE_KNOWN, letter.name());
        }
    }

    /**
     * The same for what came with a finding that was entered by hand, by who may do that.
     *
     * @return false where this source stands with it already, and nothing was changed
     * @throws Refusal if the actor does not see the finding, or the letter is incomplete
     */
    boolean heard(Actor by, long findingId, SourceLetter letter) {
        var episode =
                store.episode(by.scope(), findingId)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var checked = letter.checked(clock.today());
        var now = clock.now();
        var added = store.add(SCHOOL, findingId, checked, by, now);
        if (added.isEmpty()) {
            return false;
        }
        var received = start(checked.receivedOn());
        var due = checked.replyDue();
        events.publishEvent(
                new Signalled(
                        FindingSignal.SOURCE_REPORTED,
                        new Subject(TYPE, added.get()),
                        new Obligor.ItOffice(),
                        received.isAfter(now) ? now : received,
                        1,
                        words.demanded(checked.name(), checked.number(), due),
                        due == null ? null : start(due.plusDays(1))));
        stories.add(
                SCHOOL,
                List.of(episode),
                now,
                by,
                "source-added",
                checked.name(),
                checked.number());
        log(by, "finding.source-added", findingId, checked.name(), checked.number());
        return true;
    }

    /**
     * Records what a source was told: its reply is owed no longer, whatever becomes of the finding.
     *
     * @param at when; not before its letter and not in the future
     * @throws Refusal if there is no such source that waits, or the record is incomplete
     */
    public void answer(Actor by, long id, String words, Instant at) {
        require(by);
        var source =
                store.unanswered(by.scope(), id)
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (words.isBlank() || words.length() > LONGEST_ANSWER) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "words");
        }
        var received = source.receivedOn();
        if (at.isAfter(clock.now()) || (received != null && at.isBefore(start(received)))) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "at");
        }
        store.answer(SCHOOL, id, by, words.strip(), at);
        events.publishEvent(
                Signalled.first(
                        FindingSignal.SOURCE_ANSWERED,
                        new Subject(TYPE, id),
                        new Obligor.ItOffice(),
                        at,
                        by.name() + "：" + words.strip()));
        store.episode(SCHOOL, source.findingId())
                .ifPresent(episode ->
                        stories.add(
                                SCHOOL,
                                List.of(episode),
                                clock.now(),
                                by,
                                "source-answered",
                                source.called(),
                                words.strip()));
        log(by, "finding.source-answered", source.findingId(), source.name(), source.number());
    }

    private void log(Actor by, String action, long findingId, String name, String number) {
        var details = new HashMap<String, String>();
        details.put("source", name);
        details.put("number", number);
        audit.append(by.accountId(), by.name(), action, new Subject("finding", findingId), details);
    }

    private static void require(Actor by) {
        if (!by.may(Permission.FINDING_TRIAGE)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.FINDING_TRIAGE.name());
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.ZONE).toInstant();
    }
}
