package org.fengsui.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.fengsui.server.account.demo.campus.DemoSystem;

/** The ways people walk through the pages, a few steps each. */
final class Walk {

    private Walk() {}

    static String first(Page page, String list, String link) {
        page.navigate(list);
        return String.valueOf(page.locator("[data-list] " + link).first().getAttribute("href"));
    }

    /** The office proposes a measure about a system; its page. */
    static String measure(Chromium chromium, String system) {
        var operator = chromium.desktopOfGuest("operator");
        operator.navigate(system);
        operator.locator("a[href^='/measures/new']").click();
        operator.locator("textarea[name=text]").fill("可从校外访问，存在弱口令，建议先限校内访问。");
        operator.locator(".fs-submit .btn-primary").click();
        operator.waitForURL(Pattern.compile(".*/measures/\\d+"));
        return operator.url().substring(operator.url().indexOf("/measures/"));
    }

    static void retire(Page lead, String system) {
        lead.navigate(system + "/retire");
        lead.locator("textarea[name=reason]").fill("业务已并入统一平台。");
        lead.locator("textarea[name=method]").fill("主校区与校外各试一次，连接超时。");
        lead.locator("textarea[name=evidence]").fill("两处均无法建立连接。");
        lead.locator(".fs-submit .btn-primary").click();
        lead.waitForURL("**" + system);
    }

    /** The sheet says whose and of when it is and what the page says, and nothing to be pressed. */
    static void prints(Page page, String path, String... content) {
        page.navigate(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var sheet = Chromium.printed(page);
        assertThat(sheet)
                .as(path + " on paper")
                .contains("示例大学 · 烽燧", "截至 20", "打印", "1 / ", "页面：" + path)
                .contains(content)
                .doesNotContain("工作台", "Ctrl K", "退出登录", "演示扫描器", "跳到正文")
                .doesNotContainPattern("(?m)^昨天 ");
    }

    static void upload(Page page, String name, String text) {
        page.locator("input[name=file]")
                .setInputFiles(
                        new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        page.locator(".fs-submit .btn-primary").click();
    }

    static void sync(Page page, String table) {
        page.navigate("/registry/sync");
        page.locator("input[name=source]").fill("人事系统");
        upload(page, "人员.csv", table);
        page.waitForURL("**/registry/sync/*");
    }

    /** Opens a page, which is there, lacks no text, and is not wider than the window. */
    static void fits(Page page, String path) {
        var response = page.navigate(path);
        assertThat(response).as(path).isNotNull();
        assertThat(response.status()).as(path).isEqualTo(200);
        assertThat(page.content()).as(path).doesNotContain("??");
        fits(page, path, page.viewportSize().width);
    }

    private static void fits(Page page, String path, int width) {
        var over =
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth");
        assertThat(((Number) over).intValue())
                .as(path + " fits into a window of " + width)
                .isLessThanOrEqualTo(0);
    }

    /** The same on a phone whose window then becomes a desktop's. */
    static void fitsAtBothWidths(Page page, String path) {
        Chromium.narrow(page);
        fits(page, path);
        Chromium.widen(page);
        fits(page, path, page.viewportSize().width);
    }

    static List<String> links(Page page) {
        var found =
                page.evaluate(
                        "[...document.querySelectorAll('.fs-main a[href^=\"/\"]')]"
                                + ".map(a => a.getAttribute('href')).join('\\n')");
        return String.valueOf(found).lines().distinct().toList();
    }

    /** Scans, chooses what is new on the system, drafts and proposes. */
    static long draft(Page operator, DemoSystem system) {
        operator.navigate("/demo/scan");
        operator.locator("button.btn-primary").click();
        operator.waitForURL("**/imports/*");
        Chromium.picture(operator, "import");
        chooseAll(operator, system);
        operator.locator("[data-bulk] button:has-text('确认')").click();
        operator.locator(".fs-main form button.btn-primary").click();
        operator.waitForURL(Pattern.compile(".*/findings(\\?.*)?"));
        chooseAll(operator, system);
        Chromium.picture(operator, "findings");
        operator.locator("button:has-text('起草通知书')").click();
        operator.locator("a:has-text('拟稿'), a.btn-primary").first().click();
        operator.waitForURL("**/notices/new**");
        Chromium.picture(operator, "draft");
        operator.locator("button:has-text('保存草稿')").click();
        operator.waitForURL(Pattern.compile(".*/notices/\\d+"));
        operator.locator("button:has-text('送核')").click();
        operator.waitForLoadState();
        var path = operator.url();
        return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    }

    static void chooseAll(Page operator, DemoSystem system) {
        operator.navigate(
                "/findings?open=yes&state=NEW&state=CONFIRMED&level=CRITICAL&level=HIGH&level=MEDIUM&q="
                        + system.ip());
        assertThat(operator.locator("[data-pick]").count()).isPositive();
        operator.locator("[data-pick-all]").check();
    }

    /** The second person issues; the number. */
    static String issue(Page lead, long notice) {
        lead.navigate("/notices/" + notice);
        Chromium.picture(lead, "notice-proposed");
        lead.locator("button[data-dialog]:has-text('签发')").click();
        lead.locator("dialog[open] button.btn-primary").click();
        lead.waitForLoadState();
        var title = lead.locator(".fs-head h1").textContent();
        assertThat(title).contains("号");
        return title.strip().substring(0, title.strip().indexOf('号') + 1);
    }

    static void answer(Page phone, long notice) {
        phone.waitForURL("**/unit/notices/" + notice);
        Chromium.picture(phone, "unit-notice");
        phone.locator("input[name=phone]").fill("000-5550-0062");
        phone.locator("button:has-text('签收')").click();
        phone.waitForLoadState();
        while (phone.locator("a:has-text('反馈这一项')").count() > 0) {
            phone.locator("a:has-text('反馈这一项')").first().click();
            phone.locator("textarea[name=text]").fill("已按建议修改配置并重启服务。");
            phone.locator("input[type=file]")
                    .setInputFiles(
                            new FilePayload(
                                    "变更记录.txt",
                                    "text/plain",
                                    "已完成".getBytes(StandardCharsets.UTF_8)));
            Chromium.picture(phone, "unit-answer");
            phone.locator("button:has-text('提交反馈')").click();
            phone.waitForURL("**/unit/notices/" + notice);
        }
        assertThat(phone.content()).contains("已全部反馈");
    }
}
