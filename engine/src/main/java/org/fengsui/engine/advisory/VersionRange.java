package org.fengsui.engine.advisory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions of a product are meant: any of some bands, each with bounds that all hold. Written
 * as advisories do: {@code >= 2.0, < 2.17.1}, {@code 1.0 - 1.4}, {@code 9.x}, {@code 8.5.3}; bands
 * are separated by {@code ;} or {@code |}. Nothing written means every version.
 *
 * @param bands empty for every version
 */
public record VersionRange(List<List<Bound>> bands) {

    /** Every version. */
    public static final VersionRange ALL = new VersionRange(List.of());

    /** How a bound compares. */
    public enum Side {
        /** {@code <}. */
        BELOW,
        /** {@code <=}. */
        UP_TO,
        /** {@code =}. */
        EXACTLY,
        /** {@code 9.x}. */
        WITHIN,
        /** {@code >=}. */
        FROM,
        /** {@code >}. */
        ABOVE
    }

    /** A side of a version. */
    public record Bound(Side side, String version) {

        boolean holds(String other) {
            int order = VersionOrder.INSTANCE.compare(other, version);
            return switch (side) {
                case BELOW -> order < 0;
                case UP_TO -> order <= 0;
                case EXACTLY -> order == 0;
                case WITHIN -> other.equals(version) || other.startsWith(version + ".");
                case FROM -> order >= 0;
                case ABOVE -> order > 0;
            };
        }
    }

    private static final String VERSION =
            "[vV]?([0-9][0-9A-Za-z._+]*(?:-[A-Za-z][0-9A-Za-z._+]*)*)";
    private static final Pattern BOUND =
            Pattern.compile("\\s*(<=|>=|<|>|==?|≤|≥)?\\s*" + VERSION + "\\s*");
    private static final Pattern SPAN =
            Pattern.compile(
                    "\\s*" + VERSION + "\\s*(?:-|–|—|~|至|到|through|to)\\s*" + VERSION + "\\s*");
    private static final Pattern BANDS = Pattern.compile("[;；|]|或");
    private static final Pattern BOUNDS =
            Pattern.compile("[,，、]|(?<=[0-9A-Za-z])\\s+(?=[<>=≤≥])|且|&&");

    /** Keeps its own copy. */
    public VersionRange {
        bands = bands.stream().map(List::copyOf).toList();
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException naming the piece that is none
     */
    public static VersionRange parse(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        if (plain.isEmpty() || plain.equals("*")) {
            return ALL;
        }
        List<List<Bound>> bands = new ArrayList<>();
        for (String band : BANDS.splitAsStream(plain).filter(part -> !part.isBlank()).toList()) {
            bands.addAll(band(band));
        }
        return new VersionRange(bands);
    }

    /** Versions listed one by one are bands of their own; compared ones hold together. */
    private static List<List<Bound>> band(String text) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            return List.of(
                    List.of(
                            new Bound(Side.FROM, span.group(1)),
                            new Bound(Side.UP_TO, span.group(2))));
        }
        List<List<Bound>> all = new ArrayList<>();
        List<Bound> together = new ArrayList<>();
        for (String piece : BOUNDS.splitAsStream(text).filter(part -> !part.isBlank()).toList()) {
            Bound bound = bound(piece);
            if (bound.side() == Side.EXACTLY || bound.side() == Side.WITHIN) {
                all.add(List.of(bound));
            } else {
                together.add(bound);
            }
        }
        if (!together.isEmpty()) {
            all.add(together);
        }
        return all;
    }

    private static Bound bound(String piece) {
        Matcher matcher = BOUND.matcher(piece);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(piece.strip());
        }
        String version = matcher.group(2);
        String sign = matcher.group(1);
        if (sign == null || sign.startsWith("=")) {
            return version.matches(".*\\.[xX]")
                    ? new Bound(Side.WITHIN, version.substring(0, version.length() - 2))
                    : new Bound(Side.EXACTLY, version);
        }
        Side side =
                switch (sign) {
                    case "<" -> Side.BELOW;
                    case "<=", "≤" -> Side.UP_TO;
                    case ">" -> Side.ABOVE;
                    default -> Side.FROM;
                };
        return new Bound(side, version);
    }

    /** Whether a version is meant. */
    public boolean contains(String version) {
        return bands.isEmpty()
                || bands.stream()
                        .anyMatch(band -> band.stream().allMatch(bound -> bound.holds(version)));
    }
}
