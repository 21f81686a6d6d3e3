package org.fengsui.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fengsui.server.testing.People;

/**
 * A visit with the machine's Chromium, driven headless: windows that know nothing of those of other
 * visits. Every message about the content security policy and every script error on a console is
 * kept; {@link #close()} fails on any.
 */
final class Chromium implements AutoCloseable {

    private static final List<Path> PLACES =
            List.of(
                    Path.of("/usr/bin/chromium"),
                    Path.of("/usr/bin/chromium-browser"),
                    Path.of("/usr/bin/google-chrome"));
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static final ViewportSize DESKTOP = new ViewportSize(1280, 900);
    private static final ViewportSize PHONE = new ViewportSize(375, 800);

    /** Started at first use for all visits of a test JVM, whose end ends it: it starts slowly. */
    private static final class Running {

        static final Browser BROWSER =
                Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(program().orElseThrow())
                                        .setArgs(FLAGS));
    }

    private final String root;
    private final String locale;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    Chromium(int port) {
        this(port, "zh-CN");
    }

    /** One whose reader prefers another language. */
    Chromium(int port, String locale) {
        this.locale = locale;
        root = "http://127.0.0.1:" + port;
    }

    /** Where Chromium is installed; empty where it is not. */
    static Optional<Path> program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /** A desktop window of a person who is signed in. */
    Page desktop(String username) {
        return signIn(context(DESKTOP), username);
    }

    /** A phone of a person who is signed in. */
    Page phone(String username) {
        return signIn(context(PHONE), username);
    }

    /** A desktop window of one of the demo's people, signed in by a press on the sign-in page. */
    Page desktopOfGuest(String username) {
        return asGuest(context(DESKTOP), username);
    }

    /** A phone of one of the demo's people. */
    Page phoneOfGuest(String username) {
        return asGuest(context(PHONE), username);
    }

    /** A phone on which nobody is signed in. */
    Page phone() {
        return context(PHONE).newPage();
    }

    /** Makes a window as narrow as a phone's. */
    static void narrow(Page page) {
        resize(page, PHONE);
    }

    /** Makes a window as wide as a desktop's. */
    static void widen(Page page) {
        resize(page, DESKTOP);
    }

    private static void resize(Page page, ViewportSize window) {
        page.setViewportSize(window.width, window.height);
        page.waitForFunction("width => innerWidth === width", window.width);
    }

    private static Page asGuest(BrowserContext context, String username) {
        var page = context.newPage();
        page.navigate("/sign-in");
        asGuest(page, username);
        return page;
    }

    /** Signs in on the page at hand, which is the sign-in page. */
    static void asGuest(Page page, String username) {
        page.locator(".fs-guests form:has(input[value='" + username + "']) button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    private BrowserContext context(ViewportSize window) {
        var context =
                Running.BROWSER.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(root)
                                .setLocale(locale)
                                .setTimezoneId("Asia/Shanghai")
                                .setColorScheme(ColorScheme.LIGHT)
                                .setViewportSize(window));
        contexts.add(context);
        context.setDefaultTimeout(20_000);
        context.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.location() + " " + message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        return context;
    }

    private static Page signIn(BrowserContext context, String username) {
        var page = context.newPage();
        page.navigate("/sign-in");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(People.PASSWORD);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    /** What a page is on paper, read back; every sheet is white. */
    static String printed(Page page) {
        try (var paper = Loader.loadPDF(page.pdf())) {
            var drawn = new PDFRenderer(paper);
            for (int sheet = 0; sheet < paper.getNumberOfPages(); sheet++) {
                var picture = drawn.renderImageWithDPI(sheet, 20);
                assertThat(picture.getRGB(2, 2) & 0xffffff).as("the paper").isEqualTo(0xffffff);
                assertThat(share(picture))
                        .as("share of the paper that is bright")
                        .isGreaterThan(0.8);
            }
            return new PDFTextStripper().getText(paper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double share(BufferedImage picture) {
        long bright = 0;
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                bright += (picture.getRGB(x, y) & 0xff) > 0xa0 ? 1 : 0;
            }
        }
        return (double) bright / (picture.getWidth() * picture.getHeight());
    }

    /** A picture for the guide at {@code docs/images/}, when the run is asked to make them. */
    static void picture(Page page, String name) {
        var folder = System.getProperty("fengsui.pictures", "");
        if (!folder.isBlank()) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(folder, name + ".png"))
                            .setFullPage(false));
        }
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).as("messages on the browser's console").isEmpty();
    }
}
