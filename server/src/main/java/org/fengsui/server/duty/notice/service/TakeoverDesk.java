package org.fengsui.server.duty.notice.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.duty.notice.NoticeProblem;
import org.fengsui.server.duty.notice.store.TakeoverStore;
import org.fengsui.server.duty.notice.store.TakeoverStore.Taken;
import org.fengsui.server.duty.notice.takeover.OldItem;
import org.fengsui.server.duty.notice.takeover.OldNotice;
import org.fengsui.server.duty.notice.takeover.SheetProblem;
import org.fengsui.server.duty.notice.takeover.SheetProblem.Fault;
import org.fengsui.server.duty.notice.takeover.TakeoverColumn;
import org.fengsui.server.duty.notice.takeover.TakeoverSheet;
import org.fengsui.server.duty.notice.takeover.TakeoverSheet.Meant;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditLog;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.RandomWord;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.reading.Reading;
import org.fengsui.server.platform.upkeep.DiskGuard;
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

    private final TakeoverStore store;
    private final TakingOver taking;
    private final TakeoverMail mail;
    private final NumberDesk numbers;
    private final Registry registry;
    private final Reading reading;
    private final DiskGuard disk;
    private final AuditLog audit;
    private final BusinessClock clock;

    TakeoverDesk(
            TakeoverStore store,
            TakingOver taking,
            TakeoverMail mail,
            NumberDesk numbers,
            Registry registry,
            Reading reading,
            DiskGuard disk,
            AuditLog audit,
            BusinessClock clock) {
        this.store = store;
        this.taking = taking;
        this.mail = mail;
        this.numbers = numbers;
        this.registry = registry;
        this.reading = reading;
        this.disk = disk;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a sheet would do.
     *
     * @param token names it when it is taken over; empty where there are problems
     * @param fileName the sheet
     * @param fresh notices that are not here yet
     * @param unchanged how many rows were taken over before and say the same
     * @param differences rows that were taken over before and say something else now
     * @param problems what is wrong; nothing is taken over while there is any
     * @param unknownUnits names of units the registry does not have
     */
    public record Preview(
            String token,
            String fileName,
            List<OldNotice> fresh,
            int unchanged,
            List<Difference> differences,
            List<SheetProblem> problems,
            List<String> unknownUnits) {

        /** Keeps its own copies. */
        public Preview {
            fresh = List.copyOf(fresh);
            differences = List.copyOf(differences);
            problems = List.copyOf(problems);
            unknownUnits = List.copyOf(unknownUnits);
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
        byte[] content;
        Preview preview;
        try {
            var harmless = reading.table(file);
            preview = preview("", harmless);
            content = bytes(file);
        } catch (BadInput e) {
            throw new Refusal(e, NoticeProblem.LEDGER_UNREADABLE, e.sentence(locale));
        }
        if (!preview.problems().isEmpty()) {
            return preview;
        }
        var token = RandomWord.of(TOKEN_BYTES);
        store.keep(by, token, new TakeoverStore.Sheet(file.name(), content), clock.now());
        return new Preview(
                token,
                preview.fileName(),
                preview.fresh(),
                preview.unchanged(),
                preview.differences(),
                preview.problems(),
                preview.unknownUnits());
    }

    private static byte[] bytes(InputFile file) {
        try (var in = file.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A sheet again, read against what stands now.
     *
     * @throws Refusal if it is unknown, another's, taken over or too old
     */
    public Preview show(Actor by, String token) {
        var sheet =
                store.sheet(by, token).orElseThrow(() -> new Refusal(NoticeProblem.LEDGER_GONE));
        var file = reading.table(InputFile.of(sheet.fileName(), sheet.content()));
        return preview(token, file);
    }

    /**
     * Takes a sheet over.
     *
     * @return how many notices were written
     * @throws Refusal if anything in it is wrong now, or it is unknown, another's or taken over
     */
    public int apply(Actor by, String token) {
        store.lock(SCHOOL);
        var preview = show(by, token);
        if (!preview.problems().isEmpty()) {
            throw new Refusal(NoticeProblem.LEDGER_STALE, preview.fileName());
        }
        if (!store.forget(by, token)) {
            throw new Refusal(NoticeProblem.LEDGER_GONE);
        }
        var running = new TreeMap<Long, List<OldNotice>>();
        for (var notice : preview.fresh()) {
            taking.write(by, notice, preview.fileName(), RandomWord.of(TOKEN_BYTES));
            if (notice.running()) {
                running.computeIfAbsent(notice.unitId(), _ -> new ArrayList<>()).add(notice);
            }
        }
        audit.append(
                by.accountId(),
                by.name(),
                "notice.ledger-taken-over",
                null,
                TakingOver.audited(preview.fileName(), preview.fresh()));
        numbers.above(by, preview.fresh());
        running.forEach((unit, notices) -> mail.tell(by, unit, notices, token));
        return preview.fresh().size();
    }

    private Preview preview(String token, InputFile file) {
        var unknown = new TreeSet<String>();
        var read = TakeoverSheet.read(file, names(unknown), clock.now());
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
                token, file.name(), fresh, unchanged, differences, problems, List.copyOf(unknown));
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

    private TakeoverSheet.Units names(Set<String> unknown) {
        var byId = new HashMap<Long, Registry.Unit>();
        var byName = new LinkedHashMap<String, List<Registry.Unit>>();
        var byFormer = new LinkedHashMap<String, List<Registry.Unit>>();
        for (var unit : registry.units(SCHOOL)) {
            byId.put(unit.id(), unit);
            byName.computeIfAbsent(unit.name(), _ -> new ArrayList<>()).add(unit);
            if (!unit.code().equals(unit.name())) {
                byName.computeIfAbsent(unit.code(), _ -> new ArrayList<>()).add(unit);
            }
        }
        registry.formerNames(SCHOOL)
                .forEach((id, names) -> {
                    var unit = byId.get(id);
                    if (unit == null) {
                        return;
                    }
                    for (var former : names) {
                        byFormer.computeIfAbsent(former.name(), _ -> new ArrayList<>()).add(unit);
                    }
                });
        store.aliases(SCHOOL)
                .forEach((name, id) -> {
                    var unit = byId.get(id);
                    if (unit != null) {
                        byName.putIfAbsent(name, List.of(unit));
                    }
                });
        byFormer.forEach(byName::putIfAbsent);
        return cell -> meant(cell, byName.getOrDefault(cell, List.of()), unknown);
    }

    private static Meant meant(String cell, List<Registry.Unit> units, Set<String> unknown) {
        if (units.isEmpty()) {
            if (!cell.isEmpty()) {
                unknown.add(cell);
            }
            return new Meant(null, Fault.UNIT);
        }
        if (units.size() > 1) {
            return new Meant(null, Fault.UNIT_TWICE);
        }
        var unit = units.getFirst();
        return unit.responsible()
                ? new Meant(unit.id(), null)
                : new Meant(null, Fault.UNIT_NOT_RESPONSIBLE);
    }

    /** The units a name can mean. */
    @Transactional(readOnly = true)
    public List<Registry.Unit> units() {
        return registry.units(SCHOOL).stream().filter(Registry.Unit::responsible).toList();
    }

    /** The names of all units by identity. */
    @Transactional(readOnly = true)
    public Map<Long, String> unitNames() {
        return registry.unitNames(SCHOOL);
    }

    /**
     * Says which unit a name of the old ledger means.
     *
     * @throws Refusal if there is no such 责任单位, or the name is empty
     */
    public void means(Actor by, String name, long unitId) {
        var unit =
                registry.unit(SCHOOL, unitId)
                        .filter(Registry.Unit::responsible)
                        .orElseThrow(() -> new Refusal(CommonProblem.FIELD_INVALID, "unit"));
        if (name.isBlank() || name.length() > 200) {
            throw new Refusal(CommonProblem.FIELD_INVALID, "name");
        }
        store.alias(SCHOOL, by, name.strip(), unitId, clock.now());
        audit.append(
                by.accountId(),
                by.name(),
                "notice.unit-alias-set",
                null,
                Map.of("name", name.strip(), "unit", unit.name()));
    }

    /** The rows a notice was taken over from; none where it was issued here. */
    @Transactional(readOnly = true)
    public List<Taken> of(Scope scope, long noticeId) {
        return store.of(scope, noticeId);
    }
}
