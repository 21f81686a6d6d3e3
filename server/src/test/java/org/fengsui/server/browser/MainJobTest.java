package org.fengsui.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fengsui.server.FengsuiServer;
import org.fengsui.server.account.demo.campus.DemoSystem;
import org.fengsui.server.account.demo.scan.DemoScans;
import org.fengsui.server.platform.kernel.Beginning;
import org.fengsui.server.testing.Eventually;
import org.fengsui.server.testing.FreshRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;

/**
 * The main job as a newcomer walks it in the demo, whose year is played before: a report comes in,
 * a notice goes out by real mail, the unit answers on a phone, a scan proves the fix; and the other
 * way, on which nobody answers until the leaders are written to.
 */
@SpringBootTest(
        classes = FengsuiServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = FreshRecord.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class MainJobTest {

    private static final GreenMail RELAY = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private static final Pattern LINK =
            Pattern.compile("https://fengsui\\.example\\.edu\\.cn(/n/\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Beginning> beginnings;
    private final DemoScans scans;
    private final int port;

    MainJobTest(List<Beginning> beginnings, DemoScans scans, @LocalServerPort int port) {
        this.beginnings = beginnings;
        this.scans = scans;
        this.port = port;
    }

    @DynamicPropertySource
    static void aRealRelay(DynamicPropertyRegistry settings) {
        RELAY.start();
        settings.add("fengsui.mail.host", () -> "127.0.0.1");
        settings.add("fengsui.mail.port", () -> RELAY.getSmtp().getPort());
        settings.add("fengsui.mail.security", () -> "NONE");
        settings.add("fengsui.mail.from", () -> "fengsui@example.edu.cn");
        settings.add("fengsui.mail.public-url", () -> "https://fengsui.example.edu.cn");
    }

    @BeforeAll
    void theYearBefore() {
        assumeThat(Chromium.program()).as("Chromium is installed").isPresent();
        beginnings.forEach(beginning -> beginning.begin(Locale.CHINESE, line -> {}));
    }

    @AfterAll
    static void theRelayEnds() {
        RELAY.stop();
    }

    @Test
    void aHoleIsReportedNoticedAnsweredProvenAndClosedOnTime() throws Exception {
        var system = system("zyx-oa");
        scans.open(system.ip(), "nessus:57582");
        scans.open(system.ip(), "nessus:42263");
        try (var chromium = new Chromium(port)) {
            var operator = chromium.desktopOfGuest("operator");
            Chromium.picture(operator, "desk");
            var notice = draft(operator, system);

            var lead = chromium.desktopOfGuest("lead");
            var number = issue(lead, notice);

            var mail = mailTo("zyx2@example.edu.cn", number);
            assertThat(mail.isMimeType("text/plain")).as("no attachment").isTrue();
            assertThat(text(mail)).contains("资源学院", number, "5 个工作日").doesNotContain(system.ip());

            var phone = chromium.phone();
            phone.navigate(link(text(mail)));
            assertThat(phone.content()).contains(number).doesNotContain(system.ip());
            Chromium.picture(phone, "link");
            phone.locator("a.btn-primary").click();
            Chromium.asGuest(phone, "zyx");
            answer(phone, notice);

            operator.navigate("/notices/" + notice);
            Chromium.picture(operator, "notice-answered");
            operator.locator("a:has-text('审核第')").first().click();
            operator.locator("button:has-text('提交审核')").click();
            operator.waitForURL("**/notices/" + notice);

            operator.navigate("/demo/scan");
            operator.locator("button.btn-primary").click();
            operator.waitForURL("**/imports/*");
            operator.navigate("/notices/" + notice);
            assertThat(operator.locator(".fs-head").textContent()).contains("已办结");
            assertThat(operator.content()).contains("已核验");
            Chromium.picture(operator, "notice-closed");
            operator.locator("a.fs-clock").first().click();
            assertThat(operator.content()).contains("第十条");
            Chromium.picture(operator, "explanation");
            phone.navigate("/unit/notices/" + notice);
            assertThat(phone.content()).contains("已全部办结");
        }
    }

    @Test
    void whenNobodyAnswersTheLeadersAreWrittenToAndItIsShownAsLate() throws Exception {
        var system = system("zyx-lab");
        scans.open(system.ip(), "nessus:65821");
        try (var chromium = new Chromium(port)) {
            var operator = chromium.desktopOfGuest("operator");
            var notice = draft(operator, system);
            var number = issue(chromium.desktopOfGuest("lead"), notice);
            mailTo("zyx2@example.edu.cn", number);

            Eventually.holds(
                    "the clock passes the due and the deputy is written to",
                    Duration.ofMinutes(3),
                    () -> {
                        operator.navigate("/notices/" + notice);
                        if (operator.locator(".fs-clock-late").count() > 0) {
                            return true;
                        }
                        operator.locator("button:has-text('跳到下一个时限')").click();
                        operator.waitForLoadState();
                        return false;
                    });
            assertThat(mailsTo("zyx1@example.edu.cn"))
                    .anySatisfy(mail -> assertThat(text(mail)).contains(number));
            operator.navigate("/notices/" + notice);
            assertThat(operator.content()).contains("逾期", "送分管领导");
            Chromium.picture(operator, "notice-late");
            operator.navigate("/ledger?state=OPEN&late=yes");
            Chromium.picture(operator, "ledger");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-US"})
    void everyPageFitsAtBothWidthsInBothLanguages(String language) {
        try (var chromium = new Chromium(port, language)) {
            var desktop = chromium.desktopOfGuest("operator");
            var phone = chromium.phoneOfGuest("operator");
            for (var path :
                    List.of(
                            "/desk",
                            "/findings?open=yes",
                            "/imports",
                            "/retests?state=OPEN",
                            "/notices",
                            "/ledger",
                            "/registry",
                            "/registry/systems",
                            "/registry/networks",
                            "/registry/people",
                            "/registry/import",
                            "/registry/ask?target=10.10.21.10",
                            "/inbox",
                            "/kit",
                            "/demo/mail")) {
                fits(desktop, path);
                fits(phone, path);
            }
            var unit = chromium.phoneOfGuest("zyx");
            for (var path : List.of("/unit", "/unit/notices", "/unit/systems", "/unit/people")) {
                fits(unit, path);
            }
            var admin = chromium.phoneOfGuest("sysadmin");
            for (var path : List.of("/admin/accounts", "/account")) {
                fits(admin, path);
            }
            fits(chromium.phoneOfGuest("auditor"), "/audit");
        }
    }

    @Test
    void everyLinkOfThePagesLeadsSomewhere() {
        try (var chromium = new Chromium(port)) {
            var page = chromium.desktopOfGuest("operator");
            for (var path :
                    List.of("/desk", "/notices", "/ledger", "/registry", "/registry/units/2")) {
                page.navigate(path);
                for (var link : links(page)) {
                    assertThat(page.request().get(link).status())
                            .as(link + " on " + path)
                            .isLessThan(400);
                }
            }
        }
    }

    private static List<String> links(Page page) {
        var found =
                page.evaluate(
                        "[...document.querySelectorAll('.fs-main a[href^=\"/\"]')]"
                                + ".map(a => a.getAttribute('href')).join('\\n')");
        return String.valueOf(found).lines().distinct().toList();
    }

    private static void fits(Page page, String path) {
        var response = page.navigate(path);
        assertThat(response).as(path).isNotNull();
        assertThat(response.status()).as(path).isEqualTo(200);
        assertThat(page.content()).as(path).doesNotContain("??");
        var over =
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth");
        assertThat(((Number) over).intValue()).as(path + " fits").isLessThanOrEqualTo(0);
    }

    /** Scans, chooses what is new on the system, drafts and proposes. */
    private static long draft(Page operator, DemoSystem system) {
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

    private static void chooseAll(Page operator, DemoSystem system) {
        operator.navigate(
                "/findings?open=yes&state=NEW&state=CONFIRMED&level=CRITICAL&level=HIGH&level=MEDIUM&q="
                        + system.ip());
        assertThat(operator.locator("[data-pick]").count()).isPositive();
        operator.locator("[data-pick-all]").check();
    }

    /** The second person issues; the number. */
    private static String issue(Page lead, long notice) {
        lead.navigate("/notices/" + notice);
        Chromium.picture(lead, "notice-proposed");
        lead.locator("button[data-dialog]:has-text('签发')").click();
        lead.locator("dialog[open] button.btn-primary").click();
        lead.waitForLoadState();
        var title = lead.locator(".fs-head h1").textContent();
        assertThat(title).contains("号");
        return title.strip().substring(0, title.strip().indexOf('号') + 1);
    }

    private static void answer(Page phone, long notice) {
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

    private DemoSystem system(String code) {
        return scans.campus().systems().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static MimeMessage mailTo(String address, String number) {
        Eventually.holds(
                "the mail of " + number + " to " + address,
                PATIENCE,
                () -> mailsTo(address).stream().anyMatch(mail -> text(mail).contains(number)));
        return mailsTo(address).stream()
                .filter(mail -> text(mail).contains(number))
                .findFirst()
                .orElseThrow();
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(RELAY.getReceivedMessages())
                .filter(mail -> to(mail).contains(address))
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getRecipients(Message.RecipientType.TO));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return String.valueOf(mail.getContent());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(String text) {
        var found = LINK.matcher(text);
        assertThat(found.find()).as("a link in " + text).isTrue();
        return found.group(1);
    }
}
