package org.fengsui.server.sensing.finding.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.Ruling;
import org.fengsui.server.sensing.finding.Treatment;
import org.fengsui.server.sensing.finding.domain.AcceptanceLine;
import org.fengsui.server.sensing.finding.domain.Dossier;
import org.jspecify.annotations.Nullable;

/** A finding as a file: head, facts, whose, story, sightings. */
final class FindingPage {

    /** A stretch in which it was seen, as finished text. */
    record Seen(String who, String when, String times, String end, @Nullable String endHref) {}

    /** A person's re-test as finished text. */
    record Tested(String head, String method, String steps, List<Long> files) {}

    private final Dossier dossier;
    private final Episode latest;
    private final @Nullable AcceptanceLine live;
    private final Knowledge.@Nullable Entry known;
    private final @Nullable String system;
    private final Map<Long, String> units;
    private final @Nullable Treatment treatment;
    private final Reader reader;

    FindingPage(
            Dossier dossier,
            List<AcceptanceLine> acceptances,
            Knowledge.@Nullable Entry known,
            @Nullable String system,
            Map<Long, String> units,
            @Nullable Treatment treatment,
            Reader reader) {
        this.dossier = dossier;
        this.latest = dossier.latest();
        this.live =
                acceptances.stream()
                        .filter(it -> it.episodeId() == latest.id() && it.state().live())
                        .findFirst()
                        .orElse(null);
        this.known = known;
        this.system = system;
        this.units = units;
        this.treatment = treatment;
        this.reader = reader;
    }

    DetailHead head() {
        var head =
                DetailHead.of(known == null ? latest.title() : known.name(), subtitle())
                        .under(reader.say("nav.FINDINGS"), "/findings")
                        .level(Level.of(latest.severity()))
                        .state(Looks.state(latest.state(), dossier.facts().closedAs(), reader));
        return latest.state().open() ? acts(head) : head;
    }

    private String subtitle() {
        var whose =
                latest.unitId() == null
                        ? reader.say("finding.outcome", dossier.owner().outcome())
                        : unit(latest.unitId());
        return system == null ? whose : whose + " · " + system;
    }

    private DetailHead acts(DetailHead head) {
        var actor = reader.actor();
        var asked = dossier.asked();
        var result = head;
        if (asked != null) {
            var ruling = Looks.ruling(asked.ruling(), reader);
            return result.whoCan(reader.say("finding.asked.who", asked.name(), ruling));
        }
        boolean triage = actor.may(Permission.FINDING_TRIAGE);
        boolean draft = actor.may(Permission.NOTICE_DRAFT) && latest.unitId() != null;
        if (live != null) {
            result =
                    result.whoCan(
                            reader.say(
                                    "finding.acceptance." + live.state(),
                                    reader.times().date(live.until()),
                                    live.requestedName()));
        }
        if (triage && latest.state() == EpisodeState.NEW) {
            result =
                    result.primary(
                            Action.post(
                                            reader.say("finding.act.confirm"),
                                            "/findings/confirm/apply")
                                    .with("id", latest.id())
                                    .with("finding", latest.findingId()));
            result =
                    result.more(
                            Action.link(
                                    reader.say("finding.act.confirmCheck"),
                                    "/findings/confirm?check=" + latest.check()));
        }
        if (latest.state() == EpisodeState.CONFIRMED) {
            result = confirmed(result, draft, triage);
        }
        if (triage && latest.state() == EpisodeState.ANSWERED) {
            result = result.primary(retest());
        } else if (triage) {
            result = result.more(retest());
        }
        result = triage ? decisions(result) : result;
        return result.primary() == null && result.whoCan() == null
                ? result.whoCan(whoCan())
                : result;
    }

    /** A notice follows where a unit answers for it; otherwise it is found out whose it is. */
    private DetailHead confirmed(DetailHead head, boolean draft, boolean triage) {
        if (draft) {
            return head.primary(notice());
        }
        return triage && latest.unitId() == null
                ? head.primary(Action.link(reader.say("finding.act.attribute"), place()))
                : head;
    }

    private String place() {
        var target = latest.host() == null ? latest.ip() : latest.host();
        return target == null ? "/findings/unattributed" : UnattributedList.place(target);
    }

    /** Whose the next step is, where it is not this reader's. */
    private String whoCan() {
        return switch (latest.state()) {
            case NOTIFIED ->
                    reader.say(
                            "finding.whoCan.unit",
                            latest.unitId() == null ? "" : unit(latest.unitId()));
            case ANSWERED -> reader.say("finding.whoCan.retest");
            case NEW, CONFIRMED, ACCEPTED, CLOSED -> reader.say("finding.who");
        };
    }

    /** What somebody may ask another to decide, and where the like of it is decided. */
    private DetailHead decisions(DetailHead head) {
        var result = head.more(ruleOut(Ruling.FALSE_POSITIVE)).more(ruleOut(Ruling.NOT_OURS));
        if (live == null) {
            result = result.more(acceptance());
        }
        if (latest.state() == EpisodeState.NEW) {
            result =
                    result.more(
                            Action.link(
                                    reader.say("finding.act.suppress"),
                                    "/suppressions/new?check="
                                            + latest.check()
                                            + (latest.ip() == null
                                                    ? ""
                                                    : "&network=" + latest.ip())));
        }
        return result.more(
                Action.link(
                        reader.say("finding.act.sameCheck"),
                        "/findings?open=yes&check=" + latest.check()));
    }

    private Action ruleOut(Ruling ruling) {
        return Action.reason(
                        reader.say("finding.act.rule", ruling),
                        "/findings/rule-out/apply",
                        reader.say("finding.act.rule.ask", ruling))
                .with("ruling", ruling)
                .with("id", latest.id())
                .with("finding", latest.findingId());
    }

    /** Where the policy wants no notice, it takes a reason first. */
    private Action notice() {
        return treatment == Treatment.AT_ONCE
                ? Action.link(
                        reader.say("finding.act.notice"), "/notices/new?episodes=" + latest.id())
                : Action.reason(
                                reader.say("finding.notice.raise"),
                                "/findings/raise",
                                reader.say("finding.notice.raise.ask"))
                        .with("id", latest.id())
                        .with("finding", latest.findingId());
    }

    private Action acceptance() {
        return Action.link(
                reader.say("finding.act.accept"),
                "/findings/accept?id=" + latest.id() + "&finding=" + latest.findingId());
    }

    private Action retest() {
        return Action.link(reader.say("finding.act.retest"), "/retests/" + latest.id() + "/record");
    }

    Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        put(facts, "presence", reader.say("finding.presence", latest.presence()));
        put(facts, "policy", treatment == null ? null : reader.say("finding.policy", treatment));
        put(facts, "category", reader.say("finding.category", latest.category()));
        put(facts, "check", latest.check());
        put(facts, "title", known == null ? null : latest.title());
        put(facts, "host", latest.host());
        put(facts, "ip", latest.ip());
        put(facts, "port", port());
        put(facts, "service", dossier.facts().service());
        put(facts, "url", latest.url());
        put(facts, "method", dossier.facts().method());
        put(facts, "parameter", dossier.facts().parameter());
        put(facts, "scannerSeverity", dossier.facts().scannerSeverity());
        put(facts, "cvss", dossier.facts().cvss());
        put(facts, "refs", latest.refs().isEmpty() ? null : String.join("\n", latest.refs()));
        put(facts, "firstSeen", reader.times().moment(latest.firstSeen()));
        put(facts, "lastSeen", reader.times().moment(latest.lastSeen()));
        put(facts, "sources", sources());
        return facts;
    }

    private void put(Map<String, String> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.put(reader.say("finding.fact." + key), value);
        }
    }

    private @Nullable String port() {
        if (latest.port() == null) {
            return null;
        }
        return latest.protocol() == null
                ? latest.port().toString()
                : latest.port() + "/" + latest.protocol();
    }

    private @Nullable String sources() {
        return dossier.sources().isEmpty()
                ? null
                : dossier.sources().stream()
                        .map(it ->
                                it.number().isEmpty() ? it.name() : it.name() + " " + it.number())
                        .collect(Collectors.joining("\n"));
    }

    /** Whose it is, by which rule, and who else. */
    Map<String, String> ownership() {
        var owner = dossier.owner();
        var lines = new LinkedHashMap<String, String>();
        put(
                lines,
                "unit",
                latest.unitId() == null
                        ? reader.say("finding.outcome", owner.outcome())
                        : unit(latest.unitId()));
        put(lines, "system", system);
        put(lines, "rule", owner.reason());
        if (!owner.candidates().isEmpty()) {
            put(
                    lines,
                    latest.unitId() == null ? "candidates" : "supporting",
                    owner.candidates().stream().map(this::unit).collect(Collectors.joining("、")));
        }
        return lines;
    }

    private String unit(long id) {
        return units.getOrDefault(id, Long.toString(id));
    }

    List<StoryEntry> story() {
        return new FindingStory(dossier, units, reader).entries();
    }

    List<Seen> sightings() {
        var seen = new ArrayList<Seen>();
        var times = reader.times();
        for (var it : dossier.sightings()) {
            seen.add(
                    new Seen(
                            reader.say(
                                    it.byLogin() ? "finding.seen.login" : "finding.seen.who",
                                    it.namespace(),
                                    it.vantage()),
                            reader.say(
                                    "finding.seen.when",
                                    times.moment(it.firstAt()),
                                    times.moment(it.lastAt())),
                            reader.say("finding.seen.times", times.number(it.times())),
                            it.endedAt() == null
                                    ? reader.say("finding.seen.running")
                                    : reader.say("finding.seen.ended", times.moment(it.endedAt())),
                            it.endedImport() == null ? null : "/imports/" + it.endedImport()));
        }
        return seen;
    }

    List<Tested> manual() {
        return dossier.manual().stream()
                .map(it ->
                        new Tested(
                                reader.say(
                                        "retest.manual.head",
                                        reader.times().moment(it.at()),
                                        it.tester(),
                                        reader.say("retest.result", it.result())),
                                it.method(),
                                it.steps(),
                                it.files()))
                .toList();
    }
}
