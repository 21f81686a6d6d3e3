package org.fengsui.engine.attribution;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value that the registry table writes in English or Chinese. */
interface Named {
    /** The English word, compared without regard to case. */
    String name();

    /** The Chinese word. */
    String chinese();

    /** The value a cell names; null when it names none. */
    static <E extends Named> @Nullable E find(E[] values, String cell) {
        String word = cell.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Stream.of(values)
                .filter(value -> value.name().equals(word) || value.chinese().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** All words, for the message that names what is allowed. */
    static String all(Named[] values) {
        return Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT) + " " + value.chinese())
                .collect(Collectors.joining(", "));
    }
}
