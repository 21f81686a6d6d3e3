package org.fengsui.engine.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fengsui.engine.observation.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A port as scanners print it: {@code 443}, {@code 443/tcp}, {@code https (443/tcp)}, {@code
 * general/tcp}, {@code 0}.
 *
 * @param number 0 for the host as a whole
 * @param transport null if not named
 * @param service null if not named
 */
record Ports(int number, @Nullable Transport transport, @Nullable String service) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(\\S.*?)\\s*\\(\\s*)?(\\d{1,5}|general)\\s*/\\s*([A-Za-z-]+)\\s*\\)?(?:\\s*\\((.*?)\\))?.*");

    static Ports parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return new Ports(number(text), null, null);
        }
        String service = form.group(1) == null ? form.group(4) : form.group(1);
        return new Ports(number(form.group(2)), Transport.of(form.group(3)), service);
    }

    /** The number, or 0 if there is none between 1 and 65535. */
    static int number(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        String digits = text.strip().replaceFirst("\\.0$", "");
        boolean valid =
                !digits.isEmpty()
                        && digits.length() <= 5
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = valid ? Integer.parseInt(digits) : 0;
        return number > 65535 ? 0 : number;
    }
}
