package org.fengsui.server.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
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
    private static final String OLD_LEDGER =
            """
            通知书编号,责任单位,系统名称,地址,问题,级别,送达日期,反馈日期,办结日期
            信办安〔2026〕17号,资源学院,资源学院网站,www.zy.example.edu.cn,后台弱口令,高危,2026/3/2,2026/3/5,2026/3/6
            信办安〔2026〕18号,资源学院,资源学院网站,10.10.21.10,组件过旧,中危,2026/3/4,,
            """;
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
            var notice = Walk.draft(operator, system);

            var lead = chromium.desktopOfGuest("lead");
            var number = Walk.issue(lead, notice);

            var mail = mailTo("zyx2@example.edu.cn", number);
            assertThat(mail.isMimeType("text/plain")).as("no attachment").isTrue();
            assertThat(text(mail)).contains("资源学院", number, "5 个工作日").doesNotContain(system.ip());

            var phone = chromium.phone();
            phone.navigate(link(text(mail)));
            assertThat(phone.content()).contains(number).doesNotContain(system.ip());
            Chromium.picture(phone, "link");
            phone.locator(".fs-submit a.btn").click();
            Chromium.asGuest(phone, "zyx");
            Walk.answer(phone, notice);

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
            operator.waitForLoadState();
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
            var notice = Walk.draft(operator, system);
            var number = Walk.issue(chromium.desktopOfGuest("lead"), notice);
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

    @Test
    void everyFileIsPrintedCleanAlsoFromADarkScreen() {
        try (var chromium = new Chromium(port)) {
            var lead = chromium.desktopOfGuest("lead");
            lead.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            Walk.prints(lead, "/overview", "全校态势", "未闭环隐患走势", "超危", "本季整改用时");
            Walk.prints(lead, "/ledger?state=MET", "义务台账", "状态：已完成", "信办整〔", "第十条");
            Walk.prints(
                    lead, Walk.first(lead, "/ledger?state=MET", "a.fs-clock"), "怎么算的", "工作日", "依据");
            Walk.prints(
                    lead,
                    Walk.first(lead, "/notices?state=CLOSED", "a.fs-name"),
                    "信办整〔",
                    "经过",
                    "危害");
            Walk.prints(
                    lead, Walk.first(lead, "/findings?open=yes", "a.fs-name"), "证据", "归属", "何时看到");
            var system = Walk.first(lead, "/registry/systems", "a.fs-name");
            Walk.prints(lead, system, "备案内容", "地址", "10.10.");
            Walk.prints(
                    chromium.desktopOfGuest("cac"), Walk.measure(chromium, system), "处置措施", "经过");
            Walk.retire(lead, system);
            Walk.prints(lead, system, "已下线", "主校区与校外各试一次，连接超时");
        }
    }

    @Test
    void anOldLedgerIsTakenOverAndAnotherSystemsTableIsSynced() {
        try (var chromium = new Chromium(port)) {
            var lead = chromium.desktopOfGuest("lead");
            lead.navigate("/notices/takeover");
            Walk.upload(lead, "旧台账.csv", OLD_LEDGER);
            lead.waitForURL("**/notices/takeover/*");
            assertThat(lead.locator(".fs-main").textContent())
                    .contains("信办安〔2026〕18号", "第十条 5 个工作日");
            Chromium.picture(lead, "takeover");
            lead.locator(".fs-main form .btn-primary").click();
            lead.locator(".fs-main .fs-empty .btn-primary").click();
            lead.waitForURL("**/notices");
            assertThat(lead.locator("[data-list]").textContent()).contains("信办安〔2026〕18号");

            Walk.sync(
                    lead,
                    "类别,编码,名称,主管单位,邮箱\n人员,p-a,何甲,xxb,a@example.edu.cn\n人员,p-b,何乙,xxb,b@example.edu.cn\n");
            lead.locator(".fs-main form .btn-primary").click();
            lead.locator(".fs-main .fs-empty .btn-primary").click();
            lead.waitForURL(Pattern.compile(".*/registry(\\?.*)?"));
            Walk.sync(lead, "类别,编码,名称,主管单位,邮箱\n人员,p-a,何甲,xxb,a2@example.edu.cn\n");
            assertThat(lead.locator(".fs-main").textContent())
                    .contains("来源里不再有", "何乙", "a@example.edu.cn → a2@example.edu.cn");
            Chromium.picture(lead, "sync");
        }
    }

    @Test
    void aMeasureIsOrderedAndANoticedSystemThatChangesHandsIsTransferred() {
        var system = system("zyx-file");
        scans.open(system.ip(), "nessus:57582");
        try (var chromium = new Chromium(port)) {
            var operator = chromium.desktopOfGuest("operator");
            var notice = Walk.draft(operator, system);
            var lead = chromium.desktopOfGuest("lead");
            Walk.issue(lead, notice);
            operator.navigate("/findings/scans?q=资源学院");
            assertThat(operator.locator("[data-list]").textContent()).contains("资源学院文件共享");
            Chromium.picture(operator, "scans");

            var cac = chromium.desktopOfGuest("cac");
            cac.navigate("/measures/new?notice=" + notice);
            cac.locator("select[name=kind]").selectOption(new SelectOption().setIndex(1));
            cac.locator("select[name=executor]").selectOption(new SelectOption().setLabel("经办甲"));
            cac.locator("textarea[name=text]").fill("可从校外访问，先限校内访问，直至复测通过。");
            cac.locator(".fs-submit .btn-primary").click();
            cac.waitForURL(Pattern.compile(".*/measures/\\d+"));
            assertThat(cac.locator(".fs-whocan").textContent()).contains("经办甲");
            operator.navigate(cac.url());
            assertThat(operator.locator(".fs-head .btn-primary").textContent()).contains("确认已执行");
            Chromium.picture(operator, "measure");

            lead.navigate("/registry/systems?q=" + system.ip());
            lead.locator("[data-list] a.fs-name").first().click();
            lead.locator(".fs-head .btn-primary").click();
            lead.locator("input[name=unit]").fill("sxx");
            lead.locator("input[name=operator]").fill("sxx");
            lead.locator(".fs-submit .btn-primary").click();
            lead.waitForURL(Pattern.compile(".*/registry/systems/\\d+"));
            var row = "a.fs-name[href='/notices/" + notice + "/transfer']";
            Eventually.holds(
                    "the noticed finding of the moved system waits for a decision",
                    PATIENCE,
                    () -> {
                        lead.navigate("/notices/transfers");
                        return lead.locator(row).count() > 0;
                    });
            assertThat(lead.locator(".fs-tabs a[aria-current] .fs-count").textContent())
                    .as("the tab counts what waits")
                    .isEqualTo(String.valueOf(lead.locator(".fs-table a.fs-name").count()));
            lead.locator(row).click();
            lead.locator("textarea[name=reason]").fill("系统已移交数学学院管理。");
            Chromium.picture(lead, "transfer");
            lead.locator(".fs-submit .btn-primary").click();
            lead.waitForURL(Pattern.compile(".*/notices/\\d+"));
            assertThat(lead.locator(".fs-head").textContent()).contains("数学学院");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en-US"})
    void everyPageFitsAtBothWidthsInBothLanguages(String language) {
        try (var chromium = new Chromium(port, language)) {
            var window = chromium.phoneOfGuest("operator");
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
                Walk.fitsAtBothWidths(window, path);
            }
            var unit = chromium.phoneOfGuest("zyx");
            for (var path : List.of("/unit", "/unit/notices", "/unit/systems", "/unit/people")) {
                Walk.fits(unit, path);
            }
            var admin = chromium.phoneOfGuest("sysadmin");
            for (var path : List.of("/admin/accounts", "/account")) {
                Walk.fits(admin, path);
            }
            Walk.fits(chromium.phoneOfGuest("auditor"), "/audit");
        }
    }

    @Test
    void everyLinkOfThePagesLeadsSomewhere() {
        try (var chromium = new Chromium(port)) {
            var page = chromium.desktopOfGuest("operator");
            for (var path :
                    List.of("/desk", "/notices", "/ledger", "/registry", "/registry/units/2")) {
                page.navigate(path);
                for (var link : Walk.links(page)) {
                    assertThat(page.request().get(link).status())
                            .as(link + " on " + path)
                            .isLessThan(400);
                }
            }
        }
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
