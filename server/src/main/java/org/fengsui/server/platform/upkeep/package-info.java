/**
 * What keeps a server running: its disk's watermarks, what is kept how long, and the figures its
 * keepers watch.
 */
@ApplicationModule(
        id = "upkeep",
        allowedDependencies = {"kernel", "audit", "access"})
@NullMarked
package org.fengsui.server.platform.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
