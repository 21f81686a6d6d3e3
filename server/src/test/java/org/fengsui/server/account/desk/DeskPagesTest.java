package org.fengsui.server.account.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fengsui.engine.observation.Severity;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** The overview for leaders, and what the search over everything finds for whom. */
@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
class DeskPagesTest {

    private final Campus campus;
    private final People people;
    private final RecordProbe probe;
    private final MockMvc mvc;

    DeskPagesTest(Campus campus, People people, RecordProbe probe, MockMvc mvc) {
        this.campus = campus;
        this.people = people;
        this.probe = probe;
        this.mvc = mvc;
    }

    @BeforeEach
    void aNoticeThatIsServed() {
        campus.open();
        campus.issued(Campus.SWEET32);
        campus.deliver();
    }

    private String page(Actor reader, String path, String language) throws Exception {
        return people.page(mvc, reader, path, language);
    }

    private String search(Actor reader, String words) throws Exception {
        return page(reader, "/search?q=" + words, "zh");
    }

    @Test
    void aLeaderComesToTheOverviewAndSeesWhoIsLate() throws Exception {
        var leader = people.school("leader", Role.LEADING_GROUP);
        mvc.perform(get("/").with(people.as(leader))).andExpect(redirectedUrl("/overview"));
        assertThat(page(leader, "/overview", "zh")).contains("没有", "在办通知书");

        campus.passTo("2026-12-31T09:00:00");

        assertThat(page(leader, "/overview", "zh")).contains("物理学院", "逾期未办 1");
        assertThat(page(leader, "/overview", "en"))
                .contains("The school at a glance", "open and late 1")
                .as("a leader has no list of findings to come to")
                .doesNotContain("href=\"/findings");
        assertThat(page(campus.lead(), "/overview", "zh")).contains("href=\"/findings");
    }

    @Test
    void countedFiguresSayTheirAgeAndWhatWaitsForAPersonIsNeverOld() throws Exception {
        var lead = campus.lead();
        campus.passTo("2026-10-09T08:40:00");
        assertThat(page(lead, "/desk", "zh")).contains("统计截至 08:40").doesNotContain("待签发的通知书");
        assertThat(page(lead, "/overview", "zh")).contains("本季度截至今日 08:40");

        campus.proposed(Campus.TELNET);

        assertThat(waiting(lead)).as("in the same minute").contains("待签发的通知书", ">1</a>");
        assertThat(waiting(campus.operator())).as("who does not issue").doesNotContain("待签发");
        campus.passTo("2026-10-09T08:42:00");
        assertThat(page(lead, "/desk", "en")).contains("figures as of 08:42");
    }

    /** The part of the workbench with what has no clock. */
    private String waiting(Actor reader) throws Exception {
        return part(reader, "desk-waiting");
    }

    private String part(Actor reader, String id) throws Exception {
        var page = page(reader, "/desk", "zh");
        int from = page.indexOf("id=\"" + id + "\"");
        return from < 0 ? "" : page.substring(from, page.indexOf("</table>", from));
    }

    @Test
    void whoCallsUnitsIsLedToTheNoticesThatNobodyHasBeenServed() throws Exception {
        var officer = people.school("officer", Role.DUTY_OFFICER);
        assertThat(waiting(officer)).doesNotContain("未送达");
        campus.issued(Campus.TELNET);
        for (var caller : List.of(officer, campus.operator())) {
            assertThat(waiting(caller))
                    .contains("未送达的通知书", "href=\"/notices?waiting=service\"", ">1</a>");
        }
        assertThat(waiting(people.school("cac2", Role.CAC_OFFICE))).doesNotContain("未送达");
        campus.deliver();
        assertThat(waiting(officer)).doesNotContain("未送达");
    }

    @Test
    void eachRoleSeesItsOwnWorkBeforeWhatOthersAreLateWith() throws Exception {
        var cac = people.school("cac", Role.CAC_OFFICE);
        campus.passTo("2026-12-31T09:00:00");
        assertThat(part(campus.operator(), "desk-own")).doesNotContain("物理学院");
        assertThat(part(campus.operator(), "desk-others")).contains("物理学院");
        assertThat(part(cac, "desk-others")).contains("物理学院");
        assertThat(part(cac, "desk-own")).isEmpty();
    }

    @Test
    void whoeverComesForProofAloneIsLedToIt() throws Exception {
        for (var role : List.of(Role.AUDITOR, Role.AUDIT_ADMIN)) {
            var auditor = people.school("proof-" + role.name().toLowerCase(Locale.ROOT), role);
            mvc.perform(get("/").with(people.as(auditor))).andExpect(redirectedUrl("/audit"));
        }
        var both = people.school("both", Role.AUDITOR, Role.OFFICE_LEAD);
        mvc.perform(get("/").with(people.as(both))).andExpect(redirectedUrl("/desk"));
    }

    @Test
    void eachBarOpensTheListBehindIt() throws Exception {
        var lead = campus.lead();
        campus.passTo("2026-10-20T08:40:00");
        assertThat(page(lead, "/overview", "zh"))
                .contains("/findings?openOn=2026-10-18&amp;level=CRITICAL")
                .contains("/findings?fixedFrom=2026-10-01&amp;fixed=3")
                .contains("/ledger?from=2026-10-01&amp;to=2026-10-20");
        assertThat(page(lead, "/findings?openOn=2026-10-18", "zh")).contains("SWEET32");
        assertThat(page(lead, "/findings?openOn=2026-01-01", "zh")).doesNotContain("SWEET32");
        assertThat(page(lead, "/findings?fixedFrom=2026-10-01&fixed=more", "zh"))
                .doesNotContain("SWEET32");
    }

    @Test
    void whatIsPastIsCountedOnceAnHourAndWhatIsNowEachMinute() throws Exception {
        campus.passTo("2026-10-20T08:40:00");
        var past = trend("10月18日");
        var present = trend("10月20日");
        probe.sql("update finding.episode set severity = :rank")
                .param("rank", Severity.MEDIUM.rank())
                .update();
        campus.passTo("2026-10-20T08:42:00");
        assertThat(trend("10月18日")).isEqualTo(past);
        assertThat(trend("10月20日")).isNotEqualTo(present);
        campus.passTo("2026-10-20T09:41:00");
        assertThat(trend("10月18日")).isNotEqualTo(past);
    }

    /** The row of a day in the table of what was open. */
    private String trend(String day) throws Exception {
        var page = page(campus.lead(), "/overview", "zh");
        var row = Pattern.compile(">" + day + "</a></th>.*?</tr>", Pattern.DOTALL).matcher(page);
        assertThat(row.find()).as(day).isTrue();
        return row.group();
    }

    @Test
    void everythingIsFoundByWhatPeopleType() throws Exception {
        var operator = campus.operator();
        assertThat(search(operator, "1号")).contains("/notices/");
        assertThat(search(operator, "物理")).contains("/registry/units/", "/registry/systems/");
        assertThat(search(operator, "SWEET32")).contains("/findings/");
        assertThat(search(operator, "192.0.2.10")).contains("/registry/ask?target=192.0.2.10");
        assertThat(search(operator, "复测")).contains("href=\"/retests\"");
        assertThat(search(operator, "nothing-of-the-kind")).contains("没有找到");
    }

    @Test
    void whoMayNotSeeAThingDoesNotFindIt() throws Exception {
        var leader = people.school("leader", Role.LEADING_GROUP);
        assertThat(search(leader, "SWEET32")).doesNotContain("/findings/");
        assertThat(search(leader, "物理")).doesNotContain("/registry/");
        var administrator = people.school("sysadmin", Role.SYSTEM_ADMIN);
        assertThat(search(administrator, "1号")).contains("没有找到");
    }

    @Test
    void aUnitFindsItsOwnNoticesWhereItReadsThem() throws Exception {
        assertThat(search(campus.liaison(), "1号"))
                .contains("href=\"/unit/notices/")
                .doesNotContain("href=\"/notices");
    }

    @Test
    void whatIsTypedIsShownAsTextOnly() throws Exception {
        var page = search(campus.operator(), "<script>alert(1)</script>");
        assertThat(page).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }
}
