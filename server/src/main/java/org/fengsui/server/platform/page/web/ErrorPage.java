package org.fengsui.server.platform.page.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.fengsui.server.platform.access.Permission;
import org.fengsui.server.platform.access.Permits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of any page: in a filter, or while a page was drawn. */
@Controller
class ErrorPage implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPage.class);

    private final ErrorAnswers answers;

    ErrorPage(ErrorAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("${server.error.path:/error}")
    @Permits(Permission.PUBLIC)
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var fault =
                failure instanceof Throwable thrown
                        ? Faults.of(thrown)
                        : Faults.of(status instanceof Integer code ? code : 404);
        if (fault.status() >= 500 && failure instanceof Throwable thrown) {
            LOG.error("request {} failed", RequestIds.of(request), thrown);
        }
        ErrorAnswers.aimAtToasts(request, response);
        return answers.of(request, path instanceof String text ? text : "/", fault);
    }
}
