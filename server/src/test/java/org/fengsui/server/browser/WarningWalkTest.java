package org.fengsui.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.fengsui.server.duty.notice.Campus;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * A warning as people walk it: written, looked at, published, confirmed on a phone, adjusted,
 * lifted.
 */
@WebTest
@Import(Campus.class)
class WarningWalkTest {

    private static final String STACKED =
            """
            类别,编码,名称,主管单位,运维单位,使用单位,地址,技术栈
            系统,wlx-www,物理学院网站,wlx,wlx,sxx,www.phy.example.edu.cn;10.10.1.10,nginx 1.20.1
            """;

    private final Campus campus;
    private final int port;

    WarningWalkTest(Campus campus, @LocalServerPort int port) {
        this.campus = campus;
        this.port = port;
    }

    @BeforeEach
    void aSchool() {
        assumeThat(Chromium.program()).as("Chromium is installed").isPresent();
        campus.open();
        campus.registers(STACKED);
    }

    @Test
    void itIsPublishedConfirmedAdjustedAndLifted() {
        try (var chromium = new Chromium(port)) {
            var operator = chromium.desktop("operator");
            var lead = chromium.desktop("lead");
            var anybody = chromium.phone();
            var path = written(operator);
            published(lead, path);
            Walk.fits(anybody, "/public" + path);
            assertThat(anybody.content()).contains("信办预〔2026〕1号").doesNotContain("只在内部");
            Chromium.picture(anybody, "warning-public");
            Walk.fits(anybody, "/public/warnings");
            Walk.fits(anybody, "/public/warnings/embed");

            confirmed(chromium.phone("wlx"));

            adjustmentProposed(operator, path);
            decides(lead, path);
            anybody.navigate("/public" + path);
            assertThat(anybody.locator("article").textContent())
                    .contains("黄色", "信办预〔2026〕1号", "已出现攻击");

            liftingProposed(operator, path);
            decides(lead, path);
            anybody.navigate("/public/warnings");
            assertThat(anybody.locator(".fs-warnings").textContent()).contains("解除");
            Chromium.picture(lead, "warning-lifted");
        }
    }

    /** Writes and proposes; its page. */
    private static String written(Page operator) {
        operator.navigate("/warnings/new");
        operator.locator("input[name=title]").fill("某网页服务器存在远程执行漏洞");
        operator.locator("textarea[name=words]").fill("攻击者可以远程执行代码。");
        operator.locator("textarea[name=products]").fill("nginx >= 1.0, < 1.25.3");
        operator.locator("textarea[name=advice]").fill("升级到 1.25.3。");
        operator.locator("textarea[name=detail]").fill("只在内部");
        Chromium.picture(operator, "warning-form");
        submit(operator);
        operator.waitForURL(Pattern.compile(".*/warnings/\\d+"));
        primary(operator);
        return operator.url().substring(operator.url().indexOf("/warnings/"));
    }

    private static void published(Page lead, String path) {
        lead.navigate(path);
        primary(lead);
        lead.waitForURL("**/preview");
        assertThat(lead.locator(".fs-main").textContent())
                .contains("物理学院网站", "nginx 1.20.1 在受影响版本内");
        Chromium.picture(lead, "warning-preview");
        submit(lead);
        lead.waitForURL("**" + path);
    }

    private static void confirmed(Page phone) {
        phone.navigate("/unit/warnings");
        phone.locator("a.fs-name").first().click();
        phone.waitForURL(Pattern.compile(".*/unit/warnings/\\d+"));
        Walk.fits(phone, phone.url());
        Chromium.picture(phone, "warning-unit");
        submit(phone);
        phone.waitForURL(Pattern.compile(".*/unit/warnings/\\d+"));
        assertThat(phone.locator(".fs-main").textContent()).contains("已处置");
    }

    private static void adjustmentProposed(Page operator, String path) {
        operator.navigate(path + "/adjust");
        operator.locator("label:has(input[name=level][value=YELLOW])").click();
        operator.locator("textarea[name=reason]").fill("已出现攻击");
        submit(operator);
        operator.waitForURL("**" + path);
    }

    private static void liftingProposed(Page operator, String path) {
        operator.navigate(path);
        operator.locator(".fs-head .fs-menu summary").click();
        operator.locator(".fs-head .fs-pop button:has-text('提请解除')").click();
        operator.locator("dialog[open] textarea").fill("已全部修复");
        operator.locator("dialog[open] .btn-primary").click();
        operator.waitForURL("**" + path);
    }

    private static void decides(Page lead, String path) {
        lead.navigate(path);
        primary(lead);
        lead.waitForURL("**/preview");
        submit(lead);
        lead.waitForURL("**" + path);
    }

    private static void primary(Page page) {
        page.locator(".fs-head a.btn-primary, .fs-head .fs-act > .btn-primary").click();
        page.waitForLoadState();
    }

    private static void submit(Page page) {
        page.locator(".fs-main .fs-submit .btn-primary").last().click();
    }
}
