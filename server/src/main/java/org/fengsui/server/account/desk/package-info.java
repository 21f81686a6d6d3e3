/**
 * The office's workbench: what needs me now in the order of the clock, and the state in ten
 * seconds.
 */
@ApplicationModule(
        id = "desk",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "page",
            "calendar",
            "registry",
            "finding",
            "intake",
            "delivery",
            "obligation",
            "notice"
        })
@NullMarked
package org.fengsui.server.account.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
