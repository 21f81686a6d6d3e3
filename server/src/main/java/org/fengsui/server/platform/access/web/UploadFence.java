package org.fengsui.server.platform.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns files away before they are read: nobody who is not signed in fills the disk, and only
 * reports may be large.
 */
class UploadFence extends OncePerRequestFilter {

    /** Of a form with several files of evidence, in bytes. */
    private static final long MOST = 100L << 20;

    private static final Set<String> REPORTS = Set.of("/imports", "/api/imports");

    private final Unauthenticated unauthenticated;

    UploadFence(Unauthenticated unauthenticated) {
        this.unauthenticated = unauthenticated;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            unauthenticated.refuse(request, response);
        } else if (!REPORTS.contains(path) && isTooLarge(request)) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A form that does not say how long it is comes from no browser. */
    private static boolean isTooLarge(HttpServletRequest request) {
        return request.getContentLengthLong() > MOST
                || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
