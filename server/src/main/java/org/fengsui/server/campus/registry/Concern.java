package org.fengsui.server.campus.registry;

/** What a finding is about, which chooses among a system's units whose it is (第七条). */
public enum Concern {
    /** Operating system, port, patch: who operates it answers (谁运维谁负责). */
    PLATFORM,
    /** Web, content, data: who owns it answers (谁主管谁负责). */
    CONTENT,
    /** Account, weak password: who uses it answers (谁使用谁负责). */
    ACCOUNT
}
