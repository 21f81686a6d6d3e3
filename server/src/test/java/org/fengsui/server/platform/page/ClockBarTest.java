package org.fengsui.server.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fengsui.server.platform.page.Samples.at;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ClockBarTest {

    private static final ClockBar BAR =
            ClockBar.running(at("2026-10-08T00:00"), at("2026-10-13T00:00"), "第十条 5 个工作日");

    private static ClockBar.Face face(ClockBar bar, String now) {
        return bar.face(Samples.reader(now, Locale.CHINESE));
    }

    @Test
    void aRunningClockShowsWhereItStands() {
        var face = face(BAR, "2026-10-10T12:00");
        assertThat(face.state()).isEqualTo(ClockBar.State.OPEN);
        assertThat(face.say()).isEqualTo("还剩 2 天 12 小时");
        assertThat(face.right()).isEqualTo("10月12日 24:00");
        assertThat(face.gone()).isEqualTo(ClockBar.WIDTH / 2);
        assertThat(face.nowShown()).isTrue();
        assertThat(face.hatched()).isFalse();
    }

    @Test
    void lateIsAPatternAndAWord() {
        var face = face(BAR, "2026-10-13T09:00");
        assertThat(face.state()).isEqualTo(ClockBar.State.LATE);
        assertThat(face.say()).isEqualTo("逾期 9 小时");
        assertThat(face.hatched()).isTrue();
        assertThat(face.gone()).isEqualTo(ClockBar.WIDTH);
    }

    @Test
    void metAtItsDueIsOnTimeAndASecondLaterIsNot() {
        var onTime = face(BAR.met(at("2026-10-13T00:00")), "2026-10-20T00:00");
        assertThat(onTime.state()).isEqualTo(ClockBar.State.MET);
        assertThat(onTime.say()).isEqualTo("按时办结");
        var late = face(BAR.met(at("2026-10-13T02:00")), "2026-10-20T00:00");
        assertThat(late.state()).isEqualTo(ClockBar.State.MET_LATE);
        assertThat(late.say()).isEqualTo("迟 2 小时办结");
    }

    @Test
    void aProvisionalDueSaysSo() {
        assertThat(face(BAR.provisional(true), "2026-10-10T12:00").right())
                .isEqualTo("10月12日 24:00（暂定）");
    }

    @Test
    void aWaivedDutyIsNeverLate() {
        var face = face(BAR.waived(true), "2026-11-10T12:00");
        assertThat(face.state()).isEqualTo(ClockBar.State.WAIVED);
        assertThat(face.right()).isEqualTo("应于 10月12日 24:00 前");
        assertThat(face.gone()).isZero();
    }

    @Test
    void countedDaysAreTicksInsideTheBar() {
        var days = List.of(at("2026-10-07T00:00"), at("2026-10-09T00:00"), at("2026-10-20T00:00"));
        assertThat(face(BAR.days(days), "2026-10-10T12:00").ticks())
                .containsExactly(ClockBar.WIDTH / 5, ClockBar.WIDTH);
    }

    @Test
    void aDueAtItsStartIsFull() {
        var at = at("2026-10-08T00:00");
        assertThat(face(ClockBar.running(at, at, "立即"), "2026-10-08T00:00").gone())
                .isEqualTo(ClockBar.WIDTH);
    }
}
