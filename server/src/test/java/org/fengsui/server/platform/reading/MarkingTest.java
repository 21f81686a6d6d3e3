package org.fengsui.server.platform.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a mark of secrecy, and what is only a word. */
class MarkingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "机密★1年",
                "关于某事的通知\n绝密 ★\n正文",
                "秘　密★长期",
                "机 密 ☆",
                "机密*1年",
                "密级：秘密",
                "密 级 : 机密",
                "【机密】某系统清单",
                "[绝密]",
                "前文\r\n  机密  \r\n后文",
                "（秘密）",
                "机\u200b密★",
                "機密★十年"
            })
    void theFormsOfAMarkAreSeen(String text) {
        assertThat(Marking.in(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "数据库中的机密信息可能泄露",
                "请保守国家秘密，不得上网",
                "SSH 私钥（秘密）泄露风险",
                "秘密级以上的不在此列",
                "**绝密** 通行证是一部影片",
                "密码、密钥、加密",
                ""
            })
    void aWordInASentenceIsNone(String text) {
        assertThat(Marking.in(text)).isEmpty();
    }

    @Test
    void theLevelIsToldWithoutGaps() {
        assertThat(Marking.in("秘 密★")).contains("秘密");
    }

    @Test
    void aNameThatBeginsWithItBearsIt() {
        assertThat(Marking.inName("（机密）关于某事的通知.pdf")).contains("机密");
        assertThat(Marking.inName("秘密-清单.xlsx")).contains("秘密");
        assertThat(Marking.inName("秘密花园.docx")).isEmpty();
    }

    @Test
    @Timeout(10)
    void noTextTakesLong() {
        assertThat(Marking.in("密 　 ".repeat(500_000))).isEmpty();
        assertThat(Marking.in("机 " + " ".repeat(1_000_000) + "密")).isEmpty();
    }
}
