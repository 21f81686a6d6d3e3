/**
 * The obligation ledger: every clock of the regulation, its explanation, reminders and escalation
 * (第六、九、十、十三条).
 */
@ApplicationModule(
        id = "obligation",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "calendar",
            "page",
            "registry",
            "readiness",
            "delivery"
        })
@NullMarked
package org.fengsui.server.duty.obligation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
