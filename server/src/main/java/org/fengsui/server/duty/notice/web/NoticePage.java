package org.fengsui.server.duty.notice.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.Notice;
import org.fengsui.server.duty.notice.Notice.Confirmation;
import org.fengsui.server.duty.notice.NoticeState;
import org.fengsui.server.platform.access.Decision;
import org.fengsui.server.platform.file.Files.StoredFile;
import org.fengsui.server.platform.page.Action;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.ClockBar;
import org.fengsui.server.platform.page.DetailHead;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.fengsui.server.platform.page.Step;
import org.jspecify.annotations.Nullable;

/**
 * Words a notice for a reader of the school's offices.
 *
 * @param notice the notice
 * @param unit the addressed unit's name
 * @param supporting the supporting units' names
 * @param reader who reads
 */
record NoticePage(Notice notice, String unit, List<String> supporting, Reader reader) {

    /**
     * An item as the page shows it.
     *
     * @param item the item
     * @param level its level
     * @param name its Chinese name, or the scanner's title where there is none yet
     * @param answer what the unit says; empty before
     * @param answerNote how, and when
     * @param files proof
     * @param state where it stands
     * @param stateNote by whom, or why
     * @param bar its clock; null before service
     * @param reviewHref where it is reviewed; null where there is nothing to review for this reader
     * @param recordHref where an answer by telephone or on paper is entered; null where none can be
     * @param withdrawHref where it is taken back; null where it is over or this reader may not
     * @param signedHref where the paper a leader signed is entered; null where none is awaited
     */
    record Line(
            Notice.Item item,
            Level level,
            String name,
            String answer,
            String answerNote,
            List<StoredFile> files,
            Chip state,
            String stateNote,
            @Nullable ClockBar bar,
            @Nullable String reviewHref,
            @Nullable String recordHref,
            @Nullable String withdrawHref,
            @Nullable String signedHref) {}

    /** Number, unit and topic; who drafted and issued; whether it is under supervision. */
    DetailHead head(boolean supervised) {
        var number = notice.number();
        var title =
                (number == null ? reader.say("notice.unnumbered") : number)
                        + " · "
                        + unit
                        + " · "
                        + notice.topic();
        var head =
                DetailHead.of(title, subtitle())
                        .under(reader.say("nav.NOTICES"), "/notices")
                        .level(Level.of(notice.severity()))
                        .state(NoticeList.chip(notice.state(), reader));
        return supervised ? head.state(SupervisionView.mark(reader)) : head;
    }

    private String subtitle() {
        var parts = new ArrayList<String>();
        parts.add(reader.say("notice.head.to", unit));
        if (!supporting.isEmpty()) {
            parts.add(reader.say("notice.head.copies", String.join("、", supporting)));
        }
        parts.add(reader.say("notice.head.drafter", notice.drafter().name()));
        var issuer = notice.issuer();
        if (issuer != null) {
            parts.add(reader.say("notice.head.issuer", issuer.name()));
        }
        return String.join(" · ", parts);
    }

    /** Who issued it alone and why, and whether the second signature is there. */
    String alone(Notice.Emergency emergency) {
        var signed = emergency.signed();
        var issued = emergency.issued();
        return signed == null
                ? reader.say(
                        "notice.alone.open",
                        issued.name(),
                        reader.times().moment(issued.at()),
                        emergency.reason())
                : reader.say(
                        "notice.alone.signed",
                        issued.name(),
                        reader.times().moment(issued.at()),
                        emergency.reason(),
                        signed.name(),
                        reader.times().moment(signed.at()));
    }

    /** 拟稿, 签发, 送达, 签收, 整改反馈, 复测, 办结. */
    List<Step> steps() {
        var times = reader.times();
        var served = notice.served();
        var acknowledged = notice.acknowledged();
        var issuer = notice.issuer();
        long ended = notice.items().stream().filter(item -> item.state().ended()).count();
        var notes =
                List.of(
                        times.moment(notice.drafter().at()),
                        issuer == null ? "" : times.moment(issuer.at()),
                        served == null
                                ? ""
                                : times.moment(served.at())
                                        + " "
                                        + reader.say("notice.way", served.way()),
                        acknowledged == null ? "" : times.moment(acknowledged.at()),
                        served == null ? "" : progress(notice.answered()),
                        served == null ? "" : progress(ended),
                        closed());
        int here = here();
        var steps = new ArrayList<Step>();
        for (int place = 0; place < notes.size(); place++) {
            steps.add(
                    new Step(
                            reader.say("notice.step." + place),
                            notes.get(place),
                            place < here
                                    ? Step.Place.DONE
                                    : place == here ? Step.Place.HERE : Step.Place.AHEAD));
        }
        return steps;
    }

    private String progress(long done) {
        return reader.say("notice.progress", done, notice.items().size());
    }

    private String closed() {
        @Nullable Instant at = notice.closedAt();
        return at == null ? "" : reader.times().moment(at);
    }

    private int here() {
        return switch (notice.state()) {
            case DRAFT -> 0;
            case PROPOSED -> 1;
            case ISSUED -> 2;
            case DELIVERED -> 3;
            case ACKNOWLEDGED -> 4;
            case ANSWERED -> 5;
            case CLOSED -> 7;
            case WITHDRAWN ->
                    notice.issuer() == null
                            ? 1
                            : notice.served() == null ? 2 : notice.acknowledged() == null ? 3 : 4;
        };
    }

    /**
     * The items as this reader sees them.
     *
     * @param onPaper those whose answers no leader can confirm here
     */
    List<Line> lines(
            Map<Long, ClockBar> bars,
            Map<Long, List<StoredFile>> files,
            Set<Long> onPaper,
            boolean mayReview) {
        return notice.items().stream()
                .map(item ->
                        line(
                                item,
                                bars.get(item.id()),
                                files.getOrDefault(item.id(), List.of()),
                                onPaper.contains(item.id()),
                                mayReview))
                .toList();
    }

    private Line line(
            Notice.Item item,
            @Nullable ClockBar bar,
            List<StoredFile> files,
            boolean onPaper,
            boolean mayReview) {
        var answer = item.answer();
        return new Line(
                item,
                Level.of(item.severity()),
                name(item),
                answer == null || item.state() == ItemState.OPEN
                        ? reader.say("notice.answer.none")
                        : reader.say("notice.answer", answer.kind()),
                answer == null ? "" : answerNote(answer),
                files,
                notice.state().toBeIssued()
                        ? Chip.quiet(reader.say("notice.item.state.notIssued"))
                        : chip(item, reader),
                stateNote(item),
                bar,
                mayReview && item.state() == ItemState.ANSWERED && !isOwn(answer)
                        ? "/notices/items/" + item.id() + "/review"
                        : null,
                mayReview
                                && item.state().owed()
                                && notice.served() != null
                                && notice.state().running()
                        ? "/notices/items/" + item.id() + "/record"
                        : null,
                mayWithdraw(item) ? "/notices/items/" + item.id() + "/withdraw" : null,
                mayReview && onPaper && !isOwn(answer)
                        ? "/notices/items/" + item.id() + "/confirmation"
                        : null);
    }

    private boolean mayWithdraw(Notice.Item item) {
        return reader.actor().decides(Decision.WITHDRAW_NOTICE)
                && notice.state().running()
                && !item.state().ended();
    }

    private boolean isOwn(Notice.@Nullable Answer answer) {
        return answer != null && answer.by().accountId() == reader.actor().accountId();
    }

    static String name(Notice.Item item) {
        return item.name();
    }

    private String said(Notice.Answer answer) {
        return answer.via() == Notice.Via.PORTAL
                ? answer.by().name()
                : reader.say(
                        "notice.recorded",
                        answer.saidBy(),
                        reader.say("notice.via", answer.via()),
                        answer.by().name());
    }

    private String answerNote(Notice.Answer answer) {
        var note =
                said(answer) + " " + reader.times().moment(answer.by().at()) + "：" + answer.text();
        var confirmed = confirmed(answer, reader);
        return confirmed.isEmpty() ? note : note + "（" + confirmed + "）";
    }

    /** An item's state in one word. */
    static Chip chip(Notice.Item item, Reader reader) {
        var answer = item.answer();
        var reviewed = answer != null && answer.verdict() != null;
        return switch (item.state()) {
            case OPEN -> Chip.open(reader.say("notice.item.state", item.state()));
            case UNCONFIRMED -> Chip.waiting(reader.say("notice.item.state", item.state()));
            case ANSWERED ->
                    Chip.waiting(
                            reader.say(
                                    reviewed
                                            ? "notice.item.state.awaitsProof"
                                            : "notice.item.state.ANSWERED"));
            case VERIFIED, ACCEPTED_ON_PAPER ->
                    Chip.done(reader.say("notice.item.state", item.state()));
            case EXCUSED, WITHDRAWN, TRANSFERRED, CARRIED_OVER ->
                    Chip.quiet(reader.say("notice.item.state", item.state()));
        };
    }

    /** Why an answer that was written is none yet: sent back, or not confirmed. */
    static String unsettled(Notice.Item item, Notice.Answer answer, Reader reader) {
        var confirmation = answer.confirmation();
        if (item.state() == ItemState.UNCONFIRMED && confirmation != null) {
            return confirmation.note().isEmpty()
                    ? reader.say("notice.item.unconfirmedPaper")
                    : reader.say("notice.item.unconfirmed", confirmation.note());
        }
        if (confirmation != null && confirmation.stand() == Confirmation.Stand.REFUSED) {
            return reader.say("notice.item.sentBackInside", confirmation.note());
        }
        return reader.say("notice.item.sentBack", answer.reason());
    }

    /** Who confirmed an answer; empty where nobody had to, or has not. */
    static String confirmed(Notice.Answer answer, Reader reader) {
        var confirmation = answer.confirmation();
        var by = confirmation == null ? null : confirmation.by();
        if (confirmation == null || by == null) {
            return "";
        }
        var at = reader.times().moment(by.at());
        return switch (confirmation.stand()) {
            case GIVEN -> reader.say("notice.item.confirmed", by.name(), at);
            case ON_PAPER ->
                    reader.say("notice.item.confirmedOnPaper", confirmation.note(), by.name(), at);
            case AWAITED, REFUSED -> "";
        };
    }

    private String stateNote(Notice.Item item) {
        if (item.falseClaim() != null) {
            return reader.say("notice.item.falseClaim", reader.times().moment(item.falseClaim()));
        }
        var answer = item.answer();
        if (answer != null && item.state().owed()) {
            return unsettled(item, answer, reader);
        }
        if (!item.passedTo().isEmpty()) {
            return reader.say("notice.item.passedTo", item.passedTo());
        }
        if (item.proof() != null) {
            return item.proof();
        }
        var end = item.end();
        return end == null || answer == null ? "" : end.name() + "：" + answer.reason();
    }

    /** Who acts where this reader cannot. */
    @Nullable String whoCan() {
        return switch (notice.state()) {
            case DRAFT, PROPOSED -> reader.say("notice.whoCan.issue");
            case ISSUED -> reader.say("notice.whoCan.serve");
            case DELIVERED -> reader.say("notice.whoCan.acknowledge", unit);
            case ACKNOWLEDGED -> reader.say("notice.whoCan.answer", unit);
            case ANSWERED ->
                    notice.items().stream().anyMatch(item -> item.state() == ItemState.ANSWERED)
                            ? reader.say("notice.whoCan.retest")
                            : null;
            case CLOSED, WITHDRAWN -> null;
        };
    }

    /** 仍在岗: a person mail came back from is in the post. */
    public Action inPost(long unreachedId) {
        return Action.reason(
                reader.say("notice.unreached.inPost"),
                "/notices/unreached/" + unreachedId,
                reader.say("notice.unreached.inPostQuestion"));
    }

    /** Checks that have no Chinese texts yet. */
    boolean complete() {
        return notice.items().stream().noneMatch(item -> item.text().name().isEmpty());
    }

    /** Its state allows the paper to be downloaded. */
    public boolean issued() {
        return notice.issuer() != null;
    }

    /** The supporting units in one line. */
    String copies() {
        return supporting.stream().collect(Collectors.joining("、"));
    }

    /** Whether it is still being written. */
    boolean drafting() {
        return notice.state() == NoticeState.DRAFT || notice.state() == NoticeState.PROPOSED;
    }
}
