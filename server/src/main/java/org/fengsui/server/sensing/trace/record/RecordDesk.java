package org.fengsui.server.sensing.trace.record;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.trace.LookUpRecords;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps files of records until they are read. */
@Service
@Transactional
class RecordDesk implements LookUpRecords {

    private static final int LONGEST_NAME = 255;

    private final UploadStore uploads;
    private final SourceStore sources;
    private final SourceSettings settings;
    private final Files files;
    private final AuditLog audit;
    private final BusinessClock clock;

    RecordDesk(
            UploadStore uploads,
            SourceStore sources,
            SourceSettings settings,
            Files files,
            AuditLog audit,
            BusinessClock clock) {
        this.uploads = uploads;
        this.sources = sources;
        this.settings = settings;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public long receive(Actor by, String name, InputStream content) {
        var called =
                name.isBlank()
                        ? "records.csv"
                        : name.substring(Math.max(0, name.length() - LONGEST_NAME));
        long id = uploads.nextId(by.scope());
        var subject = new Subject("record-upload", id);
        var file = files.store(by, subject, null, Files.Kind.IMPORT, called, content);
        uploads.add(by, id, file, clock.now());
        audit.append(
                by.accountId(),
                by.name(),
                "trace.records-received",
                subject,
                Map.of("file", file.name(), "sha256", file.sha256()));
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Upload> find(Scope scope, long id) {
        return uploads.find(scope, id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<BadRow> badRows(Scope scope, long id) {
        return uploads.badRows(scope, id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Upload> waiting(Scope scope, int most) {
        return uploads.waiting(scope, most);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Source> sources(Scope scope) {
        return settings.tables().stream()
                .map(table ->
                        sources.find(scope, table)
                                .orElseGet(() ->
                                        new Source(
                                                table.name(),
                                                table.table(),
                                                null,
                                                null,
                                                0,
                                                0,
                                                null,
                                                null)))
                .toList();
    }
}
