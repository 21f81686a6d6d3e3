package org.fengsui.server.alarm.content.service;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.fengsui.engine.table.BadInput;
import org.fengsui.engine.table.InputFile;
import org.fengsui.engine.table.Table;
import org.fengsui.engine.table.TableRow;
import org.fengsui.server.alarm.content.ContentProblem;
import org.fengsui.server.alarm.content.ContentRecord.Entry;
import org.fengsui.server.alarm.content.ContentRecord.Origin;
import org.fengsui.server.alarm.content.ContentRecords;
import org.fengsui.server.platform.access.Actor;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.reading.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;

/** Tables of what was found, read apart and entered whole or not at all. */
@Service
public class ContentTables {

    private static final String TITLE = "标题";
    private static final String URL = "网址";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final Reading reading;
    private final ContentRecords records;
    private final BusinessClock clock;

    ContentTables(Reading reading, ContentRecords records, BusinessClock clock) {
        this.reading = reading;
        this.records = records;
        this.clock = clock;
    }

    /**
     * What a table came to.
     *
     * @param rows how many it had
     * @param fresh how many of them were new; the others were folded into what was there
     */
    public record Entered(int rows, int fresh) {}

    /**
     * Enters the rows of a table: 标题, and where known 内容, 网址, 来源, 发布时间, 发现时间.
     *
     * @param file CSV or Excel
     * @throws Refusal if the actor may not, the file cannot be read, a cell is missing or wrong, or
     *     one bears a mark of secrecy; then nothing of it is entered
     */
    public Entered enter(Actor by, InputFile file) {
        if (!by.may(Permission.CONTENT_WORK)) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.CONTENT_WORK.name());
        }
        var entries = read(file);
        return new Entered(entries.size(), records.enterAll(by, entries));
    }

    private List<Entry> read(InputFile file) {
        var now = clock.now();
        var entries = new ArrayList<Entry>();
        try (var table = Table.open(reading.table(file))) {
            while (table.hasNext()) {
                entries.add(entry(file.name(), table.next(), now));
            }
        } catch (BadInput e) {
            throw new Refusal(
                    e,
                    ContentProblem.TABLE_UNREADABLE,
                    e.sentence(LocaleContextHolder.getLocale()));
        }
        return entries;
    }

    private static Entry entry(String file, TableRow row, Instant now) {
        var title = cell(row, TITLE);
        if (title.isEmpty()) {
            throw wrong(file, row, TITLE, title);
        }
        var url = cell(row, URL);
        try {
            WebAddress.orEmpty(url);
        } catch (Refusal _) {
            throw wrong(file, row, URL, url);
        }
        var found = moment(file, row, "发现时间");
        if (found != null && found.isAfter(now)) {
            throw wrong(file, row, "发现时间", cell(row, "发现时间"));
        }
        return new Entry(
                Origin.TABLE,
                cell(row, "来源"),
                title,
                cell(row, "内容"),
                url,
                moment(file, row, "发布时间"),
                found == null ? now : found);
    }

    private static String cell(TableRow row, String column) {
        return row.header().has(column) ? row.cell(column).strip() : "";
    }

    private static @Nullable Instant moment(String file, TableRow row, String column) {
        var text = cell(row, column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var local =
                    text.length() <= "2026-03-05".length()
                            ? LocalDate.parse(text).atStartOfDay()
                            : LocalDateTime.parse(text, MOMENT);
            return local.atZone(BusinessClock.ZONE).toInstant();
        } catch (DateTimeException _) {
            throw wrong(file, row, column, text);
        }
    }

    private static Refusal wrong(String file, TableRow row, String column, String text) {
        return new Refusal(
                ContentProblem.TABLE_CELL, file, String.valueOf(row.line()), column, text);
    }
}
