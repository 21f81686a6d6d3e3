package org.fengsui.engine.attribution;

/** What a row of the registry table is about. */
public enum RowKind implements Named {
    /** A unit. */
    UNIT("单位"),
    /** A person with posts in a unit. */
    PERSON("人员"),
    /** An information system or site. */
    SYSTEM("系统"),
    /** A network. */
    NETWORK("网络");

    private final String chinese;

    RowKind(String chinese) {
        this.chinese = chinese;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
