package org.fengsui.engine.net;

import org.jspecify.annotations.Nullable;

/** Ports as they stand in text, and the ports schemes imply. */
final class Port {
    private Port() {}

    static int parse(String text) {
        int value = 0;
        for (int i = 0; i < text.length() && value <= 65535; i++) {
            char c = text.charAt(i);
            value = Ascii.isDigit(c) ? value * 10 + c - '0' : 65536;
        }
        if (text.isEmpty() || value < 1 || value > 65535) {
            throw new AddressFormatException(AddressFormatException.Expected.PORT, text);
        }
        return value;
    }

    static @Nullable Integer ofScheme(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            case "ftps" -> 990;
            case "ssh", "sftp" -> 22;
            case "telnet" -> 23;
            case "ldap" -> 389;
            case "ldaps" -> 636;
            case "rtsp" -> 554;
            default -> null;
        };
    }
}
