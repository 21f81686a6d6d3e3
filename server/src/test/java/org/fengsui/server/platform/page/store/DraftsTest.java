package org.fengsui.server.platform.page.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Form;
import org.fengsui.server.platform.page.PageProblem;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.fengsui.server.testing.TestClock;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
record DraftsTest(
        DraftKeeper drafts,
        Languages languages,
        People people,
        TestClock clock,
        MockMvc mvc,
        List<Periodic> works) {

    private void forgetWhatIsDue() {
        works.stream().filter(it -> it.name().equals("retention")).forEach(Periodic::runOnce);
    }

    @Test
    void theLastVersionOfAFormComesBackToItsAuthorOnly() {
        var author = people.school("author", Role.OFFICE_OPERATOR);
        var other = people.school("other", Role.OFFICE_LEAD);
        drafts.keep(author, "notice:1", Map.of("title", List.of("first")));
        clock.advance(Duration.ofMinutes(9));
        drafts.keep(author, "notice:1", Map.of("title", List.of("第二"), "to", List.of("a", "b")));

        var form = drafts.over(author, Form.of("notice:1", "/x").value("title", "old"));

        assertThat(form.value("title")).isEqualTo("第二");
        assertThat(form.values().get("to")).containsExactly("a", "b");
        assertThat(form.draftAt()).isEqualTo(clock.now());
        assertThat(drafts.find(other, "notice:1")).isEmpty();
        assertThat(drafts.find(author, "notice:2")).isEmpty();
    }

    @Test
    void aDraftIsForgottenWhenTheFormIsTakenAndAfterThirtyDays() {
        var author = people.school("author", Role.OFFICE_OPERATOR);
        drafts.keep(author, "taken", Map.of());
        drafts.keep(author, "old", Map.of());
        drafts.forget(author, "taken");
        assertThat(drafts.find(author, "taken")).isEmpty();
        clock.advance(Duration.ofDays(31));
        drafts.keep(author, "new", Map.of());
        forgetWhatIsDue();
        assertThat(drafts.find(author, "old")).isEmpty();
        assertThat(drafts.find(author, "new")).isPresent();
    }

    @Test
    void whatIsTooLargeIsRefusedAndTheEarlierVersionStays() {
        var author = people.school("author", Role.OFFICE_OPERATOR);
        drafts.keep(author, "form", Map.of("a", List.of("small")));
        assertThatThrownBy(() ->
                        drafts.keep(author, "form", Map.of("a", List.of("x".repeat(200_001)))))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(PageProblem.DRAFT_TOO_LARGE));
        assertThat(drafts.find(author, "form").orElseThrow().values())
                .containsEntry("a", List.of("small"));
    }

    @Test
    void aPageKeepsItsDraftWithoutPasswordsAndTokens() throws Exception {
        var author = people.school("author", Role.OFFICE_OPERATOR);
        mvc.perform(
                        post("/drafts")
                                .param("form", "account:new")
                                .param("name", "甲")
                                .param("newPassword", "secret")
                                .param("file", "[object File]")
                                .with(people.as(author)))
                .andExpect(status().isOk())
                .andExpect(content().string("草稿已存 10:00"));
        assertThat(drafts.find(author, "account:new").orElseThrow().values())
                .containsOnly(Map.entry("name", List.of("甲")), Map.entry("file", List.of()));
        mvc.perform(
                        post("/drafts/forget")
                                .param("form", "account:new")
                                .param("forget", "//elsewhere.example")
                                .with(people.as(author)))
                .andExpect(redirectedUrl("/"));
        assertThat(drafts.find(author, "account:new")).isEmpty();
    }

    @Test
    void theLanguageChosenFollowsThePersonToAnotherBrowser() throws Exception {
        var author = people.school("author", Role.OFFICE_OPERATOR);
        mvc.perform(
                        post("/preferences/language")
                                .param("language", "en")
                                .param("back", "/inbox?page=2")
                                .with(people.as(author)))
                .andExpect(redirectedUrl("/inbox?page=2"));
        assertThat(languages.of(author)).contains(Locale.ENGLISH);
        mvc.perform(
                        get("/testing/refused")
                                .header("Accept", "text/html")
                                .header("Accept-Language", "zh-CN")
                                .with(people.as(author)))
                .andExpect(content().string(Matchers.containsString("<html lang=\"en\"")));
    }
}
