package org.fengsui.server.speaking.delivery.domain;

import java.util.List;
import org.fengsui.server.speaking.delivery.Delivery.Channel;
import org.fengsui.server.speaking.delivery.Reply;

/**
 * What stands behind a channel: takes one written message for one recipient and says what became of
 * it. A bean of this type is a channel that is set up.
 */
public interface Way {

    /** Which channel it is. */
    Channel channel();

    /** Whether it is set up; one that is not refuses. */
    default boolean isThere() {
        return true;
    }

    /** The groups it reaches. */
    default List<String> groups() {
        return List.of();
    }

    /** What may go by it to this letter's recipient. */
    default List<Limit> limits(Letter letter) {
        return List.of();
    }

    /** Whether everybody sends by it at :00 and :30, so that what is calm does not. */
    default boolean crowdedAtHalfHours() {
        return false;
    }

    /**
     * Hands one over; returns within some seconds and throws nothing for what the far side does.
     */
    Reply hand(Letter letter);

    /** Nothing more comes for the moment: what is held open is closed. */
    default void rest() {}
}
