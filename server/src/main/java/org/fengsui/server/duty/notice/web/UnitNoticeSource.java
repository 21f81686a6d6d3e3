package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.springframework.stereotype.Component;

/** Finds a unit's own notices, those that were issued, by number and topic. */
@Component
class UnitNoticeSource implements SearchSource {

    private final NoticeDesk desk;

    UnitNoticeSource(NoticeDesk desk) {
        this.desk = desk;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Permission needs() {
        return Permission.NOTICE_ANSWER;
    }

    @Override
    public Hits find(Reader reader, String words) {
        var asked = NoticeList.OF_UNIT.about(words);
        return new Hits(
                reader.say("nav.UNIT_NOTICES"),
                desk.issued(reader.actor().scope(), asked).rows().stream()
                        .limit(MOST)
                        .map(found -> NoticeSource.hit(found, "/unit/notices/", reader))
                        .toList(),
                asked.at("/unit/notices"));
    }
}
