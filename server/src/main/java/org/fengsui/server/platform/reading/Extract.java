package org.fengsui.server.platform.reading;

/**
 * The text of one document, perhaps from an archive.
 *
 * @param name the file’s; of a part of an archive behind those of the archives, parted by slashes
 * @param state what became of it
 * @param text what it says; empty unless it was read
 */
public record Extract(String name, State state, String text) {

    /** What became of a document. */
    public enum State {
        /** It was read. */
        READ,
        /** It opens with a password alone, and that was none or a wrong one. */
        PASSWORD,
        /** It holds pictures and no text: somebody has to type it. */
        PICTURES,
        /** No reader here knows its kind. */
        UNKNOWN_KIND,
        /** It holds more than is unpacked: too many parts, too deep, too large or too dense. */
        TOO_MUCH,
        /** It breaks its reader. */
        BROKEN
    }

    /** One without text. */
    public static Extract without(String name, State state) {
        return new Extract(name, state, "");
    }
}
