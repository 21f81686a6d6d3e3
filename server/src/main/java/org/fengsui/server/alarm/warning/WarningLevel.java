package org.fengsui.server.alarm.warning;

/** How grave it may become (GB/T 32924), the gravest last. */
public enum WarningLevel {
    /** 蓝色: 一般. */
    BLUE,
    /** 黄色: 较大. */
    YELLOW,
    /** 橙色: 重大; only relayed. */
    ORANGE,
    /** 红色: 特别重大; only relayed. */
    RED;

    /** Whether the school warns so of its own; else it passes on a superior's warning. */
    public boolean own() {
        return switch (this) {
            case BLUE, YELLOW -> true;
            case ORANGE, RED -> false;
        };
    }
}
