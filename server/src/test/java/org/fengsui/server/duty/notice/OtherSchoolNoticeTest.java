package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fengsui.server.duty.obligation.Ledger;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.testing.OtherSchool;
import org.fengsui.server.testing.PaperText;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.TestMail;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * The same life of a notice in a school that leaves 10 working days and calls its papers otherwise.
 */
@OtherSchool
class OtherSchoolNoticeTest extends NoticeLifeTest {

    private final Campus campus;
    private final People people;
    private final TestMail mail;
    private final MockMvc mvc;

    OtherSchoolNoticeTest(
            Campus campus,
            Notices notices,
            Findings findings,
            Ledger ledger,
            Files files,
            People people,
            TestClock clock,
            TestMail mail,
            MockMvc mvc) {
        super(campus, notices, findings, ledger, files, people, clock, mail);
        this.campus = campus;
        this.people = people;
        this.mail = mail;
        this.mvc = mvc;
    }

    @Override
    Instant due() {
        return Instant.parse("2026-03-19T16:00:00Z");
    }

    @Override
    String afterHalf() {
        return "2026-03-13T13:00";
    }

    @Override
    String period() {
        return "10 个工作日";
    }

    @Test
    void itsOfficesAndPapersHaveItsOwnNamesOnPagesInMailsAndOnPaper() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        campus.deliver();
        assertThat(mail.to(Campus.LIAISON_MAIL).getFirst().subject())
                .startsWith("网络安全隐患整改告知书")
                .doesNotContain("安全漏洞整改通知书");
        assertThat(people.page(mvc, campus.lead(), "/notices/" + id))
                .contains("网络安全隐患整改告知书")
                .doesNotContain("安全漏洞整改通知书", "信息化办");
        var pdf =
                mvc.perform(
                                MockMvcRequestBuilders.get("/notices/" + id + "/paper/pdf")
                                        .with(people.as(campus.lead())))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();
        assertThat(PaperText.ofPdf(pdf)).contains("网络与信息中心").doesNotContain("信息化工作办公室");
        assertThat(people.page(mvc, campus.lead(), "/profile"))
                .contains("示例师范大学网络安全监测预警与信息通报实施办法", "10 个工作日", "网信中心", "安全联络员")
                .doesNotContain("信息化办", "工作专员");
    }
}
