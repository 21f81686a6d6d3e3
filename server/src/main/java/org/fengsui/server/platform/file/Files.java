package org.fengsui.server.platform.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Files, each about a subject and of a unit. Content is addressed by its SHA-256 and kept once; the
 * type is what the bytes say, never what the name or the sender says.
 */
public interface Files {

    /** Why a file is kept: decides its size limit, its allowed types and how long it stays. */
    enum Kind {
        /** Proof attached by people: pictures are re-encoded, archives are refused. */
        EVIDENCE,
        /** A report or table that is read in; kept to be read again. */
        IMPORT,
        /**
         * What came from outside, kept as it came whatever it is; nobody opens it in the product.
         */
        RECEIVED,
        /** An official document the product made; kept for good. */
        DOCUMENT
    }

    /**
     * A stored file.
     *
     * @param id identity, as in {@code /files/{id}}
     * @param subject what it is about
     * @param sha256 of the content as kept, 64 lower-case hexadecimal digits
     * @param name the name it came with, made harmless
     * @param mediaType what the bytes are
     * @param size in bytes
     * @param storedAt when it was stored
     */
    record StoredFile(
            long id,
            Subject subject,
            String sha256,
            String name,
            String mediaType,
            long size,
            Instant storedAt) {}

    /**
     * Stores a file in the caller's transaction, or in one of its own.
     *
     * @param by who stores it
     * @param subject what it is about
     * @param unitId the unit that may see it; null for the school's offices only
     * @param kind why it is kept
     * @param name any name; directories and control characters are taken out
     * @param content read to its end, not closed
     * @throws Refusal if the type is not allowed, the size is above the kind's limit, or the disk
     *     has no room
     */
    StoredFile store(
            Actor by,
            Subject subject,
            @Nullable Long unitId,
            Kind kind,
            String name,
            InputStream content);

    /**
     * Stores what somebody attached, as evidence.
     *
     * @param unitId the unit that may see it; null for the school's offices only
     */
    default StoredFile store(
            Actor by, Subject subject, @Nullable Long unitId, Attachment attachment) {
        try (var content = attachment.content().getInputStream()) {
            return store(by, subject, unitId, Kind.EVIDENCE, attachment.name(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("an attachment cannot be read", e);
        }
    }

    /** One file, if the scope sees it. */
    Optional<StoredFile> find(Scope scope, long id);

    /**
     * The files about a subject are another unit's from now on: its people see them and the former
     * unit's do not.
     *
     * @param unitId null for nobody's but the school's
     */
    void giveTo(Scope scope, Subject subject, @Nullable Long unitId);

    /**
     * Deletes a file in the caller’s transaction, and its content unless another file has the same.
     * Nothing happens where the scope sees no such file.
     */
    void forget(Scope scope, long id);

    /** The files about a subject that the scope sees, oldest first. */
    List<StoredFile> of(Scope scope, Subject subject);

    /**
     * Writes the content; the stream is not closed.
     *
     * @throws Refusal if the scope sees no such file
     */
    void copyTo(Scope scope, long id, OutputStream out);

    /**
     * The content as a temporary file only this process may read; the caller deletes it.
     *
     * @throws Refusal if the scope sees no such file
     */
    Path toTempFile(Scope scope, long id);

    /**
     * Forgets files in the caller's transaction, and their content where no other file has it.
     * Whoever had them is to say so: nothing points at them any more.
     */
    void forget(Scope scope, Collection<Long> ids);
}
