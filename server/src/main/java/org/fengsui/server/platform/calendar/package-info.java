/** The years' working days as the school knows them: bundled plans and imported ones. */
@ApplicationModule(
        id = "calendar",
        allowedDependencies = {"kernel", "access", "audit", "page"})
@NullMarked
package org.fengsui.server.platform.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
