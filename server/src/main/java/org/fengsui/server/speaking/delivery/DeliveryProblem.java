package org.fengsui.server.speaking.delivery;

import org.fengsui.server.platform.kernel.Problem;

/** What delivery refuses. */
public enum DeliveryProblem implements Problem {
    /** The inbox has no such message for this person. */
    MESSAGE_NOT_FOUND("message-not-found", Kind.NOT_FOUND);

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
