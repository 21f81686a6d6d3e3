package org.fengsui.server.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ServerTest
@AutoConfigureMockMvc
class CalendarPageTest {

    private static final String PLAN =
            "year 2027\npaper 国办发明电〔2026〕9号\noff 2027-01-01 2027-01-03 元旦\nwork 2027-01-09 元旦\n";

    private final SchoolCalendar calendar;
    private final People people;
    private final MockMvc mvc;
    private Actor lead = Actor.machine("before");

    CalendarPageTest(SchoolCalendar calendar, People people, MockMvc mvc) {
        this.calendar = calendar;
        this.people = people;
        this.mvc = mvc;
    }

    @BeforeEach
    void aLead() {
        lead = people.school("lead", Role.OFFICE_LEAD);
    }

    private ResultActions take(String plan) throws Exception {
        return mvc.perform(post("/calendar").param("plan", plan).with(people.as(lead)));
    }

    private static String text(ResultActions done) throws Exception {
        var page = done.andReturn().getResponse().getContentAsString();
        assertThat(page).doesNotContain("??");
        return page;
    }

    @Test
    void aPublishedYearIsTakenInAndListed() throws Exception {
        assertThat(calendar.current().calendar().knows(2027)).isFalse();
        take(PLAN).andExpect(redirectedUrl("/calendar"));
        assertThat(calendar.current().calendar().knows(2027)).isTrue();
        for (var language : new String[] {"zh", "en"}) {
            var page =
                    text(
                            mvc.perform(
                                            get("/calendar")
                                                    .header("Accept-Language", language)
                                                    .with(people.as(lead)))
                                    .andExpect(status().isOk()));
            assertThat(page).contains("2027", "国办发明电〔2026〕9号", "lead");
        }
        assertThat(text(take(PLAN).andExpect(status().isUnprocessableContent()))).contains("完全相同");
    }

    @Test
    void aWrongTextIsRefusedWithItsLineAndStaysInTheForm() throws Exception {
        var page =
                text(
                        take("year 2027\npaper x\noff soon 元旦\n")
                                .andExpect(status().isUnprocessableContent()));
        assertThat(page).contains("第 3 行", "off soon 元旦");
        take("").andExpect(status().isUnprocessableContent());
        take("year 2027\npaper x\n").andExpect(status().isUnprocessableContent());
        take("year 2027\noff 2027-01-01 元旦\n").andExpect(status().isUnprocessableContent());
        take(PLAN + PLAN.replace("2027", "2028")).andExpect(status().isUnprocessableContent());
        assertThat(calendar.imports()).isEmpty();
    }

    @Test
    void onlyWhoMayTakesIn() throws Exception {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        mvc.perform(get("/calendar").with(people.as(operator))).andExpect(status().isForbidden());
        mvc.perform(post("/calendar").param("plan", PLAN).with(people.as(operator)))
                .andExpect(status().isForbidden());
    }
}
