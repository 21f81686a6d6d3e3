package org.fengsui.server.campus.knowledge.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fengsui.server.campus.knowledge.Knowledge.Missing;
import org.fengsui.server.campus.knowledge.domain.KnowledgeBook.Listed;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the lists of the knowledge base offer. */
final class KnowledgeLists {

    static final ListSpec<Listed> ENTRIES =
            ListSpec.<Listed>of(
                            "knowledge.list",
                            "/knowledge",
                            "-used",
                            "e.check_key",
                            listed -> listed.entry().check(),
                            List.of(
                                    Column.<Listed>of("name", (listed, reader) -> name(listed))
                                            .sortedBy("v.name collate \"zh-x-icu\""),
                                    Column.<Listed>of(
                                                    "used",
                                                    (listed, reader) -> Cell.figure(listed.used()))
                                            .sortedBy("e.used")
                                            .rightAligned(),
                                    Column.<Listed>of(
                                                    "written",
                                                    (listed, reader) ->
                                                            Cell.moment(listed.writtenAt()))
                                            .sortedBy("v.written_at"),
                                    Column.<Listed>of(
                                            "by",
                                            (listed, reader) -> Cell.words(writer(listed, reader))),
                                    Column.<Listed>of(
                                                    "harm",
                                                    (listed, reader) ->
                                                            Cell.words(listed.entry().harm()))
                                            .hidden(),
                                    Column.<Listed>of(
                                                    "remedy",
                                                    (listed, reader) ->
                                                            Cell.words(listed.entry().remedy()))
                                            .hidden()))
                    .filters(Filter.text("q"))
                    .rowsLeadTo(listed -> address(listed.entry().check()))
                    .begunAt("/knowledge/entry", Permission.KNOWLEDGE_EDIT)
                    .sampledAt(KnowledgeSample.PATH, Permission.KNOWLEDGE_EDIT);

    static final ListSpec<Missing> MISSING =
            ListSpec.<Missing>of(
                            "knowledge.missing",
                            "/knowledge/missing",
                            "-wanted",
                            "w.check_key",
                            Missing::check,
                            List.of(
                                    Column.<Missing>of("title", (missing, reader) -> title(missing))
                                            .sortedBy("w.title"),
                                    Column.<Missing>of(
                                                    "wanted",
                                                    (missing, reader) ->
                                                            Cell.figure(
                                                                    missing.episodes(),
                                                                    findings(missing.check())))
                                            .sortedBy("w.episodes")
                                            .rightAligned(),
                                    Column.<Missing>of("act", KnowledgeLists::act)))
                    .filters(Filter.text("q"))
                    .rowsLeadTo(missing -> toWrite(missing.check()));

    private KnowledgeLists() {}

    private static Cell name(Listed listed) {
        var entry = listed.entry();
        return Cell.title(entry.name(), entry.check(), address(entry.check()));
    }

    private static Cell title(Missing missing) {
        return Cell.title(missing.title(), missing.check(), toWrite(missing.check()));
    }

    private static Cell act(Missing missing, Reader reader) {
        return reader.actor().may(Permission.KNOWLEDGE_EDIT)
                ? Cell.act(Action.link(reader.say("knowledge.act.write"), toWrite(missing.check())))
                : Cell.words(null);
    }

    /** Who wrote a version: a person, or the set that comes with the product. */
    static String writer(Listed listed, Reader reader) {
        return listed.writtenBy() == 0 ? reader.say("knowledge.starter") : listed.writtenByName();
    }

    /** The page of a check's entry. */
    static String address(String check) {
        return "/knowledge/entry?check=" + URLEncoder.encode(check, StandardCharsets.UTF_8);
    }

    /** The same from the list of what is missing, to which writing leads back. */
    static String toWrite(String check) {
        return address(check) + "&from=missing";
    }

    /** The open findings of a check. */
    static String findings(String check) {
        return "/findings?open=yes&check=" + URLEncoder.encode(check, StandardCharsets.UTF_8);
    }
}
