package org.fengsui.server.duty.notice.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fengsui.server.duty.notice.ItemRequest;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.jspecify.annotations.Nullable;

/**
 * A notice as a unit's liaison reads it on a phone: one sentence what to do until when, the items,
 * one button.
 *
 * @param notice the notice
 * @param bar the clock of the worst item; null before service
 * @param period the period in words, as printed
 * @param answers whether this reader may answer: of the addressed unit, not of a supporting one
 * @param reader who reads
 */
record UnitPage(
        Notice notice, @Nullable ClockBar bar, String period, boolean answers, Reader reader) {

    /**
     * An item.
     *
     * @param item the item
     * @param level its level
     * @param name its Chinese name
     * @param chip where it stands
     * @param answer what was answered, in a line; empty before
     * @param text what was written, for a leader who confirms it; else empty
     * @param note why it was sent back, or what proves it; empty where there is nothing to say
     * @param files what was attached
     * @param open whether it waits for an answer of this reader
     * @param again whether this reader may write anew what no leader has confirmed
     * @param requests what the unit asked for about it, oldest first
     * @param mayAsk what the unit may ask for now
     * @param supports whether this reader's unit may say how it supports
     * @param sendBack how this reader, a leader, sends the answer back; null where he does not
     */
    record Line(
            Notice.Item item,
            Level level,
            String name,
            Chip chip,
            String answer,
            String text,
            String note,
            List<StoredFile> files,
            boolean open,
            boolean again,
            List<RequestLine> requests,
            List<ItemRequest.Kind> mayAsk,
            boolean supports,
            @Nullable Action sendBack) {}

    /** What to do until when, in one sentence. */
    public String sentence() {
        long open = open();
        var topic = notice.topic();
        var due = bar == null ? "" : reader.times().due(bar.due());
        if (!answers && notice.state().running()) {
            return reader.say("unit.say.copy", topic, notice.items().size());
        }
        return switch (notice.state()) {
            case ISSUED, DELIVERED ->
                    bar == null
                            ? reader.say("unit.say.acknowledgeUnserved", topic, open, period)
                            : reader.say("unit.say.acknowledge", topic, open, due);
            case ACKNOWLEDGED -> answering(topic, open, due);
            case ANSWERED -> reader.say("unit.say.waiting", topic);
            case CLOSED -> reader.say("unit.say.closed", topic);
            case WITHDRAWN -> reader.say("unit.say.withdrawn", topic);
            case DRAFT, PROPOSED -> topic;
        };
    }

    private String answering(String topic, long open, String due) {
        int mine = toConfirm().size();
        if (mine > 0) {
            return reader.say("unit.say.confirm", topic, mine, due);
        }
        return open == 0
                ? reader.say("unit.say.unconfirmed", topic, due)
                : reader.say("unit.say.answer", topic, open, due);
    }

    /** The items whose answers this reader, a leader of the unit, confirms. */
    public List<Notice.Item> toConfirm() {
        return notice.items().stream().filter(this::confirms).toList();
    }

    private boolean confirms(Notice.Item item) {
        var actor = reader.actor();
        var answer = item.answer();
        return item.state() == ItemState.UNCONFIRMED
                && answer != null
                && Objects.equals(actor.unitId(), notice.unitId())
                && actor.decides(Decision.CONFIRM_ANSWER)
                && answer.by().accountId() != actor.accountId();
    }

    private @Nullable Action sendBack(Notice.Item item) {
        return confirms(item)
                ? Action.reason(
                                reader.say("unit.sendBack"),
                                "/unit/items/" + item.id() + "/send-back",
                                reader.say("unit.sendBack.ask"))
                        .with("version", item.version())
                : null;
    }

    private long open() {
        return notice.items().stream().filter(item -> item.state() == ItemState.OPEN).count();
    }

    /** Whether this reader's unit only supports what is its own, as another was assigned it. */
    public boolean principal() {
        var principal = notice.principalUnitId();
        return !answers && principal != null && reader.actor().scope().sees(principal);
    }

    /** The most severe level among the items. */
    public Level level() {
        return Level.of(notice.severity());
    }

    /** Where the notice stands. */
    public Chip state() {
        return NoticeList.chip(notice.state(), reader);
    }

    /** Whether the unit has to acknowledge it first. */
    public boolean toAcknowledge() {
        return answers
                && (notice.state() == NoticeState.ISSUED
                        || notice.state() == NoticeState.DELIVERED);
    }

    /** The item that is answered next; empty where nothing waits for the unit. */
    Optional<Line> next(List<Line> lines) {
        return lines.stream().filter(Line::open).findFirst();
    }

    List<Line> lines(Map<Long, List<StoredFile>> files, List<ItemRequest> requests) {
        return notice.items().stream()
                .map(item ->
                        line(
                                item,
                                files.getOrDefault(item.id(), List.of()),
                                requests.stream()
                                        .filter(one -> one.itemId() == item.id())
                                        .toList()))
                .toList();
    }

    private List<ItemRequest.Kind> mayAsk(Notice.Item item, List<ItemRequest> before) {
        if (!answers || !item.state().owed() || notice.served() == null) {
            return List.of();
        }
        return Stream.of(ItemRequest.Kind.values())
                .filter(notice.kind()::offers)
                .filter(kind ->
                        before.stream()
                                .filter(one -> one.kind() == kind)
                                .noneMatch(one -> one.state() == ItemRequest.State.PENDING))
                .filter(kind ->
                        kind.mayFollow(
                                (int)
                                        before.stream()
                                                .filter(one -> one.kind() == kind)
                                                .filter(ItemRequest::counts)
                                                .count()))
                .toList();
    }

    private Line line(Notice.Item item, List<StoredFile> files, List<ItemRequest> requests) {
        var mayAnswer = answers && notice.acknowledged() != null && notice.state().running();
        return new Line(
                item,
                Level.of(item.severity()),
                NoticePage.name(item),
                NoticePage.chip(item, reader),
                answer(item),
                confirms(item) && item.answer() != null ? item.answer().text() : "",
                note(item),
                files,
                mayAnswer && item.state() == ItemState.OPEN,
                mayAnswer && item.state() == ItemState.UNCONFIRMED && !confirms(item),
                requests.stream()
                        .map(one ->
                                RequestLine.of(
                                        one, item, String.valueOf(notice.number()), "", reader))
                        .toList(),
                mayAsk(item, requests),
                !answers && notice.state().running() && !item.state().ended(),
                sendBack(item));
    }

    private String answer(Notice.Item item) {
        var answer = item.answer();
        if (answer == null) {
            return "";
        }
        var answered =
                reader.say(
                        "unit.answered",
                        reader.say("notice.answer", answer.kind()),
                        reader.times().moment(answer.by().at()),
                        answer.by().name());
        var confirmed = NoticePage.confirmed(answer, reader);
        return confirmed.isEmpty() ? answered : answered + " · " + confirmed;
    }

    private String note(Notice.Item item) {
        if (!item.passedTo().isEmpty()) {
            return reader.say("notice.item.passedTo", item.passedTo());
        }
        var answer = item.answer();
        if (answer != null && item.state().owed()) {
            return NoticePage.unsettled(item, answer, reader);
        }
        if (item.state() == ItemState.OPEN && item.proof() != null) {
            return reader.say("unit.provedOpen");
        }
        return "";
    }

    /** The number and the kind. */
    public String title() {
        return reader.say("notice.kind", notice.kind()) + " · " + notice.number();
    }
}
