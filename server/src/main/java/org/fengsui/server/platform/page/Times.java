package org.fengsui.server.platform.page;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * How instants, spans and figures are worded for one reader at one moment. Everything is in the
 * school's zone, stated once per page; a due at midnight is printed as 24:00 of the day before.
 */
public final class Times {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final String NONE = "—";

    private final Instant now;
    private final Locale locale;
    private final Texts texts;

    /**
     * @param now the present moment of the business clock
     * @param locale the reader's language
     * @param texts the bundles
     */
    public Times(Instant now, Locale locale, Texts texts) {
        this.now = now;
        this.locale = locale;
        this.texts = texts;
    }

    /** The moment this page speaks from. */
    public Instant now() {
        return now;
    }

    /** Today's date at school. */
    public LocalDate today() {
        return at(now).toLocalDate();
    }

    /** Today with its weekday: 10月9日 星期五. */
    public String todayInWords() {
        return pattern("times.weekday", today());
    }

    /** 10月12日, or with its year where that is not this year. */
    public String date(Instant instant) {
        return date(at(instant).toLocalDate());
    }

    /** The same for a date. */
    public String date(LocalDate date) {
        return pattern(
                date.getYear() == today().getYear() ? "times.date" : "times.dateOfYear", date);
    }

    /** 08:40. */
    public String clock(Instant instant) {
        return CLOCK.format(at(instant));
    }

    /** A past moment: 今天 08:40, 昨天 15:21, 9月29日 15:21. */
    public String moment(@Nullable Instant instant) {
        if (instant == null) {
            return NONE;
        }
        return day(at(instant).toLocalDate()) + " " + clock(instant);
    }

    /** A due: 10月12日 17:00; at midnight 24:00 of the day before. Today and tomorrow by name. */
    public String due(@Nullable Instant due) {
        if (due == null) {
            return NONE;
        }
        var zoned = at(due);
        if (zoned.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return day(zoned.toLocalDate().minusDays(1)) + " 24:00";
        }
        return day(zoned.toLocalDate()) + " " + CLOCK.format(zoned);
    }

    /** Sortable and complete, for titles and exports: 2026-10-12 24:00. */
    public String plain(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        return PLAIN.format(at(instant));
    }

    /** The same for a due, with 24:00 at midnight. */
    public String plainDue(@Nullable Instant due) {
        if (due == null) {
            return "";
        }
        var zoned = at(due);
        return zoned.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? zoned.toLocalDate().minusDays(1) + " 24:00"
                : PLAIN.format(zoned);
    }

    /** 还剩 2 天 3 小时, or 逾期 9 小时 when the due has passed. A due itself is still on time. */
    public String remaining(Instant due) {
        return now.isAfter(due)
                ? say("times.late", span(Duration.between(due, now)))
                : say("times.left", span(Duration.between(now, due)));
    }

    /** 还剩 2 天 3 小时（10月12日 24:00）. */
    public String remainingWithDue(Instant due) {
        return say("times.withDue", remaining(due), due(due));
    }

    /** How long ago: 刚刚, 12 分钟前, 3 天前. */
    public String ago(@Nullable Instant instant) {
        if (instant == null) {
            return NONE;
        }
        var span = Duration.between(instant, now);
        return span.compareTo(Duration.ofMinutes(1)) < 0
                ? say("times.justNow")
                : say("times.ago", coarse(span));
    }

    /** At most two units, rounded down: 2 天 3 小时, 7 小时 30 分, 25 分钟, 不到 1 分钟. */
    public String span(Duration duration) {
        long days = duration.toDays();
        int hours = duration.toHoursPart();
        int minutes = duration.toMinutesPart();
        if (days > 0) {
            return hours > 0 ? days(days) + " " + hours(hours) : days(days);
        }
        if (hours > 0) {
            return minutes > 0
                    ? hours(hours) + " " + say("times.minutesAfterHours", minutes)
                    : hours(hours);
        }
        return minutes > 0 ? minutes(minutes) : say("times.underAMinute");
    }

    /** 1,284. */
    public String number(long figure) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(figure);
    }

    /** 96.2%, from 0.962; a dash where there is nothing to divide by. */
    public String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", share * 100) : NONE;
    }

    /** 1.4 MB. */
    public String bytes(long size) {
        if (size < 1000) {
            return size + " B";
        }
        if (size < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", size / 1e3);
        }
        return size < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", size / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", size / 1e9);
    }

    private String coarse(Duration span) {
        if (span.toDays() > 0) {
            return days(span.toDays());
        }
        return span.toHours() > 0 ? hours(span.toHours()) : minutes(span.toMinutes());
    }

    private String day(LocalDate date) {
        long away = ChronoUnit.DAYS.between(today(), date);
        if (away == 0) {
            return say("times.today");
        }
        if (away == 1) {
            return say("times.tomorrow");
        }
        return away == -1 ? say("times.yesterday") : date(date);
    }

    private String days(long count) {
        return say("times.days", count);
    }

    private String hours(long count) {
        return say("times.hours", count);
    }

    private String minutes(long count) {
        return say("times.minutes", count);
    }

    private String pattern(String key, LocalDate date) {
        return DateTimeFormatter.ofPattern(say(key), locale).format(date);
    }

    private String say(String key, Object... arguments) {
        return texts.say(locale, key, arguments);
    }

    private static ZonedDateTime at(Instant instant) {
        return instant.atZone(BusinessClock.ZONE);
    }
}
