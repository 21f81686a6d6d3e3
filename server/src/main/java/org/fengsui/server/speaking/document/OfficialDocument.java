package org.fengsui.server.speaking.document;

import java.time.LocalDate;
import java.util.List;

/**
 * An official document before it is laid out (GB/T 9704-2012).
 *
 * @param style 文件式 or 信函式
 * @param letterhead 发文机关标志: {@code 信息化工作办公室文件}
 * @param number 发文字号 as printed; empty while it is a draft
 * @param title 标题
 * @param addressee 主送机关, without the colon
 * @param blocks 正文
 * @param signer 署名: the issuing office
 * @param date 成文日期
 * @param copies 抄送; may be empty
 * @param reference the line at the foot by which the paper is checked; empty for none
 */
public record OfficialDocument(
        Style style,
        String letterhead,
        String number,
        String title,
        String addressee,
        List<Block> blocks,
        String signer,
        LocalDate date,
        List<String> copies,
        String reference) {

    /** How it is laid out. */
    public enum Style {
        /** 文件式: 发文机关标志 over the red rule, the number centred between them. */
        FILE,
        /**
         * 信函式 (10.1): a red double line below the mark and at the foot, the number at its right.
         */
        LETTER
    }

    /** Keeps its own copies. */
    public OfficialDocument {
        blocks = List.copyOf(blocks);
        copies = List.copyOf(copies);
    }

    /** The mark as the style prints it: a letter bears the office's name alone. */
    public String mark() {
        return style == Style.LETTER && letterhead.endsWith("文件")
                ? letterhead.substring(0, letterhead.length() - 2)
                : letterhead;
    }

    /** 成文日期 in Arabic numerals without leading zeros: {@code 2026年9月3日}. */
    public String dateText() {
        return dateText(date);
    }

    /** A day as papers print it. */
    public static String dateText(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
