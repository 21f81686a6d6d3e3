package org.fengsui.server.duty.circular;

import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.testing.OtherSchool;
import org.fengsui.server.testing.TestClock;

/** The same scenario in a school that forwards in 12 hours and reports in 2 days. */
@OtherSchool
class OtherSchoolCircularTest extends CircularScenarioTest {

    OtherSchoolCircularTest(
            Campus campus,
            Circulars circulars,
            Notices notices,
            CircularSteps steps,
            TestClock clock) {
        super(campus, circulars, notices, steps, clock);
    }

    @Override
    Hours hours() {
        return new Hours(
                "2026-10-01T06:00", "2026-10-02T12:00", "2026-10-05T00:00", "2026-10-07T00:00");
    }
}
