package org.fengsui.server.duty.circular;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the text of a circular says of itself, as a proposal that a person confirms: pure, without
 * I/O, the same text always gives the same.
 *
 * @param number 文号; empty where none stands there
 * @param deadline the superior’s, in the school’s zone; null where none stands there
 * @param addresses IP addresses as they stand there
 * @param domains host names, small letters, those of URLs left out
 * @param urls web addresses
 * @param refs CVE, CNVD and CNNVD numbers, capital letters
 */
public record CircularText(
        String number,
        @Nullable LocalDateTime deadline,
        List<String> addresses,
        List<String> domains,
        List<String> urls,
        List<String> refs) {

    /** What is longer is no circular. */
    private static final int MOST = 50_000;

    private static final int MOST_FOUND = 200;

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[\\p{IsHan}A-Za-z]{1,20}[〔\\[（(【]\\s?\\d{4}\\s?[〕\\]）)】]\\s?第?\\d{1,6}\\s?号");

    private static final Pattern DEADLINE =
            Pattern.compile(
                    "(\\d{4})\\s?[年/-]\\s?(\\d{1,2})\\s?[月/-]\\s?(\\d{1,2})\\s?日?"
                            + "\\s{0,3}(?:(\\d{1,2})\\s?[:：时点]\\s?(\\d{2})?分?)?\\s?之?(?:前|以前|截止)");

    private static final Pattern URL =
            Pattern.compile("https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%\\[\\]-]{3,500}");

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?<![\\d.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\d.]\\d)");

    private static final Pattern DOMAIN =
            Pattern.compile(
                    "(?<![A-Za-z0-9@._-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}"
                            + "(?:cn|com|net|org|edu|gov|top|xyz|vip|info|example)(?![A-Za-z0-9-])");

    private static final Pattern REF =
            Pattern.compile(
                    "CVE-\\d{4}-\\d{4,7}|CNVD-(?:C-)?\\d{4}-\\d{3,8}|CNNVD-\\d{6}-\\d{3,5}",
                    Pattern.CASE_INSENSITIVE);

    /** Keeps its own copies. */
    public CircularText {
        addresses = List.copyOf(addresses);
        domains = List.copyOf(domains);
        urls = List.copyOf(urls);
        refs = List.copyOf(refs);
    }

    /** Reads a text that was pasted; of several deadlines the earliest. */
    public static CircularText read(String pasted) {
        var text = pasted.length() > MOST ? pasted.substring(0, MOST) : pasted;
        var urls = all(URL, text);
        var without = URL.matcher(text).replaceAll(" ");
        var number = NUMBER.matcher(text);
        return new CircularText(
                number.find() ? number.group().replaceAll("\\s", "") : "",
                deadline(text),
                List.copyOf(all(ADDRESS, without)),
                all(DOMAIN, without).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList(),
                List.copyOf(urls),
                all(REF, text).stream()
                        .map(ref -> ref.toUpperCase(Locale.ROOT))
                        .distinct()
                        .toList());
    }

    /** The places it names, URLs first. */
    public List<String> places() {
        var places = new ArrayList<>(urls);
        places.addAll(domains);
        places.addAll(addresses);
        return places;
    }

    private static Set<String> all(Pattern pattern, String text) {
        var found = new LinkedHashSet<String>();
        var matcher = pattern.matcher(text);
        while (matcher.find() && found.size() < MOST_FOUND) {
            found.add(matcher.group());
        }
        return found;
    }

    private static @Nullable LocalDateTime deadline(String text) {
        LocalDateTime earliest = null;
        var matcher = DEADLINE.matcher(text);
        while (matcher.find()) {
            var named = moment(matcher);
            if (named != null && (earliest == null || named.isBefore(earliest))) {
                earliest = named;
            }
        }
        return earliest;
    }

    /** A day without an hour lasts to its 24:00. */
    private static @Nullable LocalDateTime moment(Matcher found) {
        try {
            var day =
                    LocalDate.of(
                            Integer.parseInt(found.group(1)),
                            Integer.parseInt(found.group(2)),
                            Integer.parseInt(found.group(3)));
            var hour = found.group(4);
            if (hour == null || hour.equals("24")) {
                return day.plusDays(1).atStartOfDay();
            }
            var minute = found.group(5);
            return day.atTime(
                    Integer.parseInt(hour), minute == null ? 0 : Integer.parseInt(minute));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
