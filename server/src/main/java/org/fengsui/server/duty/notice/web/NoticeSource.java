package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.store.NoticeSearch.Found;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.springframework.stereotype.Component;

/** Finds notices by number, topic and unit. */
@Component
class NoticeSource implements SearchSource {

    private final NoticeDesk desk;

    NoticeSource(NoticeDesk desk) {
        this.desk = desk;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Permission needs() {
        return Permission.NOTICE_VIEW;
    }

    @Override
    public Hits find(Reader reader, String words) {
        var asked = NoticeList.LIST.about(words);
        return new Hits(
                reader.say("nav.NOTICES"),
                desk.list(reader.actor().scope(), asked).rows().stream()
                        .limit(MOST)
                        .map(found -> hit(found, "/notices/", reader))
                        .toList(),
                asked.at("/notices"));
    }

    /** A notice by its number, under the path that this reader opens it at. */
    static Hit hit(Found found, String path, Reader reader) {
        var number = found.head().printed();
        return new Hit(
                number == null ? reader.say("notice.unnumbered") : number,
                found.head().topic() + " · " + NoticeList.chip(found.head().state(), reader).text(),
                path + found.head().id());
    }
}
