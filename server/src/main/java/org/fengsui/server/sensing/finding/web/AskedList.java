package org.fengsui.server.sensing.finding.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.domain.AskedRuling;
import org.springframework.web.util.UriComponentsBuilder;

/** The requests to rule findings out; few wait at once, so they are cut in memory. */
final class AskedList {

    static final String PATH = "/rulings";

    private static final Map<String, Comparator<AskedRuling>> ORDERS =
            Map.of(
                    "title",
                    Comparator.comparing(AskedRuling::title),
                    "count",
                    Comparator.comparingInt(it -> it.episodeIds().size()),
                    "asked",
                    Comparator.comparing(AskedRuling::requestedAt));

    static final ListSpec<AskedRuling> LIST =
            ListSpec.<AskedRuling>of(
                            "finding.asked",
                            PATH,
                            "asked",
                            "asked",
                            AskedList::ids,
                            List.of(
                                    Column.<AskedRuling>of("title", (it, _) -> title(it))
                                            .sortedBy("title"),
                                    Column.of("ruling", AskedList::ruling),
                                    Column.<AskedRuling>of(
                                                    "count",
                                                    (it, _) -> Cell.figure(it.episodeIds().size()))
                                            .sortedBy("count")
                                            .rightAligned(),
                                    Column.of("targets", AskedList::targets),
                                    Column.of("reason", (it, _) -> Cell.words(it.reason())),
                                    Column.<AskedRuling>of("asked", AskedList::asked)
                                            .sortedBy("asked"),
                                    Column.of("grant", AskedList::grant),
                                    Column.of("refuse", AskedList::refuse)))
                    .filters(
                            Filter.text("q"),
                            Filter.one("ruling", "FALSE_POSITIVE", "NOT_OURS"),
                            Filter.one("turn", "mine", "others"))
                    .begunAt("/findings?open=yes", Permission.FINDING_TRIAGE);

    private AskedList() {}

    /** The part of the requests that is asked for. */
    static ListResult<AskedRuling> page(ListRequest asked, List<AskedRuling> all, Reader reader) {
        var found =
                all.stream()
                        .filter(it ->
                                asked.finds(
                                        String.join(
                                                " ",
                                                it.title(),
                                                it.check(),
                                                it.reason(),
                                                it.requestedName(),
                                                String.join(" ", it.targets()))))
                        .filter(it ->
                                asked.value("ruling").map(it.ruling().name()::equals).orElse(true))
                        .filter(it ->
                                asked.value("turn")
                                        .map(turn -> turn.equals("mine") == may(it, reader))
                                        .orElse(true))
                        .toList();
        return ListResult.within(asked, found, ORDERS);
    }

    private static String ids(AskedRuling asked) {
        return asked.episodeIds().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static Cell title(AskedRuling asked) {
        var href =
                UriComponentsBuilder.fromPath("/findings")
                        .queryParam("open", "yes")
                        .queryParam("check", "{check}")
                        .uriVariables(Map.of("check", asked.check()))
                        .encode()
                        .toUriString();
        return Cell.title(asked.title(), asked.check(), href);
    }

    private static Cell ruling(AskedRuling asked, Reader reader) {
        return Cell.words(Looks.ruling(asked.ruling(), reader));
    }

    private static Cell targets(AskedRuling asked, Reader reader) {
        int more = asked.episodeIds().size() - asked.targets().size();
        var targets = String.join("、", asked.targets());
        return Cell.words(more > 0 ? reader.say("finding.asked.targets", targets, more) : targets);
    }

    private static Cell asked(AskedRuling asked, Reader reader) {
        return Cell.words(asked.requestedName(), reader.times().moment(asked.requestedAt()));
    }

    private static boolean decider(AskedRuling asked, Reader reader) {
        return reader.actor().decides(asked.ruling().decision());
    }

    private static boolean may(AskedRuling asked, Reader reader) {
        return decider(asked, reader) && reader.actor().accountId() != asked.requestedBy();
    }

    /** The decision, or who can take it. */
    private static Cell grant(AskedRuling asked, Reader reader) {
        return may(asked, reader)
                ? Cell.act(act("grant", asked, reader))
                : Cell.words(
                        reader.say(
                                decider(asked, reader)
                                        ? "finding.asked.notYourself"
                                        : "finding.asked.whoCan"));
    }

    private static Cell refuse(AskedRuling asked, Reader reader) {
        return may(asked, reader) ? Cell.act(act("refuse", asked, reader)) : Cell.words("");
    }

    private static Action act(String what, AskedRuling asked, Reader reader) {
        return Action.reason(
                        reader.say("finding.asked." + what),
                        PATH + "/" + what,
                        reader.say("finding.asked." + what + ".ask"))
                .with("ruling", asked.ruling())
                .with("id", ids(asked));
    }
}
