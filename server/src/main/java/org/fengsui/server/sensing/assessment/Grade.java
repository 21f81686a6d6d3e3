package org.fengsui.server.sensing.assessment;

/** How grave it is, by the colour of its warning (GB/T 32924), the gravest first. */
public enum Grade {
    /** 特别重大 (I), 红. */
    RED,
    /** 重大 (II), 橙. */
    ORANGE,
    /** 较大 (III), 黄. */
    YELLOW,
    /** 一般 (IV), 蓝. */
    BLUE;

    /** 较大及以上 (第十二条). */
    public boolean largeOrAbove() {
        return switch (this) {
            case RED, ORANGE, YELLOW -> true;
            case BLUE -> false;
        };
    }
}
