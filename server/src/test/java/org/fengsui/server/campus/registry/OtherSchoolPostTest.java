package org.fengsui.server.campus.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Locale;
import org.fengsui.server.campus.registry.Registry.Post;
import org.fengsui.server.campus.registry.domain.PostWatch;
import org.fengsui.server.campus.registry.domain.RegistryEditor;
import org.fengsui.server.campus.registry.domain.RegistryImports;
import org.fengsui.server.campus.registry.domain.Vacancies;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.testing.OtherSchool;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.TestClock;
import org.junit.jupiter.api.Test;

/** 第十三条 in a school that leaves 15 days. */
@OtherSchool
class OtherSchoolPostTest extends PostsOfAUnit {

    OtherSchoolPostTest(
            Registry registry,
            RegistryEditor editor,
            RegistryImports imports,
            Vacancies vacancies,
            PostWatch watch,
            Ledger ledger,
            RecordProbe probe,
            TestClock clock) {
        super(registry, editor, imports, vacancies, watch, ledger, probe, clock);
    }

    @Test
    void whoLeavesStartsFifteenDaysThatEndOnAWorkingDay() {
        leaves("p2", Post.LIAISON, "2026-01-15");
        clock.set("2026-01-16T08:00");
        watch.runOnce();

        var duty = duties(only()).getFirst();
        assertThat(duty.due())
                .as("31 January is a Saturday: 24:00 of Monday the 2nd")
                .isEqualTo(
                        LocalDateTime.parse("2026-02-03T00:00")
                                .atZone(BusinessClock.ZONE)
                                .toInstant());
        assertThat(ledger.explain(SCHOOL, duty.id(), Locale.CHINESE).interpretations())
                .extracting(Ledger.Interpretation::text)
                .anySatisfy(text -> assertThat(text).startsWith("“15 日”"));
    }
}
