package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.fengsui.server.platform.page.Toast;
import org.fengsui.server.platform.page.web.Faults.Fault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * Words a failure for whoever asked: a page for people, a toast for a part of a page, problem+json
 * for programs. Nothing of the failure itself leaves the server.
 */
@Component
class ErrorAnswers {

    private final Readers readers;
    private final Frames frames;

    ErrorAnswers(Readers readers, Frames frames) {
        this.readers = readers;
        this.frames = frames;
    }

    /** The answer: a page, a fragment, or a body. None of them asks the record for anything. */
    Object of(HttpServletRequest request, String path, Fault fault) {
        if (fault.status() == 503) {
            // A form's token would begin a session, which is kept in the record.
            request.removeAttribute(CsrfToken.class.getName());
        }
        var reader = readers.of(request);
        var arguments = fault.arguments().toArray();
        var title = reader.say("problem." + fault.slug() + ".title", arguments);
        var detail = reader.say("problem." + fault.slug() + ".detail", arguments);
        var id = RequestIds.of(request);
        if (request.getHeader("HX-Request") != null) {
            return toast(fault, reader.say("error.line", title, detail));
        }
        if (path.startsWith("/api/") || !wantsPage(request)) {
            return problem(fault, title, detail, id);
        }
        var page = new ModelAndView("page/error", HttpStatus.valueOf(fault.status()));
        page.addObject("reader", reader);
        page.addObject("frame", frames.bare(request, List.of()));
        page.addObject("title", title);
        page.addObject("detail", detail);
        page.addObject("status", fault.status());
        page.addObject("requestId", id);
        return page;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static ResponseEntity<ProblemDetail> problem(
            Fault fault, String title, String detail, String requestId) {
        var body = ProblemDetail.forStatus(HttpStatusCode.valueOf(fault.status()));
        body.setType(URI.create("/problems/" + fault.slug()));
        body.setTitle(title);
        body.setDetail(detail);
        body.setProperty("requestId", requestId);
        return ResponseEntity.status(fault.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    private static Object toast(Fault fault, String text) {
        var page =
                new ModelAndView(
                        "page/parts :: toast(toast=${toast})", HttpStatus.valueOf(fault.status()));
        page.addObject("toast", new Toast(text, true));
        return page;
    }

    /** Where a part of a page puts a toast, whatever it asked for. */
    static void aimAtToasts(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Retarget", "#toasts");
            response.setHeader("HX-Reswap", "beforeend");
            response.setHeader("HX-Reselect", ".fs-toast");
            response.setHeader("HX-Push-Url", "false");
        }
    }
}
