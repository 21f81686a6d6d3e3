package org.fengsui.server.duty.notice.service;

import java.util.List;
import java.util.Locale;
import org.fengsui.server.duty.obligation.Ledger.Obligation;
import org.fengsui.server.platform.kernel.BusinessClock;
import org.fengsui.server.platform.page.Texts;
import org.fengsui.server.platform.page.Times;
import org.fengsui.server.speaking.document.FormSheet;
import org.fengsui.server.speaking.document.FormSheet.Row;
import org.springframework.stereotype.Component;

/** What the sheets about a notice that are printed and signed by hand have in common. */
@Component
class NoticeSheets {

    private final Texts texts;
    private final NoticeSettings settings;
    private final BusinessClock clock;

    NoticeSheets(Texts texts, NoticeSettings settings, BusinessClock clock) {
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** How a sheet that is printed now words its times. */
    Times times() {
        return new Times(clock.now(), Locale.CHINESE, texts);
    }

    /**
     * The sheet, which says when it was printed and who made it.
     *
     * @param form the group of its texts, with {@code title} and {@code note}
     */
    FormSheet of(String form, List<Row> rows, Times times) {
        return new FormSheet(
                say(form, "title"),
                say("notice.sheet", "caption", times.plain(times.now())),
                rows,
                say(form, "note"),
                texts.named(settings.signer()),
                times.today());
    }

    /** A due as the ledger has it, with the one it was moved from. */
    String due(Obligation duty, Times times) {
        var due = times.plainDue(duty.due());
        if (!duty.due().equals(duty.originalDue())) {
            due = say("notice.sheet", "moved", due, times.plainDue(duty.originalDue()));
        }
        return duty.provisional() ? say("notice.sheet", "provisional", due) : due;
    }

    /** A text of a group, such as a form’s own or the names of the levels. */
    String say(String group, String key, Object... arguments) {
        return texts.chinese(group + "." + key, arguments);
    }
}
