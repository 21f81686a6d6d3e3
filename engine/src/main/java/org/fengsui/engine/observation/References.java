package org.fengsui.engine.observation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects references in order, distinct, ids in upper case, at most {@value #LIMIT}. Reusable
 * after {@link #take()}.
 */
public final class References {
    private static final int LIMIT = 1_000;
    private static final int LENGTH = 2_000;
    private static final Pattern ID =
            Pattern.compile(
                    "(?i)\\b(?:CVE-\\d{4}-\\d{4,19}|CNVD-(?:C-)?\\d{4}-\\d{2,12}|CNNVD-\\d{6}-\\d{3,8}|GHSA(?:-[0-9a-z]{4}){3}|CWE[-:]\\d{1,5})");
    private static final List<String> PREFIXES =
            List.of("CVE-", "CNVD-", "CNNVD-", "CWE-", "CWE:", "GHSA-");
    private static final int LONGEST_NOTHING = 6;
    private static final Pattern URL = Pattern.compile("(?i)https?://[^\\s<>\"]+");

    private static final Pattern LINES = Pattern.compile("[,;，；\\r\\n]+");

    private final Set<String> refs = new LinkedHashSet<>();

    /** Starts with none. */
    public References() {}

    /** Whether the text is an id of a vulnerability (CVE, CNVD, CNNVD, GHSA). */
    public static boolean isVulnerabilityId(String ref) {
        return ref.startsWith("CVE-")
                || ref.startsWith("CNVD-")
                || ref.startsWith("CNNVD-")
                || ref.startsWith("GHSA-");
    }

    /**
     * Adds one reference as it stands: an id or a URL; blank ones and {@code NOCVE} are left out.
     */
    public References add(@Nullable String ref) {
        if (ref == null || refs.size() >= LIMIT) {
            return this;
        }
        String text = ref.strip();
        if (!text.isEmpty() && text.length() <= LENGTH && !isNothing(text)) {
            refs.add(normalise(text));
        }
        return this;
    }

    /** Adds a CWE given as number or {@code CWE-79}; 0 and negative numbers mean none. */
    public References addCwe(@Nullable String cwe) {
        if (cwe == null) {
            return this;
        }
        String number =
                cwe.strip().toUpperCase(Locale.ROOT).replaceFirst("^CWE[-: ]?(ID)?[-: ]?", "");
        boolean valid =
                !number.isEmpty()
                        && number.length() <= 5
                        && number.chars().allMatch(Character::isDigit);
        return valid && !number.matches("0+") ? add("CWE-" + Integer.parseInt(number)) : this;
    }

    /** Adds every CWE of a list; see {@link #addCwe}. */
    public References addCwes(@Nullable String list) {
        if (list != null) {
            LINES.splitAsStream(list).forEach(this::addCwe);
        }
        return this;
    }

    /** Adds every part of a list separated by commas, semicolons, blanks or line breaks. */
    public References addAll(@Nullable String list) {
        if (list != null) {
            parts(list).forEach(this::add);
        }
        return this;
    }

    /**
     * Adds every part of a list whose parts may hold blanks: separated by commas, semicolons or
     * line breaks.
     */
    public References addLines(@Nullable String list) {
        if (list != null) {
            LINES.splitAsStream(list).forEach(this::add);
        }
        return this;
    }

    /** Adds the ids and URLs that stand somewhere in a free text. */
    public References addFoundIn(@Nullable String text) {
        if (text != null && !text.isEmpty()) {
            addMatches(ID.matcher(text));
            if (text.contains("://")) {
                addMatches(URL.matcher(text));
            }
        }
        return this;
    }

    /** Adds only the vulnerability ids and CWEs that stand somewhere in a free text. */
    public References addIdsFoundIn(@Nullable String text) {
        if (text != null && text.indexOf('-') >= 0) {
            addMatches(ID.matcher(text));
        }
        return this;
    }

    /**
     * The parts of a list separated by commas, semicolons, blanks or line breaks; none is empty.
     */
    public static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            if (i == list.length() || isSeparator(list.charAt(i))) {
                if (i > start) {
                    parts.add(list.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return refs.isEmpty();
    }

    /** The references so far; starts anew. */
    public List<String> take() {
        List<String> taken = new ArrayList<>(refs);
        refs.clear();
        return taken;
    }

    private void addMatches(Matcher matcher) {
        while (matcher.find()) {
            add(withoutPunctuation(matcher.group()));
        }
    }

    /** Without what ends a sentence; a closing bracket stays where the reference opened it. */
    private static String withoutPunctuation(String ref) {
        int end = ref.length();
        long open =
                ref.chars().filter(c -> c == '(').count()
                        - ref.chars().filter(c -> c == ')').count();
        while (end > 0
                && (".,;]".indexOf(ref.charAt(end - 1)) >= 0
                        || (ref.charAt(end - 1) == ')' && open < 0))) {
            open += ref.charAt(end - 1) == ')' ? 1 : 0;
            end--;
        }
        return ref.substring(0, end);
    }

    private static boolean isSeparator(char c) {
        return c <= ' ' || c == ',' || c == ';' || c == '，' || c == '；' || c == '、';
    }

    private static boolean isNothing(String text) {
        if (text.length() > LONGEST_NOTHING) {
            return false;
        }
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "NOCVE", "NOBID", "NOXREF", "N/A", "NONE", "NULL", "-", "无" -> true;
            default -> false;
        };
    }

    private static String normalise(String text) {
        for (String prefix : PREFIXES) {
            if (text.regionMatches(true, 0, prefix, 0, prefix.length())) {
                String upper = text.toUpperCase(Locale.ROOT);
                // GitHub writes its ids with small letters.
                return prefix.equals("GHSA-")
                        ? prefix + text.substring(prefix.length()).toLowerCase(Locale.ROOT)
                        : upper.replace("CWE:", "CWE-");
            }
        }
        return text;
    }
}
