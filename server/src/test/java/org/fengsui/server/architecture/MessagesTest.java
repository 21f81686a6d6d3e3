package org.fengsui.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fengsui.server.platform.kernel.Problem;
import org.junit.jupiter.api.Test;

/** Every text in both languages, none without its text. */
class MessagesTest {

    private static final String RESOURCES = "server/src/main/resources";
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z0-9_.-]+)[}(]");

    @Test
    void eachBundleHasTheSameKeysInChineseAndEnglish() {
        var chinese = bundles("_zh.properties");
        assertThat(chinese).isNotEmpty();
        assertThat(bundles("_en.properties")).hasSameSizeAs(chinese);
        for (var bundle : chinese) {
            var english = Path.of(bundle.toString().replace("_zh.", "_en."));
            assertThat(keys(english)).as(Sources.name(english)).isEqualTo(keys(bundle));
        }
    }

    @Test
    void noTextIsEmpty() {
        for (var bundle : bundles(".properties")) {
            assertThat(texts(bundle).values().stream().map(Object::toString))
                    .as(Sources.name(bundle))
                    .noneMatch(String::isBlank);
        }
    }

    @Test
    void noKeyStandsInTwoRooms() {
        var seen = new TreeSet<String>();
        var twice = new ArrayList<String>();
        for (var bundle : roomBundles()) {
            for (var key : keys(bundle)) {
                if (!seen.add(key)) {
                    twice.add(Sources.name(bundle) + " " + key);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void eachKeyInATemplateExists() {
        var known = allKeys();
        var missing = new TreeSet<String>();
        for (var template : Sources.files(RESOURCES + "/templates", ".html")) {
            KEY.matcher(Sources.text(template))
                    .results()
                    .map(match -> match.group(1))
                    .filter(key -> !known.contains(key))
                    .forEach(key -> missing.add(Sources.name(template) + " " + key));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void eachProblemHasATitleAndADetail() {
        var known = allKeys();
        var missing = new TreeSet<String>();
        for (var problem : problems()) {
            var room = problem.getClass().getPackageName().replaceAll(".*\\.", "");
            if (!Files.exists(
                    Sources.ROOT.resolve(RESOURCES + "/messages/" + room + "_zh.properties"))) {
                continue;
            }
            for (var part : Set.of("title", "detail")) {
                var key = "problem." + problem.slug() + "." + part;
                if (!known.contains(key)) {
                    missing.add(key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTwoProblemsHaveOneSlug() {
        assertThat(problems().stream().map(Problem::slug)).doesNotHaveDuplicates();
    }

    private static List<Problem> problems() {
        return Bytecode.main().stream()
                .filter(type -> type.isAssignableTo(Problem.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(type -> type.reflect().getEnumConstants())
                .filter(constants -> constants != null)
                .flatMap(Arrays::stream)
                .map(Problem.class::cast)
                .toList();
    }

    private static Set<String> allKeys() {
        return roomBundles().stream()
                .flatMap(bundle -> keys(bundle).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> roomBundles() {
        return Sources.files(RESOURCES + "/messages", "_zh.properties");
    }

    private static List<Path> bundles(String ending) {
        var files = new ArrayList<>(Sources.files(RESOURCES, ending));
        files.addAll(Sources.files("engine/src/main/resources", ending));
        files.removeIf(file -> !file.toString().matches(".*_(zh|en)\\.properties"));
        return files;
    }

    private static Set<String> keys(Path bundle) {
        return new TreeSet<>(texts(bundle).stringPropertyNames());
    }

    private static Properties texts(Path bundle) {
        var texts = new Properties();
        try {
            texts.load(new StringReader(Sources.text(bundle)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
