package org.fengsui.server.isolation;

/** Whom an endpoint lets in, and so what the other unit's people and the administrators get. */
enum Reach {
    /** Takes a unit's or a person's things: what is another's is 404, as what does not exist. */
    HIDDEN,
    /** Each person's own: the answer is the same whether or not the other unit has anything. */
    LIST,
    /** The school's offices only: refused before it is looked whether the thing exists. */
    OFFICE,
    /** The three administrators only, who see no business data. */
    ADMIN,
    /** Whoever knows the secret word in the address; it shows little. */
    SECRET,
    /** Everybody; shows nothing of anybody. */
    PUBLIC;

    /** Whether a call of the others is to leave the whole record as it was, not only the unit's. */
    boolean writesNothing() {
        return switch (this) {
            case HIDDEN, OFFICE, SECRET -> true;
            case LIST, ADMIN, PUBLIC -> false;
        };
    }
}
