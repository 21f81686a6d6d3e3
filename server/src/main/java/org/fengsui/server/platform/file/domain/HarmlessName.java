package org.fengsui.server.platform.file.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Collectors;

/** Makes a name that came from outside fit to be shown, stored and offered as a download. */
final class HarmlessName {

    private static final int LONGEST = 120;
    private static final String NOT_IN_NAMES = "<>:\"|?*";

    private HarmlessName() {}

    /**
     * The last part of the path, composed, without control, formatting and reserved characters and
     * without leading dots; {@code file} where nothing is left.
     */
    static String of(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean =
                Normalizer.normalize(last, Normalizer.Form.NFC)
                        .codePoints()
                        .filter(HarmlessName::visible)
                        .map(each -> NOT_IN_NAMES.indexOf(each) < 0 ? each : '_')
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                        .strip()
                        .replaceFirst("^[.\\s]+", "")
                        .replaceFirst("[.\\s]+$", "");
        return clean.isEmpty() ? "file" : shorten(clean);
    }

    /** The name with an extension of the type, so that what it says is what it is. */
    static String of(String name, FileType type) {
        var clean = of(name);
        int dot = clean.lastIndexOf('.');
        var extension = clean.substring(dot + 1).toLowerCase(Locale.ROOT);
        boolean fits = dot > 0 && type.extensions().contains(extension);
        return fits ? clean : clean + "." + type.extensions().getFirst();
    }

    /**
     * Direction marks and zero-width characters would let {@code exe.pdf} read as something else.
     */
    private static boolean visible(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED;
    }

    private static String shorten(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int kept = name.offsetByCodePoints(0, LONGEST - extension.length());
        return name.substring(0, kept).strip() + extension;
    }
}
