package org.fengsui.server.duty.notice.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.SupportDesk;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Component;

/** What supporting units have to do with a notice: those assigned part of it, and what they say. */
@Component
class SupportLines {

    private final NoticeDesk desk;
    private final SupportDesk supports;

    SupportLines(NoticeDesk desk, SupportDesk supports) {
        this.desk = desk;
        this.supports = supports;
    }

    /** A notice to a supporting unit that was split off. */
    record Split(long id, String unit, String called, Chip state) {}

    /** What a supporting unit says of an item. */
    record Said(long itemId, String item, String text, String by) {}

    /** The notices split off one, as far as this reader sees them. */
    List<Split> split(Notice notice, Reader reader) {
        return desk.split(reader.actor().scope(), notice.id()).stream()
                .map(head ->
                        new Split(
                                head.id(),
                                desk.unitName(head.unitId()),
                                Objects.requireNonNullElse(head.printed(), head.topic()),
                                NoticeList.chip(head.state(), reader)))
                .toList();
    }

    /** What supporting units say, as far as this reader sees it. */
    List<Said> said(Notice notice, Reader reader) {
        Map<Long, Notice.Item> items =
                notice.items().stream()
                        .collect(Collectors.toMap(Notice.Item::id, Function.identity()));
        return supports.ofNotice(reader.actor().scope(), notice.id()).stream()
                .map(said -> {
                    var item = Objects.requireNonNull(items.get(said.itemId()));
                    return new Said(
                            said.itemId(),
                            item.position() + ". " + NoticePage.name(item),
                            said.text(),
                            reader.say(
                                    "notice.support.by",
                                    desk.unitName(said.unitId()),
                                    said.by().name(),
                                    reader.times().moment(said.by().at())));
                })
                .toList();
    }
}
