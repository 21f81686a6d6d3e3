/**
 * 月度清单: once a month each unit is told what was found at its systems and earns no notice; it is
 * frozen, and starts no clock.
 */
@ApplicationModule(
        id = "monthly",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "calendar",
            "page",
            "registry",
            "knowledge",
            "finding",
            "delivery"
        })
@NullMarked
package org.fengsui.server.duty.monthly;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
