package org.fengsui.server.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All bundles and all templates of the product. */
class PageTextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z0-9_.-]+)[}(]");

    static Stream<String> bundles() throws IOException {
        try (var files = Files.list(RESOURCES.resolve("messages"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.replaceAll("_(zh|en)\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Stream<Path> templates() throws IOException {
        try (var files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList().stream();
        }
    }

    private static Properties read(String bundle, String language) throws IOException {
        var texts = new Properties();
        var file = RESOURCES.resolve("messages/" + bundle + "_" + language + ".properties");
        try (var in = Files.newInputStream(file);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesSayTheSameThings(String bundle) throws IOException {
        var chinese = read(bundle, "zh");
        var english = read(bundle, "en");
        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        for (var key : chinese.stringPropertyNames()) {
            var zh = chinese.getProperty(key);
            var en = english.getProperty(key);
            assertThat(places(en)).as(key).isEqualTo(places(zh));
            assertThat(zh).as(key).isNotBlank().doesNotContain("'");
            assertThat(en).as(key).isNotBlank().doesNotContain("'");
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noTwoBundlesSayTheSameKey() throws IOException {
        var seen = new TreeSet<String>();
        for (var bundle : bundles().toList()) {
            for (var key : read(bundle, "zh").stringPropertyNames()) {
                assertThat(seen.add(key)).as(bundle + ": " + key).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateNamesOnlyTextsThatExist(Path template) throws IOException {
        var known = new TreeSet<String>();
        for (var bundle : bundles().toList()) {
            known.addAll(read(bundle, "zh").stringPropertyNames());
        }
        var text = Files.readString(template);
        assertThat(KEY.matcher(text).results().map(match -> match.group(1)))
                .as(template.toString())
                .allSatisfy(key -> assertThat(known).contains(key));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateHasNoInlineScriptOrStyleAndNothingUnescaped(Path template) throws IOException {
        var text = Files.readString(template);
        assertThat(text)
                .as(template.toString())
                .doesNotContainPattern("\\bstyle\\s*=|th:style|<style")
                .doesNotContainPattern("\\son[a-z]+\\s*=|th:on[a-z]+|hx-on")
                .doesNotContainPattern("<script(?![^>]*\\b(th:)?src=)")
                .doesNotContain("th:utext")
                .doesNotContain("[(")
                .doesNotContain("__$");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void aConditionIsNeverOnTheElementThatIsReplaced(Path template) throws IOException {
        assertThat(Files.readString(template))
                .as(template + ": th:replace wins over th:if and th:each")
                .doesNotContainPattern(
                        "<[^<>]*th:(if|unless|each|case)=\"[^\"]*\"[^<>]*th:(replace|insert)=")
                .doesNotContainPattern(
                        "<[^<>]*th:(replace|insert)=\"[^\"]*\"[^<>]*th:(if|unless|each|case)=");
    }
}
