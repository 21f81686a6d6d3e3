package org.fengsui.server.speaking.delivery.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret of the settings: itself, or with {@code file:} before it the file it stands in. */
public final class Credential {

    private static final String FILE = "file:";

    private final String value;

    private Credential(String value) {
        this.value = value;
    }

    /**
     * As it stands in the settings; the file is read now.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public static Credential of(String setting) {
        var value = setting.startsWith(FILE) ? read(setting.substring(FILE.length())) : setting;
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret of a channel is empty");
        }
        return new Credential(value.strip());
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException("the secret's file cannot be read: " + file, e);
        }
    }

    /** The secret; never for a log. */
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
