/**
 * 舆情与信息内容: what 宣传部 comes upon, judges and reports to 网信办, what is taken down, and what 保密办 hands
 * over offline (第三、五条). What one of the two keeps, the other never sees; a unit sees the tasks that
 * are its own.
 */
@ApplicationModule(
        id = "content",
        allowedDependencies = {
            "kernel",
            "access",
            "audit",
            "page",
            "file",
            "reading",
            "registry",
            "delivery"
        })
@NullMarked
package org.fengsui.server.alarm.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
