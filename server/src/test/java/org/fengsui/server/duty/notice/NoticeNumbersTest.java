package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.audit.AuditFilter;
import org.fengsui.server.platform.audit.AuditTrail;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
record NoticeNumbersTest(
        Campus campus,
        Notices notices,
        BusinessClock clock,
        People people,
        AuditTrail trail,
        MockMvc mvc) {

    private static final String PATH = "/notices/numbers";

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    @Test
    void issuingGoesOnAtTheStartNumberWithoutGapsAndTheSettingIsAudited() throws Exception {
        start(campus.lead(), "87").andExpect(redirectedUrl(PATH));
        assertThat(issued(Campus.SWEET32)).isEqualTo("信办整〔" + year() + "〕87号");
        assertThat(issued(Campus.TELNET)).isEqualTo("信办整〔" + year() + "〕88号");
        var page = mvc.perform(get(PATH).with(people.as(campus.lead()))).andReturn();
        assertThat(page.getResponse().getContentAsString()).contains("88号", "89号");
        var filter = new AuditFilter(null, null, null, "notice.start-number-set", null, null);
        assertThat(trail.newest(filter, 10))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.details())
                                .containsEntry("before", "信办整〔" + year() + "〕1号")
                                .containsEntry("after", "信办整〔" + year() + "〕87号"));
    }

    @Test
    void theSeriesOfCircularsHasAStartNumberOfItsOwn() throws Exception {
        mvc.perform(
                        post(PATH)
                                .param("kind", "CIRCULAR")
                                .param("year", String.valueOf(year()))
                                .param("first", "41")
                                .with(people.as(campus.lead())))
                .andExpect(redirectedUrl(PATH));
        var page = mvc.perform(get(PATH).with(people.as(campus.lead()))).andReturn();
        assertThat(page.getResponse().getContentAsString())
                .contains("信办通〔" + year() + "〕41号", "信办整〔" + year() + "〕1号");
    }

    @Test
    void aNumberThatWasIssuedIsRefusedWithTheLastOne() throws Exception {
        start(campus.lead(), "87").andExpect(status().isFound());
        issued(Campus.SWEET32);
        var refused = start(campus.lead(), "87").andExpect(status().isUnprocessableContent());
        assertThat(refused.andReturn().getResponse().getContentAsString()).contains("87 号");
        assertThat(issued(Campus.TELNET)).isEqualTo("信办整〔" + year() + "〕88号");
    }

    @Test
    void whatIsNoNumberIsRefusedAtTheField() throws Exception {
        for (var wrong : new String[] {"", "0", "-3", "1e3", "100000"}) {
            start(campus.lead(), wrong).andExpect(status().isUnprocessableContent());
        }
    }

    @Test
    void onlyTheLeadSetsIt() throws Exception {
        start(campus.operator(), "87").andExpect(status().isForbidden());
        mvc.perform(get(PATH).with(people.as(campus.operator()))).andExpect(status().isForbidden());
    }

    private ResultActions start(Actor by, String first) throws Exception {
        return mvc.perform(
                post(PATH)
                        .header("Accept-Language", "zh")
                        .param("year", "" + year())
                        .param("first", first)
                        .with(people.as(by)));
    }

    private String issued(String check) {
        long id = campus.issued(check);
        return String.valueOf(campus.notice(id).number());
    }

    private int year() {
        return clock.now().atZone(BusinessClock.ZONE).getYear();
    }
}
