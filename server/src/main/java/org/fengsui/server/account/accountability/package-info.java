/**
 * 考核 (第十五条): what the record says of each unit and office in a year, weighed by a rule that is
 * data; objections to it, and years that are closed.
 */
@ApplicationModule(
        id = "accountability",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "page",
            "file",
            "registry",
            "finding",
            "document",
            "delivery",
            "obligation",
            "notice"
        })
@NullMarked
package org.fengsui.server.account.accountability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
