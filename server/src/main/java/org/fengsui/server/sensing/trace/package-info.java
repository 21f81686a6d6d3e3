/**
 * 溯源: who used an address that is handed to many. Look-up records (NAT, DHCP, RADIUS) lead from a
 * finding in a pool to an account; the outcome is a terminal task (终端处置任务), and no notice unless a
 * person decides so.
 */
@ApplicationModule(
        id = "trace",
        allowedDependencies = {
            "kernel",
            "upkeep",
            "audit",
            "access",
            "file",
            "page",
            "outbound",
            "reading",
            "registry",
            "finding"
        })
@NullMarked
package org.fengsui.server.sensing.trace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
