package org.fengsui.server.sensing.finding.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.StoryEntry;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.domain.Closing;
import org.fengsui.server.sensing.finding.domain.Dossier;
import org.jspecify.annotations.Nullable;

/** The life of a finding in one line of time: machine and people, newest first. */
final class FindingStory {

    private final Dossier dossier;
    private final Map<Long, String> units;
    private final Reader reader;

    FindingStory(Dossier dossier, Map<Long, String> units, Reader reader) {
        this.dossier = dossier;
        this.units = units;
        this.reader = reader;
    }

    List<StoryEntry> entries() {
        var entries = new ArrayList<StoryEntry>();
        dossier.stories().forEach(story -> entries.add(entry(story)));
        for (var episode : dossier.episodes()) {
            entries.add(opened(episode));
            if (episode.closedAt() != null && episode.id() != dossier.latest().id()) {
                entries.add(
                        StoryEntry.machine(episode.closedAt(), reader.say("finding.story.closed")));
            }
        }
        var facts = dossier.facts();
        if (facts.proof() != null && facts.proofAt() != null) {
            entries.add(
                    StoryEntry.machine(facts.proofAt(), reader.say("finding.story.gone"))
                            .note(facts.proof()));
        }
        var closedAt = dossier.latest().closedAt();
        if (closedAt != null && !byAPerson(facts.closedAs())) {
            entries.add(
                    StoryEntry.machine(
                            closedAt,
                            facts.closedAs() == null
                                    ? reader.say("finding.story.closed")
                                    : reader.say("finding.story.closed." + facts.closedAs())));
        }
        entries.sort(Comparator.comparing(StoryEntry::at).reversed());
        return entries;
    }

    /** Whether the line of the decision says that it is over. */
    private static boolean byAPerson(@Nullable Closing closedAs) {
        return closedAs == Closing.FALSE_POSITIVE
                || closedAs == Closing.NOT_OURS
                || closedAs == Closing.NOT_TRACED
                || closedAs == Closing.TERMINAL
                || closedAs == Closing.RETIRED
                || closedAs == Closing.TAKEN_OVER;
    }

    private StoryEntry opened(Episode episode) {
        if (episode.number() == 1) {
            return StoryEntry.machine(episode.firstSeen(), reader.say("finding.story.opened"));
        }
        return StoryEntry.machine(
                        episode.firstSeen(),
                        reader.say(
                                episode.regressed()
                                        ? "finding.story.regressed"
                                        : "finding.story.returned"))
                .note(reader.say("finding.story.episode", episode.number()));
    }

    private StoryEntry entry(Dossier.Story story) {
        var what =
                switch (story.kind()) {
                    case "severity" ->
                            reader.say(
                                    "finding.story.severity",
                                    level(story.words().get(0)),
                                    level(story.words().get(1)));
                    case "moved" ->
                            reader.say(
                                    "finding.story.moved",
                                    unit(story.words().get(0)),
                                    unit(story.words().get(1)));
                    case "noticed" -> reader.say("finding.story.noticed", story.words().get(0));
                    case "retested" ->
                            reader.say(
                                    "finding.story.retested",
                                    reader.say("retest.result." + story.words().get(0)));
                    case "acceptance-asked" ->
                            reader.say(
                                    "finding.story.acceptance-asked",
                                    reader.times().date(LocalDate.parse(story.words().get(0))));
                    case "hidden", "shown", "merged", "apart", "apart-from" ->
                            reader.say("finding.story." + story.kind(), story.words().getFirst());
                    case "source-added", "source-answered" ->
                            reader.say(
                                    "finding.story." + story.kind(),
                                    story.words().get(0),
                                    story.words().get(1));
                    case "retest-assigned" -> assigned(story.words().getFirst());
                    default -> reader.say("finding.story." + story.kind());
                };
        var entry =
                story.actorId() == 0
                        ? StoryEntry.machine(story.at(), what)
                        : StoryEntry.by(story.at(), story.actorName(), what);
        return entry.note(note(story));
    }

    private @Nullable String note(Dossier.Story story) {
        return switch (story.kind()) {
            case "moved" -> story.words().get(2);
            case "retested" -> story.words().get(1);
            case "released", "acceptance-asked", "apart", "apart-from", "source-answered" ->
                    story.words().get(1);
            case "severity",
                    "confirmed",
                    "noticed",
                    "retest-assigned",
                    "hidden",
                    "shown",
                    "merged",
                    "source-added" ->
                    null;
            default -> story.words().isEmpty() ? null : story.words().getFirst();
        };
    }

    private String assigned(String name) {
        return name.isEmpty()
                ? reader.say("finding.story.retest-unassigned")
                : reader.say("finding.story.retest-assigned", name);
    }

    private String level(String rank) {
        return reader.say(Level.of(Severity.ofRank(Integer.parseInt(rank))).key());
    }

    private String unit(String id) {
        return id.isEmpty()
                ? reader.say("finding.outcome.UNATTRIBUTED")
                : units.getOrDefault(Long.parseLong(id), id);
    }
}
