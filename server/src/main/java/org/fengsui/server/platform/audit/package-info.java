/** The append-only log of who did what, sealed by hash in blocks. */
@ApplicationModule(
        id = "audit",
        allowedDependencies = {"kernel"})
@NullMarked
package org.fengsui.server.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
