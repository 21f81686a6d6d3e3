package org.fengsui.server.platform.page;

/**
 * A state in one word, such as 已送达. Its tone is never a level's colour.
 *
 * @param text finished text
 * @param tone how it looks
 */
public record Chip(String text, Tone tone) {

    /** How a state looks. */
    public enum Tone {
        /** Not begun, or nothing to be done. */
        QUIET,
        /** Something is to be done. */
        OPEN,
        /** Under way at somebody else. */
        WAITING,
        /** Done. */
        DONE,
        /** Past its due: pattern and word. */
        LATE
    }

    /** The class of its look. */
    public String look() {
        return switch (tone) {
            case QUIET -> "quiet";
            case OPEN -> "open";
            case WAITING -> "waiting";
            case DONE -> "done";
            case LATE -> "late";
        };
    }

    /** Not begun, or nothing to be done. */
    public static Chip quiet(String text) {
        return new Chip(text, Tone.QUIET);
    }

    /** Something is to be done. */
    public static Chip open(String text) {
        return new Chip(text, Tone.OPEN);
    }

    /** Under way at somebody else. */
    public static Chip waiting(String text) {
        return new Chip(text, Tone.WAITING);
    }

    /** Done. */
    public static Chip done(String text) {
        return new Chip(text, Tone.DONE);
    }

    /** Past its due. */
    public static Chip late(String text) {
        return new Chip(text, Tone.LATE);
    }
}
