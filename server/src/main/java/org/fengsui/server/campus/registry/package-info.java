/**
 * What the school consists of: units, people and their posts, systems and networks; and whose a
 * finding is (谁主管谁负责，谁运维谁负责，谁使用谁负责, 第七条).
 */
@ApplicationModule(
        id = "registry",
        allowedDependencies = {"kernel", "audit", "access", "page", "reading", "upkeep"})
@NullMarked
package org.fengsui.server.campus.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
