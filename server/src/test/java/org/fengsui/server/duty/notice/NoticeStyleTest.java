package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fengsui.server.duty.notice.Notices.Draft;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.file.Files;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.sensing.finding.Findings;
import org.fengsui.server.speaking.document.OfficialDocument.Style;
import org.fengsui.server.testing.PaperText;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** 文件式 and 信函式 (RULES 6), as Word and PDF at every stage. */
@ServerTest
@Import(Campus.class)
record NoticeStyleTest(
        Campus campus,
        Notices notices,
        Findings findings,
        Files files,
        People people,
        MockMvc mvc) {

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

    private String words(Actor reader, String notice, String mark) throws Exception {
        var word = PaperText.ofWord(file(reader, notice + "/paper/docx"));
        var pdf = PaperText.ofPdf(file(reader, notice + "/paper/pdf"));
        assertThat(pdf.contains(mark)).as("marked " + mark).isTrue();
        assertThat(pdf.replace(mark, "")).isEqualTo(word.replace(mark, ""));
        return word;
    }

    private long drafted(Style style) {
        campus.scanner.open(Campus.PHYSICS.ip(), Campus.SWEET32);
        campus.scan();
        var ids = campus.unnoticed("wlx");
        findings.confirm(campus.operator(), ids);
        return notices.draft(campus.operator(), new Draft("", "", ids, List.of(), style, Map.of()));
    }

    @Test
    void theDrafterChoosesAndEveryStageIsMarked() throws Exception {
        long id = drafted(Style.LETTER);
        var office = "/notices/" + id;
        assertThat(words(campus.operator(), office, "草稿")).startsWith("信息化工作办公室（草稿，未编号）");
        notices.propose(campus.operator(), id, campus.notice(id).version());
        words(campus.lead(), office, "送审稿");
        notices.issue(campus.lead(), id, campus.notice(id).version());
        var issued = words(campus.operator(), office, "");
        assertThat(issued).startsWith("信息化工作办公室信办整〔2026〕1号安全漏洞整改通知书");
        notices.withdraw(campus.lead(), id, campus.notice(id).version(), "地址有误");
        assertThat(words(campus.liaison(), "/unit/notices/" + id, "已撤回"))
                .as("in the words that were served")
                .isEqualTo(issued);
        var frozen = Objects.requireNonNull(campus.notice(id).pdfFileId());
        assertThat(files.find(Scope.school(), frozen)).isPresent();
    }

    @Test
    void whereNothingIsChosenTheSettingCounts() {
        assertThat(campus.notice(campus.proposed(Campus.SWEET32)).style()).isEqualTo(Style.FILE);
    }

    @Test
    void noUnitSeesTheFilesOfADraft() throws Exception {
        long id = drafted(Style.FILE);
        mvc.perform(get("/unit/notices/" + id + "/paper/pdf").with(people.as(campus.liaison())))
                .andExpect(status().isNotFound());
    }
}
