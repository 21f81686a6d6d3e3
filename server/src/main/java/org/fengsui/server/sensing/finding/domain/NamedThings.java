package org.fengsui.server.sensing.finding.domain;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fengsui.server.campus.knowledge.Knowledge;
import org.fengsui.server.campus.registry.Registry;
import org.fengsui.server.platform.kernel.Scope;
import org.fengsui.server.platform.page.ListRequest;
import org.springframework.stereotype.Component;

/**
 * Looks typed words up in the small tables whose names findings are shown under: the knowledge
 * base, systems and units. Names are not written into the word index, so that a name that changes
 * costs nothing, however many findings bear it.
 */
@Component
class NamedThings {

    private final Knowledge knowledge;
    private final Registry registry;

    NamedThings(Knowledge knowledge, Registry registry) {
        this.knowledge = knowledge;
        this.registry = registry;
    }

    /** What the words of a request name; systems and units as far as the scope sees them. */
    NamedByWords named(Scope scope, ListRequest asked) {
        var words = asked.value("q").map(SearchWords::asked).orElse(Set.of());
        if (words.isEmpty()) {
            return NamedByWords.NOTHING;
        }
        var checks =
                knowledge.called(words).entrySet().stream()
                        .filter(entry -> has(entry.getValue(), words))
                        .map(Map.Entry::getKey)
                        .collect(toSet());
        return new NamedByWords(
                checks,
                checks.stream()
                        .filter(NamedThings::isNumber)
                        .map(NamedThings::number)
                        .collect(toSet()),
                those(registry.systemsCalled(scope, words), words),
                those(registry.unitsCalled(scope, words), words));
    }

    private static Set<Long> those(Map<Long, Set<String>> names, Set<String> words) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(name -> has(name, words)))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    private static boolean has(String name, Set<String> words) {
        return SearchWords.of(List.of(name)).containsAll(words);
    }

    private static boolean isNumber(String check) {
        return check.startsWith("cve:") || check.startsWith("cnvd:");
    }

    private static String number(String check) {
        return check.substring(check.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
