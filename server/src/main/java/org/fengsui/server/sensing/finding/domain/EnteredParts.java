package org.fengsui.server.sensing.finding.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.SourceLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Adds to a finding what came with it when it was entered by hand. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EnteredParts {

    private static final Scope SCHOOL = Scope.school();

    private final ReportedSources sources;
    private final ReportedStore reported;
    private final EpisodeStore episodes;
    private final Attachments attachments;
    private final Files files;

    EnteredParts(
            ReportedSources sources,
            ReportedStore reported,
            EpisodeStore episodes,
            Attachments attachments,
            Files files) {
        this.sources = sources;
        this.reported = reported;
        this.episodes = episodes;
        this.attachments = attachments;
        this.files = files;
    }

    /**
     * Adds them; a source that is known stays as it is, and what is over takes no files.
     *
     * @param kept files that show it
     */
    public void add(
            Actor by, long findingId, @Nullable SourceLetter letter, Collection<Long> kept) {
        if (letter != null) {
            sources.heard(by, findingId, letter);
        }
        reported.episode(SCHOOL, findingId)
                .filter(id -> episodes.lock(SCHOOL, List.of(id)).getFirst().state().open())
                .ifPresent(id -> kept.forEach(file -> attach(by, id, file)));
    }

    private void attach(Actor by, long episodeId, long fileId) {
        var name = files.find(SCHOOL, fileId).orElseThrow().name();
        var content = files.toTempFile(SCHOOL, fileId);
        try (var in = java.nio.file.Files.newInputStream(content)) {
            attachments.attach(by, episodeId, "", name, in);
        } catch (IOException e) {
            throw new UncheckedIOException("a kept file cannot be read", e);
        } finally {
            delete(content);
        }
    }

    private static void delete(Path file) {
        try {
            java.nio.file.Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete a temporary file", e);
        }
    }
}
