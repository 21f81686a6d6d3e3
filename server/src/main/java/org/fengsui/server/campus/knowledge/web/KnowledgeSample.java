package org.fengsui.server.campus.knowledge.web;

/** Entries as a table: checks of a scanner that does not exist, in the words of a notice. */
final class KnowledgeSample {

    static final String PATH = "/knowledge/sample.csv";

    private static final String CHINESE =
            """
            检查项,中文名,危害,整改建议,自查方法
            sample:1001,示例：管理后台弱口令,他人可以猜到口令进入后台，篡改内容或取走数据。,更换为长口令并启用双因素认证；后台只允许校内访问。,用常见口令试着登录一次，应当失败。
            sample:1002,示例：目录列表未关闭,网站目录中的文件可以逐个列出和下载。,在网站服务器配置中关闭目录列表。,用浏览器打开不含首页的目录，应当显示禁止访问。
            """;

    private static final String ENGLISH =
            """
            check,name,harm,remedy,self_check
            sample:1001,示例：管理后台弱口令,Somebody can guess the password and change content or take data away.,Choose a long password and ask for a second factor; let the campus alone reach the page.,Try common passwords once; they must fail.
            sample:1002,示例：目录列表未关闭,The files of the site can be listed and fetched one by one.,Turn directory listing off in the web server.,Open a folder without an index page; it must be forbidden.
            """;

    private KnowledgeSample() {}

    /** The table; names are Chinese in both, as notices print them. */
    static String table(boolean chinese) {
        return chinese ? CHINESE : ENGLISH;
    }
}
