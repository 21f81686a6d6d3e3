package org.fengsui.server.platform.page.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.ServerTest;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;

@ServerTest
record ErrorTest(MockMvc mvc, People people) {

    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

    @Test
    void aPersonGetsAPageInTheirLanguage() throws Exception {
        mvc.perform(get("/testing/refused").header("Accept", PAGE))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentTypeCompatibleWith("text/html"))
                .andExpect(content().string(Matchers.containsString("填写有误")))
                .andExpect(content().string(Matchers.containsString("&lt;b&gt;IP&lt;/b&gt;")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("<b>IP"))));
        mvc.perform(
                        get("/testing/refused")
                                .header("Accept", PAGE)
                                .header("Accept-Language", "fr, en-GB;q=0.8, zh;q=0.5"))
                .andExpect(content().string(Matchers.containsString("A field is not right")));
    }

    @Test
    void textWithANullCharacterIsRefusedBeforeTheRecordIsAsked() throws Exception {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        for (var list : List.of("/notices", "/findings", "/ledger", "/registry/people")) {
            mvc.perform(get(list).param("q", "a\0b").with(people.as(operator)))
                    .andExpect(status().isUnprocessableContent());
        }
    }

    @Test
    void aProgramGetsAProblem() throws Exception {
        mvc.perform(get("/api/testing/refused").header("Accept", PAGE))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.type").value("/problems/field-invalid"))
                .andExpect(jsonPath("$.title").value("填写有误"))
                .andExpect(jsonPath("$.status").value(422))
                .andExpect(jsonPath("$.requestId").isNotEmpty());
        mvc.perform(get("/testing/refused").header("Accept", "application/json"))
                .andExpect(content().contentType("application/problem+json"));
    }

    @Test
    void aPartOfAPageGetsAToast() throws Exception {
        var answer =
                mvc.perform(
                                get("/testing/refused")
                                        .header("Accept", "*/*")
                                        .header("HX-Request", "true"))
                        .andExpect(status().isUnprocessableContent())
                        .andExpect(header().string("HX-Retarget", "#toasts"))
                        .andExpect(header().string("HX-Reswap", "beforeend"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString();
        assertThat(answer).contains("fs-toast-problem").doesNotContain("<html");
    }

    @ParameterizedTest
    @CsvSource({
        "/testing/broken, text/html",
        "/testing/broken, application/json",
        "/api/testing/broken, */*",
        "/testing/down, text/html"
    })
    void nothingOfAFailureLeavesTheServer(String path, String accept) throws Exception {
        var response = mvc.perform(get(path).header("Accept", accept)).andReturn().getResponse();
        assertThat(response.getStatus()).isGreaterThanOrEqualTo(500);
        assertThat(response.getContentAsString())
                .doesNotContain("select")
                .doesNotContain("Exception")
                .contains(String.valueOf(response.getHeader("X-Request-Id")));
    }

    @ParameterizedTest
    @CsvSource({
        "/testing/down, 503, 数据库暂时没有响应",
        "/testing/gone, 503, 数据库暂时没有响应",
        "/testing/large, 413, 文件太大",
        "/testing/parameter, 400, 请求无法读取",
        "/testing/number?id=x, 400, 请求无法读取",
        "/testing/number, 400, 请求无法读取",
        "/_static/none.css, 404, 没有这个页面或记录"
    })
    void eachFailureHasItsStatus(String path, int status, String title) throws Exception {
        mvc.perform(get(path).header("Accept", PAGE))
                .andExpect(status().is(status))
                .andExpect(content().string(Matchers.containsString(title)));
    }

    @Test
    void anAddressThatIsNoneIsNotFound() throws Exception {
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        mvc.perform(get("/nowhere/at/all").header("Accept", PAGE).with(people.as(operator)))
                .andExpect(status().isNotFound());
        mvc.perform(post("/testing/refused").header("Accept", PAGE).with(people.as(operator)))
                .andExpect(status().isMethodNotAllowed());
        mvc.perform(get("/webjars/htmx.org/2.0.10/dist/htmx.js").with(people.as(operator)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aRequestKeepsTheNameAProxyGaveItIfThatIsHarmless() throws Exception {
        mvc.perform(get("/testing/refused").header("X-Request-Id", "proxy-0001"))
                .andExpect(header().string("X-Request-Id", "proxy-0001"));
        mvc.perform(get("/testing/refused").header("X-Request-Id", "<script>alert(1)"))
                .andExpect(
                        header().string("X-Request-Id", Matchers.matchesPattern("[0-9a-f]{16}")));
    }
}
