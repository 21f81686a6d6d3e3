package org.fengsui.server.campus.registry;

import org.fengsui.engine.observation.Category;

/** What a finding is about, which chooses among a system's units whose it is (第七条). */
public enum Concern {
    /** Operating system, port, patch: who operates it answers (谁运维谁负责). */
    PLATFORM,
    /** Web, content, data: who owns it answers (谁主管谁负责). */
    CONTENT,
    /** Account, weak password: who uses it answers (谁使用谁负责). */
    ACCOUNT;

    /**
     * The concern of a finding.
     *
     * @param category its class of Article 6 (第六条)
     * @param webCheck whether it is about a URL
     */
    public static Concern of(Category category, boolean webCheck) {
        return switch (category) {
            case WEAK_PASSWORD, MALICIOUS_MAIL -> ACCOUNT;
            case MALICIOUS_IP, MALWARE, VULNERABILITY, OTHER -> webCheck ? CONTENT : PLATFORM;
        };
    }
}
