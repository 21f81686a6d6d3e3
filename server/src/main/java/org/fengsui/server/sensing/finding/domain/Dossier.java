package org.fengsui.server.sensing.finding.domain;

import java.time.Instant;
import java.util.List;
import org.fengsui.server.campus.registry.Attributor.Outcome;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.fengsui.server.sensing.finding.ManualRetest;
import org.fengsui.server.sensing.finding.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * All that is known about a finding.
 *
 * @param episodes its episodes, the latest first; each carries the finding's own facts
 * @param facts what the latest episode does not carry
 * @param owner whose it is and why
 * @param sightings who saw it when, the latest first
 * @param sources who else reports it
 * @param stories what people and the machine did, the latest first
 * @param asked the open request to rule it out; null for none
 * @param notices the notices it stands or stood in
 * @param retests what was and is to be re-tested, the latest first
 * @param manual re-tests by people, the latest first
 */
public record Dossier(
        List<Episode> episodes,
        Facts facts,
        Owner owner,
        List<Sighting> sightings,
        List<Source> sources,
        List<Story> stories,
        @Nullable Asked asked,
        List<NoticeLink> notices,
        List<RetestLine> retests,
        List<Manual> manual) {

    /** Keeps its own copies. */
    public Dossier {
        episodes = List.copyOf(episodes);
        sightings = List.copyOf(sightings);
        sources = List.copyOf(sources);
        stories = List.copyOf(stories);
        notices = List.copyOf(notices);
        retests = List.copyOf(retests);
        manual = List.copyOf(manual);
    }

    /** The latest episode. */
    public Episode latest() {
        return episodes.getFirst();
    }

    /** What a scanner said beside the episode's columns. */
    public record Facts(
            @Nullable String scannerSeverity,
            @Nullable String cvss,
            @Nullable String service,
            @Nullable String method,
            @Nullable String parameter,
            @Nullable Instant claimedAt,
            @Nullable String claimedHow,
            @Nullable Instant proofAt,
            @Nullable String proof,
            @Nullable Closing closedAs) {}

    /** Whose the latest episode is. */
    public record Owner(Outcome outcome, String rule, String reason, List<Long> candidates) {
        /** Keeps its own copy. */
        public Owner {
            candidates = List.copyOf(candidates);
        }
    }

    /** A stretch in which a vantage kept seeing it. */
    public record Sighting(
            String namespace,
            String vantage,
            boolean byLogin,
            Instant firstAt,
            Instant lastAt,
            int times,
            @Nullable Long firstImport,
            @Nullable Long lastImport,
            @Nullable Instant endedAt,
            @Nullable Long endedImport) {}

    /** Another reporter. */
    public record Source(String name, String number, Instant firstAt) {}

    /** A line of history. */
    public record Story(
            long episodeId,
            int number,
            Instant at,
            long actorId,
            String actorName,
            String kind,
            List<String> words) {
        /** Keeps its own copy. */
        public Story {
            words = List.copyOf(words);
        }
    }

    /** An open request. */
    public record Asked(
            long episodeId, Ruling ruling, long by, String name, Instant at, String reason) {}

    /** A notice it stands or stood in. */
    public record NoticeLink(
            String type, long id, String basis, Instant at, @Nullable Instant endedAt) {}

    /** A re-test by a person. */
    public record Manual(
            Instant at,
            String tester,
            String method,
            String steps,
            List<Long> files,
            ManualRetest.Result result,
            String recordedBy) {
        /** Keeps its own copy. */
        public Manual {
            files = List.copyOf(files);
        }
    }
}
