package org.fengsui.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.duty.notice.service.RequestDesk;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** One notice, forty items: thirty-nine are fixed in time, one is granted more time (RULES 3). */
@ServerTest
@Import(Campus.class)
class FortyItemsTest {

    /** 2026-03-12 24:00, five working days after the service on Thursday 2026-03-05. */
    private static final Instant DUE = Instant.parse("2026-03-12T16:00:00Z");

    /** 2026-03-20 24:00. */
    private static final Instant GRANTED = Instant.parse("2026-03-20T16:00:00Z");

    private static final List<String> CHECKS = List.of(Campus.SWEET32, Campus.TELNET);

    private static final List<DemoSystem> SYSTEMS =
            IntStream.rangeClosed(1, 20).mapToObj(FortyItemsTest::laboratory).toList();

    private final Campus campus;
    private final Notices notices;
    private final RequestDesk requests;
    private final Findings findings;
    private final TestClock clock;
    private final TestMail mail;

    FortyItemsTest(
            Campus campus,
            Notices notices,
            RequestDesk requests,
            Findings findings,
            TestClock clock,
            TestMail mail) {
        this.campus = campus;
        this.notices = notices;
        this.requests = requests;
        this.findings = findings;
        this.clock = clock;
        this.mail = mail;
    }

    private static DemoSystem laboratory(int number) {
        return new DemoSystem(
                "wlx-lab" + number,
                "物理实验系统" + number,
                "wlx",
                "lab" + number + ".phy.example.edu.cn",
                "10.10.1." + (100 + number),
                false,
                true);
    }

    @BeforeEach
    void twentySystemsWithTwoHolesEach() {
        campus.open();
        var table = new StringBuilder("类别,编码,名称,责任单位,主管单位,运维单位,使用单位,地址,岗位,邮箱,电话,生效日期\n");
        for (var system : SYSTEMS) {
            table.append(
                    "系统,%s,%s,,wlx,wlx,wlx,%s,,,,\n"
                            .formatted(system.code(), system.name(), system.ip()));
            CHECKS.forEach(check -> campus.scanner.open(system.ip(), check));
        }
        campus.registers(table.toString());
    }

    private long served() {
        campus.scan(SYSTEMS);
        var episodes =
                findings.unnoticed(Scope.school(), campus.unit("wlx"), 100).stream()
                        .filter(episode -> CHECKS.contains(episode.check()))
                        .map(Findings.Episode::id)
                        .toList();
        findings.confirm(campus.operator(), episodes);
        long id = notices.draft(campus.operator(), Notices.Draft.of(episodes));
        notices.propose(campus.operator(), id, campus.notice(id).version());
        notices.issue(campus.lead(), id, campus.notice(id).version());
        campus.deliver();
        notices.acknowledge(campus.liaison(), id, "丙寅", "000-5550-0002");
        return id;
    }

    private void answer(Notice.Item item) {
        notices.answer(campus.liaison(), item.id(), item.version(), campus.fixed());
    }

    private void granted(Notice.Item item) {
        var more =
                new NewRequest(
                        ItemRequest.Kind.EXTENSION,
                        "设备待货",
                        "已限校内访问",
                        LocalDate.parse("2026-03-20"),
                        List.of());
        long asked = notices.ask(campus.liaison(), item.id(), item.version(), more);
        int version = requests.get(Scope.school(), asked).version();
        notices.decide(campus.lead(), asked, version, new RequestDecision(true, "", null, null));
    }

    @Test
    void thirtyNineAreFixedAndTheOneThatWaitsForItsPartKeepsTheNoticeOpenWithItsOwnDue() {
        long id = served();
        assertThat(campus.notice(id).items()).hasSize(40);
        assertThat(campus.duties(id)).hasSize(40).extracting(Obligation::due).containsOnly(DUE);

        clock.set("2026-03-10T09:00");
        var items = campus.notice(id).items();
        granted(items.getLast());
        items.subList(0, 39).forEach(this::answer);
        assertThat(campus.duties(id)).filteredOn(duty -> met(duty)).hasSize(39);

        fixAllBut(items.getLast());
        clock.set("2026-03-11T09:00");
        campus.scan(SYSTEMS);
        assertThat(campus.notice(id).items())
                .filteredOn(item -> item.state() == ItemState.VERIFIED)
                .hasSize(39);
        assertThat(campus.notice(id).state()).isNotEqualTo(NoticeState.CLOSED);

        campus.passTo("2026-03-13T00:00:01");
        assertThat(mail.to(Campus.DEPUTY_MAIL)).as("nothing is late").isEmpty();
        assertThat(campus.duties(id))
                .filteredOn(duty -> !met(duty))
                .singleElement()
                .satisfies(last -> {
                    assertThat(last.due()).isEqualTo(GRANTED);
                    assertThat(last.originalDue()).isEqualTo(DUE);
                });

        clock.set("2026-03-19T09:00");
        answer(campus.notice(id).items().getLast());
        SYSTEMS.forEach(system -> CHECKS.forEach(check -> campus.scanner.fix(system.ip(), check)));
        clock.set("2026-03-20T09:00");
        campus.scan(SYSTEMS);
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);
        assertThat(campus.duties(id))
                .allSatisfy(duty -> {
                    assertThat(met(duty)).isTrue();
                    assertThat(duty.late(clock.now())).isFalse();
                });
    }

    private static boolean met(Obligation duty) {
        return duty.state() == ObligationState.MET;
    }

    private void fixAllBut(Notice.Item waiting) {
        var kept = findings.episodes(Scope.school(), List.of(waiting.episodeId())).getFirst();
        for (var system : SYSTEMS) {
            for (var check : CHECKS) {
                if (!system.ip().equals(kept.ip()) || !check.equals(kept.check())) {
                    campus.scanner.fix(system.ip(), check);
                }
            }
        }
    }
}
