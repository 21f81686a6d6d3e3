package org.fengsui.server.account.demo.year;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.account.demo.people.DemoAccounts;
import org.fengsui.server.account.demo.scan.DemoScans;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.campus.registry.Registry.Unit;
import org.fengsui.server.campus.registry.RegistryImport;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.Findings.Episode;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the IT office does in the demo's year. */
@Component
@Profile("demo")
class DemoOffice {

    private static final Scope SCHOOL = Scope.school();
    private static final int MOST_ITEMS = 5;

    private final DemoAccounts people;
    private final DemoScans scans;
    private final Registry registry;
    private final RegistryImport imports;
    private final Findings findings;
    private final Notices notices;
    private final DemoMachine machine;

    DemoOffice(
            DemoAccounts people,
            DemoScans scans,
            Registry registry,
            RegistryImport imports,
            Findings findings,
            Notices notices,
            DemoMachine machine) {
        this.people = people;
        this.scans = scans;
        this.registry = registry;
        this.imports = imports;
        this.findings = findings;
        this.notices = notices;
        this.machine = machine;
    }

    /** Takes in the registry's table. */
    void register() {
        var table = scans.campus().table().getBytes(StandardCharsets.UTF_8);
        imports.importTable(
                people.actor("operator"), "registry.csv", new ByteArrayInputStream(table));
    }

    /** Scans the whole campus. */
    void scan(String name) {
        scans.scan(people.actor("operator"), name);
        machine.read();
    }

    /** Scans the systems a notice is about, to see whether they are fixed. */
    void rescan(long noticeId, String name) {
        var systems = new ArrayList<DemoSystem>();
        for (var episode : episodes(find(noticeId))) {
            scans.at(String.valueOf(episode.ip())).ifPresent(systems::add);
        }
        scans.scan(people.actor("operator"), name, systems.stream().distinct().toList());
        machine.read();
    }

    /** Confirms and drafts for some units what is worth a notice; the drafts' identities. */
    List<Long> draft(int most, Random random) {
        var units = new ArrayList<>(registry.units(SCHOOL));
        Collections.shuffle(units, random);
        var drafts = new ArrayList<Long>();
        for (var unit : units) {
            if (drafts.size() < most) {
                draft(unit).ifPresent(drafts::add);
            }
        }
        return drafts;
    }

    /** The same for one unit. */
    Optional<Long> draft(String unitCode) {
        return registry.unitByCode(SCHOOL, unitCode).flatMap(this::draft);
    }

    private Optional<Long> draft(Unit unit) {
        var worth =
                findings.unnoticed(SCHOOL, unit.id(), MOST_ITEMS).stream()
                        .filter(episode -> episode.severity().compareTo(Severity.MEDIUM) <= 0)
                        .map(Episode::id)
                        .toList();
        if (worth.isEmpty()) {
            return Optional.empty();
        }
        var operator = people.actor("operator");
        findings.confirm(operator, worth);
        return Optional.of(notices.draft(operator, Notices.Draft.of(worth)));
    }

    /** Puts a draft to the lead. */
    void propose(long noticeId) {
        notices.propose(people.actor("operator"), noticeId, find(noticeId).version());
    }

    /** Issues a proposed draft, and lets the mail go out. */
    void issue(long noticeId) {
        notices.issue(people.actor("lead"), noticeId, find(noticeId).version());
        machine.deliver();
    }

    /** Takes back a notice that should not have gone out. */
    void withdraw(long noticeId) {
        var notice = find(noticeId);
        if (notice.state().running()) {
            notices.withdraw(
                    people.actor("lead"),
                    noticeId,
                    notice.version(),
                    "所列地址已于上月移交其他单位，通知对象有误，另行通知。");
        }
    }

    /** Looks at every answer that waits for it. */
    void review(long noticeId) {
        for (var item : find(noticeId).items()) {
            var answer = item.answer();
            if (item.state() != ItemState.ANSWERED || answer == null || answer.verdict() != null) {
                continue;
            }
            var denied = answer.kind() == Notice.AnswerKind.NOT_AFFECTED;
            notices.review(
                    people.actor("operator"),
                    item.id(),
                    item.version(),
                    denied ? Verdict.ACCEPTED_ON_PAPER : Verdict.PLAUSIBLE,
                    denied ? "说明与截图相符，现场核对端口只对管理网开放。" : "");
        }
    }

    /** A notice as it stands. */
    Notice find(long noticeId) {
        return notices.find(SCHOOL, noticeId).orElseThrow();
    }

    /** The episodes a notice is about. */
    List<Episode> episodes(Notice notice) {
        return findings.episodes(
                SCHOOL, notice.items().stream().map(Notice.Item::episodeId).toList());
    }

    /** The code of the unit a notice is addressed to. */
    String unitCode(Notice notice) {
        return registry.unit(SCHOOL, notice.unitId()).orElseThrow().code();
    }
}
