package org.fengsui.server.duty.notice.store;

/** The articles notices rest on, as findings know them. */
public final class Basis {

    /** 第十条. */
    public static final String VULNERABILITY = "10";

    /** 第九条. */
    public static final String CIRCULAR = "9";

    private Basis() {}
}
