package org.fengsui.server.sensing.finding.domain;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns text into the words it is found by: Chinese runs into single characters and overlapping
 * pairs, everything else into words between separators. Identifiers, addresses and host names are
 * kept whole as well, and by the parts people type: {@code 10.1.2.3} also as {@code 10.1.2}, {@code
 * jw.example.edu.cn} also as {@code example.edu.cn}.
 */
public final class SearchWords {

    private static final int LONGEST = 64;
    private static final int MOST = 256;

    private SearchWords() {}

    /** The words of a finding; texts that are null are left out. */
    public static Set<String> of(Collection<@Nullable String> texts) {
        var words = new LinkedHashSet<String>();
        for (var text : texts) {
            if (text != null && words.size() < MOST) {
                split(text, words, true);
            }
        }
        return words;
    }

    /**
     * The words that all must be there for a finding to match what was typed; empty when nothing
     * was typed that can be looked for.
     */
    public static Set<String> asked(String typed) {
        var words = new LinkedHashSet<String>();
        split(typed, words, false);
        return words;
    }

    private static void split(String text, Set<String> words, boolean indexing) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int at = 0;
        while (at < plain.length()) {
            int c = plain.codePointAt(at);
            if (isHan(c)) {
                at = han(plain, at, words, indexing);
            } else if (isWord(c)) {
                at = latin(plain, at, words, indexing);
            } else {
                at += Character.charCount(c);
            }
        }
    }

    private static int han(String text, int from, Set<String> words, boolean indexing) {
        int at = from;
        int before = -1;
        while (at < text.length() && isHan(text.codePointAt(at))) {
            int width = Character.charCount(text.codePointAt(at));
            if (before >= 0) {
                words.add(text.substring(before, at + width));
            }
            if (indexing) {
                words.add(text.substring(at, at + width));
            }
            before = at;
            at += width;
        }
        if (!indexing && at == from + Character.charCount(text.codePointAt(from))) {
            words.add(text.substring(from, at));
        }
        return at;
    }

    private static int latin(String text, int from, Set<String> words, boolean indexing) {
        int end = from;
        while (end < text.length() && isInside(text, end)) {
            end += Character.charCount(text.codePointAt(end));
        }
        var whole = text.substring(from, Math.min(end, from + LONGEST));
        add(whole, words);
        if (indexing) {
            parts(whole, words);
        }
        return end;
    }

    /** A number is found by its beginning; a name by its ends and its parts. */
    private static void parts(String whole, Set<String> words) {
        boolean number = whole.chars().allMatch(c -> c == '.' || Character.isDigit(c));
        int start = 0;
        for (int i = 0; i < whole.length(); i++) {
            if (isJoiner(whole.charAt(i))) {
                if (!number || start > 0) {
                    add(whole.substring(0, i), words);
                }
                if (!number) {
                    add(whole.substring(i + 1), words);
                    add(whole.substring(start, i), words);
                }
                start = i + 1;
            }
        }
    }

    private static void add(String word, Set<String> words) {
        if (!word.isEmpty()) {
            words.add(word);
        }
    }

    /** Whether the character continues a word; a joiner does when a word character follows it. */
    private static boolean isInside(String text, int at) {
        int c = text.codePointAt(at);
        if (isWord(c)) {
            return true;
        }
        return isJoiner(c) && at + 1 < text.length() && isWord(text.codePointAt(at + 1));
    }

    private static boolean isJoiner(int c) {
        return c == '.' || c == '-' || c == ':' || c == '@';
    }

    private static boolean isWord(int c) {
        return (Character.isLetterOrDigit(c) || c == '_') && !isHan(c);
    }

    private static boolean isHan(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            case null, default -> false;
        };
    }
}
