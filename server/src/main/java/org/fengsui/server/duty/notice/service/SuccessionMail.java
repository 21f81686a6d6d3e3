package org.fengsui.server.duty.notice.service;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.platform.access.Accounts;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery.Recipient;
import org.springframework.stereotype.Component;

/** The messages about what changed hands: to the office, the old unit and the new one. */
@Component
class SuccessionMail {

    private final TaskMail tasks;
    private final UnitPosts posts;
    private final Accounts accounts;
    private final Contents contents;
    private final Texts texts;

    SuccessionMail(
            TaskMail tasks, UnitPosts posts, Accounts accounts, Contents contents, Texts texts) {
        this.tasks = tasks;
        this.posts = posts;
        this.accounts = accounts;
        this.contents = contents;
        this.texts = texts;
    }

    /** Tells the office that findings of a notice belong to another unit by now. */
    void moved(Head notice, Instant at) {
        var key = "moved-" + at.toEpochMilli();
        for (var account : accounts.withRole(Role.OFFICE_OPERATOR)) {
            var to = Recipient.ofAccount(account);
            tasks.send(
                    Actor.machine("notice"),
                    notice,
                    key,
                    null,
                    to,
                    say("moved.subject", NoticeGate.called(notice)),
                    say(
                            "moved.text",
                            NoticeGate.called(notice),
                            contents.unitName(notice.unitId())),
                    "/notices/" + notice.id() + "/transfer");
        }
    }

    /** Tells the old unit that it is over there, and the new one that a notice follows. */
    void transferred(
            Actor by, Head notice, List<Notice.Item> items, long newUnitId, String reason) {
        var called = NoticeGate.called(notice);
        var places =
                items.stream()
                        .map(item -> Integer.toString(item.position()))
                        .collect(Collectors.joining("、"));
        var before = contents.unitName(notice.unitId());
        var after = contents.unitName(newUnitId);
        var step = "transferred-" + items.getFirst().id();
        for (var to : posts.addressees(notice.unitId())) {
            tasks.send(
                    by,
                    notice,
                    step,
                    notice.unitId(),
                    to,
                    say("transferredFrom.subject", called),
                    say("transferredFrom.text", before, called, places, after, reason),
                    "/unit/notices/" + notice.id());
        }
        for (var to : posts.addressees(newUnitId)) {
            tasks.send(
                    by,
                    notice,
                    step + "-to",
                    newUnitId,
                    to,
                    say("transferredTo.subject", before),
                    say("transferredTo.text", after, before, reason),
                    "/unit");
        }
    }

    private String say(String key, Object... arguments) {
        return texts.chinese("notice.mail." + key, arguments);
    }
}
