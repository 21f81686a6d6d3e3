package org.fengsui.server.duty.notice.service;

import java.util.List;
import org.fengsui.server.duty.notice.takeover.OldNotice;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.speaking.delivery.Delivery;
import org.fengsui.server.speaking.delivery.Delivery.Message;
import org.springframework.stereotype.Component;

/** Tells a unit once, for all of its running notices, that they go on here. */
@Component
class TakeoverMail {

    private final Delivery delivery;
    private final UnitPosts posts;
    private final Contents contents;
    private final Texts texts;

    TakeoverMail(Delivery delivery, UnitPosts posts, Contents contents, Texts texts) {
        this.delivery = delivery;
        this.posts = posts;
        this.contents = contents;
        this.texts = texts;
    }

    void tell(Actor by, long unitId, List<OldNotice> running, String once) {
        var count = Integer.toString(running.size());
        for (var to : posts.addressees(unitId)) {
            delivery.send(
                    by,
                    new Message(
                            "takeover/" + once + "/" + unitId + "/" + to.key(),
                            new Subject("unit", unitId),
                            unitId,
                            to,
                            texts.chinese("notice.mail.takeover.subject", count),
                            texts.chinese(
                                    "notice.mail.takeover.text", contents.unitName(unitId), count),
                            "/unit"));
        }
    }
}
