/**
 * 上级通报: received from a superior, forwarded to the units, reviewed, re-tested and reported up
 * (第九条).
 */
@ApplicationModule(
        id = "circular",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "file",
            "page",
            "calendar",
            "registry",
            "readiness",
            "obligation",
            "notice"
        })
@NullMarked
package org.fengsui.server.duty.circular;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
