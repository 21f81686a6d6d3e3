package org.fengsui.server.isolation;

import java.time.Duration;
import java.util.List;
import org.fengsui.server.alarm.incident.Criticism;
import org.fengsui.server.alarm.incident.Criticisms;
import org.fengsui.server.alarm.incident.Incident;
import org.fengsui.server.alarm.incident.Incidents;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Attachment;
import org.fengsui.server.testing.TestClock;

/** An incident at a unit, and a criticism of it: nobody else's to see. */
final class Struck {

    private final Incidents incidents;
    private final Criticisms criticisms;
    private final TestClock clock;

    Struck(Incidents incidents, Criticisms criticisms, TestClock clock) {
        this.incidents = incidents;
        this.criticisms = criticisms;
        this.clock = clock;
    }

    void at(Side side, Actor operator, Actor liaison, Actor cac, List<Attachment> proof) {
        long id =
                incidents.report(
                        liaison,
                        null,
                        new Incident.Seen(
                                side.says("首页被篡改"),
                                null,
                                side.says("网站"),
                                side.says("出现外链"),
                                side.says("不能访问"),
                                clock.now()),
                        proof);
        incidents.give(
                operator,
                id,
                side.says("断网"),
                side.says("丙寅"),
                true,
                clock.now().plus(Duration.ofHours(3)));
        incidents.called(
                operator,
                id,
                new Incident.Call(
                        "值班员",
                        side.says("丙寅"),
                        side.phone() + "-0002",
                        true,
                        clock.now(),
                        side.says("已告知")));
        criticisms.propose(
                cac,
                new Criticisms.Proposal(
                        null,
                        id,
                        Criticism.Failing.DELAYED,
                        clock.today(),
                        side.says("未及时报告"),
                        List.of(side.says("值班记录"))));
    }
}
