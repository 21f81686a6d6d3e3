/**
 * 整改通知书: drafted by one person, issued by another, served, answered item by item, reviewed and
 * re-tested until every item has its end (第六、十条).
 */
@ApplicationModule(
        id = "notice",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "file",
            "page",
            "registry",
            "readiness",
            "knowledge",
            "finding",
            "document",
            "delivery",
            "obligation",
            "reading",
            "upkeep"
        })
@NullMarked
package org.fengsui.server.duty.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
