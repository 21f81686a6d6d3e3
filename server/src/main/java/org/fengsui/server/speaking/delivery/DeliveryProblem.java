package org.fengsui.server.speaking.delivery;

import org.fengsui.server.platform.kernel.Problem;

/** What delivery refuses. */
public enum DeliveryProblem implements Problem {
    /** The inbox has no such message for this person. */
    MESSAGE_NOT_FOUND("message-not-found", Kind.NOT_FOUND),
    /** The settings have no such channel. */
    CHANNEL_NOT_SET_UP("channel-not-set-up", Kind.INVALID),
    /** The channel reaches no address of that kind. */
    NO_SUCH_ADDRESS("no-such-address", Kind.INVALID);

    private final String slug;
    private final Kind kind;

    DeliveryProblem(String slug, Kind kind) {
        this.slug = slug;
        this.kind = kind;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
