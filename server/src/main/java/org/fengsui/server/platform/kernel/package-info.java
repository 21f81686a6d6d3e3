/**
 * The few words every room speaks: clocks, subjects, signals, refusals, errands, and scoped access
 * to the record. It knows no room.
 */
@ApplicationModule(
        id = "kernel",
        allowedDependencies = {})
@NullMarked
package org.fengsui.server.platform.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
