package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.duty.obligation.Ledger.ObligationState;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.EpisodeState;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.sensing.finding.domain.Acceptances;
import org.fengsui.server.sensing.finding.domain.Acceptances.Wish;
import org.fengsui.server.speaking.delivery.store.Inbox;
import org.fengsui.server.speaking.delivery.store.InboxEntry;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** What an accepted risk does to the notice it stands in, and who hears that it is over. */
@ServerTest
@Import(Campus.class)
class AcceptedRiskTest {

    private final Campus campus;
    private final Acceptances acceptances;
    private final Findings findings;
    private final Inbox inbox;
    private final People people;

    AcceptedRiskTest(
            Campus campus, Acceptances acceptances, Findings findings, Inbox inbox, People people) {
        this.campus = campus;
        this.acceptances = acceptances;
        this.findings = findings;
        this.inbox = inbox;
        this.people = people;
    }

    private Actor cac = Actor.machine("before");

    @BeforeEach
    void aSchool() {
        campus.open();
        cac = people.school("cac", Role.CAC_OFFICE);
    }

    private LocalDate inTwoMonths() {
        return campus.now().atZone(BusinessClock.ZONE).toLocalDate().plusMonths(2);
    }

    private void accept(long episode) {
        var wish = new Wish("设备年底更换", "只允许运维网段访问", inTwoMonths());
        acceptances.request(campus.operator(), List.of(episode), wish);
        acceptances.decide(cac, List.of(episode), true, "同意");
    }

    private EpisodeState state(long episode) {
        return findings.episodes(Scope.school(), List.of(episode)).getFirst().state();
    }

    @Test
    void theItemIsExcusedAndTheOthersStand() {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        var accepted = campus.notice(id).items().getFirst();
        accept(Campus.episode(accepted));

        var items = campus.notice(id).items();
        assertThat(items.get(0).state()).isEqualTo(ItemState.EXCUSED);
        assertThat(items.get(1).state()).isEqualTo(ItemState.OPEN);
        assertThat(campus.duties(id))
                .extracting(duty -> duty.state())
                .containsExactlyInAnyOrder(ObligationState.WAIVED, ObligationState.OPEN);
    }

    @Test
    void aNoticeOfWhichNothingIsLeftCloses() {
        long id = campus.acknowledged(Campus.SWEET32);
        accept(Campus.episode(campus.notice(id).items().getFirst()));
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.CLOSED);
    }

    @Test
    void theOperatorsHearThatItIsOver() {
        long id = campus.acknowledged(Campus.SWEET32);
        long episode = Campus.episode(campus.notice(id).items().getFirst());
        accept(episode);
        campus.passTo(inTwoMonths().plusDays(1) + "T00:00");
        campus.run("acceptance-expiry");
        campus.deliver();

        assertThat(state(episode)).isEqualTo(EpisodeState.CONFIRMED);
        assertThat(inbox.page(campus.operator(), Long.MAX_VALUE, 50))
                .anySatisfy(entry -> {
                    assertThat(entry.subject()).contains("风险接受到期");
                    assertThat(entry.path()).startsWith("/acceptances");
                });
        long again = campus.issued(Campus.SWEET32);
        assertThat(campus.notice(again).items().getFirst().episodeId()).isEqualTo(episode);
    }

    @Test
    void theCacOfficeHearsThatItIsAskedAndBothThatItEndsSoon() {
        long id = campus.acknowledged(Campus.SWEET32);
        accept(Campus.episode(campus.notice(id).items().getFirst()));
        campus.deliver();
        assertThat(subjects(cac)).anyMatch(subject -> subject.contains("申请风险接受"));

        campus.passTo(inTwoMonths().minusDays(13) + "T00:00");
        campus.run("acceptance-expiry");
        campus.deliver();

        assertThat(subjects(cac)).anyMatch(subject -> subject.contains("即将到期"));
        assertThat(subjects(campus.operator())).anyMatch(subject -> subject.contains("即将到期"));
    }

    private List<String> subjects(Actor reader) {
        return inbox.page(reader, Long.MAX_VALUE, 50).stream().map(InboxEntry::subject).toList();
    }
}
