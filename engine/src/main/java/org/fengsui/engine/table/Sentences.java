package org.fengsui.engine.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The engine's sentences about bad input in one language. Read by name, because the machine's locale must not matter. */
final class Sentences {
    private static final Sentences ENGLISH = new Sentences("en");
    private static final Sentences CHINESE = new Sentences("zh");

    private final ResourceBundle bundle;

    private Sentences(String language) {
        bundle = load("BadInput_" + language + ".properties");
    }

    static Sentences of(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    String say(BadInput bad) {
        String where = bad.line() > 0 ? "input.at-line" : "input.at-file";
        return format(where, bad.file(), Long.toString(bad.line()))
                + format(bad.problem().key(), bad.parameters().toArray());
    }

    private String format(String key, Object... parameters) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(parameters);
    }

    private static ResourceBundle load(String name) {
        try (InputStream in = Objects.requireNonNull(Sentences.class.getResourceAsStream(name), name)) {
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
