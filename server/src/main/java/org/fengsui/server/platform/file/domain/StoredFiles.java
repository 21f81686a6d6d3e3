package org.fengsui.server.platform.file.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.reading.Markings;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files in the record. */
@Service
@EnableConfigurationProperties(FileSettings.class)
class StoredFiles implements Files {

    static final int CHUNK = 256 * 1024;

    private final FileStore files;
    private final ContentStore contents;
    private final ContentKeys keys;
    private final FileSettings settings;
    private final DiskGuard disk;
    private final Reading reading;
    private final Markings markings;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    StoredFiles(
            FileStore files,
            ContentStore contents,
            ContentKeys keys,
            FileSettings settings,
            DiskGuard disk,
            Reading reading,
            Markings markings,
            AuditLog audit,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.contents = contents;
        this.keys = keys;
        this.settings = settings;
        this.disk = disk;
        this.reading = reading;
        this.markings = markings;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public StoredFile store(
            Actor by,
            Subject subject,
            @Nullable Long unitId,
            Kind kind,
            String name,
            InputStream content) {
        // What the product itself issues is small, and is what the last room is kept for.
        if (kind != Kind.DOCUMENT) {
            disk.refuseWhenFull();
        }
        long limit = settings.limit(kind).toBytes();
        try (var spool = Spool.take(reading, name, content, kind, limit)) {
            // Reports of scanners are no papers, and what the product makes is its own.
            if (kind == Kind.EVIDENCE) {
                spool.check(markings, new Markings.Bringer("file", by.accountId(), by.name()));
            }
            return transaction.execute(_ -> keep(by, subject, unitId, kind, spool));
        }
    }

    private StoredFile keep(
            Actor by, Subject subject, @Nullable Long unitId, Kind kind, Spool spool) {
        try {
            var sha256 = spool.sha256();
            long size = spool.size();
            var announced = contents.announce(by.scope(), sha256, size);
            if (announced.isPresent()) {
                writeChunks(by.scope(), sha256, keys.give(by.scope(), announced.get()), spool);
            }
            var stored =
                    files.insert(
                            by,
                            new FileStore.NewFile(
                                    subject,
                                    unitId,
                                    kind,
                                    spool.name(),
                                    spool.type().mediaType(),
                                    HexFormat.of().formatHex(sha256),
                                    size),
                            clock.now());
            audit.append(
                    by.accountId(),
                    by.name(),
                    "file.stored",
                    subject,
                    Map.of(
                            "file", String.valueOf(stored.id()),
                            "name", stored.name(),
                            "sha256", stored.sha256(),
                            "size", String.valueOf(size)));
            return stored;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeChunks(Scope scope, byte[] sha256, ContentKey key, Spool spool)
            throws IOException {
        try (var in = spool.open()) {
            var plain = new byte[CHUNK];
            int number = 0;
            for (int length = in.readNBytes(plain, 0, CHUNK);
                    length > 0;
                    length = in.readNBytes(plain, 0, CHUNK)) {
                contents.writeChunk(scope, sha256, number, key.seal(sha256, number, plain, length));
                number++;
            }
        }
    }

    @Override
    public Optional<StoredFile> find(Scope scope, long id) {
        return transaction.execute(_ -> files.find(scope, id));
    }

    @Override
    public List<StoredFile> of(Scope scope, Subject subject) {
        return transaction.execute(_ -> files.of(scope, subject));
    }

    @Override
    public void forget(Scope scope, long id) {
        transaction.executeWithoutResult(_ ->
                files.find(scope, id)
                        .ifPresent(file -> {
                            var sha256 = HexFormat.of().parseHex(file.sha256());
                            contents.lock(scope, sha256);
                            files.delete(scope, id);
                            contents.deleteUnused(scope, sha256);
                        }));
    }

    @Override
    public void giveTo(Scope scope, Subject subject, @Nullable Long unitId) {
        transaction.executeWithoutResult(_ -> files.giveTo(scope, subject, unitId));
    }

    @Override
    public void forget(Scope scope, Collection<Long> ids) {
        transaction.executeWithoutResult(_ -> {
            var held = files.hold(scope, ids);
            files.delete(scope, ids);
            contents.deleteUnused(scope, held);
        });
    }

    @Override
    public void copyTo(Scope scope, long id, OutputStream out) {
        var file = find(scope, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        var sha256 = HexFormat.of().parseHex(file.sha256());
        long chunks = Math.ceilDiv(file.size(), (long) CHUNK);
        for (int number = 0; number < chunks; number++) {
            write(chunk(scope, sha256, number), out);
        }
    }

    /** One short transaction per chunk: a slow reader holds no connection to the record. */
    private byte[] chunk(Scope scope, byte[] sha256, int number) {
        var sealed = transaction.execute(_ -> contents.chunk(scope, sha256, number));
        return sealed.map(chunk -> keys.of(chunk).open(sha256, number, chunk.bytes()))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "chunk "
                                        + number
                                        + " of content "
                                        + HexFormat.of().formatHex(sha256)
                                        + " is missing from the record"));
    }

    private static void write(byte[] bytes, OutputStream out) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path toTempFile(Scope scope, long id) {
        try {
            var path = java.nio.file.Files.createTempFile("fengsui-file-", ".tmp");
            boolean whole = false;
            try (var out = java.nio.file.Files.newOutputStream(path)) {
                copyTo(scope, id, out);
                whole = true;
            } finally {
                if (!whole) {
                    java.nio.file.Files.deleteIfExists(path);
                }
            }
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
