package org.fengsui.server.duty.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.server.duty.notice.Notice.Verdict;
import org.fengsui.server.duty.notice.Notice.Via;
import org.fengsui.server.platform.access.AccessProblem;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Problem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** Several items of a notice are answered, and several answers reviewed, with one form each. */
@ServerTest
@Import(Campus.class)
class NoticeTogetherTest {

    private final Campus campus;
    private final Notices notices;
    private final People people;
    private final TestMail mail;
    private final MockMvc mvc;

    private long notice;

    NoticeTogetherTest(Campus campus, Notices notices, People people, TestMail mail, MockMvc mvc) {
        this.campus = campus;
        this.notices = notices;
        this.people = people;
        this.mail = mail;
        this.mvc = mvc;
    }

    @BeforeEach
    void aNoticeOfTwoItems() {
        campus.open();
        notice = campus.acknowledged(Campus.SWEET32, Campus.TELNET);
    }

    private Notice.Item item(int position) {
        return campus.notice(notice).items().get(position - 1);
    }

    private Map<Long, Integer> versions() {
        return campus.notice(notice).items().stream()
                .collect(Collectors.toMap(Notice.Item::id, Notice.Item::version));
    }

    private String[] sent() {
        return campus.notice(notice).items().stream()
                .map(item -> item.id() + ":" + item.version())
                .toArray(String[]::new);
    }

    private Stream<ItemState> states() {
        return campus.notice(notice).items().stream().map(Notice.Item::state);
    }

    private List<@Nullable Verdict> verdicts() {
        List<@Nullable Verdict> verdicts = new ArrayList<>();
        for (var item : campus.notice(notice).items()) {
            verdicts.add(Objects.requireNonNull(item.answer()).verdict());
        }
        return verdicts;
    }

    private static void refused(Problem problem, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, it -> assertThat(it.problem()).isEqualTo(problem));
    }

    private String posted(Actor by, String path, String... item) throws Exception {
        return mvc.perform(post(path).param("item", item).with(people.as(by)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theLiaisonSeesWhatWillBeAnsweredAndAnswersItWithOneTextAndOneFile() throws Exception {
        var path = "/unit/notices/" + notice + "/answers";
        assertThat(people.page(mvc, campus.liaison(), "/unit/notices/" + notice)).contains(path);
        assertThat(people.page(mvc, campus.liaison(), path)).contains("name=\"item\"", "checked");
        assertThat(posted(campus.liaison(), path + "/chosen", sent()))
                .contains("将以同一反馈答复 2 项", item(1).name(), item(2).name(), "提交 2 项反馈");
        mvc.perform(post(path + "/chosen").with(people.as(campus.liaison())))
                .andExpect(status().isUnprocessableContent());
        assertThat(states()).as("nothing is sent by looking").containsOnly(ItemState.OPEN);

        var file =
                new MockMultipartFile(
                        "files", "记录.txt", "text/plain", "已停用".getBytes(StandardCharsets.UTF_8));
        mvc.perform(
                        multipart(path)
                                .file(file)
                                .param("item", sent())
                                .param("kind", "FIXED")
                                .param("text", "统一停用")
                                .param("doneAt", "2026-03-05T09:00")
                                .with(people.as(campus.liaison())))
                .andExpect(redirectedUrl("/unit/notices/" + notice));

        assertThat(states()).containsOnly(ItemState.ANSWERED);
        assertThat(people.page(mvc, campus.operator(), "/notices/" + notice).split("记录.txt", -1))
                .as("the file proves both")
                .hasSize(3);
    }

    @Test
    void whereOneItemIsNotAsItWasReadNoneIsAnswered() {
        var read = versions();
        notices.answer(campus.liaison(), item(1).id(), item(1).version(), campus.fixed());
        refused(
                CommonProblem.STALE,
                () -> notices.answer(campus.liaison(), notice, read, campus.fixed()));
        assertThat(states()).containsExactly(ItemState.ANSWERED, ItemState.OPEN);
        refused(
                CommonProblem.STALE,
                () -> notices.answer(campus.liaison(), notice, Map.of(), campus.fixed()));
    }

    @Test
    void ofTwoPeopleWhoAnswerTheSameAtOnceOneIsRefused() throws Exception {
        var other = people.ofUnit(campus.unit("wlx"), "wlx-other", Role.UNIT_LIAISON);
        var read = versions();
        Callable<Boolean> one = () -> answered(campus.liaison(), read);
        Callable<Boolean> two = () -> answered(other, read);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = both.invokeAll(List.of(one, two));
            assertThat(done.get(0).get()).isNotEqualTo(done.get(1).get());
        }
        assertThat(campus.notice(notice).items())
                .allSatisfy(item -> assertThat(item.round()).isEqualTo(1));
    }

    private boolean answered(Actor by, Map<Long, Integer> read) {
        try {
            notices.answer(by, notice, read, campus.fixed());
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    @Test
    void theReviewerSeesWhatWillChangeAndTheUnitHearsOfItOnce() throws Exception {
        campus.answerFixed(notice);
        campus.deliver();
        int before = mail.to(Campus.LIAISON_MAIL).size();
        var path = "/notices/" + notice + "/reviews";
        assertThat(people.page(mvc, campus.operator(), "/notices/" + notice)).contains(path);
        assertThat(people.page(mvc, campus.operator(), path)).contains("已停用并重启");
        mvc.perform(
                        post(path + "/preview")
                                .param("item", sent())
                                .param("verdict", "REJECTED")
                                .with(people.as(campus.operator())))
                .andExpect(status().isUnprocessableContent());
        var preview =
                mvc.perform(
                                post(path + "/preview")
                                        .param("item", sent())
                                        .param("verdict", "REJECTED")
                                        .param("reason", "仍可登录")
                                        .with(people.as(campus.operator())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
        assertThat(preview).contains("2 项将记为“退回”", "待审核 → 待反馈", "仍可登录").doesNotContain("??");
        assertThat(states()).containsOnly(ItemState.ANSWERED);

        mvc.perform(
                        post(path)
                                .param("item", sent())
                                .param("verdict", "REJECTED")
                                .param("reason", "仍可登录")
                                .with(people.as(campus.operator())))
                .andExpect(redirectedUrl("/notices/" + notice));

        assertThat(states()).containsOnly(ItemState.OPEN);
        campus.deliver();
        var told = mail.to(Campus.LIAISON_MAIL);
        assertThat(told).hasSize(before + 1);
        assertThat(told.getLast().subject()).contains("第 1、2 项");
    }

    @Test
    void whoEnteredOneOfTheAnswersReviewsNoneOfThemTogether() throws Exception {
        notices.recordAnswer(
                campus.operator(),
                item(1).id(),
                item(1).version(),
                Via.PHONE,
                "丙寅",
                campus.fixed());
        notices.answer(campus.liaison(), item(2).id(), item(2).version(), campus.fixed());
        refused(
                AccessProblem.BOTH_SIDES,
                () -> notices.review(campus.operator(), notice, versions(), Verdict.PLAUSIBLE, ""));
        assertThat(verdicts()).containsOnlyNulls();
        assertThat(people.page(mvc, campus.operator(), "/notices/" + notice + "/reviews"))
                .contains(item(2).name())
                .doesNotContain("value=\"" + item(1).id() + ":");
        notices.review(campus.lead(), notice, versions(), Verdict.PLAUSIBLE, "");
        assertThat(verdicts()).containsOnly(Verdict.PLAUSIBLE);
    }
}
