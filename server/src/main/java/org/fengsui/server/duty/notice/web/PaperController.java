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

    /** 核稿单, on which the draft is checked and signed. */
    @GetMapping("/notices/{id}/approval/{format:docx|pdf}")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<byte[]> approval(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        return attached(papers.approval(reader.actor(), id), format);
    }

    /** 撤回通知, as it was frozen. */
    @GetMapping("/notices/{id}/withdrawal/{format:docx|pdf}")
    @Permits(Permission.NOTICE_VIEW)
    ResponseEntity<byte[]> withdrawal(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        return attached(papers.withdrawn(reader.actor(), id), format);
    }

    /** The same, for the unit it was sent to. */
    @GetMapping("/unit/notices/{id}/withdrawal/{format:docx|pdf}")
    @Permits(Permission.NOTICE_ANSWER)
    ResponseEntity<byte[]> withdrawalOfUnit(
            @PathVariable long id, @PathVariable String format, Reader reader) {
        return attached(papers.withdrawn(reader.actor(), id), format);
    }

    private static ResponseEntity<byte[]> attached(PaperDesk.Paper paper, String format) {
        return PaperFormat.of(format).attachment(paper.called(), paper.files());
    }

    private ResponseEntity<byte[]> file(long id, String format, Reader reader) {
        return attached(papers.of(reader.actor(), id), format);
    }
}
