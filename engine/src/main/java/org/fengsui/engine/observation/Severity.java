package org.fengsui.engine.observation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our severity, the five levels of GB/T 30279 with 提示 below them. Kept apart from the scanner's
 * word and from CVSS.
 *
 * <p>The rule ({@link #decide}): what the scanner calls information stays information; else the
 * band of a CVSS score of version 3 or 4; else the scanner's own word or number; else the band of a
 * score of unknown or older version, where version 2 knows no 超危 (its 10.0 is 高危: a 高 never becomes
 * 超危 by conversion).
 */
public enum Severity {
    /** 超危. */
    CRITICAL(4),
    /** 高危. */
    HIGH(3),
    /** 中危. */
    MEDIUM(2),
    /** 低危. */
    LOW(1),
    /** 提示. */
    INFO(0);

    private static final Map<String, Severity> WORDS = words();
    private static final List<Severity> BY_RANK = List.of(INFO, LOW, MEDIUM, HIGH, CRITICAL);

    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    /** Where it stands from the bottom, as the record keeps and sorts it: 0 for 提示 to 4 for 超危. */
    public int rank() {
        return rank;
    }

    /**
     * The severity of a rank.
     *
     * @throws IndexOutOfBoundsException below 0 or above 4
     */
    public static Severity ofRank(int rank) {
        return BY_RANK.get(rank);
    }

    /**
     * The rule of this enum.
     *
     * @param scanner what the scanner's own word or number means, null if it gave none
     */
    public static Severity decide(@Nullable Severity scanner, @Nullable Cvss cvss) {
        if (scanner == INFO || cvss == null) {
            return scanner == null ? INFO : scanner;
        }
        return scanner == null || cvss.isCurrent() ? ofScore(cvss) : scanner;
    }

    /** The band of the score; 9.0 and more is 超危 unless the score is known to be of version 2. */
    public static Severity ofScore(Cvss cvss) {
        double score = cvss.score();
        if (score >= 9.0 && !cvss.version().startsWith("2")) {
            return CRITICAL;
        }
        if (score >= 7.0) {
            return HIGH;
        }
        if (score >= 4.0) {
            return MEDIUM;
        }
        return score > 0.0 ? LOW : INFO;
    }

    /**
     * The level a scanner's word means, in English or Chinese and any case; null for a word nobody
     * uses.
     */
    public static @Nullable Severity ofWord(@Nullable String word) {
        return word == null ? null : WORDS.get(word.strip().toLowerCase(Locale.ROOT));
    }

    private static Map<String, Severity> words() {
        return Map.ofEntries(
                        entries(
                                CRITICAL,
                                "critical, crit, very high, urgent, emergency, fatal, blocker",
                                "超危, 超高危, 极危, 极高, 极高危, 严重, 紧急, 危急, 致命, 特别严重"),
                        entries(
                                HIGH,
                                "high, important, serious, severe, major, hole",
                                "高危, 高, 高级, 高风险, 较高"),
                        entries(
                                MEDIUM,
                                "medium, med, moderate, warning, warn",
                                "中危, 中, 中级, 中风险, 中等, 一般"),
                        entries(
                                LOW,
                                "low, very low, minor, minimal, trivial",
                                "低危, 低, 低级, 低风险, 较低, 轻微"),
                        entries(
                                INFO,
                                "info, information, informational, none, log, note, debug, notice, false positive, false_positive, error message",
                                "提示, 信息, 信息类, 无, 安全提示"))
                .entrySet()
                .stream()
                .flatMap(e ->
                        java.util.Arrays.stream(e.getValue()).map(w -> Map.entry(w, e.getKey())))
                .collect(
                        java.util.stream.Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<Severity, String[]> entries(
            Severity severity, String english, String chinese) {
        return Map.entry(severity, (english + ", " + chinese).split(", "));
    }
}
