/** What a check is called in Chinese, what harm it means and how it is remedied. */
@ApplicationModule(
        id = "knowledge",
        allowedDependencies = {"kernel", "audit", "access", "page", "reading", "upkeep"})
@NullMarked
package org.fengsui.server.campus.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
