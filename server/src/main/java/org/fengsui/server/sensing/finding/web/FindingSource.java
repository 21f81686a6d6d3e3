package org.fengsui.server.sensing.finding.web;

import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.SearchSource;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.FindingLine;
import org.springframework.stereotype.Component;

/** Finds findings as their list does, and shows them by the names it shows. */
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
        var lines = book.list(reader.actor().scope(), asked).rows().stream().limit(MOST).toList();
        var known = book.knowledge(lines.stream().map(FindingLine::asked).toList());
        return new Hits(
                reader.say("nav.FINDINGS"),
                lines.stream()
                        .map(line -> FindingList.Row.of(line, known, Map.of()))
                        .map(row -> new Hit(row.title(), row.line().place(), row.href()))
                        .toList(),
                asked.at("/findings"));
    }
}
