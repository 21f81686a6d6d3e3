package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.testing.RecordProbe;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 文书查验 (RULES 6): who holds a paper finds out whether it is real. */
@ServerTest
@Import(Campus.class)
record NoticeVerificationTest(
        Campus campus, Notices notices, NoticeDesk desk, RecordProbe probe, MockMvc mvc) {

    private static final String NUMBER = "信办整〔2026〕1号";

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private String verify(String number, String code) throws Exception {
        return mvc.perform(get("/verify").param("number", number).param("code", code))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void numberAndCodeTogetherShowThatItIsRealAndNothingOfItsItems() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        var code = desk.code(desk.head(campus.operator().scope(), id));

        assertThat(verify(NUMBER, code))
                .contains("文书属实", "物理学院", "PDF SHA-256")
                .doesNotContain("中等强度加密套件", "??");
        assertThat(verify("信办整(2026)1", code)).contains("文书属实");
        assertThat(verify(NUMBER, code.substring(0, 9))).contains("查无此文书");
        assertThat(verify("信办整〔2026〕2号", code)).contains("查无此文书");
        assertThat(verify("号", "%")).contains("查无此文书");
        assertThat(verify("", "")).doesNotContain("查无此文书", "文书属实");

        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "地址有误");
        assertThat(verify(NUMBER, code)).contains("文书属实", "撤回");
    }

    @Test
    void thePageIsFoundFromTheSignInAndFromTheMailsLinkWithNumberAndCode() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        var head = desk.head(campus.operator().scope(), id);

        assertThat(page("/sign-in")).contains("href=\"/verify\"", "文书查验");
        assertThat(page("/n/" + link(id))).contains("/verify?number=", "code=" + desk.code(head));
    }

    private String link(long id) {
        return probe.sql("select link from notice.notice where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private String page(String path) throws Exception {
        return mvc.perform(get(path))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
