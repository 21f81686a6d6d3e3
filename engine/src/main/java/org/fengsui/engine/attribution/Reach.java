package org.fengsui.engine.attribution;

/** From where a system can be used (开放范围). */
public enum Reach implements Named {
    /** 校内: from the campus network only. */
    CAMPUS("校内"),
    /** 校外: from the internet too. */
    INTERNET("校外");

    private final String chinese;

    Reach(String chinese) {
        this.chinese = chinese;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
