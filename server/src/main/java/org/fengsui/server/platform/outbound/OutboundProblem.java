package org.fengsui.server.platform.outbound;

import org.fengsui.server.platform.kernel.Problem;

/** What the outbound policy refuses. */
public enum OutboundProblem implements Problem {
    /** Host or port is malformed; names them. */
    ADDRESS_MALFORMED("outbound-address-malformed", Kind.INVALID),
    /** The name is not known to the name service; names it. */
    HOST_UNKNOWN("outbound-host-unknown", Kind.UNAVAILABLE),
    /** The address is not public and not named in the settings; names host, port and purpose. */
    ADDRESS_FORBIDDEN("outbound-address-forbidden", Kind.FORBIDDEN);

    private final String slug;
    private final Kind kind;

    OutboundProblem(String slug, Kind kind) {
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
