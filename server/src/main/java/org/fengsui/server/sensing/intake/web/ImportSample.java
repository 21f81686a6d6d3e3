package org.fengsui.server.sensing.intake.web;

import java.time.LocalDate;

/** A list of findings as a person keeps one: fictional systems at documentation addresses. */
final class ImportSample {

    static final String PATH = "/imports/sample.csv";

    private static final String CHINESE =
            """
            漏洞名称,风险等级,主机,IP,端口,协议,漏洞编号,发现时间,漏洞描述,修复建议
            示例：使用 64 位分组加密套件,中危,www.example.edu.cn,192.0.2.10,443,tcp,CVE-2016-2183,{day} 09:30:00,服务器仍接受 3DES 加密套件。,停用 3DES，只保留 AES-GCM 等套件。
            示例：管理后台弱口令,高危,jw.example.edu.cn,192.0.2.20,8443,tcp,,{day} 09:40:00,管理后台的口令可以猜到。,更换口令，启用双因素认证，只允许校内访问。
            示例：目录列表未关闭,低危,www.example.edu.cn,192.0.2.10,80,tcp,,{day} 09:50:00,网站目录中的文件可以逐个列出。,在网站服务器配置中关闭目录列表。
            """;

    private static final String ENGLISH =
            """
            title,severity,host,ip,port,protocol,cve,found at,description,solution
            Sample: 64-bit block cipher suites,Medium,www.example.edu.cn,192.0.2.10,443,tcp,CVE-2016-2183,{day} 09:30:00,The server still accepts 3DES suites.,Turn 3DES off and keep suites such as AES-GCM.
            Sample: weak password of an administrator,High,jw.example.edu.cn,192.0.2.20,8443,tcp,,{day} 09:40:00,The password of the administration can be guessed.,Change it and ask for a second factor.
            Sample: directory listing,Low,www.example.edu.cn,192.0.2.10,80,tcp,,{day} 09:50:00,The files of the site can be listed.,Turn directory listing off in the web server.
            """;

    private ImportSample() {}

    /** The table, found on a day. */
    static String table(boolean chinese, LocalDate day) {
        return (chinese ? CHINESE : ENGLISH).replace("{day}", day.toString());
    }
}
