package org.fengsui.server.sensing.assessment;

import java.time.Duration;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.testing.OtherSchool;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.TestClock;

/** 第十二条 in a school that no ministry runs: the law leaves it 4 hours. */
@OtherSchool
class OtherSchoolReportingTest extends ReportingUpTest {

    OtherSchoolReportingTest(
            Campus campus,
            Assessments assessments,
            Reports reports,
            Ledger ledger,
            People people,
            TestClock clock) {
        super(campus, assessments, reports, ledger, people, clock);
    }

    @Override
    Duration up() {
        return Duration.ofHours(4);
    }
}
