/** Files and evidence: content-addressed, of allowed types only, each about a subject. */
@ApplicationModule(
        id = "file",
        allowedDependencies = {"kernel", "audit", "access", "page", "reading", "upkeep", "secret"})
@NullMarked
package org.fengsui.server.platform.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
