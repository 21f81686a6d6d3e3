package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fengsui.server.duty.notice.service.HandlerDesk;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.speaking.delivery.store.Inbox;
import org.fengsui.server.speaking.delivery.store.InboxEntry;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 承办人: whom the unit gives an item to. */
@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
class NoticeHandlerTest {

    private final Campus campus;
    private final HandlerDesk handlers;
    private final Inbox inbox;
    private final People people;
    private final MockMvc mvc;

    NoticeHandlerTest(
            Campus campus, HandlerDesk handlers, Inbox inbox, People people, MockMvc mvc) {
        this.campus = campus;
        this.handlers = handlers;
        this.inbox = inbox;
        this.people = people;
        this.mvc = mvc;
    }

    private Actor helper = Actor.machine("before");
    private long notice;

    @BeforeEach
    void aNoticeOfTwoItems() {
        campus.open();
        helper = people.ofUnit(campus.unit("wlx"), "helper", Role.UNIT_SECURITY_ADMIN);
        notice = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
    }

    private Notice.Item item(int position) {
        return campus.notice(notice).items().get(position - 1);
    }

    private List<String> subjects(Actor reader) {
        campus.deliver();
        return inbox.page(reader, Long.MAX_VALUE, 50).stream().map(InboxEntry::subject).toList();
    }

    private void give(Actor by, Actor to) {
        handlers.give(by, item(1).id(), item(1).version(), to.accountId());
    }

    private String page(Actor reader, String path) throws Exception {
        return people.page(mvc, reader, path);
    }

    @Test
    void thePersonHearsOfItAndIsRemindedBesideTheLiaisonButNotEscalatedTo() {
        give(campus.liaison(), helper);
        assertThat(subjects(helper)).singleElement().asString().contains("请承办");

        var due = campus.duties(notice).getFirst().due();
        campus.passTo(local(due.minus(Duration.ofHours(13))));
        int reminded = subjects(helper).size();
        assertThat(reminded).isGreaterThan(1);

        campus.passTo(local(due.plus(Duration.ofHours(1))));
        assertThat(subjects(helper)).hasSize(reminded);
    }

    private static String local(Instant instant) {
        return instant.atZone(BusinessClock.ZONE).toLocalDateTime().toString();
    }

    @Test
    void whoLeftTheUnitIsNotRemindedOfIt() {
        give(campus.liaison(), helper);
        people.moveTo(helper, campus.unit("sxx"));
        int before = subjects(people.now(helper)).size();

        var due = campus.duties(notice).getFirst().due();
        campus.passTo(local(due.minus(Duration.ofHours(13))));

        assertThat(subjects(people.now(helper))).hasSize(before);
    }

    @Test
    void theUnitChoosesOnItsPageAndSeesWhoHandlesWhat() throws Exception {
        var path = "/unit/items/" + item(1).id() + "/handler";
        assertThat(page(campus.liaison(), path)).contains("helper");
        mvc.perform(
                        post(path)
                                .param("version", "" + item(1).version())
                                .param("account", "")
                                .with(people.as(campus.liaison())))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(
                        post(path)
                                .param("version", "" + item(1).version())
                                .param("account", "" + helper.accountId())
                                .with(people.as(campus.liaison())))
                .andExpect(redirectedUrl("/unit/notices/" + notice));
        assertThat(page(campus.liaison(), "/unit/notices/" + notice))
                .contains("承办人：helper", "交由承办人办理");
    }

    @Test
    void nobodyOfAnotherUnitIsChosenOrChooses() throws Exception {
        var stranger = people.ofUnit(campus.unit("sxx"), "stranger", Role.UNIT_LIAISON);
        assertThatThrownBy(() -> give(campus.liaison(), stranger))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(CommonProblem.NOT_FOUND));
        assertThatThrownBy(() -> give(stranger, helper)).isInstanceOf(Refusal.class);
        // the other faculty is a supporting unit: it reads the notice and gives nothing of it
        mvc.perform(get("/unit/items/" + item(1).id() + "/handler").with(people.as(stranger)))
                .andExpect(status().isForbidden());
        mvc.perform(get("/unit/items/4711/handler").with(people.as(campus.liaison())))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatIsAnsweredIsNotGivenToAnybody() {
        campus.answerFixed(notice);
        assertThatThrownBy(() -> give(campus.liaison(), helper))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        it -> assertThat(it.problem()).isEqualTo(NoticeProblem.ILLEGAL_MOVE));
    }
}
