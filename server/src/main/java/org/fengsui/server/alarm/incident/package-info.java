/**
 * 事件 (第十二、十四、十五条): reported by a unit, the office or the monitoring, handled with the unit,
 * reported on in three papers, and answered for.
 */
@ApplicationModule(
        id = "incident",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "page",
            "file",
            "registry",
            "readiness",
            "assessment",
            "document",
            "delivery",
            "obligation"
        })
@NullMarked
package org.fengsui.server.alarm.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
