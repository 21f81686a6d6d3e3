package org.fengsui.server.platform.page;

/**
 * One stage of a thing's way, such as 签发.
 *
 * @param label the stage
 * @param note when or how it was reached; may be empty
 * @param place done, here or to come
 */
public record Step(String label, String note, Place place) {

    /** Where the thing is, seen from the stage. */
    public enum Place {
        /** Behind. */
        DONE,
        /** The thing is here. */
        HERE,
        /** Still to come. */
        AHEAD
    }

    /** The class of its look. */
    public String look() {
        return switch (place) {
            case DONE -> "done";
            case HERE -> "here";
            case AHEAD -> "ahead";
        };
    }
}
