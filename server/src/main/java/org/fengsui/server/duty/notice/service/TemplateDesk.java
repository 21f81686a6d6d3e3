package org.fengsui.server.duty.notice.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fengsui.engine.paper.Paper;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.speaking.document.Templates;
import org.fengsui.server.speaking.document.Templates.Use;
import org.fengsui.server.speaking.document.Templates.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 自有版式: the papers a school edits in Word. One person brings a version in, another puts it in use;
 * the standard one can be put back at any time. What was issued stays as it was frozen.
 */
@Service
@Transactional
public class TemplateDesk {

    /** Going back to the standard has no other side. */
    private static final long NOBODY = -1;

    private final Templates templates;
    private final NoticeLayout layout;
    private final TemplateSample sample;
    private final Documents documents;
    private final Reading reading;
    private final DiskGuard disk;
    private final AuditLog audit;
    private final Texts texts;
    private final BusinessClock clock;

    TemplateDesk(
            Templates templates,
            NoticeLayout layout,
            TemplateSample sample,
            Documents documents,
            Reading reading,
            DiskGuard disk,
            AuditLog audit,
            Texts texts,
            BusinessClock clock) {
        this.templates = templates;
        this.layout = layout;
        this.sample = sample;
        this.documents = documents;
        this.reading = reading;
        this.disk = disk;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * A file that was read and found fit.
     *
     * @param name as it came
     * @param sha256 of it
     * @param paper what was read
     */
    public record Fit(String name, String sha256, Paper paper) {}

    /**
     * What there is of a style.
     *
     * @param style the style
     * @param used the version in use; null for the standard
     * @param versions the newest first
     * @param uses what was in use, the newest first
     */
    public record Shelf(
            Style style, @Nullable Version used, List<Version> versions, List<Use> uses) {
        /** Keeps its own copies. */
        public Shelf {
            versions = List.copyOf(versions);
            uses = List.copyOf(uses);
        }

        /** The number of the version a change put in use; 0 for the standard. */
        public int number(Use use) {
            return versions.stream()
                    .filter(version -> Long.valueOf(version.id()).equals(use.templateId()))
                    .mapToInt(Version::number)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** What there is, style by style. */
    @Transactional(readOnly = true)
    public List<Shelf> shelves() {
        var all = templates.versions(kind());
        return Arrays.stream(Style.values())
                .map(style -> {
                    var own = all.stream().filter(one -> one.style() == style).toList();
                    var used = layout.inUse(Notice.Kind.VULNERABILITY, style);
                    return new Shelf(
                            style,
                            own.stream()
                                    .filter(one -> used.filter(id -> id == one.id()).isPresent())
                                    .findFirst()
                                    .orElse(null),
                            own,
                            templates.uses(kind(), style));
                })
                .toList();
    }

    /**
     * Reads a file apart and checks it.
     *
     * @param locale in which a refusal says what is wrong and where
     * @throws Refusal if it holds what no paper may hold, or its places are not those of a notice
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Fit read(Actor by, InputFile file, Locale locale) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        disk.refuseWhenFull();
        Paper paper;
        try {
            paper = reading.word(file);
        } catch (BadInput e) {
            throw new Refusal(e, NoticeProblem.TEMPLATE_UNFIT, e.sentence(locale));
        }
        refuseUnknown(paper);
        refuseMissing(paper);
        return new Fit(file.name(), sha256(file), paper);
    }

    private static void refuseUnknown(Paper paper) {
        int place = 0;
        for (var line : paper.lines()) {
            place++;
            for (var slot : line.slots().toList()) {
                if (NoticeField.of(slot.name()).isEmpty()) {
                    throw new Refusal(
                            NoticeProblem.TEMPLATE_UNKNOWN_PLACE,
                            slot.text(),
                            Integer.toString(place),
                            Arrays.stream(NoticeField.values())
                                    .map(NoticeField::written)
                                    .collect(Collectors.joining(" ")));
                }
            }
        }
    }

    private static void refuseMissing(Paper paper) {
        var there =
                paper.lines().stream()
                        .flatMap(Paper.Line::slots)
                        .map(Paper.Slot::name)
                        .collect(Collectors.toSet());
        var missing =
                Arrays.stream(NoticeField.values())
                        .filter(field -> field.needed() && !there.contains(field.word()))
                        .map(NoticeField::written)
                        .collect(Collectors.joining(" "));
        if (!missing.isEmpty()) {
            throw new Refusal(NoticeProblem.TEMPLATE_LACKS_PLACE, missing);
        }
    }

    private static String sha256(InputFile file) {
        try (var in = file.open()) {
            return Sha256.hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a version, which is not in use until another person decides so. */
    public Version keep(Actor by, Style style, Fit file, String note) {
        NoticeGate.require(by, Permission.NOTICE_DRAFT);
        long id =
                templates.add(
                        by,
                        kind(),
                        style,
                        new Templates.Upload(
                                file.name(), file.sha256(), note.strip(), file.paper()));
        var version = find(id);
        tell(by, "notice.template-uploaded", version.id(), style, file.sha256());
        return version;
    }

    /** A version with a fictional notice in it, as Word and PDF. */
    public PaperDesk.Paper preview(Actor by, long id) {
        var version = find(id);
        var today = clock.today();
        tell(by, "notice.template-previewed", id, version.style(), version.sha256());
        return new PaperDesk.Paper(
                texts.chinese("notice.template.previewFile", Integer.toString(version.number())),
                documents.marked(
                        layout.files(
                                Notice.Kind.VULNERABILITY,
                                sample.says(today),
                                version.style(),
                                today,
                                id),
                        texts.chinese("notice.template.sampleMark")));
    }

    /** A version as a Word file, to be edited further. */
    @Transactional(readOnly = true)
    public PaperDesk.Paper word(long id) {
        var version = find(id);
        return template(
                version.style(),
                templates.paper(id),
                texts.chinese("notice.template.file", Integer.toString(version.number())));
    }

    /** The standard paper of a style as a Word file, to be edited. */
    @Transactional(readOnly = true)
    public PaperDesk.Paper standard(Style style) {
        var today = clock.today();
        return template(
                style,
                layout.standard(style, today),
                texts.chinese("notice.template.standardFile"));
    }

    private PaperDesk.Paper template(Style style, Paper paper, String name) {
        var called = texts.chinese("notice.style." + style.name()) + " " + name;
        var today = clock.today();
        return new PaperDesk.Paper(
                called,
                documents.render(paper, called, texts.chinese("notice.template.maker"), today));
    }

    /**
     * Puts a version in use: every notice of its style issued from now on is laid out so.
     *
     * @throws Refusal if the actor may not decide, or brought it in
     */
    public Version use(Actor by, long id) {
        var version = find(id);
        Decision.USE_TEMPLATE.by(by, version.uploadedBy());
        templates.use(by, kind(), version.style(), id);
        tell(by, "notice.template-used", id, version.style(), version.sha256());
        return version;
    }

    /**
     * Puts the standard paper back in use.
     *
     * @param reason why, as it will stand in the audit log; not blank
     */
    public void useStandard(Actor by, Style style, String reason) {
        Decision.USE_TEMPLATE.by(by, NOBODY);
        if (reason.isBlank()) {
            throw new Refusal(NoticeProblem.REASON_MISSING);
        }
        templates.use(by, kind(), style, null);
        audit.append(
                by.accountId(),
                by.name(),
                "notice.template-used",
                null,
                Map.of("style", style.name(), "reason", reason.strip()));
    }

    private Version find(long id) {
        return templates
                .find(id)
                .filter(version -> version.kind().equals(kind()))
                .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
    }

    private static String kind() {
        return Notice.Kind.VULNERABILITY.name();
    }

    private void tell(Actor by, String what, long id, Style style, String sha256) {
        audit.append(
                by.accountId(),
                by.name(),
                what,
                new Subject("notice-template", id),
                Map.of("style", style.name(), "sha256", sha256));
    }
}
