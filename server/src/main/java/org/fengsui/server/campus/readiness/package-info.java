/**
 * Whether the school can be reached and does what is due every day: the duty roster and the
 * call-out (第十四条), self-checks (第七条), confirmed contacts (第十三条), protection periods.
 */
@ApplicationModule(
        id = "readiness",
        allowedDependencies = {"kernel", "access", "audit", "calendar", "file", "page", "registry"})
@NullMarked
package org.fengsui.server.campus.readiness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
