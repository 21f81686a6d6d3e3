/**
 * The one door by which reports come in: kept as they came, queued, read whole or refused with
 * file, line and reason.
 */
@ApplicationModule(
        id = "intake",
        allowedDependencies = {
            "kernel", "audit", "access", "page", "reading", "file", "upkeep", "finding"
        })
@NullMarked
package org.fengsui.server.sensing.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
