/** What keeps a server running: its disk's watermarks. */
@ApplicationModule(
        id = "upkeep",
        allowedDependencies = {"kernel"})
@NullMarked
package org.fengsui.server.platform.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
