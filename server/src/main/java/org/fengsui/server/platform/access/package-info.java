/**
 * Who may do what, and to whose things: accounts, roles, permissions, deciding roles, sign-on and
 * the scope of a person.
 */
@ApplicationModule(
        id = "access",
        allowedDependencies = {"kernel", "audit"})
@NullMarked
package org.fengsui.server.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
