package org.fengsui.engine.table;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The names of a table's columns. Matching ignores case, blanks, hyphens and underscores: {@code
 * Plugin ID = plugin_id}.
 */
public final class TableHeader {
    private final long line;
    private final List<String> names;
    private final Map<String, Integer> byName = new HashMap<>();

    /**
     * Creates the header.
     *
     * @param line where it stands, from 1
     * @param names as written
     */
    public TableHeader(long line, List<String> names) {
        this.line = line;
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            byName.putIfAbsent(fold(names.get(i)), i);
        }
    }

    /** The line where the header stands, from 1. */
    public long line() {
        return line;
    }

    /** The names as written. */
    public List<String> names() {
        return names;
    }

    /** The first column of that name from 0, or -1. */
    public int index(String name) {
        return byName.getOrDefault(fold(name), -1);
    }

    /** Whether there is a column of that name. */
    public boolean has(String name) {
        return index(name) >= 0;
    }

    /**
     * The first name that stands twice, if any; readers that cannot live with it refuse the file.
     */
    public Optional<String> duplicate() {
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && index(names.get(i)) != i) {
                return Optional.of(names.get(i));
            }
        }
        return Optional.empty();
    }

    /** The form in which names are compared. */
    public static String fold(String name) {
        StringBuilder folded = new StringBuilder(name.length());
        name.chars()
                .filter(c ->
                        c != '_'
                                && c != '-'
                                && c != '\u3000'
                                && c != '\u00a0'
                                && c != '\ufeff'
                                && !Character.isWhitespace(c))
                .forEach(c -> folded.append((char) c));
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
