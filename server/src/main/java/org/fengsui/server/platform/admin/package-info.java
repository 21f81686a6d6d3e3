/**
 * The pages of access and audit: sign-in, first start, the own account, the accounts of the school,
 * the audit log, what is kept how long. It holds nothing itself.
 */
@ApplicationModule(
        id = "admin",
        allowedDependencies = {"kernel", "access", "audit", "page", "upkeep"})
@NullMarked
package org.fengsui.server.platform.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
