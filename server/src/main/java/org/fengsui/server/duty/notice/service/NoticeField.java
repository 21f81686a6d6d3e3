package org.fengsui.server.duty.notice.service;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.speaking.document.Documents;

/**
 * The places of a notice’s paper that are filled in. A paper of the school’s own must have those
 * without which it would not be a notice, or would leave out what its drafter says.
 */
public enum NoticeField {
    /** 发文字号. */
    NUMBER("编号", true, false),
    /** 主送单位. */
    UNIT("单位", true, false),
    /** What it is about: the systems. */
    TOPIC("涉及系统", false, false),
    /** The regulation’s name. */
    REGULATION("依据", false, false),
    /** Its article. */
    ARTICLE("条款", false, false),
    /** The period in words. */
    PERIOD("期限", true, false),
    /** What the drafter adds; may be empty. */
    REMARK("补充要求", true, false),
    /** The telephone of whoever is on duty; may be empty. */
    PHONE("联系电话", true, false),
    /** 署名. */
    SIGNER("署名", false, false),
    /** 成文日期. */
    DATE(Documents.DATE, true, false),
    /** 抄送; may be empty. */
    COPIES("抄送", true, false),
    /** By which the paper is verified; empty while it is a draft. */
    CODE("核验码", true, false),
    /** The number of an item, in Chinese numerals. */
    ORDER(Documents.ORDER, false, true),
    /** The Chinese name of a finding. */
    NAME("隐患名称", true, true),
    /** Its level. */
    LEVEL("等级", false, true),
    /** The system it is on; may be empty. */
    SYSTEM("系统", false, true),
    /** Where it is. */
    TARGET("位置", true, true),
    /** The day it was found; may be empty. */
    FOUND("发现时间", false, true),
    /** Who reported it and which scanners saw it; may be empty. */
    FOUND_BY("发现来源", false, true),
    /** What it may do. */
    HARM("危害", false, true),
    /** What to do. */
    REMEDY("整改建议", true, true),
    /** How the unit checks; may be empty. */
    SELF_CHECK("自查方法", false, true),
    /** CVE and the like; may be empty. */
    REFS("参考编号", false, true),
    /** Of which earlier notice it goes on; may be empty. */
    CONTINUES("承接", true, true),
    /** By which earlier notice it was closed before it came back; may be empty. */
    RECURS("复发", true, true);

    private final String word;
    private final boolean needed;
    private final boolean ofItem;

    NoticeField(String word, boolean needed, boolean ofItem) {
        this.word = word;
        this.needed = needed;
        this.ofItem = ofItem;
    }

    /** As it is written between the braces. */
    public String word() {
        return word;
    }

    /** As it stands in a paper. */
    public String written() {
        return "{{" + word + "}}";
    }

    /** Whether a paper must have it. */
    public boolean needed() {
        return needed;
    }

    /** Whether each item has its own. */
    public boolean ofItem() {
        return ofItem;
    }

    /** The field that is written so. */
    static Optional<NoticeField> of(String word) {
        return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
    }

    /** The words of the places of an item. */
    static Set<String> ofItems() {
        return Arrays.stream(values())
                .filter(NoticeField::ofItem)
                .map(NoticeField::word)
                .collect(Collectors.toSet());
    }
}
