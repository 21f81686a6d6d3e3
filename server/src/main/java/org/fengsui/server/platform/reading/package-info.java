/**
 * Reads files of strangers in a process of its own, so that whatever one does to its reader it does
 * to nothing else.
 */
@ApplicationModule(
        id = "reading",
        allowedDependencies = {"kernel"})
@NullMarked
package org.fengsui.server.platform.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
