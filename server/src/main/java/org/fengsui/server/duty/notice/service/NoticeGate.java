package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.duty.notice.store.NoticeStore;
import org.fengsui.server.duty.notice.store.StoryStore;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.springframework.stereotype.Component;

/**
 * The way into a notice that is about to change: locked, at the version that was read, by somebody
 * who may; and the way out: a line of its story and an entry of the audit log.
 */
@Component
class NoticeGate {

    private final NoticeStore notices;
    private final ItemStore items;
    private final StoryStore stories;
    private final AuditLog audit;
    private final Texts texts;
    private final BusinessClock clock;

    NoticeGate(
            NoticeStore notices,
            ItemStore items,
            StoryStore stories,
            AuditLog audit,
            Texts texts,
            BusinessClock clock) {
        this.notices = notices;
        this.items = items;
        this.stories = stories;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /** The notice, locked; whatever its version. */
    Head lock(Scope scope, long id) {
        return notices.lock(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** The notice, locked, if it is still at the version that was read. */
    Head lock(Actor by, long id, int version) {
        var head = lock(by.scope(), id);
        if (head.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return head;
    }

    /** An item of a notice that is locked, if it is still at the version that was read. */
    record LockedItem(Head notice, Notice.Item item) {}

    /** The item with its notice locked. */
    LockedItem lockItem(Actor by, long itemId, int version) {
        long noticeId = item(by.scope(), itemId).noticeId();
        var head = lock(by.scope(), noticeId);
        var item = item(by.scope(), itemId).item();
        if (item.version() != version) {
            throw new Refusal(CommonProblem.STALE);
        }
        return new LockedItem(head, item);
    }

    /** The item with its notice locked, whatever its version. */
    LockedItem lockItem(Actor by, long itemId) {
        var head = lock(by.scope(), item(by.scope(), itemId).noticeId());
        return new LockedItem(head, item(by.scope(), itemId).item());
    }

    /** The items of a notice that were read at these versions, in their order; all or none. */
    List<Notice.Item> chosen(Actor by, long id, Map<Long, Integer> versions) {
        var chosen =
                items.of(by.scope(), id).stream()
                        .filter(item -> versions.containsKey(item.id()))
                        .toList();
        var asRead =
                chosen.stream()
                        .allMatch(item -> Objects.equals(versions.get(item.id()), item.version()));
        if (chosen.isEmpty() || chosen.size() != versions.size() || !asRead) {
            throw new Refusal(CommonProblem.STALE);
        }
        return chosen;
    }

    private OfNotice item(Scope scope, long itemId) {
        return items.find(scope, itemId).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    /** Refuses an actor without the permission. */
    static void require(Actor by, Permission permission) {
        if (!by.may(permission)) {
            throw new Refusal(CommonProblem.FORBIDDEN, permission.name());
        }
    }

    /** Refuses people of other units; supporting units see a notice, they do not answer it. */
    static void requireUnit(Actor by, Head notice) {
        require(by, Permission.NOTICE_ANSWER);
        if (!by.scope().sees(notice.unitId())) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
    }

    /** Refuses what is not done with the notice of a circular, which is forwarded anew instead. */
    static void refuseCircular(Head notice) {
        if (notice.kind() == Notice.Kind.CIRCULAR) {
            throw new Refusal(NoticeProblem.NOT_OFFERED, called(notice));
        }
    }

    /** The reason itself, without blanks around it. */
    static String reason(String reason) {
        var stripped = reason.strip();
        if (stripped.isEmpty()) {
            throw new Refusal(NoticeProblem.REASON_MISSING);
        }
        return stripped;
    }

    /** Refuses what is longer than anybody writes. */
    void limit(String field, String text, int most) {
        if (text.length() > most) {
            throw new Refusal(
                    CommonProblem.FIELD_INVALID,
                    field,
                    texts.chinese("notice.field.tooLong", most, text.length()));
        }
    }

    /** The state after a move. */
    static NoticeState after(Head notice, NoticeState.Move move) {
        if (!notice.state().allows(move)) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, called(notice));
        }
        return notice.state().after(move);
    }

    /** An item's state after a move. */
    static ItemState after(Head notice, Notice.Item item, ItemState.Move move) {
        if (!item.state().allows(move)) {
            throw new Refusal(NoticeProblem.ILLEGAL_MOVE, called(notice));
        }
        return item.state().after(move);
    }

    /** What a notice is called: its number, or its topic. */
    static String called(Head notice) {
        var printed = notice.printed();
        return printed == null ? notice.topic() : printed;
    }

    /** What an item is called in histories. */
    String called(Notice.Item item) {
        return called(item.position(), item.name());
    }

    /** The same of an item known by its place and its check's name. */
    String called(int position, String name) {
        return texts.chinese("notice.item.called", Integer.toString(position), name);
    }

    /** Tells what happened to a notice. */
    void tell(Head notice, StoryStore.Kind kind, Actor by, String about, String note) {
        write(notice, StoryStore.Line.of(kind, by, clock.now(), about, note), by);
    }

    /** Tells what happened to an item. */
    void tell(Head notice, Notice.Item item, StoryStore.Kind kind, Actor by, String note) {
        var line = StoryStore.Line.of(kind, by, clock.now(), called(item), note);
        write(notice, line.item(item.id()), by);
    }

    private void write(Head notice, StoryStore.Line line, Actor by) {
        stories.add(Scope.school(), notice, line);
        audit.append(
                by.accountId(),
                by.name(),
                "notice." + line.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                new Subject("notice", notice.id()),
                Map.of("notice", called(notice), "about", line.about(), "note", line.note()));
    }
}
