/**
 * 预警: what may come is told to the campus in public, and to the owners of affected systems, who
 * confirm it (第九、十一条); adjusted and lifted under the same number.
 */
@ApplicationModule(
        id = "warning",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "page",
            "reading",
            "registry",
            "finding",
            "document",
            "delivery"
        })
@NullMarked
package org.fengsui.server.alarm.warning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
