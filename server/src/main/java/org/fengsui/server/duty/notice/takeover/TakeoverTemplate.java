package org.fengsui.server.duty.notice.takeover;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fengsui.server.platform.page.Sheet;

/** The sheet to fill in, with plainly fictional rows: closed, answered, running. */
public final class TakeoverTemplate {

    private TakeoverTemplate() {}

    private static List<Map<TakeoverColumn, String>> sample(boolean chinese) {
        return List.of(
                Map.ofEntries(
                        Map.entry(TakeoverColumn.NUMBER, "信办安〔2026〕17号"),
                        Map.entry(TakeoverColumn.ITEM, "1"),
                        Map.entry(TakeoverColumn.UNIT, chinese ? "示例学院" : "Example School"),
                        Map.entry(TakeoverColumn.SYSTEM, chinese ? "示例教务系统" : "Example system"),
                        Map.entry(TakeoverColumn.ADDRESS, "https://jw.example.edu.cn/login"),
                        Map.entry(TakeoverColumn.TITLE, chinese ? "后台弱口令" : "Weak password"),
                        Map.entry(TakeoverColumn.LEVEL, chinese ? "高危" : "high"),
                        Map.entry(TakeoverColumn.BASIS, "第十条"),
                        Map.entry(TakeoverColumn.SERVED, "2026-03-02"),
                        Map.entry(TakeoverColumn.ANSWERED, "2026-03-05"),
                        Map.entry(TakeoverColumn.ANSWER, chinese ? "已更换口令" : "Password changed"),
                        Map.entry(TakeoverColumn.CLOSED, "2026-03-06"),
                        Map.entry(TakeoverColumn.ENDED, chinese ? "已整改" : "fixed")),
                Map.ofEntries(
                        Map.entry(TakeoverColumn.NUMBER, "信办安〔2026〕18号"),
                        Map.entry(TakeoverColumn.ITEM, "1"),
                        Map.entry(TakeoverColumn.UNIT, chinese ? "示例学院" : "Example School"),
                        Map.entry(TakeoverColumn.ADDRESS, "192.0.2.10:8443"),
                        Map.entry(TakeoverColumn.TITLE, chinese ? "组件版本过低" : "Old component"),
                        Map.entry(TakeoverColumn.LEVEL, chinese ? "中危" : "medium"),
                        Map.entry(TakeoverColumn.SERVED, "2026-03-09 10:30"),
                        Map.entry(TakeoverColumn.ANSWERED, "2026-03-12"),
                        Map.entry(TakeoverColumn.ANSWER, chinese ? "已升级" : "Upgraded")),
                Map.ofEntries(
                        Map.entry(TakeoverColumn.NUMBER, "信办安〔2026〕18号"),
                        Map.entry(TakeoverColumn.ITEM, "2"),
                        Map.entry(TakeoverColumn.UNIT, chinese ? "示例学院" : "Example School"),
                        Map.entry(TakeoverColumn.ADDRESS, "www.example.edu.cn"),
                        Map.entry(TakeoverColumn.TITLE, chinese ? "目录遍历" : "Path traversal"),
                        Map.entry(TakeoverColumn.LEVEL, chinese ? "高危" : "high"),
                        Map.entry(TakeoverColumn.SERVED, "2026-03-09 10:30"),
                        Map.entry(TakeoverColumn.DUE, "2026-03-20")));
    }

    /** Writes an xlsx sheet; the stream is not closed. */
    public static void write(boolean chinese, OutputStream out) {
        var columns = List.of(TakeoverColumn.values());
        var lines = new ArrayList<List<String>>();
        lines.add(columns.stream().map(column -> column.header(chinese)).toList());
        for (var row : sample(chinese)) {
            lines.add(columns.stream().map(column -> row.getOrDefault(column, "")).toList());
        }
        Sheet.write(out, chinese ? "旧台账" : "Old ledger", lines);
    }
}
