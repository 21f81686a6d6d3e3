package org.fengsui.server.duty.notice.web;

import org.fengsui.server.duty.notice.Notices;
import org.fengsui.server.duty.notice.service.PaperDesk;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.fengsui.server.platform.page.Reader;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The files of a notice as it stands: marked as a draft, as frozen, or marked as withdrawn. */
@Controller
class PaperController {

    private final PaperDesk papers;
    private final Notices notices;

    PaperController(PaperDesk papers, Notices notices) {
        this.papers = papers;
        this.notices = notices;
    }

    @GetMapping("/notices/{id}/paper/{format:docx|pdf}")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<byte[]> ofOffice(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        return file(id, format, reader);
    }

    /** Taking it out after sign-in serves it. */
    @GetMapping("/unit/notices/{id}/paper/{format:docx|pdf}")
    @Permits(Permission.NOTICE_ANSWER)
    ResponseEntity<byte[]> ofUnit(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        notices.opened(reader.actor(), id);
        return file(id, format, reader);
    }

    private ResponseEntity<byte[]> file(long id, String format, Reader reader) {
        var paper = papers.of(reader.actor(), id);
        return PaperFormat.of(format).attachment(paper.called(), paper.files());
    }
}
