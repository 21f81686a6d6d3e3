package org.fengsui.server.platform.reading;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 密级标志: what a text says of itself where it is a State secret (秘密, 机密, 绝密), as papers bear it. A
 * word in a sentence (“机密信息泄露”) is none. This is no safeguard: what bears no mark, or bears it in a
 * picture, passes.
 */
public final class Marking {

    private static final String GAP = "[\\s\\u3000]{0,4}";
    private static final String LEVEL = "((?:绝|机|秘)" + GAP + "密|(?:絕|機|秘)" + GAP + "密)";

    /** The forms a mark has; every repetition is bounded, so no text takes long. */
    private static final List<Pattern> FORMS =
            List.of(
                    // 机密★1年, 绝密★
                    Pattern.compile(LEVEL + GAP + "[★☆✩✪⭐]"),
                    // 机密*长期: a star as a typewriter has it, with what follows it
                    Pattern.compile(LEVEL + GAP + "[*＊﹡]" + GAP + "(?:长期|長期|[0-9０-９一二三四五六七八九十])"),
                    // 密级：机密
                    Pattern.compile("密" + GAP + "级" + GAP + "[:：]" + GAP + LEVEL),
                    // 【机密】
                    Pattern.compile("[\\[【〔［]" + GAP + LEVEL + GAP + "[\\]】〕］]"),
                    // a line that says nothing else
                    Pattern.compile(
                            "(?m)^"
                                    + GAP
                                    + "[(（<《〈]?"
                                    + GAP
                                    + LEVEL
                                    + GAP
                                    + "[)）>》〉]?"
                                    + GAP
                                    + "$"));

    /** A name begins with it: （机密）关于…, 机密-关于…. */
    private static final Pattern NAME =
            Pattern.compile("^" + GAP + "(?:[(（<《〈]" + LEVEL + "[)）>》〉]|" + LEVEL + "[-_—－]).*");

    private static final Pattern UNSEEN = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF\\u00AD]");

    private Marking() {}

    /**
     * The mark a text bears.
     *
     * @param text of any length
     * @return the level as it stands there, without gaps: 机密
     */
    public static Optional<String> in(CharSequence text) {
        if (!mayBear(text)) {
            return Optional.empty();
        }
        var seen = UNSEEN.matcher(text).replaceAll("");
        return FORMS.stream()
                .map(form -> form.matcher(seen))
                .filter(Matcher::find)
                .map(found -> Objects.requireNonNull(found.group(1)).replaceAll("[\\s\\u3000]", ""))
                .findFirst();
    }

    /** The mark the name of a file bears: that of a text, or one it begins with. */
    public static Optional<String> inName(String name) {
        var begins = NAME.matcher(name);
        if (begins.matches()) {
            var bracketed = begins.group(1);
            return Optional.ofNullable(bracketed == null ? begins.group(2) : bracketed);
        }
        return in(name);
    }

    private static boolean mayBear(CharSequence text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '密') {
                return true;
            }
        }
        return false;
    }
}
