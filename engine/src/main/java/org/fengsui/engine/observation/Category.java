package org.fengsui.engine.observation;

/** What Article 6 (第六条) tells the office to watch for. */
public enum Category {
    /** 恶意 IP 地址. */
    MALICIOUS_IP,
    /** 恶意电子邮件. */
    MALICIOUS_MAIL,
    /** 恶意程序: malware, backdoors, miners. */
    MALWARE,
    /** 应用服务器漏洞: every flaw that none of the others names. */
    VULNERABILITY,
    /** 弱密码: weak, default or guessed passwords. */
    WEAK_PASSWORD,
    /** Neither a flaw nor an attack: open ports, services, inventory. */
    OTHER
}
