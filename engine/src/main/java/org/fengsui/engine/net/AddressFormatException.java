package org.fengsui.engine.net;

import java.util.Locale;
import org.fengsui.engine.text.Texts;

/**
 * Text that is no address, network, host name, port or URL; says what was read and what is
 * expected.
 */
public final class AddressFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 200;

    private final Expected expected;
    private final String read;
    private final String hint;

    /** What the text should have been. */
    public enum Expected {
        /** An IPv4 or IPv6 address. */
        IP_ADDRESS,
        /** A network as address/length. */
        NETWORK,
        /** A network whose bits after the prefix are zero; the hint is the right network. */
        NETWORK_WITHOUT_HOST_BITS,
        /** A range first-last of one family, first not after last. */
        RANGE,
        /** A host name. */
        HOST_NAME,
        /** A port from 1 to 65535. */
        PORT,
        /** A URL with scheme and host. */
        URL,
        /** An address, host name or URL, the first two with or without a port. */
        TARGET,
        /** Anything an address of a system or network may be registered as. */
        REGISTERED_ADDRESS
    }

    /** A refusal without a hint. */
    public AddressFormatException(Expected expected, String read) {
        this(expected, read, "");
    }

    AddressFormatException(Expected expected, String read, String hint) {
        super(text(Locale.ENGLISH, expected, read, hint));
        this.expected = expected;
        this.read = read;
        this.hint = hint;
    }

    /** What the text should have been. */
    public Expected expected() {
        return expected;
    }

    /** The text as it was read. */
    public String read() {
        return read;
    }

    /** The message in Chinese or English. */
    public String message(Locale locale) {
        return text(locale, expected, read, hint);
    }

    private static String text(Locale locale, Expected expected, String read, String hint) {
        String shown = read.length() <= SHOWN ? read : read.substring(0, SHOWN) + "…";
        return new Texts(AddressFormatException.class).say(locale, expected.name(), shown, hint);
    }
}
