/** The policy that every connection to an address from data, settings or people passes. */
@ApplicationModule(
        id = "outbound",
        allowedDependencies = {"kernel"})
@NullMarked
package org.fengsui.server.platform.outbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
