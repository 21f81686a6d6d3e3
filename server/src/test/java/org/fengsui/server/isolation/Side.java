package org.fengsui.server.isolation;

import java.util.List;

/**
 * One of two units that have the same things, told apart by their words.
 *
 * @param code the unit's stable key
 * @param unit its name, which is no secret
 * @param word stands in every text of its things: names, titles, answers, file names and contents
 * @param net the first three parts of its addresses
 * @param phone the beginning of its people's telephone numbers
 * @param checks what is found at its system, and nowhere else
 */
record Side(String code, String unit, String word, String net, String phone, List<String> checks) {

    /** All identities of the first unit's things begin so; no others do. */
    static final long FIRST_IDENTITY = 77_000_000;

    /** The unit whose things are looked for. */
    static final Side A =
            new Side(
                    "jia",
                    "甲学院",
                    "zephyr",
                    "10.77.1",
                    "000-5577",
                    List.of(
                            "nessus:42873",
                            "nessus:57582",
                            "nessus:20007",
                            "nessus:65821",
                            "nessus:11213",
                            "nessus:12085"));

    /** The unit whose people look. */
    static final Side B =
            new Side(
                    "yi",
                    "乙学院",
                    "meadow",
                    "10.88.1",
                    "000-5588",
                    List.of(
                            "nessus:57608",
                            "nessus:41028",
                            "nessus:34324",
                            "nessus:42263",
                            "nessus:156014",
                            "nessus:10114"));

    String ip() {
        return net + ".10";
    }

    String host() {
        return word + ".example.edu.cn";
    }

    /** A text of this unit. */
    String says(String text) {
        return text + " " + word;
    }

    /** A regular expression for what stands only where something of this unit does. */
    String marks() {
        return word + "|" + net.replace(".", "\\.") + "\\.|" + phone + "|7700[0-9]{4}";
    }

    /** Its people, its system and its network, as a table of the registry. */
    String registered() {
        return """
        类别,编码,名称,主管单位,运维单位,地址,网络类型,岗位,邮箱,电话,生效日期
        人员,WORD-p0,甲子 WORD,CODE,,,,主要负责人,WORD0@example.edu.cn,PHONE-0000,2025-09-01
        人员,WORD-p1,乙丑 WORD,CODE,,,,分管领导,WORD1@example.edu.cn,PHONE-0001,2025-09-01
        人员,WORD-p2,丙寅 WORD,CODE,,,,工作专员,WORD2@example.edu.cn,PHONE-0002,2025-09-01
        系统,WORD-www,网站 WORD,CODE,CODE,HOST;IP,,,,,
        网络,WORD-net,办公网 WORD,CODE,,NET.0/24,办公,,,,
        """
                .replace("WORD", word())
                .replace("CODE", code())
                .replace("PHONE", phone())
                .replace("HOST", host())
                .replace("IP", ip())
                .replace("NET", net());
    }
}
