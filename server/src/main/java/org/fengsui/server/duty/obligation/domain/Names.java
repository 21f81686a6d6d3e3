package org.fengsui.server.duty.obligation.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a school calls offices, posts and papers that the default profile calls otherwise.
 *
 * @param zh the school's Chinese name by the default one
 * @param en the same in English
 */
public record Names(Map<String, String> zh, Map<String, String> en) {

    /** A school that calls everything as the default profile does. */
    public static final Names NONE = new Names(Map.of(), Map.of());

    /** Keeps its own copies. */
    public Names {
        zh = Map.copyOf(zh);
        en = Map.copyOf(en);
    }

    /** The text with the school's names; names that stand in it already stay. */
    public String in(Locale language, String text) {
        return replaced("en".equals(language.getLanguage()) ? en : zh, text);
    }

    private static String replaced(Map<String, String> names, String text) {
        if (names.isEmpty()) {
            return text;
        }
        // The school's own names are found too, so that 校网信办 does not become 校校网信办.
        var all = new ArrayList<>(names.keySet());
        all.addAll(names.values());
        all.sort(Comparator.comparingInt(String::length).reversed());
        var pattern =
                Pattern.compile(all.stream().map(Pattern::quote).collect(Collectors.joining("|")));
        return pattern.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(names.getOrDefault(found.group(), found.group())));
    }
}
