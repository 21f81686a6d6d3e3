package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notices.NewRequest;
import org.fengsui.server.duty.notice.Notices.RequestDecision;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.PaperText;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 整改情况反馈表 (RULES 6): filled in as far as the record knows, with places to sign and seal. */
@ServerTest
@Import(Campus.class)
record FeedbackFormTest(Campus campus, Notices notices, People people, MockMvc mvc) {

    @BeforeEach
    void aSchool() {
        campus.open();
    }

    private byte[] file(Actor reader, String path) throws Exception {
        return mvc.perform(get(path).with(people.as(reader)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    /** What both files say; they say the same. */
    private String form(Actor reader, String notice) throws Exception {
        var word = PaperText.ofWord(file(reader, notice + "/feedback/docx"));
        assertThat(PaperText.ofPdf(file(reader, notice + "/feedback/pdf"))).isEqualTo(word);
        return word;
    }

    private void refused(Actor reader, String path, int expected) throws Exception {
        mvc.perform(get(path).with(people.as(reader))).andExpect(status().is(expected));
    }

    @Test
    void beforeServiceItStatesThePeriodAndLeavesTheRestToThePen() throws Exception {
        long id = campus.issued(Campus.SWEET32, Campus.TELNET);
        assertThat(form(campus.operator(), "/notices/" + id))
                .startsWith("整改情况反馈表")
                .contains("通知书编号信办整〔2026〕1号单位物理学院")
                .contains("问题1SSL/TLS支持中等强度加密套件", "问题2Telnet服务", "·10.10.1.10:443")
                .contains("整改时限自送达之日起5个工作日内完成时间目前反馈采取措施原因分析影响评估复测结果审核意见")
                .contains("单位网络安全专员签字", "单位负责人签字（单位盖章）", "复测人签字");
    }

    @Test
    void afterServiceTheDuesAreTheLedgersAndTheAnswersStandInIt() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
        var first = campus.notice(id).items().getFirst();
        var second = campus.notice(id).items().getLast();
        var request =
                notices.ask(
                        campus.liaison(),
                        first.id(),
                        first.version(),
                        new NewRequest(
                                ItemRequest.Kind.EXTENSION,
                                "等待厂商补丁",
                                "限校内访问",
                                LocalDate.of(2026, 3, 20),
                                List.of()));
        notices.decide(campus.lead(), request, 1, new RequestDecision(true, "", null, null));
        notices.answer(campus.liaison(), second.id(), second.version(), campus.fixed());
        var answered = campus.notice(id).items().getLast();
        notices.review(
                campus.operator(), answered.id(), answered.version(), Verdict.PLAUSIBLE, "材料齐全");

        assertThat(form(campus.liaison(), "/unit/notices/" + id))
                .contains("送达时间2026-03-05", "签收人丙寅000-5550-0002")
                .contains("整改时限2026-03-2024:00（原时限2026-03-1224:00）完成时间目前反馈采取措施原因")
                .contains("整改时限2026-03-1224:00完成时间2026-03-05")
                .contains("目前反馈已修复（", "采取措施已停用并重启原因分析影响评估")
                .contains("审核意见可信，待复测（operator，2026-03-05", "）材料齐全");
    }

    @Test
    void whatWasSentBackIsAnsweredAnew() throws Exception {
        long id = campus.acknowledged(Campus.SWEET32);
        campus.answerFixed(id);
        var answered = campus.notice(id).items().getFirst();
        notices.review(
                campus.operator(), answered.id(), answered.version(), Verdict.REJECTED, "截图不清");
        assertThat(form(campus.liaison(), "/unit/notices/" + id))
                .contains("目前反馈上次反馈已退回：截图不清采取措施原因分析");
    }

    @Test
    void takingItOutAfterSignInServesTheNotice() throws Exception {
        long id = campus.issued(Campus.SWEET32);
        file(campus.liaison(), "/unit/notices/" + id + "/feedback/pdf");
        assertThat(campus.notice(id).state()).isEqualTo(NoticeState.DELIVERED);
    }

    @Test
    void theReceiptSaysHowWhenAndToWhomItWasServedAndEveryDueOfTheLedger() throws Exception {
        long id = campus.issued(Campus.SWEET32, Campus.TELNET);
        refused(campus.operator(), "/notices/" + id + "/receipt/pdf", 409);
        campus.deliver();
        notices.acknowledge(campus.liaison(), id, "丙寅", "000-5550-0002");
        var first = campus.notice(id).items().getFirst();
        var request =
                notices.ask(
                        campus.liaison(),
                        first.id(),
                        first.version(),
                        new NewRequest(
                                ItemRequest.Kind.EXTENSION,
                                "等待厂商补丁",
                                "限校内访问",
                                LocalDate.of(2026, 3, 20),
                                List.of()));
        notices.decide(campus.lead(), request, 1, new RequestDecision(true, "", null, null));

        var pdf = PaperText.ofPdf(file(campus.operator(), "/notices/" + id + "/receipt/pdf"));
        assertThat(pdf)
                .startsWith("送达回证")
                .contains("文书编号信办整〔2026〕1号受送达单位物理学院")
                .contains("送达方式邮件接收送达时间2026-03-05", "受送达人丙寅")
                .contains("签收丙寅000-5550-0002，2026-03-05")
                .contains("第1项", "整改并反馈：2026-03-2024:00（原时限2026-03-1224:00）")
                .contains("第2项", "整改并反馈：2026-03-1224:00")
                .contains("送达人签字", "受送达人签字");
        assertThat(PaperText.ofWord(file(campus.operator(), "/notices/" + id + "/receipt/docx")))
                .isEqualTo(pdf);
        refused(campus.liaison(), "/notices/" + id + "/receipt/pdf", 403);
    }

    @Test
    void noDraftHasOneAndNoOtherUnitSeesOne() throws Exception {
        long id = campus.proposed(Campus.SWEET32);
        refused(campus.operator(), "/notices/" + id + "/feedback/pdf", 409);
        notices.issue(campus.lead(), id, campus.notice(id).version());
        var supporting = people.ofUnit(campus.unit("sxx"), "sxx", Role.UNIT_LIAISON);
        refused(supporting, "/unit/notices/" + id + "/feedback/pdf", 403);
        refused(campus.liaison(), "/unit/notices/" + (id + 1) + "/feedback/pdf", 404);
        refused(campus.liaison(), "/notices/" + id + "/feedback/pdf", 403);
        refused(campus.operator(), "/notices/" + id + "/feedback/exe", 404);
    }
}
