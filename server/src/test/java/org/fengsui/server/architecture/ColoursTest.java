package org.fengsui.server.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Everybody reads it in light and dark, and a level's colour means a level. */
class ColoursTest {

    private static final String STATIC = "server/src/main/resources/static/_static";
    private static final Pattern TOKEN = Pattern.compile("--fs-([a-z-]+): #([0-9a-f]{6})\\b");
    private static final Pattern USE =
            Pattern.compile("([^{}]*)\\{[^{}]*var\\(--fs-(?:red|orange|yellow|blue)\\b[^{}]*}");
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "\\b(?:text|bg|btn|btn-outline|alert|badge|border|status)-(?:red|orange|yellow|blue"
                            + "|danger|warning|info|success)\\b");

    private static final List<String> GROUNDS = List.of("card", "paper", "hover", "brand-soft");

    /** Of the Web Content Accessibility Guidelines 2.2, 1.4.3 and 1.4.11, level AA. */
    private static final double TEXT = 4.5;

    private static final double GRAPHIC = 3;

    /** What is written in which colour on which grounds. */
    private static final Map<String, List<String>> WRITTEN =
            Map.ofEntries(
                    Map.entry("ink", GROUNDS),
                    Map.entry("muted", GROUNDS),
                    Map.entry("brand", GROUNDS),
                    Map.entry("brand-strong", GROUNDS),
                    Map.entry("red", GROUNDS),
                    Map.entry("orange", GROUNDS),
                    Map.entry("yellow", GROUNDS),
                    Map.entry("blue", GROUNDS),
                    Map.entry("on-brand", List.of("brand", "brand-strong")),
                    Map.entry("side-ink", List.of("side", "side-on")),
                    Map.entry("side-quiet", List.of("side", "side-on")));

    /** What is drawn: shapes of levels, marks of states, borders of what is chosen. */
    private static final Map<String, List<String>> DRAWN =
            Map.of(
                    "red-shape", GROUNDS,
                    "orange-shape", GROUNDS,
                    "yellow-shape", GROUNDS,
                    "blue-shape", GROUNDS,
                    "brand", GROUNDS,
                    "grey", List.of("card", "paper", "hover"));

    private static String kit() {
        return Sources.text(Sources.ROOT.resolve(STATIC + "/fengsui.css"));
    }

    private static Map<String, String> tokens(String selector) {
        var css = kit();
        int from = css.indexOf("\n" + selector + " {\n");
        assertThat(from).as("the tokens of " + selector).isPositive();
        var tokens = new HashMap<String, String>();
        TOKEN.matcher(css.substring(from, css.indexOf("\n}", from)))
                .results()
                .forEach(found -> tokens.put(found.group(1), found.group(2)));
        return tokens;
    }

    private static Map<String, String> light() {
        return tokens(":root");
    }

    /** What the dark does not say is as in the light. */
    private static Map<String, String> dark() {
        var tokens = light();
        tokens.putAll(tokens("[data-bs-theme=dark]"));
        return tokens;
    }

    @Test
    void whatIsWrittenIsReadInLightAndDark() {
        contrasts("light", light(), WRITTEN, TEXT);
        contrasts("dark", dark(), WRITTEN, TEXT);
    }

    @Test
    void whatIsDrawnIsSeenInLightAndDark() {
        contrasts("light", light(), DRAWN, GRAPHIC);
        contrasts("dark", dark(), DRAWN, GRAPHIC);
    }

    private static void contrasts(
            String theme,
            Map<String, String> tokens,
            Map<String, List<String>> pairs,
            double least) {
        pairs.forEach((front, grounds) ->
                assertThat(grounds)
                        .allSatisfy(ground ->
                                assertThat(contrast(tokens, front, ground))
                                        .as("%s on %s in the %s", front, ground, theme)
                                        .isGreaterThanOrEqualTo(least)));
    }

    private static double contrast(Map<String, String> tokens, String front, String ground) {
        double one = luminance(requireNonNull(tokens.get(front), front));
        double other = luminance(requireNonNull(tokens.get(ground), ground));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String hexadecimal) {
        int colour = Integer.parseInt(hexadecimal, 16);
        return 0.2126 * linear(colour >> 16)
                + 0.7152 * linear(colour >> 8)
                + 0.0722 * linear(colour);
    }

    private static double linear(int colour) {
        double part = (colour & 0xff) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    @Test
    void theColoursOfLevelsAreOfLevelsOnly() {
        for (var file : Sources.files(STATIC, ".css")) {
            assertThat(USE.matcher(Sources.text(file)).results().map(found -> found.group(1)))
                    .as(Sources.name(file))
                    .allSatisfy(selector -> assertThat(selector.strip()).startsWith(".fs-level-"));
        }
        assertThat(USE.matcher(kit()).results()).isNotEmpty();
    }

    @Test
    void noPageBorrowsAColourThatReadsAsALevel() {
        assertThat(Sources.files("server/src/main/resources/templates", ".html"))
                .isNotEmpty()
                .allSatisfy(page ->
                        assertThat(Sources.text(page))
                                .as(Sources.name(page))
                                .doesNotContainPattern(FOREIGN));
    }
}
