package org.fengsui.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.fengsui.server.account.demo.campus.DemoScanner;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.platform.access.Role;
import org.fengsui.server.platform.kernel.Periodic;
import org.fengsui.server.sensing.intake.Intake;
import org.fengsui.server.testing.People;
import org.fengsui.server.testing.TestClock;
import org.fengsui.server.testing.WebTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A list is worked and an act begun without a mouse. */
@WebTest
class KeyboardTest {

    private final People people;
    private final Intake intake;
    private final List<Periodic> works;
    private final TestClock clock;
    private final int port;

    KeyboardTest(
            People people,
            Intake intake,
            List<Periodic> works,
            TestClock clock,
            @LocalServerPort int port) {
        this.people = people;
        this.intake = intake;
        this.works = works;
        this.clock = clock;
        this.port = port;
    }

    @BeforeEach
    void twoFindings() {
        assumeThat(Chromium.program()).as("Chromium is installed").isPresent();
        var operator = people.school("operator", Role.OFFICE_OPERATOR);
        var scanner = new DemoScanner(1);
        List.of("nessus:42873", "nessus:20007").forEach(check -> scanner.open("10.77.1.10", check));
        var system =
                new DemoSystem(
                        "wlx-www",
                        "物理学院网站",
                        "wlx",
                        "wlx.example.edu.cn",
                        "10.77.1.10",
                        false,
                        true);
        var report = scanner.report("campus", List.of(system), clock.now());
        intake.receive(
                operator,
                new Intake.Upload("week.nessus", null, null, null),
                new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
        works.stream()
                .filter(work -> work.name().equals("imports"))
                .forEach(work -> work.runOnce());
    }

    @Test
    void theKeysWalkPickOpenSearchAndBegin() {
        try (var chromium = new Chromium(port)) {
            var page = chromium.desktop("operator");
            page.navigate("/findings?open=yes");
            assertThat(page.locator("tr[data-row]").count()).isGreaterThanOrEqualTo(2);

            press(page, "j", "j");
            assertThat(current(page)).isEqualTo(row(page, 1));
            press(page, "k");
            assertThat(current(page)).isEqualTo(row(page, 0));
            press(page, "x");
            PlaywrightAssertions.assertThat(page.locator("[data-bulk]")).isVisible();
            PlaywrightAssertions.assertThat(page.locator("[data-bulk-count]")).hasText("1");
            press(page, "x");
            PlaywrightAssertions.assertThat(page.locator("[data-bulk]")).isHidden();

            press(page, "/");
            PlaywrightAssertions.assertThat(page.locator("#list-q")).isFocused();
            press(page, "j");
            PlaywrightAssertions.assertThat(page.locator("#list-q")).hasValue("j");
            page.locator("#list-q").fill("");
            press(page, "Escape");

            page.navigate("/findings?open=yes");
            press(page, "j");
            var href = page.locator("tr.fs-current").getAttribute("data-href");
            press(page, "Enter");
            page.waitForURL("**" + href);

            press(page, "Control+k");
            PlaywrightAssertions.assertThat(page.locator("#fs-search")).isFocused();
            page.keyboard().type("批量拟稿");
            var act = page.locator("#fs-found a[href='/notices/bulk/draft']");
            PlaywrightAssertions.assertThat(act).isVisible();
            press(page, "ArrowDown", "Enter");
            page.waitForURL(Pattern.compile(".*/notices/bulk/draft"));
        }
    }

    private static void press(Page page, String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    private static String current(Page page) {
        return String.valueOf(page.locator("tr.fs-current").getAttribute("data-row"));
    }

    private static String row(Page page, int at) {
        return String.valueOf(page.locator("tr[data-row]").nth(at).getAttribute("data-row"));
    }
}
