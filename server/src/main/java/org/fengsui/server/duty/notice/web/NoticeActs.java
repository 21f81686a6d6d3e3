package org.fengsui.server.duty.notice.web;

import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Supervision;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;

/**
 * What this reader can do with a notice in its state: one primary act and the others.
 *
 * @param page the notice
 * @param authors accounts that wrote any of it
 * @param emergency how it was issued alone; null where two persons did
 * @param requests what the unit asked for
 * @param supervision the supervision it is under; null where none
 */
record NoticeActs(
        NoticePage page,
        List<Long> authors,
        Notice.@Nullable Emergency emergency,
        List<ItemRequest> requests,
        @Nullable Supervision supervision) {

    /** Puts the acts on the page's head. */
    DetailHead on(DetailHead head) {
        var primary = primary();
        var shown = head;
        if (primary == null) {
            var whoCan = page.whoCan();
            shown = whoCan == null ? shown : shown.whoCan(whoCan);
        } else {
            shown = shown.primary(primary);
        }
        for (var act : more(primary)) {
            shown = shown.more(act);
        }
        return shown;
    }

    private @Nullable Action primary() {
        if (emergency != null
                && emergency.signed() == null
                && notice().state() != NoticeState.WITHDRAWN
                && emergency.issued().accountId() != actor().accountId()
                && may(Permission.NOTICE_ISSUE)) {
            return Action.post(say("countersign"), at("/countersign"))
                    .with("version", notice().version());
        }
        return switch (notice().state()) {
            case DRAFT -> may(Permission.NOTICE_DRAFT) ? draftAct() : issueOrNull();
            case PROPOSED -> issueOrNull();
            case ISSUED -> mayRecord(actor()) ? service() : null;
            case DELIVERED, ACKNOWLEDGED, ANSWERED ->
                    requests.stream()
                            .filter(request -> RequestLine.mayDecide(request, actor()))
                            .findFirst()
                            .map(request ->
                                    Action.link(say("decide"), "/notices/requests/" + request.id()))
                            .orElseGet(this::review);
            case CLOSED, WITHDRAWN -> null;
        };
    }

    private Action draftAct() {
        if (!page.complete()) {
            return Action.link(say("complete"), at("/edit"));
        }
        return authors.contains(actor().accountId()) || !may(Permission.NOTICE_ISSUE)
                ? Action.post(say("propose"), at("/propose")).with("version", notice().version())
                : issue();
    }

    private @Nullable Action issueOrNull() {
        var other = !authors.contains(actor().accountId());
        return other && may(Permission.NOTICE_ISSUE) && page.complete() ? issue() : null;
    }

    private Action issue() {
        return Action.confirm(
                        say("issue"),
                        at("/issue"),
                        reader().say("notice.act.issueQuestion", page.unit()))
                .with("version", notice().version());
    }

    private Action service() {
        return Action.link(say("service"), at("/service"));
    }

    private @Nullable Action review() {
        if (!may(Permission.NOTICE_DRAFT)) {
            return null;
        }
        return notice().items().stream()
                .filter(item -> item.state() == ItemState.ANSWERED)
                .filter(item -> item.answer() != null && item.answer().verdict() == null)
                .findFirst()
                .map(item ->
                        Action.link(
                                reader().say(
                                                "notice.act.review",
                                                Integer.toString(item.position())),
                                "/notices/items/" + item.id() + "/review"))
                .orElse(null);
    }

    private List<Action> more(@Nullable Action primary) {
        var acts = new ArrayList<Action>();
        var state = notice().state();
        var circular = notice().kind() == Notice.Kind.CIRCULAR;
        if (state == NoticeState.DRAFT && may(Permission.NOTICE_DRAFT) && !circular) {
            acts.add(Action.link(say("edit"), at("/edit")));
        }
        if (state == NoticeState.PROPOSED && may(Permission.NOTICE_ISSUE) && !ownWork()) {
            acts.add(reason("return", "/return"));
        }
        if (state.drafting() && may(Permission.NOTICE_EMERGENCY) && page.complete()) {
            acts.add(reason("emergency", "/emergency"));
        }
        if (state.drafting() && may(Permission.NOTICE_DRAFT)) {
            acts.add(reason("discard", "/withdraw"));
        }
        if (state.running() && may(Permission.NOTICE_DRAFT)) {
            acts.add(Action.link(say("stamp"), at("/stamp")));
            if (!circular) {
                acts.add(Action.link(say("carryOver"), at("/carry-over")));
            }
        }
        if (state.running() && actor().roles().contains(Role.OFFICE_LEAD)) {
            acts.add(reason("withdraw", "/withdraw"));
        }
        if (may(Permission.NOTICE_SUPERVISE)) {
            acts.addAll(supervise());
        }
        var same = primary == null ? "" : primary.href();
        return acts.stream().filter(act -> !act.href().equals(same)).toList();
    }

    private List<Action> supervise() {
        if (supervision != null) {
            return List.of(
                    Action.reason(
                            say("liftSupervision"),
                            "/notices/supervisions/" + supervision.id() + "/lift",
                            say("liftSupervisionQuestion")));
        }
        return notice().owed()
                ? List.of(
                        Action.link(say("supervise"), "/notices/supervise?notice=" + notice().id()))
                : List.of();
    }

    private boolean ownWork() {
        return authors.contains(actor().accountId());
    }

    private Action reason(String key, String path) {
        return Action.reason(say(key), at(path), say(key + "Question"))
                .with("version", notice().version());
    }

    /** Whether somebody may record service by telephone or by hand. */
    static boolean mayRecord(Actor actor) {
        return actor.may(Permission.NOTICE_DRAFT) || actor.roles().contains(Role.DUTY_OFFICER);
    }

    private boolean may(Permission permission) {
        return actor().may(permission);
    }

    private Actor actor() {
        return reader().actor();
    }

    private Reader reader() {
        return page.reader();
    }

    private Notice notice() {
        return page.notice();
    }

    private String at(String path) {
        return "/notices/" + notice().id() + path;
    }

    private String say(String key) {
        return reader().say("notice.act." + key);
    }
}
