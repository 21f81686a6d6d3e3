package org.fengsui.engine.observation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A CVSS base score.
 *
 * @param score from 0.0 to 10.0
 * @param version {@code 2.0}, {@code 3.0}, {@code 3.1}, {@code 4.0}, or empty if the report does
 *     not say
 */
public record Cvss(double score, String version) {
    /** Refuses a score outside 0–10. */
    public Cvss {
        if (!(score >= 0.0 && score <= 10.0)) {
            throw new IllegalArgumentException("CVSS score " + score + " is not between 0 and 10");
        }
    }

    /** Whether the score is of version 3 or 4, whose bands decide our severity. */
    public boolean isCurrent() {
        return version.startsWith("3") || version.startsWith("4");
    }

    /**
     * Reads a score as reports print it; null if it is none. A whole number from 11 to 100 is a
     * score whose decimal point a spreadsheet has swallowed (75 is 7.5): scores have exactly one
     * decimal.
     */
    public static @Nullable Cvss ofText(@Nullable String text, String version) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.strip().replace(',', '.');
        try {
            double score = Double.parseDouble(plain);
            if (score > 10.0 && score <= 100.0 && plain.indexOf('.') < 0) {
                score = score / 10.0;
            }
            return score >= 0.0 && score <= 10.0
                    ? new Cvss(Math.round(score * 10.0) / 10.0, version)
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /**
     * The score of a vector such as {@code CVSS:3.1/AV:N/…} or {@code AV:N/AC:L/Au:N/…}; null if it
     * cannot be worked out.
     */
    public static @Nullable Cvss ofVector(@Nullable String vector) {
        return vector == null ? null : CvssVector.score(vector);
    }

    /**
     * The version a vector is written in: {@code 2.0}, {@code 3.0}, {@code 3.1}, {@code 4.0}; empty
     * if it is none.
     */
    public static String versionOf(@Nullable String vector) {
        if (vector == null) {
            return "";
        }
        String upper = vector.strip().toUpperCase(Locale.ROOT);
        int start = upper.indexOf("CVSS:");
        if (start >= 0 && upper.length() >= start + 8) {
            return upper.substring(start + 5, start + 8);
        }
        if (upper.contains("AU:")) {
            return "2.0";
        }
        return upper.contains("PR:") && upper.contains("AV:") ? "3.0" : "";
    }

    /**
     * The version of a score that comes without one: {@code 3.1} where version 2 cannot give that
     * score (such as 9.8), else empty.
     */
    public static String versionOnlyPossible(double score) {
        return CvssVector.isPossibleInVersion2(score) ? "" : "3.1";
    }

    /** The better of two: versions 3 and 4 over older ones, otherwise the first. */
    public static @Nullable Cvss prefer(@Nullable Cvss first, @Nullable Cvss second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return !first.isCurrent() && second.isCurrent() ? second : first;
    }
}
