/**
 * The record and the data folder as one file, and back: for {@code fengsui backup} and {@code
 * fengsui restore}. Works on plain connections, beside a running server or without one.
 */
@ApplicationModule(
        id = "backup",
        allowedDependencies = {"kernel", "record", "audit"})
@NullMarked
package org.fengsui.server.platform.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
