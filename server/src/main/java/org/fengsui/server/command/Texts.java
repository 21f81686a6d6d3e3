package org.fengsui.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import org.fengsui.server.platform.kernel.Refusal;

/** What the command says, in the language of the machine: Chinese, or else English. */
final class Texts {

    private static final String OWN = "org.fengsui.server.command.texts";

    private Texts() {}

    /** Chinese or English. */
    static Locale locale() {
        return Locale.getDefault().getLanguage().equals("zh") ? Locale.CHINESE : Locale.ENGLISH;
    }

    /** The list of verbs and options. */
    static String help() {
        var name = "help_" + locale().getLanguage() + ".txt";
        try (var text = Texts.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A text with its arguments put in.
     *
     * @throws java.util.MissingResourceException if there is no such text
     */
    static String of(String key, Object... arguments) {
        return format(OWN, key, arguments);
    }

    /** What a refusal says, from the bundle of the room it comes from. */
    static String detail(String room, Refusal refusal) {
        return format(
                "messages." + room,
                "problem." + refusal.problem().slug() + ".detail",
                refusal.arguments().toArray());
    }

    private static String format(String bundle, String key, Object... arguments) {
        var texts =
                ResourceBundle.getBundle(
                        bundle,
                        locale(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(texts.getString(key), locale()).format(arguments);
    }
}
