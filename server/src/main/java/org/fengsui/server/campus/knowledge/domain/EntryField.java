package org.fengsui.server.campus.knowledge.domain;

import org.fengsui.server.campus.knowledge.Knowledge.Entry;

/** The texts of an entry: their two names in tables, how long they may be, whether needed. */
public enum EntryField {
    /** The check the entry is about. */
    CHECK("检查项", "check", 200, true),
    /** 中文名. */
    NAME("中文名", "name", 200, true),
    /** 危害. */
    HARM("危害", "harm", 4_000, true),
    /** 整改建议. */
    REMEDY("整改建议", "remedy", 8_000, true),
    /** 自查方法. */
    SELF_CHECK("自查方法", "self_check", 4_000, false);

    private final String chinese;
    private final String english;
    private final int longest;
    private final boolean needed;

    EntryField(String chinese, String english, int longest, boolean needed) {
        this.chinese = chinese;
        this.english = english;
        this.longest = longest;
        this.needed = needed;
    }

    String chinese() {
        return chinese;
    }

    /** The name in English tables and in forms. */
    public String english() {
        return english;
    }

    /** Characters at most. */
    public int longest() {
        return longest;
    }

    /** Whether an entry cannot be without it. */
    public boolean needed() {
        return needed;
    }

    /** What an entry says there. */
    public String of(Entry entry) {
        return switch (this) {
            case CHECK -> entry.check();
            case NAME -> entry.name();
            case HARM -> entry.harm();
            case REMEDY -> entry.remedy();
            case SELF_CHECK -> entry.selfCheck();
        };
    }
}
