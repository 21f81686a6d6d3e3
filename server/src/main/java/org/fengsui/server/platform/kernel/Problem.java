package org.fengsui.server.platform.kernel;

/**
 * One entry of the error catalogue. Each room has one enum of its own that implements this; message
 * keys {@code problem.<slug>.title} and {@code problem.<slug>.detail} stand in its bundle and say
 * what happened, to what, and what to do.
 */
public interface Problem {

    /** What kind of refusal it is; decides the HTTP status. */
    enum Kind {
        /** What was sent cannot be taken as it is. */
        INVALID(422),
        /** There is no such thing, or it is not this person's to see. */
        NOT_FOUND(404),
        /** This person may not do this. */
        FORBIDDEN(403),
        /** The thing has changed, or its state does not allow this. */
        CONFLICT(409),
        /** A part that is needed does not answer; nothing was changed. */
        UNAVAILABLE(503),
        /** Larger than what is taken. */
        TOO_LARGE(413),
        /** Too often in too short a time. */
        TOO_MANY(429),
        /** The server has no room for it; nothing was changed. */
        NO_ROOM(507);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /** Stable kebab-case name, unique in the product: {@code notice-already-issued}. */
    String slug();

    /** What kind of refusal it is. */
    Kind kind();
}
