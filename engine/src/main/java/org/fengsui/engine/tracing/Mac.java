package org.fengsui.engine.tracing;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hardware address of a device.
 *
 * @param text twelve lower-case hex digits in pairs: {@code 02:00:5e:10:00:01}
 */
public record Mac(String text) implements Comparable<Mac> {
    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final Pattern WRITTEN =
            Pattern.compile(
                    "[0-9a-fA-F]{12}|[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}"
                            + "|[0-9a-fA-F]{4}([.-][0-9a-fA-F]{4}){2}");
    private static final Pattern PAIR = Pattern.compile("(..)(?!$)");

    /** Refuses any other spelling. */
    public Mac {
        if (!CANONICAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not a canonical hardware address: " + text);
        }
    }

    /**
     * Reads the spellings that devices write: {@code 02:00:5E:10:00:01}, {@code 02-00-5e-10-00-01},
     * {@code 0200.5e10.0001}, {@code 0200-5e10-0001}, {@code 02005e100001}; null for anything else.
     */
    public static @Nullable Mac tryParse(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            return null;
        }
        var digits = written.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
        return new Mac(PAIR.matcher(digits).replaceAll("$1:"));
    }

    @Override
    public int compareTo(Mac other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
