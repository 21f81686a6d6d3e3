/**
 * 研判 (第十二条): how likely and how grave something is, decided by two persons on the matrix of GB/T
 * 32924, and what follows: units told, the leading group told, and superiors reported to, each on
 * its own basis.
 */
@ApplicationModule(
        id = "assessment",
        allowedDependencies = {"kernel", "access", "audit", "page", "registry", "delivery"})
@NullMarked
package org.fengsui.server.sensing.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
