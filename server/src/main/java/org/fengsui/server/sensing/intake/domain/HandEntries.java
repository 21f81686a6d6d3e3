package org.fengsui.server.sensing.intake.domain;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fengsui.engine.report.ReportFormat;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.sensing.finding.EnteredFindings;
import org.fengsui.server.sensing.intake.ImportView;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.sensing.intake.domain.ImportStore.Job;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 登记隐患: a finding that a person enters by hand becomes a report with one result and goes the way of
 * every report; the source's letter and what is attached follow when it was read.
 */
@Service
@Transactional
public class HandEntries {

    private static final Scope SCHOOL = Scope.school();

    private final Intake intake;
    private final HandEntryStore store;
    private final EnteredFindings findings;
    private final Files files;

    HandEntries(Intake intake, HandEntryStore store, EnteredFindings findings, Files files) {
        this.intake = intake;
        this.store = store;
        this.findings = findings;
        this.files = files;
    }

    /**
     * Keeps it and queues it.
     *
     * @param fileName what its report is called
     * @param attached what shows it
     * @return the import's identity
     * @throws Refusal if a file is not one that is kept
     */
    public long enter(Actor by, HandEntry entry, String fileName, List<Attachment> attached) {
        var letter = entry.letter();
        long id =
                intake.receive(
                        by,
                        new Intake.Upload(
                                fileName,
                                ReportFormat.GENERIC.word(),
                                null,
                                letter == null ? null : letter.name()),
                        new ByteArrayInputStream(entry.report()));
        store.add(by.scope(), id, letter);
        attached.forEach(it -> files.store(by, subject(id), null, it));
        return id;
    }

    /** Whether an import that the scope sees was entered by hand. */
    @Transactional(readOnly = true)
    public boolean entered(Scope scope, long importId) {
        return store.find(scope, importId).isPresent();
    }

    /** The finding that an entry became; empty until it was read, and for other imports. */
    @Transactional(readOnly = true)
    public Optional<Long> finding(Scope scope, long importId) {
        return store.finding(scope, importId);
    }

    /** What came with an entry, beside its report. */
    @Transactional(readOnly = true)
    public List<StoredFile> attached(Scope scope, ImportView view) {
        return files.of(scope, subject(view.id())).stream()
                .filter(it -> view.fileId() == null || it.id() != view.fileId())
                .toList();
    }

    /** What came with an entry follows to the finding, in the transaction that absorbed it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(Job job) {
        store.find(SCHOOL, job.id())
                .ifPresent(row -> {
                    var by =
                            new Actor(job.receivedBy(), job.receivedName(), Set.of(), null, SCHOOL);
                    var attached =
                            files.of(SCHOOL, subject(job.id())).stream()
                                    .map(StoredFile::id)
                                    .filter(it -> it != job.fileId())
                                    .toList();
                    findings.settle(by, row.letter(job.source()), attached)
                            .ifPresent(finding -> store.became(SCHOOL, job.id(), finding));
                });
    }

    private static Subject subject(long importId) {
        return new Subject("import", importId);
    }
}
