package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ServerTest
@AutoConfigureMockMvc
@Import(Campus.class)
record NoticeLinkTest(
        Campus campus, Notices notices, People people, MockMvc mvc, RecordProbe probe) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private String page(String path, RequestPostProcessor who) throws Exception {
        return mvc.perform(get(path).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String link(long id) {
        return probe.sql("select link from notice.notice where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /** A form sent by somebody who holds the mail and is not signed in. */
    private ResultActions acknowledges(String link, String name, String phone) throws Exception {
        return mvc.perform(
                post("/n/" + link + "/acknowledge")
                        .param("name", name)
                        .param("phone", phone)
                        .with(people.anybody()));
    }

    @Test
    void whoHoldsTheMailAcknowledgesWithNameAndPhoneAndWithoutAnAccount() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        var link = link(id);
        acknowledges(link, "丙寅", " ").andExpect(status().isUnprocessableContent());
        mvc.perform(post("/n/" + link + "/acknowledge").param("name", "丙寅").param("phone", "1"))
                .andExpect(status().isForbidden());
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.ISSUED);

        acknowledges(link, "丙寅", "000-5550-0002").andExpect(redirectedUrl("/n/" + link));
        var notice = campus.notice(id);
        assertThat(notice.state()).isEqualTo(NoticeState.ACKNOWLEDGED);
        assertThat(Objects.requireNonNull(notice.served()).way())
                .isEqualTo(Notice.ServiceWay.ACKNOWLEDGED);
        assertThat(notice.acknowledged())
                .isEqualTo(new Notice.Acknowledgement(campus.now(), "丙寅", "000-5550-0002"));
        assertThat(campus.duties(id)).hasSize(1);
        acknowledges(link, "他人", "1").andExpect(redirectedUrl("/n/" + link));
        assertThat(campus.notice(id).acknowledged()).as("once").isEqualTo(notice.acknowledged());

        assertThat(page("/notices/" + id, people.as(campus.operator())))
                .contains("丙寅 000-5550-0002", "通过邮件链接签收，未登录");
        assertThat(page("/n/" + link, people.anybody()))
                .contains("签收")
                .doesNotContain("000-5550-0002", "name=\"phone\"", "??");
    }

    @Test
    void aLinkThatIsNotThereAndOneOfANoticeThatIsOverAnswerAlike() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        var link = link(id);
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "有误");
        acknowledges(link, "丙寅", "1").andExpect(status().isNotFound());
        acknowledges("x" + link.substring(1), "丙寅", "1").andExpect(status().isNotFound());
        assertThat(campus.notice(id).acknowledged()).isNull();
    }
}
