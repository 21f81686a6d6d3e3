package org.fengsui.engine.text;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of one engine package in Chinese and English, from {@code messages_zh.properties} and
 * {@code messages_en.properties} beside it. Any locale whose language is not Chinese reads English,
 * whatever the machine's own locale is.
 */
public final class Texts {
    private final String bundle;

    /**
     * The texts beside the given class.
     *
     * @param neighbour a class of the package that owns the bundle
     */
    public Texts(Class<?> neighbour) {
        this.bundle = neighbour.getPackageName() + ".messages";
    }

    /**
     * The text of a key with {@code {0}}, {@code {1}} … replaced by the arguments as they print.
     *
     * @throws java.util.MissingResourceException when the bundle lacks the key
     */
    public String say(Locale locale, String key, Object... arguments) {
        Locale known = isChinese(locale) ? Locale.CHINESE : Locale.ENGLISH;
        String pattern = ResourceBundle.getBundle(bundle, known).getString(key);
        return fill(pattern, arguments);
    }

    /** Whether texts for this locale are the Chinese ones. */
    public static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals("zh");
    }

    private static String fill(String pattern, Object[] arguments) {
        StringBuilder text = new StringBuilder(pattern.length() + 32);
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            int index = at + 1 < pattern.length() ? pattern.charAt(at + 1) - '0' : -1;
            boolean placeholder =
                    c == '{'
                            && at + 2 < pattern.length()
                            && pattern.charAt(at + 2) == '}'
                            && index >= 0
                            && index < arguments.length;
            text.append(placeholder ? String.valueOf(arguments[index]) : String.valueOf(c));
            at += placeholder ? 3 : 1;
        }
        return text.toString();
    }
}
