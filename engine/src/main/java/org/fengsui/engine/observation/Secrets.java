package org.fengsui.engine.observation;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Masks passwords in what scanners write down, on the way in, so that they are stored nowhere.
 * Works by the shapes in which scanners print credentials; a secret in free prose is beyond it.
 */
public final class Secrets {
    private static final String MASKED = "$1******";
    private static final String SEPARATORS = ":=：";
    private static final List<String> NAMES =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "pwd",
                    "secret",
                    "apikey",
                    "api_key",
                    "api-key",
                    "access_token",
                    "access-token",
                    "accesstoken",
                    "auth_token",
                    "auth-token",
                    "authtoken",
                    "session_token",
                    "session-token",
                    "sessiontoken",
                    "口令",
                    "密码");

    private static final List<Shape> SHAPES =
            List.of(
                    new Shape(
                            "scheme://user:password@host",
                            seen -> seen.scheme,
                            "(?i)(\\b[a-z][a-z0-9+.-]{1,15}://[^\\s/?#@:]{1,200}:)[^\\s/?#@]{1,200}(?=@)"),
                    new Shape(
                            "https://host:443/path:user:password:HTTP/1.1 200 OK",
                            seen -> seen.http,
                            "(https?://\\S{1,2000}?:[^\\s:/]*:)[^\\s:]*(?=:HTTP/)"),
                    new Shape(
                            "admin:admin - Valid credentials",
                            seen -> seen.credentials,
                            "(?im)^(\\W{0,20}[^\\s:]{0,200}:)\\S+(?=\\s{1,5}-\\s{1,5}valid credentials)"),
                    new Shape(
                            "Authorization: Basic …",
                            seen -> seen.authorization,
                            "(?i)(\\bauthorization[\"']?[ \\t]*[:=][ \\t]*[\"']?(?:(?:basic|bearer|digest|negotiate|ntlm)[ \\t]+)?)[^\\s\"']+"),
                    new Shape(
                            "password: x, passwd=x, \"pwd\":\"x\", 口令：x",
                            seen -> seen.name,
                            "(?i)((?:password|passwd|passphrase|pwd|secret|api[_-]?key|(?:access|auth|session)[_-]?token|口令|密码)"
                                    + "[\"']?[ \\t]*[:=：][ \\t]*)(?:\"[^\"\\r\\n]*\"|'[^'\\r\\n]*'|[^\\s&,;，；<>\"')]+)"));

    private Secrets() {}

    /** The text with passwords replaced. */
    public static String mask(String text) {
        Seen seen = new Seen(text);
        String masked = text;
        for (Shape shape : SHAPES) {
            if (shape.possible().test(seen)) {
                masked = shape.mask(masked);
            }
        }
        return masked;
    }

    /** The same without the cheap look before: what {@link #mask} is compared with. */
    static String maskPlainly(String text) {
        String masked = text;
        for (Shape shape : SHAPES) {
            masked = shape.mask(masked);
        }
        return masked;
    }

    /**
     * What stands at a text's separators. Every shape has one, and nearly every text has none of
     * the shapes: so a text is passed over as few times as there are separators, not once for each
     * word that a shape has.
     */
    private static final class Seen {
        private static final String AUTHORIZATION = "authorization";
        private static final String VALID = "valid credentials";

        private final String text;
        private boolean scheme;
        private boolean http;
        private boolean credentials;
        private boolean authorization;
        private boolean name;

        Seen(String text) {
            this.text = text;
            for (int s = 0; s < SEPARATORS.length(); s++) {
                char separator = SEPARATORS.charAt(s);
                for (int at = text.indexOf(separator);
                        at >= 0;
                        at = text.indexOf(separator, at + 1)) {
                    before(at);
                    after(at);
                }
            }
            scheme = scheme && text.indexOf('@') >= 0;
            credentials = credentials && saysValid();
        }

        private void before(int separator) {
            int end = separator;
            while (end > 0 && " \t\"'".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            if (end < 2 || "deytn令码DEYTN".indexOf(text.charAt(end - 1)) < 0) {
                return;
            }
            authorization |= endsWith(end, AUTHORIZATION);
            for (int i = 0; !name && i < NAMES.size(); i++) {
                name = endsWith(end, NAMES.get(i));
            }
        }

        private boolean saysValid() {
            for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
                int start = at + 1;
                while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                    start++;
                }
                if (text.regionMatches(true, start, VALID, 0, VALID.length())) {
                    return true;
                }
            }
            return false;
        }

        private boolean endsWith(int end, String word) {
            return text.regionMatches(true, end - word.length(), word, 0, word.length());
        }

        private void after(int separator) {
            if (text.charAt(separator) == ':') {
                credentials = true;
                scheme |= text.startsWith("//", separator + 1);
                http |= text.startsWith("HTTP/", separator + 1);
            }
        }
    }

    /**
     * One way of printing a credential.
     *
     * @param example what it looks like
     * @param possible true of every text with this shape
     * @param pattern group 1 is kept, the rest is masked
     */
    private record Shape(String example, Predicate<Seen> possible, Pattern pattern) {
        Shape(String example, Predicate<Seen> possible, String regex) {
            this(example, possible, Pattern.compile(regex));
        }

        String mask(String text) {
            return pattern.matcher(text).replaceAll(MASKED);
        }
    }
}
