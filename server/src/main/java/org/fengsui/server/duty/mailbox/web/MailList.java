package org.fengsui.server.duty.mailbox.web;

import java.util.List;
import org.fengsui.server.duty.mailbox.Mail;
import org.fengsui.server.duty.mailbox.MailState;
import org.fengsui.server.platform.page.Cell;
import org.fengsui.server.platform.page.Chip;
import org.fengsui.server.platform.page.Column;
import org.fengsui.server.platform.page.Filter;
import org.fengsui.server.platform.page.ListSpec;
import org.fengsui.server.platform.page.Reader;

/** What the list of mails offers. */
final class MailList {

    /** A mail as a page shows it. */
    record Line(Mail mail, String title, Chip state) {}

    static final ListSpec<Line> LIST =
            ListSpec.<Line>of(
                            "mailbox.list",
                            "/circulars/mails",
                            "-id",
                            "id",
                            line -> Long.toString(line.mail().id()),
                            List.of(
                                    Column.<Line>of(
                                                    "id",
                                                    (line, _) ->
                                                            Cell.title(
                                                                    line.title(),
                                                                    line.mail().head().sender(),
                                                                    path(line.mail())))
                                            .sortedBy("id"),
                                    Column.<Line>of(
                                                    "arrived",
                                                    (line, _) ->
                                                            Cell.moment(
                                                                    line.mail().head().arrivedAt()))
                                            .sortedBy("arrived_at"),
                                    Column.<Line>of("state", (line, _) -> Cell.state(line.state()))
                                            .sortedBy("state")))
                    .filters(Filter.text("q"), Filter.one("open", "yes", "no"))
                    .rowsLeadTo(line -> path(line.mail()));

    private MailList() {}

    static String path(Mail mail) {
        return "/circulars/mails/" + mail.id();
    }

    /** Of a refused one nothing is known but that it came. */
    static String title(Mail mail, Reader reader) {
        var subject = mail.head().subject();
        return subject.isEmpty() ? reader.say("mailbox.noSubject") : subject;
    }

    static Chip chip(MailState state, Reader reader) {
        var word = reader.say("mailbox.state", state);
        return switch (state) {
            case TO_REGISTER, UNKNOWN_SENDER, TOO_LARGE, UNREADABLE -> Chip.open(word);
            case REGISTERED -> Chip.done(word);
            case SET_ASIDE, AUTOMATIC, REPEATED, REFUSED -> Chip.quiet(word);
        };
    }
}
