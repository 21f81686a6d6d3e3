package org.fengsui.server.platform.page;

import org.fengsui.engine.observation.Severity;

/**
 * A level as readers see it: shape, word and colour together. Red, orange, yellow and blue mean a
 * level and nothing else.
 */
public enum Level {
    /** 超危 (GB/T 30279). */
    CRITICAL("critical"),
    /** 高危. */
    HIGH("high"),
    /** 中危. */
    MEDIUM("medium"),
    /** 低危. */
    LOW("low"),
    /** 提示. */
    INFO("info"),
    /** 红色预警. */
    RED("critical"),
    /** 橙色预警. */
    ORANGE("high"),
    /** 黄色预警. */
    YELLOW("medium"),
    /** 蓝色预警. */
    BLUE("low");

    private final String look;

    Level(String look) {
        this.look = look;
    }

    /** How severe a finding is. */
    public static Level of(Severity severity) {
        return valueOf(severity.name());
    }

    /** The class that gives shape and colour. */
    public String look() {
        return look;
    }

    /** Key of its word: {@code level.CRITICAL}. */
    public String key() {
        return "level." + name();
    }
}
