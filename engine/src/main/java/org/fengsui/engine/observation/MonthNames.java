package org.fengsui.engine.observation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Scanners print the date in the language of their user: {@code Fr., 30 Sep. 2022 08:40:35}, {@code
 * 周五, 30 9月 2022 08:40:35}.
 */
final class MonthNames {
    private static final Pattern WEEKDAY = Pattern.compile("^\\p{L}{1,12}\\.?,? (?=\\d{1,2}\\b)");
    private static final Pattern DATE =
            Pattern.compile("^(\\d{1,2})\\.? (\\d{0,2}\\p{L}{1,12})\\.?,? (\\d{4})(.*)$");
    private static final List<String> ENGLISH =
            List.of(
                    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                    "Dec");
    private static final Map<String, String> MONTHS =
            months(
                    "jan, janv, ene, gen, 1月, 一月",
                    "feb, févr, fév, 2月, 二月",
                    "mar, mär, mrz, märz, mars, marz, 3月, 三月",
                    "apr, avr, abr, 4月, 四月",
                    "may, mai, mag, 5月, 五月",
                    "jun, juin, giu, 6月, 六月",
                    "jul, juil, lug, 7月, 七月",
                    "aug, août, ago, 8月, 八月",
                    "sep, sept, set, 9月, 九月",
                    "oct, okt, ott, out, 10月, 十月",
                    "nov, 11月, 十一月",
                    "dec, dez, déc, dic, 12月, 十二月");

    private MonthNames() {}

    /** The text with an English month and without weekday; as it is if it has another form. */
    static String toEnglish(String text) {
        String day = WEEKDAY.matcher(text).replaceFirst("");
        Matcher date = DATE.matcher(day);
        if (!date.matches()) {
            return text;
        }
        String word = date.group(2).toLowerCase(Locale.ROOT);
        String month = MONTHS.get(word);
        if (month == null && word.length() > 3) {
            month = MONTHS.get(word.substring(0, 3));
        }
        return month == null
                ? text
                : date.group(1) + " " + month + " " + date.group(3) + date.group(4);
    }

    private static Map<String, String> months(String... names) {
        Map<String, String> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            for (String name : names[i].split(", ", -1)) {
                months.put(name, ENGLISH.get(i));
            }
        }
        return Map.copyOf(months);
    }
}
