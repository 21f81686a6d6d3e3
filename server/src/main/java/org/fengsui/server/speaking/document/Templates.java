package org.fengsui.server.speaking.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fengsui.engine.paper.Paper;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.jspecify.annotations.Nullable;

/**
 * The papers a school laid out itself, in versions that are never changed nor deleted, and which of
 * them is in use. What stands here was read apart and is kept as it was understood, never as the
 * bytes that came.
 */
public interface Templates {

    /**
     * A version.
     *
     * @param id identity
     * @param kind of which documents, a word of the room that issues them
     * @param style for which of their styles
     * @param number from 1, of its kind and style
     * @param fileName as it came
     * @param sha256 of the file that came, lower-case hexadecimal
     * @param note what was changed, by who brought it in
     * @param uploadedBy who brought it in
     * @param uploader the name then
     * @param uploadedAt when
     */
    record Version(
            long id,
            String kind,
            Style style,
            int number,
            String fileName,
            String sha256,
            String note,
            long uploadedBy,
            String uploader,
            Instant uploadedAt) {}

    /**
     * A change of what is in use.
     *
     * @param templateId the version; null for the standard
     * @param name who decided
     * @param at when
     */
    record Use(@Nullable Long templateId, String name, Instant at) {}

    /**
     * What is brought in.
     *
     * @param fileName as it came
     * @param sha256 of the file that came
     * @param note what was changed
     * @param paper what was read from it
     */
    record Upload(String fileName, String sha256, String note, Paper paper) {}

    /** Keeps a version; it is not in use. */
    long add(Actor by, String kind, Style style, Upload upload);

    /** The versions of a kind, the newest first. */
    List<Version> versions(String kind);

    /** A version. */
    Optional<Version> find(long id);

    /** The paper of a version, with its places to be filled in. */
    Paper paper(long id);

    /** Which version is in use; empty for the standard. */
    Optional<Long> inUse(String kind, Style style);

    /** What was in use, the newest first. */
    List<Use> uses(String kind, Style style);

    /** Puts a version in use, or the standard. */
    void use(Actor by, String kind, Style style, @Nullable Long id);
}
