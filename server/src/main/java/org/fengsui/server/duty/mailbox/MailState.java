package org.fengsui.server.duty.mailbox;

import java.util.EnumSet;
import java.util.Set;

/** What became of a mail: a person decides about those that wait; the others are only recorded. */
public enum MailState {
    /** 待登记: of a known sender. */
    TO_REGISTER,
    /** Of a sender nobody told of. */
    UNKNOWN_SENDER,
    /** It became a circular. */
    REGISTERED,
    /** A person found that it is none. */
    SET_ASIDE,
    /** An answer by a machine, a bounce, or a mail of our own; its head alone is kept. */
    AUTOMATIC,
    /** It came before; its head alone is kept. */
    REPEATED,
    /** Larger than is read: it lies on the server, its head is here. */
    TOO_LARGE,
    /** It breaks its reader: it lies on the server, its head is here. */
    UNREADABLE,
    /** It bears a mark of secrecy: nothing of it is kept, it is handled offline. */
    REFUSED;

    private static final Set<MailState> WAITING =
            EnumSet.of(TO_REGISTER, UNKNOWN_SENDER, TOO_LARGE, UNREADABLE);

    /** Whether a person has to decide about it. */
    public boolean waits() {
        return WAITING.contains(this);
    }

    /** Whether it can become a circular. */
    public boolean registrable() {
        return this == TO_REGISTER || this == UNKNOWN_SENDER;
    }
}
