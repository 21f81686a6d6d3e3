package org.fengsui.server.duty.monthly.service;

import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.knowledge.Knowledge.Check;
import org.fengsui.server.campus.knowledge.Knowledge.Needed;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.duty.monthly.store.MonthlyStore;
import org.fengsui.server.duty.monthly.store.MonthlyStore.NewItem;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.calendar.SchoolCalendar;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.speaking.delivery.Accepted;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a month's lists on its first working day, all or none, and tells each unit. A month whose
 * day went by while the server stood still is made when it runs again.
 */
@Service
@Transactional
class MonthlyMaking {

    static final String TYPE = "monthly-list";

    private static final Scope SCHOOL = Scope.school();
    private static final Actor MACHINE = Actor.machine("monthly");

    /** When people are at work to read it. */
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    /** Whom a list goes to: the first of these posts that somebody holds who can be reached. */
    private static final List<Post> READERS = List.of(Post.LIAISON, Post.DEPUTY, Post.HEAD);

    private final MonthlyStore lists;
    private final Findings findings;
    private final Knowledge knowledge;
    private final Registry registry;
    private final Accounts accounts;
    private final Delivery delivery;
    private final SchoolCalendar calendar;
    private final Texts texts;
    private final AuditLog audit;
    private final BusinessClock clock;

    MonthlyMaking(
            MonthlyStore lists,
            Findings findings,
            Knowledge knowledge,
            Registry registry,
            Accounts accounts,
            Delivery delivery,
            SchoolCalendar calendar,
            Texts texts,
            AuditLog audit,
            BusinessClock clock) {
        this.lists = lists;
        this.findings = findings;
        this.knowledge = knowledge;
        this.registry = registry;
        this.accounts = accounts;
        this.delivery = delivery;
        this.calendar = calendar;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes the lists of this month, where their day has come and they were not made. */
    void make() {
        var month = YearMonth.from(clock.today());
        if (clock.now().isBefore(begins(month).toInstant())
                || lists.made(SCHOOL, month)
                || !lists.begin(SCHOOL, month, clock.now())) {
            return;
        }
        int made = 0;
        for (var unit : findings.monthly(SCHOOL).entrySet()) {
            made += make(month, unit.getKey(), unit.getValue()) ? 1 : 0;
        }
        audit.append(
                MACHINE.accountId(),
                MACHINE.name(),
                "monthly.made",
                null,
                Map.of("month", month.toString(), "lists", Integer.toString(made)));
    }

    private ZonedDateTime begins(YearMonth month) {
        var days = calendar.current().calendar();
        return month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(date -> days.day(date).isWorking())
                .findFirst()
                .orElse(month.atEndOfMonth())
                .atTime(MORNING)
                .atZone(BusinessClock.ZONE);
    }

    private boolean make(YearMonth month, long unitId, List<Long> episodeIds) {
        var unit = registry.unit(SCHOOL, unitId);
        var items = items(findings.episodes(SCHOOL, episodeIds));
        if (unit.isEmpty() || items.isEmpty()) {
            return false;
        }
        var name = unit.get().name();
        var id = lists.add(SCHOOL, month, unitId, name, items, clock.now());
        id.ifPresent(list -> tell(list, month, unitId, items.size()));
        return id.isPresent();
    }

    /** The most severe first, those of one check together. */
    private List<NewItem> items(List<Episode> episodes) {
        var known =
                knowledge.needed(
                        episodes.stream().map(one -> new Needed(check(one), one.title())).toList());
        var items = new ArrayList<NewItem>();
        for (var episode : episodes) {
            var entry = known.get(check(episode));
            items.add(
                    new NewItem(
                            episode.id(),
                            episode.check(),
                            entry == null ? episode.title() : entry.name(),
                            entry != null,
                            episode.severity(),
                            episode.place(),
                            entry == null ? "" : entry.remedy(),
                            episode.firstSeen()));
        }
        items.sort(
                Comparator.<NewItem>comparingInt(item -> -item.severity().rank())
                        .thenComparing(NewItem::check)
                        .thenComparing(NewItem::place)
                        .thenComparingLong(NewItem::episodeId));
        return items;
    }

    private static Check check(Episode episode) {
        return new Check(episode.check(), episode.refs());
    }

    private void tell(long list, YearMonth month, long unitId, int items) {
        var to = recipients(unitId);
        var count = Integer.toString(items);
        var name = name(month);
        for (var recipient : to) {
            delivery.send(
                    MACHINE,
                    new Message(
                                    "monthly/" + list + "/" + recipient.key(),
                                    new Subject(TYPE, list),
                                    unitId,
                                    recipient,
                                    texts.chinese("monthlyList.mail.subject", name, count),
                                    texts.chinese("monthlyList.mail.text", name, count),
                                    "/unit/monthly/" + list)
                            .waiting());
        }
        lists.told(SCHOOL, list, to.stream().map(Recipient::name).collect(Collectors.joining("、")));
    }

    private String name(YearMonth month) {
        return texts.chinese(
                "monthlyList.month",
                Integer.toString(month.getYear()),
                Integer.toString(month.getMonthValue()));
    }

    /** A post that is empty or cannot be reached gives way to the next. */
    private List<Recipient> recipients(long unitId) {
        return READERS.stream()
                .map(post -> recipients(unitId, post).toList())
                .filter(to -> !to.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Stream<Recipient> recipients(long unitId, Post post) {
        var holders = registry.holders(SCHOOL, unitId, List.of(post));
        var known = accounts.ofPersons(holders.stream().map(one -> one.personCode()).toList());
        return holders.stream()
                .map(holder -> Recipient.ofHolder(holder, known.get(holder.personCode())))
                .filter(recipient -> !delivery.ways(recipient).isEmpty());
    }

    /** A channel took a list's message over. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(Accepted accepted) {
        if (accepted.about().type().equals(TYPE) && accepted.channel().carries()) {
            lists.delivered(SCHOOL, accepted.about().id(), accepted.at());
        }
    }
}
