package org.fengsui.engine.attribution;

/** The posts that answer for a unit's network security (第七条, 第十三条). */
public enum Post implements Named {
    /** The head of the unit. */
    HEAD("主要负责人"),
    /** The leader in charge of network security. */
    DEPUTY("分管领导"),
    /** The liaison who keeps contact day and night. */
    LIAISON("工作专员"),
    /** The network security administrator. */
    SECURITY_ADMIN("网络安全管理员");

    private final String chinese;

    Post(String chinese) {
        this.chinese = chinese;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
