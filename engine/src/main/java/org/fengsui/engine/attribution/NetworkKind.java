package org.fengsui.engine.attribution;

/** What a network is used for. */
public enum NetworkKind implements Named {
    /** 服务器: machines that serve. */
    SERVER("服务器", false),
    /** 办公: staff desks. */
    OFFICE("办公", false),
    /** 宿舍: students' rooms. */
    DORMITORY("宿舍", true),
    /** 无线: Wi-Fi. */
    WIFI("无线", true),
    /** Addresses that stand for many behind them. */
    NAT("NAT", true),
    /** Remote access. */
    VPN("VPN", true);

    private final String chinese;
    private final boolean pool;

    NetworkKind(String chinese, boolean pool) {
        this.chinese = chinese;
        this.pool = pool;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    /** Whether addresses are handed to people for a time, so that none is anybody's system. */
    public boolean isPool() {
        return pool;
    }
}
