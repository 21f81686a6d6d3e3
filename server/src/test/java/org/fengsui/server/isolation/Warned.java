package org.fengsui.server.isolation;

import java.time.Duration;
import java.util.List;
import org.fengsui.server.alarm.warning.Warning;
import org.fengsui.server.alarm.warning.WarningLevel;
import org.fengsui.server.alarm.warning.Warnings;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;

/** A warning that everybody reads; which of a unit’s systems it concerns, nobody else. */
final class Warned {

    private final Warnings warnings;
    private final RecordProbe probe;
    private final TestClock clock;
    private long id;

    Warned(Warnings warnings, RecordProbe probe, TestClock clock) {
        this.warnings = warnings;
        this.probe = probe;
        this.clock = clock;
    }

    void publish(Actor operator, Actor lead) {
        var text =
                new Warning.Text(
                        WarningLevel.BLUE,
                        "",
                        "",
                        "某组件存在漏洞",
                        "全校",
                        "可被利用",
                        "",
                        List.of(),
                        "升级",
                        clock.now().plus(Duration.ofDays(30)));
        id = warnings.draft(operator, text, new Warning.Internal("细节", List.of(), true), false);
        warnings.propose(operator, id, 1);
        warnings.publish(lead, id, 2);
    }

    /** A unit is told, and has something to take down. */
    void told(Side side, long unit) {
        probe.sql(
                        """
                        with told as (insert into warning.asked
                            (warning_id, unit_id, must_confirm, asked_at)
                            values (:warning, :unit, true, now()) returning id)
                        insert into warning.hit (asked_id, name, why, what)
                        select id, :name, 'STACK', 'nginx' from told
                        """)
                .param("warning", id)
                .param("unit", unit)
                .param("name", side.says("网站"))
                .update();
        probe.sql(
                        """
                        insert into content.takedown
                          (state, url, what, system_name, unit_id, changed_at)
                        values ('ORDERED', 'http://www.example.edu.cn/', :what, :what, :unit, now())
                        """)
                .param("what", side.says("不良信息"))
                .param("unit", unit)
                .update();
    }
}
