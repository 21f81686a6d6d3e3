package org.fengsui.server.platform.page;

/** A place in the navigation, in the order work flows. */
public enum NavSlot {
    /** 工作台. */
    DESK("layout"),
    /** 监测. */
    MONITORING("radar"),
    /** 隐患. */
    FINDINGS("bug"),
    /** 通知书. */
    NOTICES("certificate"),
    /** 上级通报. */
    CIRCULARS("inbox"),
    /** 预警. */
    WARNINGS("bell"),
    /** 事件. */
    INCIDENTS("flame"),
    /** 备案. */
    REGISTRY("building"),
    /** 考核. */
    ACCOUNTABILITY("chart"),
    /** 管理. */
    ADMINISTRATION("gear"),
    /** A unit's 待办. */
    UNIT_TODO("checklist"),
    /** A unit's 我的系统. */
    UNIT_SYSTEMS("server"),
    /** A unit's 通知书. */
    UNIT_NOTICES("certificate"),
    /** A unit's 自查. */
    UNIT_SELF_CHECK("eye"),
    /** A unit's 人员. */
    UNIT_PEOPLE("users"),
    /** The menu behind the person's name. */
    PERSON("user");

    private final String icon;

    NavSlot(String icon) {
        this.icon = icon;
    }

    /** The symbol's name in the icon sheet. */
    public String icon() {
        return icon;
    }

    /** Whether the slot belongs to the short frame of unit-side people. */
    public boolean unitSide() {
        return switch (this) {
            case UNIT_TODO, UNIT_SYSTEMS, UNIT_NOTICES, UNIT_SELF_CHECK, UNIT_PEOPLE -> true;
            case DESK,
                    MONITORING,
                    FINDINGS,
                    NOTICES,
                    CIRCULARS,
                    WARNINGS,
                    INCIDENTS,
                    REGISTRY,
                    ACCOUNTABILITY,
                    ADMINISTRATION,
                    PERSON ->
                    false;
        };
    }

    /** Whether a quiet line stands above it: supporting work below, daily work above. */
    public boolean startsGroup() {
        return this == REGISTRY;
    }
}
