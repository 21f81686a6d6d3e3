package org.fengsui.server.duty.notice.store;

import org.fengsui.server.duty.notice.Notice;

/** The articles notices rest on, as findings know them. */
public final class Basis {

    /** 第十条. */
    public static final String VULNERABILITY = "10";

    /** 第九条. */
    public static final String CIRCULAR = "9";

    private Basis() {}

    /** The article notices of a kind rest on. */
    public static String of(Notice.Kind kind) {
        return switch (kind) {
            case VULNERABILITY -> VULNERABILITY;
            case CIRCULAR -> CIRCULAR;
        };
    }
}
