package org.fengsui.server.campus.knowledge.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.campus.knowledge.Knowledge.Entry;
import org.fengsui.server.campus.knowledge.Knowledge.Missing;
import org.fengsui.server.campus.knowledge.domain.EntryField;
import org.fengsui.server.campus.knowledge.domain.KnowledgeBook.Listed;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;

/** An entry and its history as they are shown. */
final class EntryTexts {

    private EntryTexts() {}

    /** A text with its label. */
    record Line(String label, String text) {}

    /**
     * A version.
     *
     * @param about which it is, when and by whom it was written
     * @param changed what it changed, as a sentence
     * @param lines all that it says
     */
    record Version(String about, String changed, List<Line> lines) {
        Version {
            lines = List.copyOf(lines);
        }
    }

    /** What an entry says; empty texts are left out. */
    static List<Line> of(Entry entry, Reader reader) {
        return shown().filter(field -> !field.of(entry).isEmpty())
                .map(field -> new Line(label(field, reader), field.of(entry)))
                .toList();
    }

    private static Stream<EntryField> shown() {
        return Stream.of(EntryField.values()).filter(field -> field != EntryField.CHECK);
    }

    private static String label(EntryField field, Reader reader) {
        return reader.say("knowledge.field." + EntryController.name(field));
    }

    /** Newest first, each told by what it changed of the one before. */
    static List<Version> history(List<Listed> versions, Reader reader) {
        var history = new ArrayList<Version>();
        for (int i = 0; i < versions.size(); i++) {
            var version = versions.get(i);
            var before = i + 1 < versions.size() ? versions.get(i + 1).entry() : null;
            history.add(
                    new Version(
                            reader.say(
                                    "knowledge.version",
                                    version.entry().version(),
                                    KnowledgeLists.writer(version, reader),
                                    reader.times().moment(version.writtenAt())),
                            changed(version.entry(), before, reader),
                            of(version.entry(), reader)));
        }
        return history;
    }

    private static String changed(Entry entry, @Nullable Entry before, Reader reader) {
        if (before == null) {
            return reader.say("knowledge.version.first");
        }
        var fields =
                shown().filter(field -> !field.of(entry).equals(field.of(before)))
                        .map(field -> label(field, reader))
                        .collect(Collectors.joining(reader.say("knowledge.and")));
        return fields.isEmpty()
                ? reader.say("knowledge.version.same")
                : reader.say("knowledge.version.changed", fields);
    }

    static DetailHead head(
            String check, List<Listed> versions, @Nullable Missing wanted, Reader reader) {
        boolean mayEdit = reader.actor().may(Permission.KNOWLEDGE_EDIT);
        var head =
                DetailHead.of(title(versions, wanted, reader), subtitle(check, versions, reader))
                        .under(reader.say("knowledge.nav"), "/knowledge");
        if (versions.isEmpty() && wanted != null) {
            head = head.under(reader.say("knowledge.missing.title"), "/knowledge/missing");
        }
        if (!check.isEmpty()) {
            head =
                    head.more(
                            Action.link(
                                    reader.say("knowledge.act.findings"),
                                    KnowledgeLists.findings(check)));
        }
        return mayEdit ? head : head.whoCan(reader.say("knowledge.whoCan"));
    }

    private static String title(List<Listed> versions, @Nullable Missing wanted, Reader reader) {
        if (!versions.isEmpty()) {
            return versions.getFirst().entry().name();
        }
        return wanted == null ? reader.say("knowledge.new") : wanted.title();
    }

    private static String subtitle(String check, List<Listed> versions, Reader reader) {
        if (check.isEmpty()) {
            return reader.say("knowledge.new.sub");
        }
        return versions.isEmpty()
                ? reader.say("knowledge.entry.none", check)
                : reader.say("knowledge.entry.sub", check, versions.getFirst().used());
    }
}
