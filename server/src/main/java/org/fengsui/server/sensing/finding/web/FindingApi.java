package org.fengsui.server.sensing.finding.web;

import java.time.Instant;
import java.util.List;
import org.fengsui.engine.observation.Category;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Presence;
import org.fengsui.server.sensing.finding.domain.FindingBook;
import org.fengsui.server.sensing.finding.domain.FindingLine;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Findings for programs: the same questions as the page's, the same answers as records. */
@RestController
class FindingApi {

    private final FindingBook book;

    FindingApi(FindingBook book) {
        this.book = book;
    }

    /**
     * A page of findings.
     *
     * @param items the findings
     * @param page from 1
     * @param more whether there is a next page
     * @param total how many there are
     * @param totalIsAtLeast whether counting stopped at {@code total}
     */
    record Page(List<Item> items, int page, boolean more, long total, boolean totalIsAtLeast) {}

    /** A finding with its current episode; times in UTC. */
    record Item(
            long findingId,
            long episodeId,
            int episode,
            String check,
            String title,
            Category category,
            Severity severity,
            String target,
            @Nullable String ip,
            @Nullable Integer port,
            @Nullable String protocol,
            @Nullable String url,
            @Nullable Long unitId,
            String outcome,
            EpisodeState state,
            Presence presence,
            boolean regressed,
            Instant firstSeen,
            Instant lastSeen) {

        static Item of(FindingLine line) {
            return new Item(
                    line.findingId(),
                    line.episodeId(),
                    line.number(),
                    line.check(),
                    line.title(),
                    line.category(),
                    line.severity(),
                    line.target(),
                    line.ip(),
                    line.port(),
                    line.protocol(),
                    line.url(),
                    line.unitId(),
                    line.outcome().name(),
                    line.state(),
                    line.presence(),
                    line.regressed(),
                    line.firstSeen(),
                    line.lastSeen());
        }
    }

    @GetMapping("/api/findings")
    @Permits(Permission.FINDING_VIEW)
    Page list(@RequestParam MultiValueMap<String, String> params, Reader reader) {
        var asked = FindingList.LIST.read(params);
        var found = book.handOut(reader.actor(), asked);
        return new Page(
                found.rows().stream().map(Item::of).toList(),
                asked.page(),
                found.more(),
                Math.min(found.total(), ListRequest.COUNT_LIMIT),
                found.bounded());
    }
}
