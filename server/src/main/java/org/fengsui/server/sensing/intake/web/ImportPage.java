package org.fengsui.server.sensing.intake.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Kpi;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.intake.ImportView;
import org.jspecify.annotations.Nullable;

/** An import as a page: what came in, and what it did. */
final class ImportPage {

    /** The figures that lead to their findings, as the list of findings calls them. */
    private static final Map<String, String> EFFECTS =
            Map.of(
                    "opened", "opened",
                    "seenAgain", "again",
                    "returned", "returned",
                    "closed", "closed",
                    "unattributed", "unattributed");

    private final ImportView view;
    private final boolean byHand;
    private final @Nullable Long finding;
    private final Reader reader;

    ImportPage(ImportView view, boolean byHand, @Nullable Long finding, Reader reader) {
        this.view = view;
        this.byHand = byHand;
        this.finding = finding;
        this.reader = reader;
    }

    DetailHead head() {
        var head =
                DetailHead.of(
                                view.fileName(),
                                reader.say(
                                        byHand ? "import.sub.entered" : "import.sub",
                                        view.receivedBy(),
                                        reader.times().moment(view.receivedAt())))
                        .under(reader.say("import.nav"), "/imports")
                        .state(ImportList.state(view, reader));
        if (finding != null) {
            return head.primary(
                    Action.link(reader.say("import.act.finding"), "/findings/" + finding));
        }
        var runs = reader.actor().may(Permission.INTAKE_RUN);
        return switch (view.state()) {
            case RECEIVED, READING -> head.whoCan(reader.say("import.who.reading"));
            case DONE ->
                    head.primary(
                            Action.link(reader.say("import.act.findings"), "/findings?open=yes"));
            case REFUSED ->
                    runs
                            ? head.primary(Action.link(reader.say("import.act.again"), "/imports"))
                            : head.whoCan(reader.say("import.who"));
            case HELD -> runs ? held(head) : head.whoCan(reader.say("import.who"));
            case DISCARDED -> head.whoCan(reader.say("import.who.discarded"));
        };
    }

    private DetailHead held(DetailHead head) {
        return head.more(
                        Action.reason(
                                reader.say("import.act.discard"),
                                "/imports/" + view.id() + "/discard",
                                reader.say("import.act.discard.ask")))
                .primary(
                        Action.reason(
                                reader.say("import.act.release"),
                                "/imports/" + view.id() + "/release",
                                reader.say("import.act.release.ask")));
    }

    Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        put(facts, "number", Long.toString(view.id()));
        put(facts, "format", view.format());
        put(facts, "vantage", view.vantage());
        put(facts, "source", view.source());
        var declared = view.declared();
        if (declared != null) {
            put(facts, "declared", declared.hosts());
            put(facts, "ports", declared.ports().isEmpty() ? null : declared.ports());
            put(facts, "login", declared.login() ? reader.say("import.fact.login.yes") : null);
        }
        put(facts, "size", reader.times().bytes(view.size()));
        put(facts, "sha256", view.sha256());
        put(
                facts,
                "finished",
                view.finishedAt() == null ? null : reader.times().moment(view.finishedAt()));
        var decided = view.decided();
        if (decided != null) {
            put(
                    facts,
                    decided.released() ? "released" : "discarded",
                    decided.by() + ": " + decided.reason());
        }
        return facts;
    }

    private void put(Map<String, String> facts, String key, @Nullable String value) {
        if (value != null) {
            facts.put(reader.say("import.fact." + key), value);
        }
    }

    List<Kpi> kpis() {
        var tally = view.tally();
        var kpis = new ArrayList<Kpi>();
        kpis.add(kpi("items", tally.items()));
        kpis.add(kpi("folded", tally.folded()));
        kpis.add(kpi("opened", tally.opened()));
        kpis.add(kpi("seenAgain", tally.seenAgain()));
        kpis.add(kpi("returned", tally.returned()));
        kpis.add(kpi("closed", tally.closed()));
        kpis.add(kpi("unattributed", tally.unattributed()));
        kpis.add(kpi("history", tally.history()));
        return kpis;
    }

    private Kpi kpi(String key, long figure) {
        var effect = EFFECTS.get(key);
        var href =
                effect == null || figure == 0
                        ? null
                        : "/findings?import=" + view.id() + "&effect=" + effect;
        return new Kpi(
                reader.times().number(figure),
                reader.say("import.count." + key),
                reader.say("import.count." + key + ".note"),
                href);
    }

    Map<String, String> skipped() {
        var lines = new LinkedHashMap<String, String>();
        view.skipped()
                .forEach((why, count) ->
                        lines.put(
                                reader.say("import.skipped." + why), reader.times().number(count)));
        return lines;
    }
}
