package org.fengsui.server.sensing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.jspecify.annotations.Nullable;

/** Files in memory, of any type. */
public final class FakeFiles implements Files {

    private record Kept(StoredFile file, Subject subject) {}

    private final Map<Long, Kept> kept = new ConcurrentHashMap<>();
    private final Map<Long, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<Subject, Optional<Long>> given = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean diskFull;

    /** Whether the disk has no room to read a file out to. */
    public void diskFull(boolean full) {
        diskFull = full;
    }

    @Override
    public StoredFile store(
            Actor by,
            Subject subject,
            @Nullable Long unitId,
            Kind kind,
            String name,
            InputStream content) {
        try {
            var bytes = content.readAllBytes();
            var file =
                    new StoredFile(
                            ids.incrementAndGet(),
                            subject,
                            HexFormat.of()
                                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                            name,
                            "text/plain",
                            bytes.length,
                            Instant.EPOCH);
            kept.put(file.id(), new Kept(file, subject));
            contents.put(file.id(), bytes);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<StoredFile> find(Scope scope, long id) {
        return Optional.ofNullable(kept.get(id)).map(Kept::file);
    }

    @Override
    public List<StoredFile> of(Scope scope, Subject subject) {
        return kept.values().stream()
                .filter(it -> it.subject().equals(subject))
                .map(Kept::file)
                .toList();
    }

    @Override
    public void forget(Scope scope, long id) {
        kept.remove(id);
        contents.remove(id);
    }

    @Override
    public void giveTo(Scope scope, Subject subject, @Nullable Long unitId) {
        given.put(subject, Optional.ofNullable(unitId));
    }

    @Override
    public void forget(Scope scope, Collection<Long> ids) {
        kept.keySet().removeAll(ids);
        contents.keySet().removeAll(ids);
    }

    @Override
    public void copyTo(Scope scope, long id, OutputStream out) {
        try {
            out.write(bytes(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path toTempFile(Scope scope, long id) {
        try {
            if (diskFull) {
                throw new IOException("No space left on device");
            }
            var path = java.nio.file.Files.createTempFile("fake", "");
            return java.nio.file.Files.write(path, bytes(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose the files about a subject were made last. */
    public Optional<Long> givenTo(Subject subject) {
        return given.getOrDefault(subject, Optional.empty());
    }

    private byte[] bytes(long id) {
        var bytes = contents.get(id);
        if (bytes == null) {
            throw new IllegalArgumentException("no file " + id);
        }
        return bytes;
    }
}
