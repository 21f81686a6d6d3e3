package org.fengsui.server.platform.audit.domain;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where an act came from.
 *
 * @param requestId the HTTP request; null outside one
 * @param clientAddress its sender's address; null outside one
 */
record Origin(@Nullable String requestId, @Nullable String clientAddress) {

    private static final Origin NONE = new Origin(null, null);

    static Origin ofCurrentRequest() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? new Origin(MDC.get("request"), attributes.getRequest().getRemoteAddr())
                : NONE;
    }
}
