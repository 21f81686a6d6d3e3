package org.fengsui.server.duty.notice.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fengsui.server.duty.notice.ItemState;
import org.fengsui.server.duty.notice.service.DutyOfficer;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.duty.notice.service.SelfChecks;
import org.fengsui.server.duty.notice.service.SelfChecks.SelfCheck;
import org.fengsui.server.duty.notice.store.ItemStore.OfNotice;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Level;
import org.fengsui.server.platform.page.Reader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** A unit's 自查: what to look at oneself before answering, and again from time to time. */
@Controller
class SelfCheckController {

    static final String PATH = "/unit/self-check";

    private final SelfChecks checks;
    private final NoticeDesk desk;
    private final DutyOfficer duty;

    SelfCheckController(SelfChecks checks, NoticeDesk desk, DutyOfficer duty) {
        this.checks = checks;
        this.desk = desk;
        this.duty = duty;
    }

    /**
     * A check as a page shows it.
     *
     * @param ended how many of its items have their end, in words; empty where none
     */
    record Card(SelfCheck check, Level level, List<Place> open, String ended) {}

    /**
     * One place to look at.
     *
     * @param notice the notice's number and the item's position
     * @param answer whether the unit may answer it now
     */
    record Place(OfNotice of, String notice, Chip state, boolean answer) {}

    @GetMapping(PATH)
    @Permits(Permission.NOTICE_ANSWER)
    String selfCheck(Reader reader, Model model) {
        var numbers = new HashMap<Long, String>();
        var cards =
                checks.of(reader.actor().scope()).stream()
                        .map(check -> card(check, numbers, reader))
                        .toList();
        desk.listed(reader.actor(), PATH, cards.size());
        model.addAttribute("now", cards.stream().filter(card -> !card.open().isEmpty()).toList());
        model.addAttribute("before", cards.stream().filter(card -> card.open().isEmpty()).toList());
        model.addAttribute("phone", duty.phone());
        return "notice/unit-self-check";
    }

    private Card card(SelfCheck check, Map<Long, String> numbers, Reader reader) {
        var ended = check.ended();
        return new Card(
                check,
                Level.of(check.worst()),
                check.open().stream().map(one -> place(one, numbers, reader)).toList(),
                ended.isEmpty()
                        ? ""
                        : reader.say("unit.selfCheck.ended", ended.size(), targets(ended)));
    }

    private static String targets(List<OfNotice> ended) {
        return String.join(
                "、", ended.stream().map(one -> one.item().target()).distinct().limit(3).toList());
    }

    private Place place(OfNotice one, Map<Long, String> numbers, Reader reader) {
        var number =
                numbers.computeIfAbsent(
                        one.noticeId(),
                        id -> String.valueOf(desk.head(reader.actor().scope(), id).printed()));
        return new Place(
                one,
                reader.say("unit.selfCheck.place", number, one.item().position()),
                NoticePage.chip(one.item(), reader),
                one.item().state() == ItemState.OPEN);
    }
}
