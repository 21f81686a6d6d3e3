package org.fengsui.engine.observation;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as scanners and spreadsheets print them. A time without zone is taken in the given
 * zone (the school's, Asia/Shanghai, unless a format says UTC); a date without time is its first
 * instant. {@code 03/04/2021} is day/month unless only month/day is possible. The zone name CST is
 * China's.
 */
public final class ScanTime {
    /** The zone of times that name none. */
    public static final ZoneId SCHOOL = ZoneId.of("Asia/Shanghai");

    private static final Pattern EPOCH = Pattern.compile("\\d{9,10}(?:\\.\\d+)?|\\d{13}");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0\\u202f]+");
    private static final Pattern WEEKDAY =
            Pattern.compile("(?i)^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]+");
    private static final Pattern ZONE =
            Pattern.compile("(.*\\d)[ ]*\\(?([A-Za-z]{1,5})\\)?( \\d{4})?");
    private static final Map<String, String> ZONES =
            Map.ofEntries(
                    Map.entry("UTC", "Z"),
                    Map.entry("GMT", "Z"),
                    Map.entry("Z", "Z"),
                    Map.entry("CST", "+8"),
                    Map.entry("HKT", "+8"),
                    Map.entry("SGT", "+8"),
                    Map.entry("JST", "+9"),
                    Map.entry("KST", "+9"),
                    Map.entry("IST", "+05:30"),
                    Map.entry("MSK", "+3"),
                    Map.entry("CET", "+1"),
                    Map.entry("CEST", "+2"),
                    Map.entry("BST", "+1"),
                    Map.entry("WET", "Z"),
                    Map.entry("EST", "-5"),
                    Map.entry("EDT", "-4"),
                    Map.entry("CDT", "-5"),
                    Map.entry("MST", "-7"),
                    Map.entry("MDT", "-6"),
                    Map.entry("PST", "-8"),
                    Map.entry("PDT", "-7"));
    private static final Pattern CHINESE =
            Pattern.compile("(\\d{4})年(\\d{1,2})月(\\d{1,2})日?\\s*(.*)");
    private static final DateTimeFormatter ISO =
            new DateTimeFormatterBuilder()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .appendPattern("['T'][' ']HH:mm[:ss]")
                    .appendFraction(java.time.temporal.ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .appendPattern("[ ][XXX][XX][X]")
                    .toFormatter(Locale.ENGLISH);
    private static final List<DateTimeFormatter> MONTH_FIRST =
            List.of(
                    of("MMM d HH:mm:ss yyyy"),
                    of("MMM d[,] yyyy[,] HH:mm:ss[ XX][ XXX]"),
                    of("MMM d[,] yyyy[,] h:mm[:ss] a"),
                    of("MMM d[,] yyyy"));
    private static final List<DateTimeFormatter> NUMBER_FIRST =
            List.of(
                    ISO,
                    of("d MMM yyyy HH:mm:ss[ XX][ XXX]"),
                    of("d MMM yyyy[,][ HH:mm[:ss]][ XX]"),
                    of("d-MMM-yyyy[ HH:mm[:ss]]"),
                    of("yyyy-M-d[ H:mm[:ss]]"),
                    of("yyyy/M/d[ H:mm[:ss]][ XXX]"),
                    of("yyyy.M.d[ H:mm[:ss]]"),
                    of("yyyyMMdd['T'HHmmss]"),
                    of("d/M/yyyy[ H:mm[:ss]]"),
                    of("M/d/yyyy[ H:mm[:ss]]"),
                    of("M/d/yyyy h:mm[:ss] a"),
                    of("d.M.yyyy[ H:mm[:ss]]"),
                    of("d-M-yyyy[ H:mm[:ss]]"));

    private ScanTime() {}

    /**
     * Reads a time, zone-less ones in the school's zone; null if the text is none ({@code N/A},
     * empty, unknown form).
     */
    public static @Nullable Instant parse(@Nullable String text) {
        return parse(text, SCHOOL);
    }

    /** Reads a time, zone-less ones in the given zone; null if the text is none. */
    public static @Nullable Instant parse(@Nullable String text, ZoneId zoneless) {
        if (text == null || text.length() < 6 || text.length() > 60) {
            return null;
        }
        String trimmed = BLANKS.matcher(text.strip()).replaceAll(" ");
        if (EPOCH.matcher(trimmed).matches()) {
            return epoch(trimmed);
        }
        Matcher chinese = CHINESE.matcher(trimmed);
        if (chinese.matches()) {
            String time =
                    chinese.group(4).replace('时', ':').replace('分', ':').replaceFirst("[:秒]+$", "");
            trimmed =
                    (chinese.group(1)
                                    + "-"
                                    + chinese.group(2)
                                    + "-"
                                    + chinese.group(3)
                                    + " "
                                    + time)
                            .strip();
        }
        trimmed = MonthNames.toEnglish(WEEKDAY.matcher(trimmed).replaceFirst(""));
        Matcher named = ZONE.matcher(trimmed);
        String offset = named.matches() ? ZONES.get(named.group(2).toUpperCase(Locale.ROOT)) : null;
        return offset == null
                ? parseIn(trimmed, zoneless)
                : parseIn(
                        named.group(1) + (named.group(3) == null ? "" : named.group(3)),
                        ZoneOffset.of(offset));
    }

    private static @Nullable Instant parseIn(String text, ZoneId zone) {
        boolean digit = !text.isEmpty() && text.charAt(0) <= '9';
        for (DateTimeFormatter format : digit ? NUMBER_FIRST : MONTH_FIRST) {
            ParsePosition position = new ParsePosition(0);
            boolean fits =
                    format.parseUnresolved(text, position) != null
                            && position.getIndex() == text.length();
            if (!fits) {
                continue;
            }
            try {
                TemporalAccessor parsed =
                        format.parseBest(
                                text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                Instant at =
                        switch (parsed) {
                            case OffsetDateTime offset -> offset.toInstant();
                            case LocalDateTime local -> local.atZone(zone).toInstant();
                            case LocalDate date -> date.atStartOfDay(zone).toInstant();
                            default -> null;
                        };
                return at == null || at.isBefore(Instant.EPOCH) ? null : at;
            } catch (DateTimeParseException e) {
                // The next form is tried.
            }
        }
        return null;
    }

    private static @Nullable Instant epoch(String text) {
        try {
            int dot = text.indexOf('.');
            long number = Long.parseLong(dot < 0 ? text : text.substring(0, dot));
            Instant at =
                    text.length() == 13 && dot < 0
                            ? Instant.ofEpochMilli(number)
                            : Instant.ofEpochSecond(number);
            return number == 0 ? null : at;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static DateTimeFormatter of(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH);
    }
}
