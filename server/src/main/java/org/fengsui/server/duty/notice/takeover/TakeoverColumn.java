package org.fengsui.server.duty.notice.takeover;

import java.util.List;
import org.fengsui.engine.table.TableHeader;

/** The columns of an old ledger, in the order of the template. One row is one item of a notice. */
public enum TakeoverColumn {
    /** 通知书编号, kept as it stands. */
    NUMBER(true, "number", "通知书编号", "编号", "文号"),
    /** 序号 of the item within its notice; the order of the rows where it is left out. */
    ITEM(false, "item", "序号", "事项序号"),
    /** 通知书类型. */
    KIND(false, "kind", "类型", "通知书类型"),
    /** 责任单位: its code, its name, or what the office has said the name means. */
    UNIT(true, "unit", "责任单位", "单位"),
    /** 系统名称. */
    SYSTEM(false, "system", "系统名称", "系统", "信息系统"),
    /** 地址: URL, name or address. */
    ADDRESS(false, "address", "地址", "网址", "IP地址"),
    /** 问题. */
    TITLE(true, "problem", "问题", "问题描述", "隐患名称", "漏洞名称"),
    /** 级别. */
    LEVEL(true, "level", "级别", "等级", "风险等级"),
    /** 依据. */
    BASIS(false, "basis", "依据"),
    /** 签发日期; the day of service where it is left out. */
    ISSUED(false, "issued", "签发日期", "印发日期"),
    /** 送达日期. */
    SERVED(true, "served", "送达日期", "发出日期", "下发日期"),
    /** 整改期限, where the paper named a day. */
    DUE(false, "due", "整改期限", "截止日期", "要求完成日期"),
    /** 反馈日期. */
    ANSWERED(false, "answered", "反馈日期", "回复日期"),
    /** 反馈内容. */
    ANSWER(false, "answer", "反馈内容", "整改情况"),
    /** 办结日期. */
    CLOSED(false, "closed", "办结日期", "完成日期"),
    /** 办结方式. */
    ENDED(false, "ended", "办结方式", "办结情况");

    private final boolean needed;
    private final String english;
    private final List<String> chinese;

    TakeoverColumn(boolean needed, String english, String... chinese) {
        this.needed = needed;
        this.english = english;
        this.chinese = List.of(chinese);
    }

    /** Whether there is no row without it. */
    public boolean needed() {
        return needed;
    }

    /** Its name in a language. */
    public String header(boolean inChinese) {
        return inChinese ? chinese.getFirst() : english;
    }

    /** Where it stands, from 0, or -1. */
    int index(TableHeader header) {
        for (var name : chinese) {
            if (header.has(name)) {
                return header.index(name);
            }
        }
        return header.index(english);
    }
}
