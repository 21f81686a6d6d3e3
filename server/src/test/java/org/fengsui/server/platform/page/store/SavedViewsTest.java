package org.fengsui.server.platform.page.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.PageProblem;
import org.fengsui.server.platform.page.store.SavedViews.SavedView;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
record SavedViewsTest(SavedViews views, People people, MockMvc mvc) {

    @Test
    void aPersonsViewsAreTheirOwnAndTheLastOfANameStands() {
        var one = people.school("one", Role.OFFICE_OPERATOR);
        var two = people.school("two", Role.OFFICE_OPERATOR);
        views.keep(one, "finding.list", new SavedView("本周到期", "/findings?due=week"));
        views.keep(one, "finding.list", new SavedView(" 本周到期 ", "/findings?due=7"));
        views.keep(one, "notice.list", new SavedView("草稿", "/notices?state=DRAFT"));

        assertThat(views.of(one, "finding.list"))
                .containsExactly(new SavedView("本周到期", "/findings?due=7"));
        assertThat(views.of(two, "finding.list")).isEmpty();

        views.forget(two, "finding.list", "本周到期");
        assertThat(views.of(one, "finding.list")).hasSize(1);
        views.forget(one, "finding.list", "本周到期");
        assertThat(views.of(one, "finding.list")).isEmpty();
    }

    @Test
    void thereIsALimit() {
        var one = people.school("one", Role.OFFICE_OPERATOR);
        for (int i = 0; i < SavedViews.MOST; i++) {
            views.keep(one, "l", new SavedView("v" + i, "/l?i=" + i));
        }
        views.keep(one, "l", new SavedView("v0", "/l?again"));
        assertThatThrownBy(() -> views.keep(one, "l", new SavedView("more", "/l")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                assertThat(refusal.problem())
                                        .isEqualTo(PageProblem.TOO_MANY_VIEWS));
        assertThatThrownBy(() -> views.keep(one, "l", new SavedView(" ", "/l")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theMenuKeepsWhatIsAskedAtPresentAndLeadsNowhereElse() throws Exception {
        var one = people.school("one", Role.OFFICE_OPERATOR);
        mvc.perform(
                        get("/views")
                                .param("list", "l")
                                .header("HX-Request", "true")
                                .header(
                                        "HX-Current-URL",
                                        "https://school.example.edu.cn/l?q=%E5%9B%BE&sort=-due")
                                .with(people.as(one)))
                .andExpect(
                        content()
                                .string(
                                        Matchers.containsString(
                                                "value=\"/l?q=%E5%9B%BE&amp;sort=-due\"")));
        mvc.perform(
                        post("/views")
                                .param("list", "l")
                                .param("at", "https://elsewhere.example/")
                                .param("name", "x")
                                .with(people.as(one)))
                .andExpect(redirectedUrl("/"));
        assertThat(views.of(one, "l")).containsExactly(new SavedView("x", "/"));
    }
}
