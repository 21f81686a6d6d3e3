package org.fengsui.server.sensing.intake.domain;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fengsui.engine.net.AddressFormatException;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.kernel.WorkWaits;
import org.fengsui.server.sensing.finding.Sightings.Glance;
import org.fengsui.server.sensing.intake.ImportState;
import org.fengsui.server.sensing.intake.ImportView;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.sensing.intake.IntakeProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what comes in and puts it on the queue. */
@Service
@Transactional
class IntakeDesk implements Intake {

    private static final Pattern VANTAGE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_VANTAGE = 40;
    private static final int LONGEST_SOURCE = 60;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SCOPE = 4000;

    private final ImportStore imports;
    private final HeldStore held;
    private final Files files;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    IntakeDesk(
            ImportStore imports,
            HeldStore held,
            Files files,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.imports = imports;
        this.held = held;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public long receive(Actor by, Upload upload, InputStream content) {
        var checked = checked(upload);
        long id = imports.nextId(by.scope());
        var subject = new Subject("import", id);
        var file = files.store(by, subject, null, Files.Kind.IMPORT, checked.fileName(), content);
        imports.add(by.scope(), id, file, checked, by, clock.now());
        audit.append(
                by.accountId(),
                by.name(),
                "import.received",
                subject,
                facts(file, checked.declared()));
        events.publishEvent(new WorkWaits(ImportWorker.NAME));
        return id;
    }

    private static Map<String, String> facts(StoredFile file, @Nullable Declared declared) {
        var facts = new HashMap<>(Map.of("file", file.name(), "sha256", file.sha256()));
        if (declared != null) {
            facts.put("declared-hosts", declared.hosts());
            facts.put("declared-ports", declared.ports());
            facts.put("declared-login", String.valueOf(declared.login()));
        }
        return facts;
    }

    private static Upload checked(Upload upload) {
        var format = blankToNull(upload.format());
        if (format != null && ReportFormat.of(format).isEmpty()) {
            throw new Refusal(IntakeProblem.UNKNOWN_FORMAT, format, ReportFormat.words());
        }
        var vantage = blankToNull(upload.vantage());
        if (vantage != null
                && (vantage.length() > LONGEST_VANTAGE || !VANTAGE.matcher(vantage).matches())) {
            throw new Refusal(IntakeProblem.BAD_VANTAGE, vantage);
        }
        var source = blankToNull(upload.source());
        if (source != null && source.length() > LONGEST_SOURCE) {
            throw new Refusal(IntakeProblem.BAD_SOURCE, LONGEST_SOURCE);
        }
        var name = blankToNull(upload.fileName());
        return new Upload(
                name == null ? "report" : name.substring(Math.max(0, name.length() - LONGEST_NAME)),
                format,
                vantage == null ? CAMPUS : vantage,
                source,
                canonical(upload.declared()));
    }

    private static @Nullable Declared canonical(@Nullable Declared declared) {
        if (declared == null) {
            return null;
        }
        if (declared.hosts().length() > LONGEST_SCOPE) {
            throw new Refusal(IntakeProblem.BAD_SCOPE, declared.hosts().substring(0, 40) + "…");
        }
        try {
            var scope = declared.scope();
            return new Declared(scope.hosts(), scope.ports(), scope.login());
        } catch (AddressFormatException e) {
            throw new Refusal(IntakeProblem.BAD_SCOPE, e.read());
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ImportView> find(Scope scope, long id) {
        return imports.find(scope, id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ImportView> latest(Scope scope, long before, int most) {
        return imports.latest(scope, before == 0 ? Long.MAX_VALUE : before, most);
    }

    @Override
    @Transactional(readOnly = true)
    public Glance sample(Scope scope, long id) {
        return held.sample(scope, id);
    }

    @Override
    public void release(Actor by, long id, String reason) {
        var why = heldWith(by, id, reason);
        if (!held.release(by.scope(), id, by, why, clock.now())) {
            throw new Refusal(IntakeProblem.NOT_HELD, ImportState.HELD.name());
        }
        log(by, "import.released", id, why);
    }

    @Override
    public void discard(Actor by, long id, String reason) {
        var why = heldWith(by, id, reason);
        if (!held.discard(by.scope(), id, by, why, clock.now())) {
            throw new Refusal(IntakeProblem.NOT_HELD, ImportState.HELD.name());
        }
        log(by, "import.discarded", id, why);
    }

    @Override
    public StoredFile original(Actor by, long id, String reason) {
        var why = required(reason);
        var file =
                Optional.ofNullable(get(by, id).fileId())
                        .flatMap(one -> files.find(by.scope(), one))
                        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        log(by, "import.original-taken", id, why);
        return file;
    }

    /** The reason, where there is one and the import is held. */
    private String heldWith(Actor by, long id, String reason) {
        var why = required(reason);
        var view = get(by, id);
        if (view.state() != ImportState.HELD) {
            throw new Refusal(IntakeProblem.NOT_HELD, view.state().name());
        }
        return why;
    }

    private ImportView get(Actor by, long id) {
        return imports.find(by.scope(), id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw new Refusal(IntakeProblem.REASON_MISSING);
        }
        return reason.strip();
    }

    private void log(Actor by, String action, long id, String reason) {
        audit.append(
                by.accountId(),
                by.name(),
                action,
                new Subject("import", id),
                Map.of("reason", reason));
    }
}
