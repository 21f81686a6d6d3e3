package org.fengsui.server.speaking.document;

import java.time.LocalDate;
import java.util.List;

/**
 * An official document before it is laid out (GB/T 9704-2012, 文件式).
 *
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
        String letterhead,
        String number,
        String title,
        String addressee,
        List<Block> blocks,
        String signer,
        LocalDate date,
        List<String> copies,
        String reference) {

    /** Keeps its own copies. */
    public OfficialDocument {
        blocks = List.copyOf(blocks);
        copies = List.copyOf(copies);
    }

    /** 成文日期 in Arabic numerals without leading zeros: {@code 2026年9月3日}. */
    public String dateText() {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
