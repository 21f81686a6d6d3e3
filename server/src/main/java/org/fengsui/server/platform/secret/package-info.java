/**
 * Values that must be readable later and yet tell nothing to whoever holds the database alone:
 * sealed under a key of the data folder, which can be exchanged for a new one at any time.
 */
@ApplicationModule(
        id = "secret",
        allowedDependencies = {"kernel", "audit"})
@NullMarked
package org.fengsui.server.platform.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
