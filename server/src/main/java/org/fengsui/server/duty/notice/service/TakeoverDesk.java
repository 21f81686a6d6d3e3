package org.fengsui.server.duty.notice.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.store.TakeoverStore;
import org.fengsui.server.duty.notice.store.TakeoverStore.Sheet;
import org.fengsui.server.duty.notice.store.TakeoverStore.Taken;
import org.fengsui.server.duty.notice.takeover.OldItem;
import org.fengsui.server.duty.notice.takeover.OldNotice;
import org.fengsui.server.duty.notice.takeover.SheetProblem;
import org.fengsui.server.duty.notice.takeover.SheetProblem.Fault;
import org.fengsui.server.duty.notice.takeover.TakeoverColumn;
import org.fengsui.server.duty.notice.takeover.TakeoverSheet;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Errand;
import org.fengsui.server.platform.kernel.Errands;
import org.fengsui.server.platform.kernel.RandomWord;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.kernel.Sha256;
import org.fengsui.server.platform.kernel.Told;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 旧台账接管: the school's old sheet becomes closed and running notices with their own numbers and
 * dates, all of it or nothing. What was taken over before stays as it is; a later sheet that says
 * otherwise is shown beside it.
 */
@Service
@Transactional
public class TakeoverDesk {

    private static final Scope SCHOOL = Scope.school();
    private static final int TOKEN_BYTES = 18;
    private static final int CONFIRMED_SHOWN = 5;

    private final TakeoverStore store;
    private final Errands errands;
    private final TakingOver taking;
    private final TakeoverMail mail;
    private final NumberDesk numbers;
    private final TakeoverUnits units;
    private final Reading reading;
    private final DiskGuard disk;
    private final AuditLog audit;
    private final BusinessClock clock;

    TakeoverDesk(
            TakeoverStore store,
            Errands errands,
            TakingOver taking,
            TakeoverMail mail,
            NumberDesk numbers,
            TakeoverUnits units,
            Reading reading,
            DiskGuard disk,
            AuditLog audit,
            BusinessClock clock) {
        this.store = store;
        this.errands = errands;
        this.taking = taking;
        this.mail = mail;
        this.numbers = numbers;
        this.units = units;
        this.reading = reading;
        this.disk = disk;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a sheet would do.
     *
     * @param token names it when it is taken over; kept where nothing is wrong
     * @param fileName the sheet
     * @param fresh notices that are not here yet
     * @param unchanged how many rows were taken over before and say the same
     * @param differences rows that were taken over before and say something else now
     * @param problems what is wrong; nothing is taken over while there is any
     * @param unknownUnits names of units the registry does not have
     * @param confirmable whether it may be confirmed; only then it is read
     * @param errand its taking over; null while nobody has confirmed it
     */
    public record Preview(
            String token,
            String fileName,
            List<OldNotice> fresh,
            int unchanged,
            List<Difference> differences,
            List<SheetProblem> problems,
            List<String> unknownUnits,
            boolean confirmable,
            @Nullable Errand errand) {

        /** Keeps its own copies. */
        public Preview {
            fresh = List.copyOf(fresh);
            differences = List.copyOf(differences);
            problems = List.copyOf(problems);
            unknownUnits = List.copyOf(unknownUnits);
        }

        /** What is taken over of it, to whom it is addressed: another preview has another. */
        public String shown() {
            return Sha256.hex(
                    fresh.stream()
                            .map(notice -> notice.key() + "→" + notice.unitId())
                            .collect(Collectors.joining("\n")));
        }
    }

    /**
     * A row that says something else than what was taken over.
     *
     * @param number the notice
     * @param place which item
     * @param line where it stands; 0 where the sheet lacks it
     * @param words what went (−) and came (+), cell by cell
     */
    public record Difference(String number, int place, long line, List<String> words) {

        /** Keeps its own copy. */
        public Difference {
            words = List.copyOf(words);
        }
    }

    /**
     * Reads a sheet and keeps it where nothing is wrong; changes no notice.
     *
     * @throws Refusal if it is no table, or the disk is nearly full
     */
    public Preview prepare(Actor by, InputFile file, Locale locale) {
        disk.refuseWhenFull();
        Preview preview;
        byte[] content;
        var token = RandomWord.of(TOKEN_BYTES);
        try {
            preview = preview(token, reading.table(file), null);
            content = bytes(file);
        } catch (BadInput e) {
            throw new Refusal(e, NoticeProblem.LEDGER_UNREADABLE, e.sentence(locale));
        }
        if (preview.problems().isEmpty()) {
            store.keep(by, token, file.name(), content, clock.now());
        }
        return preview;
    }

    private static byte[] bytes(InputFile file) {
        try (var in = file.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A sheet again, read against what stands now while it may be confirmed.
     *
     * @throws Refusal if it is unknown, another's or too old
     */
    public Preview show(Actor by, String token) {
        var sheet = sheet(by, token);
        var errand = writing(token);
        return confirmable(sheet, errand)
                ? read(token, sheet, errand)
                : new Preview(
                        token,
                        sheet.fileName(),
                        List.of(),
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        errand);
    }

    private Preview read(String token, Sheet sheet, @Nullable Errand errand) {
        var file = reading.table(InputFile.of(sheet.fileName(), sheet.content()));
        return preview(token, file, errand);
    }

    private Sheet sheet(Actor by, String token) {
        return store.sheet(by, token).orElseThrow(() -> new Refusal(NoticeProblem.LEDGER_GONE));
    }

    private @Nullable Errand writing(String token) {
        return errands.newest(TakeoverWork.NAME, token).orElse(null);
    }

    /** What came to nothing is read anew and may be confirmed again. */
    private static boolean confirmable(Sheet sheet, @Nullable Errand errand) {
        return !sheet.taken() && (errand == null || !errand.going());
    }

    /** How far the taking over of a sheet is; empty where nobody has confirmed it. */
    public Optional<Errand> writing(Actor by, String token) {
        sheet(by, token);
        return Optional.ofNullable(writing(token));
    }

    /**
     * A sheet that a person confirmed.
     *
     * @param token names it
     * @param fileName the sheet
     * @param errand its taking over
     */
    public record Confirmed(String token, String fileName, Errand errand) {}

    /** What this person confirmed lately, newest first. */
    public List<Confirmed> confirmed(Actor by) {
        return errands.lately(TakeoverWork.NAME, by.accountId(), CONFIRMED_SHOWN).stream()
                .flatMap(errand ->
                        store.sheet(by, errand.about()).stream()
                                .map(sheet ->
                                        new Confirmed(errand.about(), sheet.fileName(), errand)))
                .toList();
    }

    /**
     * Has a sheet taken over, all of it or nothing, whether anybody waits for it or not. Whoever
     * confirms it twice has it taken over once.
     *
     * @param shown the {@link Preview#shown()} of what the person saw
     * @throws Refusal if it is unknown, another's or too old
     */
    public void confirm(Actor by, String token, String shown) {
        var sheet = sheet(by, token);
        if (!confirmable(sheet, writing(token))) {
            return;
        }
        store.confirm(by, token, shown);
        if (errands.ask(TakeoverWork.NAME, token, by.accountId(), by.name())) {
            audit.append(
                    by.accountId(),
                    by.name(),
                    "notice.takeover-confirmed",
                    null,
                    Map.of("file", sheet.fileName()));
        }
    }

    /**
     * Takes over what was confirmed, as it was shown.
     *
     * @throws Refusal if it would become something else by now, or it is unknown, another's or
     *     taken over
     */
    void apply(Actor by, String token, Told told) {
        store.lock(SCHOOL);
        var sheet = sheet(by, token);
        if (sheet.taken()) {
            throw new Refusal(NoticeProblem.LEDGER_GONE);
        }
        var preview = read(token, sheet, null);
        if (!preview.problems().isEmpty() || !preview.shown().equals(sheet.shown())) {
            throw new Refusal(NoticeProblem.LEDGER_STALE, preview.fileName());
        }
        write(by, preview, told);
        if (!store.taken(by, token, clock.now())) {
            throw new Refusal(NoticeProblem.LEDGER_GONE);
        }
    }

    private void write(Actor by, Preview preview, Told told) {
        var running = new TreeMap<Long, List<OldNotice>>();
        int written = 0;
        for (var notice : preview.fresh()) {
            taking.write(by, notice, preview.fileName(), RandomWord.of(TOKEN_BYTES));
            if (notice.running()) {
                running.computeIfAbsent(notice.unitId(), _ -> new ArrayList<>()).add(notice);
            }
            told.done(++written, preview.fresh().size());
        }
        audit.append(
                by.accountId(),
                by.name(),
                "notice.ledger-taken-over",
                null,
                TakingOver.audited(preview.fileName(), preview.fresh()));
        numbers.above(by, preview.fresh());
        running.forEach((unit, notices) -> mail.tell(by, unit, notices, preview.token()));
    }

    private Preview preview(String token, InputFile file, @Nullable Errand errand) {
        var unknown = new TreeSet<String>();
        var read = TakeoverSheet.read(file, units.meant(unknown), clock.now());
        var problems = new ArrayList<>(read.problems());
        var standing = store.cells(SCHOOL, read.notices().stream().map(OldNotice::key).toList());
        var fresh = new ArrayList<OldNotice>();
        var differences = new ArrayList<Difference>();
        int unchanged = 0;
        var issued =
                store.issuedHere(
                        SCHOOL,
                        read.notices().stream()
                                .map(OldNotice::series)
                                .filter(Objects::nonNull)
                                .toList());
        for (var notice : read.notices()) {
            var before = standing.get(notice.key());
            if (before != null) {
                unchanged += compare(notice, before, differences);
                continue;
            }
            var series = notice.series();
            if (series != null && issued.contains(series)) {
                problems.add(
                        new SheetProblem(
                                notice.items().getFirst().line(),
                                TakeoverColumn.NUMBER,
                                Fault.NUMBER_ISSUED,
                                List.of(notice.written())));
            }
            fresh.add(notice);
        }
        return new Preview(
                token,
                file.name(),
                fresh,
                unchanged,
                differences,
                problems,
                List.copyOf(unknown),
                true,
                errand);
    }

    /** How many rows say what was taken over; adds those that do not. */
    private static int compare(
            OldNotice notice, Map<Integer, String> before, List<Difference> differences) {
        int same = 0;
        var left = new LinkedHashMap<>(before);
        for (var item : notice.items()) {
            var stood = Objects.requireNonNullElse(left.remove(item.place()), "");
            var words = OldItem.difference(stood, item.cells());
            if (words.isEmpty()) {
                same++;
            } else {
                differences.add(new Difference(notice.written(), item.place(), item.line(), words));
            }
        }
        left.forEach((place, cells) ->
                differences.add(
                        new Difference(notice.written(), place, 0, OldItem.difference(cells, ""))));
        return same;
    }

    /** The rows a notice was taken over from; none where it was issued here. */
    @Transactional(readOnly = true)
    public List<Taken> of(Scope scope, long noticeId) {
        return store.of(scope, noticeId);
    }
}
