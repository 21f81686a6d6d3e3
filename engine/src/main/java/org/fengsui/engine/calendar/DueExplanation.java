package org.fengsui.engine.calendar;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fengsui.engine.text.Texts;

/** Tells a due date's reasons in Chinese or English, a line for each day. */
public final class DueExplanation {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Texts texts = new Texts(DueExplanation.class);
    private final Locale locale;

    /**
     * An explanation in one language.
     *
     * @param locale Chinese for any Chinese locale, else English
     */
    public DueExplanation(Locale locale) {
        this.locale = locale;
    }

    /** The period in words, such as {@code 5 个工作日}. */
    public String period(DueExpression expression) {
        return switch (expression) {
            case DueExpression.Hours hours -> count("period.hours", hours.count());
            case DueExpression.NextDay next -> say("period.nextDay", next.time());
            case DueExpression.Days days -> count("period.days", days.count());
            case DueExpression.WorkingDays days -> count("period.workingDays", days.count());
            case DueExpression.By by -> say("period.by", Due.print(by.end()));
        };
    }

    private String count(String key, int count) {
        return say(count == 1 ? key + ".one" : key, count);
    }

    /** Why the date is provisional, or an empty text when it is not. */
    public String provisional(Due due) {
        if (!due.provisional()) {
            return "";
        }
        String years =
                due.unknownYears().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(say("list")));
        return say("provisional", years);
    }

    /** Start, each day, and the end. */
    public List<String> lines(Due due) {
        List<String> lines = new ArrayList<>();
        String start = MINUTE.format(due.start().atZone(WorkCalendar.ZONE));
        lines.add(say("start", period(due.expression()), start));
        due.steps().forEach(step -> lines.add(line(step)));
        lines.add(say("end", due.print(), due.offsetDateTime()));
        return lines;
    }

    private String line(DueStep step) {
        Day day = step.day();
        String date = day.date() + " " + say("weekday." + day.date().getDayOfWeek().getValue());
        String role = say("role." + step.role().name(), step.number());
        return say("step", date, kind(day), role);
    }

    private String kind(Day day) {
        String kind = say("kind." + day.kind().name(), holiday(day));
        Integer unknown = day.unknownYear();
        return unknown == null ? kind : say("kind.unknown", kind, unknown);
    }

    /** Holidays that coincide are published as names joined by an enumeration comma. */
    private String holiday(Day day) {
        String published = day.holiday();
        if (published == null) {
            return "";
        }
        return Stream.of(published.split("、"))
                .map(this::holidayName)
                .collect(Collectors.joining(say("list")));
    }

    private String holidayName(String published) {
        try {
            return say("holiday." + published);
        } catch (MissingResourceException e) {
            return published;
        }
    }

    private String say(String key, Object... arguments) {
        return texts.say(locale, key, arguments);
    }
}
