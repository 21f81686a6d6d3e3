package org.fengsui.engine.advisory;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The order of versions as vendors write them: figures by value, {@code 1.9 < 1.10}; a missing part
 * is zero, {@code 1.0 = 1}; a word that announces a version stands before it, {@code 2.0-rc1 <
 * 2.0}; any other word stands behind it, {@code 1.0.2k > 1.0.2}.
 */
public final class VersionOrder implements Comparator<String> {

    /** The only one there is. */
    public static final VersionOrder INSTANCE = new VersionOrder();

    private static final Pattern PART = Pattern.compile("[0-9]+|\\p{IsAlphabetic}+");
    private static final Pattern BEFORE =
            Pattern.compile("alpha|beta|a|b|m|milestone|rc|cr|pre|preview|snapshot|dev|ea");
    private static final List<String> FINAL = List.of("final", "ga", "release");
    private static final String NOTHING = "0";

    private VersionOrder() {}

    @Override
    public int compare(String left, String right) {
        List<String> a = parts(left);
        List<String> b = parts(right);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = part(i < a.size() ? a.get(i) : NOTHING, i < b.size() ? b.get(i) : NOTHING);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<String> parts(String version) {
        return PART.matcher(version.toLowerCase(Locale.ROOT).replaceFirst("^v(?=[0-9])", ""))
                .results()
                .map(MatchResult::group)
                .filter(part -> !FINAL.contains(part))
                .toList();
    }

    private static int part(String a, String b) {
        boolean figure = isFigure(a);
        if (figure && isFigure(b)) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        if (figure) {
            return -word(b, a);
        }
        return isFigure(b) ? word(a, b) : words(a, b);
    }

    private static int words(String a, String b) {
        boolean before = BEFORE.matcher(a).matches();
        return before == BEFORE.matcher(b).matches() ? a.compareTo(b) : before ? -1 : 1;
    }

    /**
     * A word against a figure: {@code 2.0-rc} before 2.0, {@code 1.0.2k} behind 1.0.2 and before
     * 1.0.2.1.
     */
    private static int word(String word, String figure) {
        if (BEFORE.matcher(word).matches()) {
            return -1;
        }
        return new BigInteger(figure).signum() == 0 ? 1 : -1;
    }

    private static boolean isFigure(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
