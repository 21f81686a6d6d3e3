package org.fengsui.server.account.demo.year;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.server.account.demo.people.DemoAccounts;
import org.fengsui.server.account.demo.scan.DemoScans;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice.AnswerKind;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.Notices.NewAnswer;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** What the units' liaisons do in the demo's year. */
@Component
@Profile("demo")
class DemoUnits {

    private final DemoAccounts people;
    private final DemoScans scans;
    private final DemoOffice office;
    private final Notices notices;
    private final BusinessClock clock;

    /** Holes that were really fixed, by address and check, the earliest first. */
    private final List<Fixed> fixed = new ArrayList<>();

    DemoUnits(
            DemoAccounts people,
            DemoScans scans,
            DemoOffice office,
            Notices notices,
            BusinessClock clock) {
        this.people = people;
        this.scans = scans;
        this.office = office;
        this.notices = notices;
        this.clock = clock;
    }

    private record Fixed(String ip, String check) {}

    /** The liaison opens the notice and acknowledges it. */
    void acknowledge(long noticeId) {
        var notice = office.find(noticeId);
        if (!notice.state().running() || notice.acknowledged() != null) {
            return;
        }
        var liaison = people.actor(office.unitCode(notice));
        notices.opened(liaison, noticeId);
        notices.acknowledge(liaison, noticeId, liaison.name(), "000-5550-0000");
    }

    /** The liaison answers every open item. */
    void answer(long noticeId, Habit habit) {
        var notice = office.find(noticeId);
        if (notice.acknowledged() == null || !notice.state().running()) {
            return;
        }
        var liaison = people.actor(office.unitCode(notice));
        for (var item : notice.items()) {
            if (item.state() == ItemState.OPEN) {
                notices.answer(liaison, item.id(), item.version(), answer(habit));
            }
        }
        for (var episode : office.episodes(notice)) {
            var ip = episode.ip();
            if (ip == null) {
                continue;
            }
            if (habit == Habit.CLAIMS) {
                scans.open(ip, episode.check());
            } else if (habit != Habit.DENIES) {
                fixed.add(new Fixed(ip, episode.check()));
            }
        }
    }

    private NewAnswer answer(Habit habit) {
        if (habit == Habit.DENIES) {
            return new NewAnswer(
                    AnswerKind.NOT_AFFECTED, "该端口只对管理网开放，外部无法访问，见防火墙策略。", null, List.of());
        }
        var record = "变更单：已按整改建议修改配置并重启服务，自查通过。\n".getBytes(StandardCharsets.UTF_8);
        return new NewAnswer(
                AnswerKind.FIXED,
                "已按整改建议修改配置并重启服务，自查通过。",
                clock.now().minus(Duration.ofHours(1)),
                List.of(new Attachment("变更记录.txt", new ByteArrayResource(record))));
    }

    /** Some of what was fixed long ago comes back, as after a careless restore. */
    void regress(int most) {
        for (int i = 0; i < most && !fixed.isEmpty(); i++) {
            var again = fixed.removeFirst();
            scans.open(again.ip(), again.check());
        }
    }
}
