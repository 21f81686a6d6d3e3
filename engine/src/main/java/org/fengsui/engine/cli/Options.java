package org.fengsui.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words after a verb: options with one value each, and the rest.
 *
 * @param values by option name with its dashes
 * @param operands all other words, in order
 */
record Options(Map<String, String> values, List<String> operands) {

    /**
     * Sorts the words.
     *
     * @param allowed the options the verb knows, with their dashes
     * @throws UsageException for an option that is unknown, stands twice or has no value
     */
    static Options of(List<String> words, Set<String> allowed) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> operands = new ArrayList<>();
        boolean optionsOver = false;
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at++);
            if (optionsOver || !word.startsWith("--")) {
                operands.add(word);
            } else if (word.equals("--")) {
                optionsOver = true;
            } else if (!allowed.contains(word)) {
                throw new UsageException("unknown-option", word);
            } else if (at == words.size()) {
                throw new UsageException("no-value", word);
            } else if (values.put(word, words.get(at++)) != null) {
                throw new UsageException("twice", word);
            }
        }
        return new Options(values, List.copyOf(operands));
    }

    @Nullable String value(String option) {
        return values.get(option);
    }

    String needed(String option) {
        String value = values.get(option);
        if (value == null) {
            throw new UsageException("missing", option);
        }
        return value;
    }

    Locale language() {
        String language = values.getOrDefault("--lang", "en");
        return switch (language) {
            case "en" -> Locale.ENGLISH;
            case "zh" -> Locale.CHINESE;
            default -> throw new UsageException("language", language);
        };
    }

    /** The language asked for, also where the words are wrong otherwise. */
    static Locale languageOf(List<String> words) {
        int at = words.indexOf("--lang");
        boolean chinese = at >= 0 && at + 1 < words.size() && words.get(at + 1).equals("zh");
        return chinese ? Locale.CHINESE : Locale.ENGLISH;
    }
}
