package org.fengsui.server.duty.notice.web;

import java.util.List;
import java.util.Optional;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SubjectPanel;
import org.springframework.stereotype.Component;

/** The notices a finding stands in, on the finding's page. */
@Component
class NoticePanel implements SubjectPanel {

    private final NoticeDesk desk;

    NoticePanel(NoticeDesk desk) {
        this.desk = desk;
    }

    /** A notice with the state of the item. */
    record Line(String called, String href, Chip state, Chip item) {}

    @Override
    public String subjectType() {
        return "finding";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String template() {
        return "notice/panel";
    }

    @Override
    public String fragment() {
        return "notices";
    }

    @Override
    public Optional<Object> model(Subject subject, Reader reader) {
        var actor = reader.actor();
        if (!actor.may(Permission.NOTICE_VIEW) && !actor.may(Permission.NOTICE_ANSWER)) {
            return Optional.empty();
        }
        List<Line> lines =
                desk.ofFinding(actor.scope(), subject.id()).stream()
                        .map(of -> line(of, actor, reader))
                        .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private Line line(OfNotice of, Actor actor, Reader reader) {
        Head head = desk.head(actor.scope(), of.noticeId());
        var number = head.printed();
        var path = actor.may(Permission.NOTICE_VIEW) ? "/notices/" : "/unit/notices/";
        return new Line(
                number == null ? reader.say("notice.unnumbered") : number,
                path + head.id(),
                NoticeList.chip(head.state(), reader),
                NoticePage.chip(of.item(), reader));
    }
}
