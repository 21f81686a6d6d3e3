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
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_YEAR =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE =
            DateTimeFormatter.ofPattern("M月d日", Locale.CHINESE);
    private static final DateTimeFormatter CHINESE_YEAR =
            DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINESE);
    private static final DateTimeFormatter CHINESE_WEEKDAY =
            DateTimeFormatter.ofPattern("M月d日 EEEE", Locale.CHINESE);
    private static final DateTimeFormatter ENGLISH_WEEKDAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);

    private final Instant now;
    private final boolean chinese;

    /**
     * @param now the present moment of the business clock
     * @param locale the reader's language; anything but English reads Chinese
     */
    public Times(Instant now, Locale locale) {
        this.now = now;
        this.chinese = !"en".equals(locale.getLanguage());
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
        return (chinese ? CHINESE_WEEKDAY : ENGLISH_WEEKDAY).format(today());
    }

    /** 10月12日, or with its year where that is not this year. */
    public String date(Instant instant) {
        return date(at(instant).toLocalDate());
    }

    /** The same for a date. */
    public String date(LocalDate date) {
        var thisYear = date.getYear() == today().getYear();
        if (chinese) {
            return (thisYear ? CHINESE : CHINESE_YEAR).format(date);
        }
        return (thisYear ? ENGLISH : ENGLISH_YEAR).format(date);
    }

    /** 08:40. */
    public String clock(Instant instant) {
        return CLOCK.format(at(instant));
    }

    /** A past moment: 今天 08:40, 昨天 15:21, 9月29日 15:21. */
    public String moment(@Nullable Instant instant) {
        if (instant == null) {
            return "—";
        }
        return day(at(instant).toLocalDate()) + " " + clock(instant);
    }

    /** A due: 10月12日 17:00; at midnight 24:00 of the day before. Today and tomorrow by name. */
    public String due(@Nullable Instant due) {
        if (due == null) {
            return "—";
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
        if (now.isAfter(due)) {
            var span = span(Duration.between(due, now));
            return chinese ? "逾期 " + span : span + " late";
        }
        var span = span(Duration.between(now, due));
        return chinese ? "还剩 " + span : span + " left";
    }

    /** 还剩 2 天 3 小时（10月12日 24:00）. */
    public String remainingWithDue(Instant due) {
        return chinese
                ? remaining(due) + "（" + due(due) + "）"
                : remaining(due) + " (" + due(due) + ")";
    }

    /** How long ago: 刚刚, 12 分钟前, 3 天前. */
    public String ago(@Nullable Instant instant) {
        if (instant == null) {
            return "—";
        }
        var span = Duration.between(instant, now);
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return chinese ? "刚刚" : "just now";
        }
        var coarse = coarse(span);
        return chinese ? coarse + "前" : coarse + " ago";
    }

    /** At most two units, rounded down: 2 天 3 小时, 7 小时 30 分, 25 分钟, 不到 1 分钟. */
    public String span(Duration duration) {
        long days = duration.toDays();
        int hours = duration.toHoursPart();
        int minutes = duration.toMinutesPart();
        if (days > 0) {
            return days(days) + (hours > 0 ? " " + hours(hours) : "");
        }
        if (hours > 0 && minutes > 0) {
            return hours(hours) + " " + (chinese ? minutes + " 分" : minutes + " min");
        }
        if (hours > 0) {
            return hours(hours);
        }
        if (minutes > 0) {
            return minutes(minutes);
        }
        return chinese ? "不到 1 分钟" : "under a minute";
    }

    /** 1,284. */
    public String number(long figure) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(figure);
    }

    /** 96.2%, from 0.962; a dash where there is nothing to divide by. */
    public String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", share * 100) : "—";
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
            return chinese ? "今天" : "today";
        }
        if (away == 1) {
            return chinese ? "明天" : "tomorrow";
        }
        if (away == -1) {
            return chinese ? "昨天" : "yesterday";
        }
        return date(date);
    }

    private String days(long count) {
        return chinese ? count + " 天" : count + (count == 1 ? " day" : " days");
    }

    private String hours(long count) {
        return chinese ? count + " 小时" : count + (count == 1 ? " hour" : " hours");
    }

    private String minutes(long count) {
        return chinese ? count + " 分钟" : count + " min";
    }

    private static ZonedDateTime at(Instant instant) {
        return instant.atZone(BusinessClock.ZONE);
    }
}
