package org.fengsui.server.platform.page.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.page.store.SavedViews;
import org.fengsui.server.platform.page.store.SavedViews.SavedView;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

/** What Ctrl-K finds besides things: acts, and the views a person saved. */
@ServerTest
record PaletteTest(MockMvc mvc, People people, SavedViews views) {

    private String found(Actor by, String words, String language) throws Exception {
        var asked = get("/search").param("q", words).header("Accept-Language", language);
        var page =
                mvc.perform(asked.with(people.as(by)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(page).doesNotContain("??");
        var main = page.indexOf("<main");
        return page.substring(main, page.indexOf("</main>", main));
    }

    @Test
    void actsAreFoundByTheirNamesByThoseWhoMayDoThem() throws Exception {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        var lead = people.school("lead", Role.OFFICE_LEAD);
        var liaison = people.ofUnit(1, "liaison", Role.UNIT_LIAISON);
        assertThat(found(operator, "导入", "zh"))
                .contains("导入报告", "href=\"/imports\"", "导入备案表", "href=\"/registry/import\"");
        assertThat(found(operator, "新增系统", "zh")).contains("href=\"/registry/system/new\"");
        assertThat(found(operator, "批量", "zh"))
                .contains("批量拟稿", "href=\"/notices/bulk/draft\"")
                .doesNotContain("批量签发");
        assertThat(found(lead, "批量", "zh")).contains("href=\"/notices/bulk/issue\"");
        assertThat(found(operator, "draft many", "en")).contains("href=\"/notices/bulk/draft\"");
        assertThat(found(liaison, "新增系统", "zh"))
                .contains("href=\"/unit/systems/new\"")
                .doesNotContain("/registry/system/new");
        assertThat(found(liaison, "批量", "zh")).doesNotContain("/notices/bulk");
    }

    private String frame(Actor by, String path) throws Exception {
        var page = people.page(mvc, by, path);
        return page.substring(0, page.indexOf("<main"));
    }

    @Test
    void theBoxStandsInTheFrameOfEverybodyWhoFindsMoreThanPages() throws Exception {
        var box = "id=\"fs-search\"";
        var liaison = people.ofUnit(1, "liaison", Role.UNIT_LIAISON);
        assertThat(frame(liaison, "/unit")).contains(box);
        assertThat(frame(people.school("lead", Role.OFFICE_LEAD), "/inbox")).contains(box);
        var administrator = people.school("administrator", Role.SYSTEM_ADMIN);
        assertThat(frame(administrator, "/inbox")).doesNotContain(box);
    }

    @Test
    void aPersonsOwnViewsAreFoundByNameAndByList() throws Exception {
        var one = people.school("one", Role.OFFICE_OPERATOR);
        var two = people.school("two", Role.OFFICE_OPERATOR);
        views.keep(one, "notice.list", new SavedView("本周到期", "/notices?state=DELIVERED"));
        assertThat(found(one, "本周", "zh"))
                .contains("本周到期", "整改通知书", "href=\"/notices?state=DELIVERED\"");
        assertThat(found(one, "整改通知", "zh")).contains("本周到期");
        assertThat(found(two, "本周", "zh")).doesNotContain("本周到期");
    }
}
