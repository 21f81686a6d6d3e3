package org.fengsui.server.platform.page.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** The one place that turns a failure into an answer. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAdvice.class);

    private final ErrorAnswers answers;

    ErrorAdvice(ErrorAnswers answers) {
        this.answers = answers;
    }

    /** Signing on is the security filters' to answer. */
    @ExceptionHandler(AccessDeniedException.class)
    void denied(AccessDeniedException denied) {
        throw denied;
    }

    /** Signing on is the security filters' to answer. */
    @ExceptionHandler(AuthenticationException.class)
    void unknown(AuthenticationException unknown) {
        throw unknown;
    }

    /** Nobody is there to read an answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone(AsyncRequestNotUsableException gone) {
        LOG.debug("the reader went away: {}", gone.getMessage());
    }

    @ExceptionHandler(Exception.class)
    @Nullable Object answer(
            Exception failure, HttpServletRequest request, HttpServletResponse response) {
        var fault = Faults.of(failure);
        if (fault.status() >= 500) {
            LOG.error("request {} failed", RequestIds.of(request), failure);
        } else {
            LOG.debug("request {} refused: {}", RequestIds.of(request), failure.getMessage());
        }
        if (response.isCommitted()) {
            return null;
        }
        ErrorAnswers.aimAtToasts(request, response);
        return answers.of(
                request,
                request.getRequestURI().substring(request.getContextPath().length()),
                fault);
    }
}
