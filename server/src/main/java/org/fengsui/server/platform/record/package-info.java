/**
 * Where the record (PostgreSQL) comes from: the embedded default with its files, keeper and
 * watchdog, or an external one named in the settings.
 */
@ApplicationModule(
        id = "record",
        allowedDependencies = {"kernel"})
@NullMarked
package org.fengsui.server.platform.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
