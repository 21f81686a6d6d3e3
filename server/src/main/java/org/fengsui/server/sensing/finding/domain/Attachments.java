package org.fengsui.server.sensing.finding.domain;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.AgainAfterDeadlock;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.FindingProblem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pictures and texts that show a finding. They are the unit’s to see that answers for it when they
 * are attached; what kind of file it is, its bytes say.
 */
@Service
@AgainAfterDeadlock
@Transactional
public class Attachments {

    private final AttachmentStore attachments;
    private final EpisodeStore episodes;
    private final StoryStore stories;
    private final Files files;
    private final AuditLog audit;
    private final BusinessClock clock;

    Attachments(
            AttachmentStore attachments,
            EpisodeStore episodes,
            StoryStore stories,
            Files files,
            AuditLog audit,
            BusinessClock clock) {
        this.attachments = attachments;
        this.episodes = episodes;
        this.stories = stories;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Attaches a file to an open episode.
     *
     * @param note what it shows; may be empty
     * @param content read to its end, not closed
     * @throws Refusal if the episode is closed, or the file is not one that is kept
     */
    public void attach(Actor by, long episodeId, String note, String name, InputStream content) {
        var row = EpisodeAccess.locked(episodes, by, List.of(episodeId)).getFirst();
        if (!row.state().open()) {
            throw new Refusal(FindingProblem.ILLEGAL_MOVE, Long.toString(episodeId));
        }
        var subject = new Subject("episode", episodeId);
        var file = files.store(by, subject, row.unitId(), Files.Kind.EVIDENCE, name, content);
        var now = clock.now();
        attachments.add(by.scope(), episodeId, file.id(), note.strip(), by, now);
        stories.add(by.scope(), List.of(episodeId), now, by, "attached", file.name());
        EpisodeAudit.append(audit, by, "finding.attached", List.of(episodeId), file.name());
    }

    /**
     * What is attached goes with its episode to another unit.
     *
     * @param units the unit by episode; empty for nobody's
     */
    void follow(Map<Long, Optional<Long>> units) {
        attachments.of(Scope.school(), units.keySet()).stream()
                .map(AttachmentStore.Attached::episodeId)
                .distinct()
                .forEach(id ->
                        files.giveTo(
                                Scope.school(),
                                new Subject("episode", id),
                                Objects.requireNonNull(units.get(id)).orElse(null)));
    }

    /** What is attached to these episodes and the scope sees, by episode, oldest first. */
    @Transactional(readOnly = true)
    public Map<Long, List<StoredFile>> of(Scope scope, Collection<Long> episodeIds) {
        var byEpisode = new LinkedHashMap<Long, List<StoredFile>>();
        for (var it : attachments.of(scope, episodeIds)) {
            files.find(scope, it.fileId())
                    .ifPresent(file ->
                            byEpisode
                                    .computeIfAbsent(it.episodeId(), id -> new ArrayList<>())
                                    .add(file));
        }
        return byEpisode;
    }
}
