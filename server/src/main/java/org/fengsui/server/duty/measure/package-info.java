/**
 * 处置措施: what 网信办 orders against a system that stays dangerous, from the order to the lifting after
 * a re-test (第九、十条).
 */
@ApplicationModule(
        id = "measure",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "file",
            "page",
            "registry",
            "finding",
            "delivery",
            "obligation",
            "notice"
        })
@NullMarked
package org.fengsui.server.duty.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
