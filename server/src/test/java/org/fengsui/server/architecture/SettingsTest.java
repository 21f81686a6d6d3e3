package org.fengsui.server.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** What a school can set is what docs/settings.md says it can. */
class SettingsTest {

    private static final Pattern NAMED = Pattern.compile("`(fengsui(?:\\.[a-z-]+){2,})`");

    @Test
    void eachSettingIsDescribedAndEachDescribedSettingExists() {
        var settings =
                Bytecode.main().stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(type -> type.reflect())
                        .flatMap(type ->
                                names(
                                        type.getAnnotation(ConfigurationProperties.class).value(),
                                        type))
                        .collect(toCollection(TreeSet::new));
        var described =
                NAMED.matcher(Sources.text(Sources.ROOT.resolve("docs/settings.md")))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(toCollection(TreeSet::new));
        assertThat(described).isEqualTo(settings).isNotEmpty();
    }

    private static Stream<String> names(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> {
                    var name = prefix + "." + kebab(component);
                    return component.getType().isRecord()
                            ? names(name, component.getType())
                            : Stream.of(name);
                });
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
