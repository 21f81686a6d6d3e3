package org.fengsui.server.sensing.finding.web;

import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.springframework.stereotype.Component;

/** Finds findings by address, name, check, CVE and title. */
@Component
class FindingSource implements SearchSource {

    private final FindingBook book;

    FindingSource(FindingBook book) {
        this.book = book;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Permission needs() {
        return Permission.FINDING_VIEW;
    }

    @Override
    public Hits find(Reader reader, String words) {
        var asked = FindingList.LIST.about(words);
        return new Hits(
                reader.say("nav.FINDINGS"),
                book.list(reader.actor().scope(), asked).rows().stream()
                        .limit(MOST)
                        .map(line ->
                                new Hit(
                                        line.title(),
                                        line.place(),
                                        "/findings/" + line.findingId()))
                        .toList(),
                asked.at("/findings"));
    }
}
