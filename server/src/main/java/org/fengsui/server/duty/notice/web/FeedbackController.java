package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.FeedbackDesk;
import org.fengsui.server.duty.notice.service.NoticeDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.kernel.CommonProblem;
import org.fengsui.server.platform.kernel.Refusal;
import org.fengsui.server.platform.page.Reader;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * 整改情况反馈表 and 送达回证, to be printed, signed and sealed: by the office, and by the unit that answers.
 */
@Controller
class FeedbackController {

    private final Notices notices;
    private final NoticeDesk desk;
    private final FeedbackDesk forms;

    FeedbackController(Notices notices, NoticeDesk desk, FeedbackDesk forms) {
        this.notices = notices;
        this.desk = desk;
        this.forms = forms;
    }

    @GetMapping("/notices/{id}/feedback/{format:docx|pdf}")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<byte[]> ofOffice(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        return print(id, format, reader);
    }

    /** 送达回证 of a served notice. */
    @GetMapping("/notices/{id}/receipt/{format:docx|pdf}")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<byte[]> receipt(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        var printed = forms.receipt(reader.actor(), id);
        var name = reader.say("notice.receipt.file", printed.name());
        return PaperFormat.of(format).attachment(name, printed.files());
    }

    /** It says what the notice says, so taking it out after signing in serves it. */
    @GetMapping("/unit/notices/{id}/feedback/{format:docx|pdf}")
    @Permits(Permission.NOTICE_ANSWER)
    ResponseEntity<byte[]> ofUnit(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        var scope = reader.actor().scope();
        if (!scope.sees(desk.head(scope, id).unitId())) {
            throw new Refusal(CommonProblem.FORBIDDEN, Permission.NOTICE_ANSWER.name());
        }
        notices.opened(reader.actor(), id);
        return print(id, format, reader);
    }

    private ResponseEntity<byte[]> print(long id, String format, Reader reader) {
        var printed = forms.print(reader.actor(), id);
        var name = reader.say("notice.feedback.file", printed.name());
        return PaperFormat.of(format).attachment(name, printed.files());
    }
}
