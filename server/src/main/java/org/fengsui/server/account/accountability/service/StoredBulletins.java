package org.fengsui.server.account.accountability.service;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fengsui.server.account.accountability.Bulletin;
import org.fengsui.server.account.accountability.Bulletin.Figure;
import org.fengsui.server.account.accountability.Bulletin.Period;
import org.fengsui.server.account.accountability.Bulletin.State;
import org.fengsui.server.account.accountability.Bulletins;
import org.fengsui.server.account.accountability.ScoreProblem;
import org.fengsui.server.account.accountability.store.BulletinStore;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.PeriodCounts;
import org.fengsui.server.platform.kernel.PeriodCounts.Count;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Subject;
import org.fengsui.server.platform.page.ListRequest;
import org.fengsui.server.platform.page.ListResult;
import org.fengsui.server.speaking.document.Documents;
import org.fengsui.server.speaking.document.Documents.Rendered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to bulletins, and who may do it. */
@Service
@Transactional
public class StoredBulletins implements Bulletins {

    /** What the files of a bulletin are about. */
    public static final String SUBJECT = "bulletin";

    private static final Scope SCHOOL = Scope.school();
    private static final int LONGEST = 2_000;

    private final BulletinStore bulletins;
    private final BulletinPaper paper;
    private final List<PeriodCounts> counts;
    private final Registry registry;
    private final Documents documents;
    private final Files files;
    private final BulletinSettings settings;
    private final AuditLog audit;
    private final BusinessClock clock;

    StoredBulletins(
            BulletinStore bulletins,
            BulletinPaper paper,
            List<PeriodCounts> counts,
            Registry registry,
            Documents documents,
            Files files,
            BulletinSettings settings,
            AuditLog audit,
            BusinessClock clock) {
        this.bulletins = bulletins;
        this.paper = paper;
        this.counts = counts;
        this.registry = registry;
        this.documents = documents;
        this.files = files;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Bulletin> find(Scope scope, long id) {
        return bulletins.find(scope, id);
    }

    /** Those a list asks for, without their figures. */
    @Transactional(readOnly = true)
    public ListResult<Bulletin> list(Scope scope, ListRequest asked) {
        return bulletins.list(scope, asked);
    }

    /** How many drafts wait to be issued. */
    @Transactional(readOnly = true)
    public long drafts(Scope scope) {
        return bulletins.drafts(scope);
    }

    /** The papers that were kept when it was issued. */
    @Transactional(readOnly = true)
    public List<Files.StoredFile> kept(Scope scope, long id) {
        return files.of(scope, new Subject(SUBJECT, id));
    }

    /** What it is called on paper. */
    public String title(Bulletin bulletin) {
        return paper.title(bulletin);
    }

    @Override
    public long draft(Actor by, Period period, YearMonth month, String remark) {
        writes(by);
        if (remark.length() > LONGEST) {
            throw new Refusal(ScoreProblem.TOO_LONG, String.valueOf(LONGEST));
        }
        var first = period.firstDay(month);
        if (clock.now().isBefore(start(period.after(first)))) {
            throw new Refusal(ScoreProblem.PERIOD_RUNS);
        }
        long id =
                bulletins
                        .insert(SCHOOL, period, first, remark.strip(), by, clock.now())
                        .orElseThrow(() -> new Refusal(ScoreProblem.PERIOD_REPORTED));
        count(id, period, first);
        audit(by, "bulletin.drafted", id, period + " " + first);
        return id;
    }

    private static void writes(Actor by) {
        if (!by.may(Permission.BULLETIN_WRITE)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.BULLETIN_WRITE.name());
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessClock.ZONE).toInstant();
    }

    /** What a figure is about, in both periods. */
    private record About(String group, String label, long unit) {

        static About of(Count count) {
            var unit = count.unitId();
            return new About(count.group(), count.label(), unit == null ? 0 : unit);
        }
    }

    private void count(long id, Period period, LocalDate first) {
        var names = registry.unitNames(SCHOOL);
        Map<About, Long> before = new HashMap<>();
        var begin = start(period.before(first));
        for (var count : counted(begin, start(first))) {
            before.put(About.of(count), count.value());
        }
        var figures =
                counted(start(first), start(period.after(first))).stream()
                        .map(count ->
                                new Figure(
                                        count.group(),
                                        count.label(),
                                        count.unitId() == null
                                                ? null
                                                : names.getOrDefault(
                                                        count.unitId(), "#" + count.unitId()),
                                        count.value(),
                                        before.getOrDefault(About.of(count), 0L)))
                        .toList();
        bulletins.figures(SCHOOL, id, figures, clock.now());
    }

    private List<Count> counted(Instant from, Instant to) {
        return counts.stream().flatMap(room -> room.of(SCHOOL, from, to).stream()).toList();
    }

    @Override
    public void recount(Actor by, long id) {
        writes(by);
        var draft = lockDraft(id);
        count(id, draft.period(), draft.firstDay());
        audit(by, "bulletin.counted", id, "");
    }

    @Override
    public void withdraw(Actor by, long id) {
        writes(by);
        lockDraft(id);
        bulletins.withdraw(SCHOOL, id);
        audit(by, "bulletin.withdrawn", id, "");
    }

    @Override
    public void issue(Actor by, long id) {
        var draft = lockDraft(id);
        Decision.ISSUE_BULLETIN.by(by, draft.draftedBy());
        int year = clock.today().getYear();
        var number =
                Documents.printed(settings.series(), year, documents.next(settings.series(), year));
        bulletins.issue(SCHOOL, id, number, by, clock.now());
        var issued = bulletins.find(SCHOOL, id).orElseThrow();
        keep(by, issued, true);
        keep(by, issued, false);
        audit(by, "bulletin.issued", id, number);
    }

    private void keep(Actor by, Bulletin issued, boolean internal) {
        var rendered = papers(issued, internal);
        var name = issued.number() + (internal ? "（内部）" : "（公开）");
        keep(by, issued.id(), name + ".docx", rendered.docx());
        keep(by, issued.id(), name + ".pdf", rendered.pdf());
    }

    private void keep(Actor by, long id, String name, byte[] content) {
        files.store(
                by,
                new Subject(SUBJECT, id),
                null,
                Files.Kind.DOCUMENT,
                name,
                new ByteArrayInputStream(content));
    }

    @Override
    @Transactional(readOnly = true)
    public Rendered papers(Bulletin bulletin, boolean internal) {
        return documents.render(paper.of(bulletin, internal));
    }

    private Bulletin lockDraft(long id) {
        var found =
                bulletins.lock(SCHOOL, id).orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND));
        if (found.state() != State.DRAFT) {
            throw new Refusal(ScoreProblem.NO_DRAFT);
        }
        return found;
    }

    private void audit(Actor by, String act, long id, String text) {
        audit.append(
                by.accountId(), by.name(), act, new Subject(SUBJECT, id), Map.of("text", text));
    }
}
