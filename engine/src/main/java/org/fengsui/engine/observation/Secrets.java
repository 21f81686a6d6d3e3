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
                            text -> text.indexOf('@') >= 0 && text.contains("://"),
                            "(?i)(\\b[a-z][a-z0-9+.-]{1,15}://[^\\s/?#@:]{1,200}:)[^\\s/?#@]{1,200}(?=@)"),
                    new Shape(
                            "https://host:443/path:user:password:HTTP/1.1 200 OK",
                            text -> text.contains(":HTTP/"),
                            "(https?://\\S{1,2000}?:[^\\s:/]*:)[^\\s:]*(?=:HTTP/)"),
                    new Shape(
                            "admin:admin - Valid credentials",
                            text -> text.contains("alid credentials"),
                            "(?im)^(\\W{0,20}[^\\s:]{0,200}:)\\S+(?=\\s{1,5}-\\s{1,5}valid credentials)"),
                    new Shape(
                            "Authorization: Basic …",
                            text -> text.contains("uthorization") || text.contains("AUTHORIZATION"),
                            "(?i)(\\bauthorization[\"']?[ \\t]*[:=][ \\t]*[\"']?(?:(?:basic|bearer|digest|negotiate|ntlm)[ \\t]+)?)[^\\s\"']+"),
                    new Shape(
                            "password: x, passwd=x, \"pwd\":\"x\", 口令：x",
                            Secrets::namesOne,
                            "(?i)((?:password|passwd|passphrase|pwd|secret|api[_-]?key|(?:access|auth|session)[_-]?token|口令|密码)"
                                    + "[\"']?[ \\t]*[:=：][ \\t]*)(?:\"[^\"\\r\\n]*\"|'[^'\\r\\n]*'|[^\\s&,;，；<>\"')]+)"));

    private Secrets() {}

    /** The text with passwords replaced. */
    public static String mask(String text) {
        String masked = text;
        for (Shape shape : SHAPES) {
            if (shape.possible().test(masked)) {
                masked = shape.pattern().matcher(masked).replaceAll(MASKED);
            }
        }
        return masked;
    }

    /**
     * Whether some separator follows the name of a secret; cheap, because nearly every text says
     * no.
     */
    private static boolean namesOne(String text) {
        for (int s = 0; s < SEPARATORS.length(); s++) {
            char separator = SEPARATORS.charAt(s);
            for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + 1)) {
                if (endsWithName(text, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean endsWithName(String text, int separator) {
        int end = separator;
        while (end > 0 && " \t\"'".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end < 2 || "deytn令码DEYTN".indexOf(text.charAt(end - 1)) < 0) {
            return false;
        }
        for (String name : NAMES) {
            if (text.regionMatches(true, end - name.length(), name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }

    /**
     * One way of printing a credential.
     *
     * @param example what it looks like
     * @param possible a cheap test that is true of every text with this shape
     * @param pattern group 1 is kept, the rest is masked
     */
    private record Shape(String example, Predicate<String> possible, Pattern pattern) {
        Shape(String example, Predicate<String> possible, String regex) {
            this(example, possible, Pattern.compile(regex));
        }
    }
}
