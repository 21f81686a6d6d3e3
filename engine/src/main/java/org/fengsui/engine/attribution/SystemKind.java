package org.fengsui.engine.attribution;

/** What sort of thing a registered system is. */
public enum SystemKind implements Named {
    /** 网站. */
    WEBSITE("网站"),
    /** 信息系统. */
    SYSTEM("信息系统"),
    /** 移动应用. */
    APP("移动应用"),
    /** 小程序. */
    MINI_PROGRAM("小程序"),
    /** 公众号. */
    OFFICIAL_ACCOUNT("公众号");

    private final String chinese;

    SystemKind(String chinese) {
        this.chinese = chinese;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
