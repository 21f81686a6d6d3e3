package org.fengsui.server.duty.notice.service;

import java.util.Locale;
import org.fengsui.server.duty.notice.Supervision;
import org.fengsui.server.duty.notice.store.Head;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.speaking.delivery.Delivery;
import org.springframework.stereotype.Component;

/** The messages about supervision: to 主要负责人, 分管领导 and 工作专员 of the responsible unit. */
@Component
class SupervisionMail {

    private final Delivery delivery;
    private final UnitPosts posts;
    private final Contents contents;
    private final Texts texts;
    private final BusinessClock clock;

    SupervisionMail(
            Delivery delivery,
            UnitPosts posts,
            Contents contents,
            Texts texts,
            BusinessClock clock) {
        this.delivery = delivery;
        this.posts = posts;
        this.contents = contents;
        this.texts = texts;
        this.clock = clock;
    }

    /** Serves what is demanded, and by when. */
    void placed(Actor by, Head notice, Supervision one) {
        var times = new Times(clock.now(), Locale.CHINESE, texts);
        send(by, notice, one, "supervised", one.demand(), times.plainDue(one.due()));
    }

    /** Tells that nothing is demanded any more beside the notice itself. */
    void lifted(Actor by, Head notice, Supervision one, String why) {
        send(by, notice, one, "supervision-lifted", why, "");
    }

    private void send(
            Actor by, Head notice, Supervision one, String what, String text, String due) {
        Object[] words = {contents.unitName(notice.unitId()), NoticeGate.called(notice), text, due};
        for (var to : posts.leadersAndLiaison(notice.unitId())) {
            delivery.send(
                    by,
                    TaskMail.message(
                            "notice",
                            notice,
                            what + "-" + one.turn(),
                            notice.unitId(),
                            to,
                            texts.chinese("notice.mail." + what + ".subject", words),
                            texts.chinese("notice.mail." + what + ".text", words),
                            "/unit/notices/" + notice.id()));
        }
    }
}
